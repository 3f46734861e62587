// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CounterDesk.h"
#include "core/desk/TerminalStores.h"
#include "core/store/CacheSchema.h"
#include "tests/crash/CounterProgram.h"
#include "tests/support/FaultVfs.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

using Damage = std::function<bool(const CounterPlace&)>;

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// A page of a file as the system's own SQLite writes it: the header is all that tells it apart.
QByteArray plainFile() {
    QByteArray bytes = QByteArray("SQLite format 3\0", 16) +
                       QByteArray::fromHex("100001010040202000000001000000010000000000000000");
    return bytes.leftJustified(4096, '\0');
}

bool flip(const QString& path, qint64 offset) {
    QByteArray bytes = contentOf(path);
    if (offset >= bytes.size()) return false;
    bytes[offset] = static_cast<char>(bytes[offset] ^ 0x20);
    return put(path, bytes);
}

/// What a newer program would leave: one more step in the record of the schema.
bool addSchemaStep(const QString& path, const SecretBuffer& key, const ConnectionOptions& options) {
    auto connection = Connection::open(path, key, options);
    if (!connection) return false;
    const auto added =
        (*connection)
            ->execute(
                "INSERT INTO schema_migration SELECT max(number) + 1, 'later', 'x', applied_at, '99' FROM "
                "schema_migration");
    return added.ok() && (*connection)->checkpoint().ok();
}

/// What must not change, with its bytes. The cache is a copy only; the reserve and the locks hold nothing; a
/// log is emptied and removed whenever its file is closed.
QMap<QString, QByteArray> keptFiles(const CounterPlace& place) {
    QMap<QString, QByteArray> all;
    const QDir folder(place.profile());
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        const bool isNothing = name.startsWith(u"cache.db"_s) || name.endsWith(u".reserve"_s) ||
                               name.endsWith(u".lock"_s) || name.endsWith(u"-shm"_s) ||
                               QFileInfo(folder.filePath(name)).size() == 0;
        if (!isNothing) all.insert(name, contentOf(folder.filePath(name)));
    }
    const QDir keys(place.secrets());
    for (const QString& name : keys.entryList(QDir::Files))
        all.insert(u"secrets/"_s + name, contentOf(keys.filePath(name)));
    return all;
}

}  // namespace

/// Files that are damaged, foreign, newer or taken: each is refused in words, and nothing is lost over it.
class TestHostileStores : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void cacheIsFilledAnew_data();
    void cacheIsFilledAnew();
    void secondProgram();
    void fullDisk();
    void anyByte_data();
    void anyByte();

 private:
    /// The first refusal of opening and signing in; nothing if there is none.
    [[nodiscard]] std::optional<Error> refusalOf(const CounterPlace& place);
    [[nodiscard]] QString newPlace(const Damage& damage, std::unique_ptr<CounterPlace>& place);
    [[nodiscard]] bool hasWords(const Error& error) const;
    [[nodiscard]] Result<std::unique_ptr<TerminalStores>> open(const CounterPlace& place,
                                                               FileSecretStore& secrets);
    [[nodiscard]] Damage newer(const QString& file);
    [[nodiscard]] Damage withoutSecret(const QString& what);
    [[nodiscard]] Damage withSecret(const QString& what);

    QTemporaryDir m_folder{QDir(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm"_s : QDir::tempPath())
                               .filePath(u"madoguchi-hostile-XXXXXX"_s)};
    CounterPlace m_fresh{m_folder.filePath(u"fresh"_s)};
    QString m_profileId;
    SystemClock m_clock;
    std::unique_ptr<CityKnowledge> m_knowledge;
    ErrorCatalogue m_errors{u":/errors"_s};
    int m_places = 0;
};

void TestHostileStores::initTestCase() {
    m_knowledge = std::move(CityKnowledge::load(u"kawaguchi"_s)).value();
    QVERIFY(m_fresh.make(*m_knowledge).ok());
    m_profileId = TerminalStores::readProfile(m_fresh.profile())->id;
    FileSecretStore secrets(m_fresh.secrets());
    auto stores = open(m_fresh, secrets);
    QVERIFY(stores.ok());
    Draft draft;
    draft.id = (*stores)->outbox().newId();
    draft.kind = u"case"_s;
    draft.payload = {{u"note"_s, u"kept"_s}};
    QVERIFY((*stores)->outbox().saveDraft(draft).ok());
}

