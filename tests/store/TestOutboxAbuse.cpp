// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Outbox.h"
#include "tests/store/StoreFolder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QDateTime morning(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC);
constexpr int commands = 40;

using Files = QMap<QString, QByteArray>;
const QStringList parts{u"outbox.db"_s, u"outbox.db-wal"_s, u"outbox.db.mark"_s};

/// An outbox in a folder of its own.
class Desk {
 public:
    Desk() = default;
    explicit Desk(const Files& files) { put(files); }

    Result<std::unique_ptr<Outbox>> open() {
        Outbox::Options options;
        options.reserveBytes = 0;
        return Outbox::open(m_folder.path(parts[0]), keyOf(1), m_clock, m_ids, options);
    }
    [[nodiscard]] Files files() const {
        Files all;
        for (const QString& each : parts) {
            if (QFile::exists(m_folder.path(each))) all[each] = contentOf(m_folder.path(each));
        }
        return all;
    }
    void put(const Files& files) {
        for (const QString& each : parts + QStringList{u"outbox.db-shm"_s})
            QFile::remove(m_folder.path(each));
        for (const auto& [name, content] : files.asKeyValueRange())
            QVERIFY(writeFile(m_folder.path(name), content));
    }
    [[nodiscard]] FixedClock& clock() { return m_clock; }

 private:
    StoreFolder m_folder;
    FixedClock m_clock{morning};
    UuidV7Generator m_ids{m_clock};
};

NewCommand command(int i) {
    return {
        {}, u"case-%1"_s.arg(i), u"1001"_s, u"EnterCase"_s, QByteArray(900, static_cast<char>('a' + i % 26))};
}

Draft draft(int i) {
    return {u"draft-%1"_s.arg(i), u"case"_s, u"1001"_s, {{u"typed"_s, QString(200, QChar(u'あ' + i))}}};
}

void work(Outbox& outbox, int from, int to) {
    for (int i = from; i < to; ++i) {
        QVERIFY(outbox.enqueue(command(i)).ok());
        QVERIFY(outbox.saveDraft(draft(i)).ok());
    }
}

/// What the person at the counter would find in it; nothing if something is refused.
QString told(const Outbox& outbox) {
    QStringList all;
    const auto waiting = outbox.toSend(10'000);
    const auto drafts = outbox.drafts();
    if (!waiting || !drafts) return {};
    for (const OutboxCommand& each : *waiting)
        all << each.id + u' ' + each.caseId + u' ' + QString::fromLatin1(each.digest);
    for (const Draft& each : *drafts)
        all << each.id + u' ' + each.payload[u"typed"_s].toString();
    return all.join(u'\n');
}

/// How damage is met: refused at opening, found by the check of the whole file, or said of an outbox that
/// opens with less than it held.
enum class Met { Refused, Found, SetBack, Silent };

Met met(Desk& desk) {
    auto opened = desk.open();
    if (!opened) return Met::Refused;
    const auto problems = (*opened)->integrityProblems();
    if (!problems || !problems->isEmpty()) return Met::Found;
    const auto setBack = (*opened)->setBack();
    return setBack && setBack->has_value() ? Met::SetBack : Met::Silent;
}

}  // namespace

/// Abuse: the outbox's file is cut off, changed at ten thousand places, or replaced by an older copy.
/// It is reported each time, never silent.
class TestOutboxAbuse : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void aByteChangedAtTenThousandPlaces_data();
    void aByteChangedAtTenThousandPlaces();
    void cutOffAnywhere_data();
    void cutOffAnywhere();
    void anOlderCopyInItsPlace_data();
    void anOlderCopyInItsPlace();
    void whatWasSaidStaysUntilSomebodyLooked();
    void aKilledProgramIsNoAbuse();

 private:
    Files m_closed;     ///< after a day of work, the program ended
    Files m_open;       ///< the same while the program runs: the log is full
    Files m_yesterday;  ///< closed, a day earlier
    QString m_whole;
};

void TestOutboxAbuse::initTestCase() {
    Desk desk;
    {
        auto outbox = desk.open();
        QVERIFY2(outbox.ok(), outbox ? "" : qPrintable(outbox.error().code + outbox.error().detail));
        work(**outbox, 0, commands / 2);
    }
    m_yesterday = desk.files();
    auto outbox = desk.open();
    QVERIFY(outbox.ok() && !*(*outbox)->setBack());
    work(**outbox, commands / 2, commands);
    m_whole = told(**outbox);
    m_open = desk.files();
    outbox->reset();
    m_closed = desk.files();
    QVERIFY(m_open[parts[1]].size() > 100'000);
    QVERIFY(!m_closed.contains(parts[1]));
    QVERIFY(m_closed[parts[0]].size() > 100'000);
    // Undamaged, both are what was worked on.
    for (const Files& each : {m_open, m_closed}) {
        Desk other(each);
        auto again = other.open();
        QVERIFY(again.ok() && !*(*again)->setBack());
        QCOMPARE(told(**again), m_whole);
    }
}

void TestOutboxAbuse::aByteChangedAtTenThousandPlaces_data() {
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("places");
    QTest::newRow("the file") << false << parts[0] << 7'000;
    QTest::newRow("the log") << true << parts[1] << 2'900;
    QTest::newRow("the mark") << false << parts[2] << 100;
}

void TestOutboxAbuse::aByteChangedAtTenThousandPlaces() {
    QFETCH(bool, isOpen);
    QFETCH(QString, part);
    QFETCH(int, places);
    const Files& whole = isOpen ? m_open : m_closed;
    QRandomGenerator random(20261129);
    QMap<Met, int> counts;
    Desk desk;
    for (int i = 0; i < places; ++i) {
        Files files = whole;
        QByteArray& bytes = files[part];
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random.bounded(255)));
        desk.put(files);
        const Met how = met(desk);
        ++counts[how];
        QVERIFY2(how != Met::Silent, qPrintable(u"byte %1 of %2"_s.arg(at).arg(bytes.size())));
    }
    qInfo("%d refused, %d found by the check, %d said to be set back", counts[Met::Refused],
          counts[Met::Found], counts[Met::SetBack]);
}