Result<std::unique_ptr<TerminalStores>> TestHostileStores::open(const CounterPlace& place,
                                                                FileSecretStore& secrets) {
    return TerminalStores::open(place.profile(), secrets, m_clock);
}

std::optional<Error> TestHostileStores::refusalOf(const CounterPlace& place) {
    FileSecretStore secrets(place.secrets());
    CounterDesk desk(place.profile(), secrets, m_clock, *m_knowledge);
    if (const auto opened = await(desk.open()); !opened) return opened.error();
    const auto staff = signInAt(desk, place.file(u"cards"_s), u"s-0001"_s);
    return staff ? std::nullopt : std::optional<Error>(staff.error());
}

QString TestHostileStores::newPlace(const Damage& damage, std::unique_ptr<CounterPlace>& place) {
    place = std::make_unique<CounterPlace>(m_folder.filePath(QString::number(++m_places)));
    if (!m_fresh.copyTo(*place)) return u"can't be copied"_s;
    return damage(*place) ? QString() : u"can't be damaged"_s;
}

bool TestHostileStores::hasWords(const Error& error) const {
    if (!m_errors.codes().contains(error.code)) return false;
    const auto japanese = m_errors.words(error, Language::Japanese);
    const auto english = m_errors.words(error, Language::English);
    return !japanese.what.isEmpty() && !japanese.next.isEmpty() && !english.what.isEmpty() &&
           !english.next.isEmpty();
}

Damage TestHostileStores::newer(const QString& file) {
    return [this, file](const CounterPlace& place) {
        FileSecretStore secrets(place.secrets());
        if (file == u"centre.db"_s) {
            const auto key = secrets.read(u"jp.madoguchi/%1/embedded-centre"_s.arg(m_profileId));
            return key && *key && addSchemaStep(place.file(file), **key, {});
        }
        StoreKeys store(secrets, place.profile(), m_profileId,
                        TerminalStores::readProfile(place.profile())->recovery);
        const auto keys = store.load();
        if (!keys) return false;
        if (file == u"outbox.db"_s) return addSchemaStep(place.file(file), keys->outbox, {});
        return addSchemaStep(place.file(file), keys->cache, cacheSchema::connectionOptions({}));
    };
}

Damage TestHostileStores::withoutSecret(const QString& what) {
    return [what](const CounterPlace& place) {
        FileSecretStore secrets(place.secrets());
        return secrets.read(what).value().has_value() && secrets.remove(what).ok();
    };
}

Damage TestHostileStores::withSecret(const QString& what) {
    return [what](const CounterPlace& place) {
        FileSecretStore secrets(place.secrets());
        const auto there = secrets.read(what);
        return there && *there && secrets.write(what, SecretBuffer::random((*there)->size())).ok();
    };
}

void TestHostileStores::refused_data() {
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("code");
    const auto with = [](const QString& file, const QByteArray& content) -> Damage {
        return [file, content](const CounterPlace& place) { return put(place.file(file), content); };
    };
    for (const QString& file : {u"outbox.db"_s, u"centre.db"_s}) {
        const QByteArray name = file.toUtf8();
        QTest::addRow("%s is not encrypted", name.constData()) << with(file, plainFile()) << u"E-STORE-006"_s;
        QTest::addRow("%s is noise", name.constData())
            << with(file, QByteArray(8192, '\x5a')) << u"E-STORE-005"_s;
        QTest::addRow("%s is a stump", name.constData())
            << with(file, QByteArray(100, '\x5a')) << u"E-STORE-005"_s;
        QTest::addRow("%s has no length", name.constData()) << with(file, {}) << u"E-STORE-005"_s;
        QTest::addRow("%s: first page damaged", name.constData())
            << Damage([file](const CounterPlace& place) { return flip(place.file(file), 2000); })
            << u"E-STORE-005"_s;
        QTest::addRow("%s of a newer program", name.constData()) << newer(file) << u"E-STORE-009"_s;
    }
    const QString prefix = u"jp.madoguchi/"_s;
    const QString centreKey = prefix + m_profileId + u"/embedded-centre"_s;
    const QString outboxKey = prefix + u"outbox-key/"_s + m_profileId;
    QTest::newRow("centre's key lost") << withoutSecret(centreKey) << u"E-CENTRAL-004"_s;
    QTest::newRow("centre's key wrong") << withSecret(centreKey) << u"E-STORE-005"_s;
    QTest::newRow("centre's file lost")
        << Damage([](const CounterPlace& place) { return QFile::remove(place.file(u"centre.db"_s)); })
        << u"E-CENTRAL-005"_s;
    QTest::newRow("outbox's file lost")
        << Damage([](const CounterPlace& place) { return QFile::remove(place.file(u"outbox.db"_s)); })
        << u"E-STORE-005"_s;
    QTest::newRow("outbox's key lost") << withoutSecret(outboxKey) << u"E-KEY-005"_s;
    QTest::newRow("outbox's key wrong") << withSecret(outboxKey) << u"E-KEY-006"_s;
    QTest::newRow("device secret lost")
        << Damage([](const CounterPlace& place) { return QFile::remove(place.file(u"device.secret"_s)); })
        << u"E-KEY-006"_s;
    QTest::newRow("profile torn") << with(u"profile.json"_s, "{\"id\": \"") << u"E-DESK-003"_s;
    QTest::newRow("profile lost") << Damage([](const CounterPlace& place) {
        return QFile::remove(place.file(u"profile.json"_s));
    }) << u"E-DESK-003"_s;
}

void TestHostileStores::refused() {
    QFETCH(Damage, damage);
    QFETCH(QString, code);
    std::unique_ptr<CounterPlace> place;
    QCOMPARE(newPlace(damage, place), QString());
    const auto before = keptFiles(*place);
    const auto refusal = refusalOf(*place);
    QVERIFY2(refusal, "not refused");
    QCOMPARE(refusal->code, code);
    QVERIFY2(hasWords(*refusal), qPrintable(refusal->code));
    const auto after = keptFiles(*place);
    QCOMPARE(after.keys(), before.keys());
    for (auto it = before.begin(); it != before.end(); ++it)
        QVERIFY2(after[it.key()] == it.value(), qPrintable(it.key() + u" was changed"_s));
    place->remove();
}

void TestHostileStores::cacheIsFilledAnew_data() {
    QTest::addColumn<Damage>("damage");
    const auto with = [](const QByteArray& content) -> Damage {
        return [content](const CounterPlace& place) { return put(place.file(u"cache.db"_s), content); };
    };
    QTest::newRow("noise") << with(QByteArray(65536, '\x5a'));
    QTest::newRow("stump") << with(QByteArray(100, '\x5a'));
    QTest::newRow("no length") << with({});
    QTest::newRow("not encrypted") << with(plainFile());
    QTest::newRow("first page damaged")
        << Damage([](const CounterPlace& place) { return flip(place.file(u"cache.db"_s), 3000); });
    QTest::newRow("newer program") << newer(u"cache.db"_s);
    QTest::newRow("lost") << Damage(
        [](const CounterPlace& place) { return QFile::remove(place.file(u"cache.db"_s)); });
    QTest::newRow("key lost") << withoutSecret(u"jp.madoguchi/cache-key/"_s + m_profileId);
    QTest::newRow("key wrong") << withSecret(u"jp.madoguchi/cache-key/"_s + m_profileId);
}

void TestHostileStores::cacheIsFilledAnew() {
    QFETCH(Damage, damage);
    std::unique_ptr<CounterPlace> place;
    QCOMPARE(newPlace(damage, place), QString());
    const auto refusal = refusalOf(*place);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->code + refusal->detail) : "");
    FileSecretStore secrets(place->secrets());
    auto stores = open(*place, secrets);
    QVERIFY(stores.ok());
    QCOMPARE((*stores)->outbox().drafts()->size(), std::size_t{1});
    const auto reader = CacheReader::open((*stores)->cachePath(), (*stores)->cacheKey());
    QVERIFY(reader.ok());
    QVERIFY(!(*reader)->household(u"2000000001"_s)->records(Entity::Addressee).empty());
    place->remove();
}