void TestOutboxAbuse::cutOffAnywhere_data() {
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QString>("part");
    QTest::newRow("the file") << false << parts[0];
    QTest::newRow("the file under a log") << true << parts[0];
    QTest::newRow("the log") << true << parts[1];
    QTest::newRow("the mark") << false << parts[2];
}

void TestOutboxAbuse::cutOffAnywhere() {
    QFETCH(bool, isOpen);
    QFETCH(QString, part);
    constexpr int cuts = 400;
    constexpr int page = 4096;
    const Files& whole = isOpen ? m_open : m_closed;
    QRandomGenerator random(20261129);
    Desk desk;
    const auto size = static_cast<int>(whole[part].size());
    for (int i = 0; i < cuts; ++i) {
        Files files = whole;
        // At the edges of pages and anywhere; the last byte and all of it.
        int left = i % 2 == 0 ? random.bounded(size) : random.bounded(size) / page * page;
        if (i == 0) left = 0;
        if (i == 2) left = size - 1;
        files[part].truncate(left);
        desk.put(files);
        const Met how = met(desk);
        // A file of the database that is there again from the log, page for page, has lost nothing.
        if (how == Met::Silent && isOpen && part == parts[0]) {
            auto outbox = desk.open();
            QVERIFY(outbox.ok());
            QCOMPARE(told(**outbox), m_whole);
            continue;
        }
        QVERIFY2(how != Met::Silent, qPrintable(u"%1 of %2 bytes left"_s.arg(left).arg(size)));
    }
}

void TestOutboxAbuse::anOlderCopyInItsPlace_data() {
    QTest::addColumn<QStringList>("replaced");
    QTest::addColumn<bool>("hasMark");
    QTest::addColumn<QString>("missing");
    const QString counted = QString::number(commands);  // a command and a draft each, of half of them
    QTest::newRow("the file") << QStringList{parts[0]} << true << counted;
    QTest::newRow("the file, the mark taken away") << QStringList{parts[0]} << false << u"?"_s;
    QTest::newRow("a new one of no content") << QStringList() << true << u"refused"_s;
}

void TestOutboxAbuse::anOlderCopyInItsPlace() {
    QFETCH(QStringList, replaced);
    QFETCH(bool, hasMark);
    QFETCH(QString, missing);
    Files files = m_closed;
    for (const QString& each : replaced)
        files[each] = m_yesterday[each];
    if (replaced.isEmpty()) files.remove(parts[0]);
    if (!hasMark) files.remove(parts[2]);
    Desk desk(files);
    auto outbox = desk.open();
    if (missing == u"refused"_s) {
        QVERIFY(!outbox.ok());
        QCOMPARE(outbox.error().code, u"E-STORE-005"_s);
        return;
    }
    QVERIFY(outbox.ok());  // work goes on
    const auto said = (*outbox)->setBack();
    QVERIFY(said.ok() && said->has_value());
    QCOMPARE((*said)->code, u"E-STORE-034"_s);
    QCOMPARE((*said)->facts, QStringList{missing});
}

void TestOutboxAbuse::whatWasSaidStaysUntilSomebodyLooked() {
    Files files = m_closed;
    files[parts[0]] = m_yesterday[parts[0]];
    Desk desk(files);
    for (int i = 0; i < 3; ++i) {
        auto outbox = desk.open();
        QVERIFY(outbox.ok() && (*outbox)->setBack()->has_value());
        work(**outbox, 100 + i, 101 + i);
    }
    {
        auto outbox = desk.open();
        QVERIFY((*outbox)->forgetSetBack().ok());
    }
    auto outbox = desk.open();
    QVERIFY(outbox.ok() && !(*outbox)->setBack()->has_value());
    // The centre knows of more than is here.
    QVERIFY((*outbox)->noteSetBack(3).ok());
    QCOMPARE((*(*outbox)->setBack())->facts, QStringList{u"3"_s});
}

/// The mark is written after the outbox: whatever moment a program ends at, it says too little or the right
/// thing.
void TestOutboxAbuse::aKilledProgramIsNoAbuse() {
    Desk desk;
    Files before;
    for (int i = 0; i < 60; ++i) {
        auto outbox = desk.open();
        QVERIFY(outbox.ok());
        QVERIFY2(!(*outbox)->setBack()->has_value(), qPrintable(QString::number(i)));
        before = desk.files();
        QVERIFY(outbox.ok() && (*outbox)->saveDraft(draft(i)).ok());
        if (i % 3 == 0) QVERIFY((*outbox)->nextNumber(u"case/R8"_s).ok());
        Files now = desk.files();
        now[parts[2]] = before[parts[2]];  // killed, or without power, before the mark was on disk
        outbox->reset();
        desk.put(now);
    }
}

QTEST_GUILESS_MAIN(TestOutboxAbuse)
#include "TestOutboxAbuse.moc"