void TestHostileStores::secondProgram() {
    FileSecretStore secrets(m_fresh.secrets());
    auto first = open(m_fresh, secrets);
    QVERIFY(first.ok());
    const auto before = keptFiles(m_fresh);
    const auto refusal = refusalOf(m_fresh);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, u"E-STORE-011"_s);
    QVERIFY(hasWords(*refusal));
    QVERIFY(keptFiles(m_fresh) == before);
    QCOMPARE((*first)->outbox().drafts()->size(), std::size_t{1});
}

/// Whichever write is the first without room: what was acknowledged is there, what was not is told in words
/// and has changed nothing.
void TestHostileStores::fullDisk() {
    constexpr int writes = 12;
    constexpr int attempts = 20;
    FaultVfs vfs("full-disk");
    vfs.becomeDefault();
    for (int nth = 1; nth <= writes; ++nth) {
        std::unique_ptr<CounterPlace> place;
        QCOMPARE(newPlace([](const CounterPlace&) { return true; }, place), QString());
        FileSecretStore secrets(place->secrets());
        Draft draft;
        draft.kind = u"case"_s;
        int kept = 0;
        std::optional<Error> refusal;
        {
            auto stores = open(*place, secrets);
            QVERIFY(stores.ok());
            draft.id = (*stores)->outbox().newId();
            vfs.arm(Io::Write, nth, Fault::DiskFull, true);
            for (int i = 1; i <= attempts && !refusal; ++i) {
                draft.payload = {{u"typed"_s, i}};
                const auto saved = (*stores)->outbox().saveDraft(draft);
                if (saved)
                    kept = i;
                else
                    refusal = saved.error();
            }
            vfs.disarm();
        }
        QVERIFY(refusal);
        QCOMPARE(refusal->code, u"E-STORE-002"_s);
        QVERIFY(hasWords(*refusal));
        auto stores = open(*place, secrets);
        QVERIFY(stores.ok());
        const auto found = (*stores)->outbox().draft(draft.id);
        QCOMPARE(found.ok(), kept > 0);
        if (found) QCOMPARE(found->payload[u"typed"_s].toInt(), kept);
        QVERIFY((*stores)->outbox().integrityProblems()->isEmpty());
        // With room again the work goes on.
        QVERIFY((*stores)->outbox().saveDraft(draft).ok());
        stores->reset();
        place->remove();
    }
}

void TestHostileStores::anyByte_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isCut");
    for (const QString& file : {u"outbox.db"_s, u"centre.db"_s, u"cache.db"_s}) {
        QTest::addRow("%s: one bit", qPrintable(file)) << file << false;
        QTest::addRow("%s: cut off", qPrintable(file)) << file << true;
    }
}

/// Wherever the damage is: it is refused in words, or not yet met and then found by the check of the whole
/// file, and the other files are as they were.
void TestHostileStores::anyByte() {
    QFETCH(QString, file);
    QFETCH(bool, isCut);
    constexpr int tries = 8;
    QRandomGenerator random(20261123);
    for (int i = 0; i < tries; ++i) {
        const qint64 offset = random.bounded(static_cast<int>(QFileInfo(m_fresh.file(file)).size()));
        std::unique_ptr<CounterPlace> place;
        const Damage damage = [&](const CounterPlace& hurt) {
            return isCut ? QFile::resize(hurt.file(file), offset) : flip(hurt.file(file), offset);
        };
        QCOMPARE(newPlace(damage, place), QString());
        const auto before = keptFiles(*place);
        const auto refusal = refusalOf(*place);
        const QByteArray where =
            QByteArray::number(offset) + (refusal ? ' ' + refusal->code.toUtf8() : QByteArray());
        if (refusal) {
            QVERIFY2(hasWords(*refusal), where.constData());
            QVERIFY2(contentOf(place->file(file)) == before.value(file, contentOf(place->file(file))),
                     where.constData());
        } else if (file != u"cache.db"_s) {
            FileSecretStore secrets(place->secrets());
            auto stores = open(*place, secrets);
            if (stores) {
                const auto problems = file == u"outbox.db"_s ? (*stores)->outbox().integrityProblems()
                                                             : (*stores)->embedded().integrityProblems();
                QVERIFY2(!problems || !problems->isEmpty(),
                         (where + " is damaged and nobody notices").constData());
            }
        }
        place->remove();
    }
}

}  // namespace mado::test

QTEST_GUILESS_MAIN(mado::test::TestHostileStores)
#include "TestHostileStores.moc"
