// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/CentralBulkLoad.h"
#include "core/central/embedded/SealedNumbers.h"
#include "core/store/Transaction.h"
#include "tests/central/Cases.h"
#include "tests/central/EmbeddedCentre.h"
#include "tests/support/FaultSweep.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QString no = u"10000001"_s;
const QStringList everyRole{u"enter"_s, u"confirm"_s, u"decide"_s, u"issue"_s, u"audit"_s};

Record personRecord(int i) {
    Record record(Entity::Addressee, QString::number(10'000'000 + i), 1);
    record.set(field::addressee::addressee_no, record.key());
    record.set(field::addressee::name_kana, u"ヤマダ"_s);
    record.set(field::addressee::household_no, u"1001"_s);
    return record;
}

}  // namespace

/// What only the centre in a file has: its file, keys and audit rows within reach of this machine's user.
class TestEmbeddedCentre : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void auditShowsTampering_data();
    void auditShowsTampering();
    void auditShowsACutEnd();
    void aMissingKeyIsNeverMadeAnew();
    void theFileIsEncrypted();
    void sealsNumbers();
    void bulkLoadFillsAnEmptyCentre();
    void bulkLoadRefusesAFullCentre();
    void aFaultLeavesAllOrNothing_data();
    void aFaultLeavesAllOrNothing();
    void aFaultWhileMakingLeavesAUsablePlace();
};

void TestEmbeddedCentre::auditShowsTampering_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("at");
    QTest::newRow("action edited") << QByteArray("UPDATE audit SET action = 'x' WHERE seq = 3") << 3;
    QTest::newRow("subject edited") << QByteArray("UPDATE audit SET subject = 'x' WHERE seq = 3") << 3;
    QTest::newRow("staff edited") << QByteArray("UPDATE audit SET staff_id = 'S002' WHERE seq = 4") << 4;
    QTest::newRow("time edited") << QByteArray("UPDATE audit SET at = '2020' WHERE seq = 4") << 4;
    QTest::newRow("first deleted") << QByteArray("DELETE FROM audit WHERE seq = 1") << 1;
    QTest::newRow("middle deleted") << QByteArray("DELETE FROM audit WHERE seq = 4") << 4;
    QTest::newRow("deleted and closed up")
        << QByteArray(
               "DELETE FROM audit WHERE seq = 4; UPDATE audit SET seq = seq - 1 WHERE seq = 5;"
               "UPDATE audit SET seq = seq - 1 WHERE seq = 6")
        << 4;
    QTest::newRow("two swapped") << QByteArray(
                                        "UPDATE audit SET seq = 100 WHERE seq = 4; UPDATE audit SET seq = 4 "
                                        "WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 100")
                                 << 4;
    QTest::newRow("hash edited") << QByteArray("UPDATE audit SET hash = zeroblob(32) WHERE seq = 3") << 3;
    QTest::newRow("words moved between columns")
        << QByteArray("UPDATE audit SET action = 'b', subject = 'ac' WHERE seq = 6") << 6;
}

void TestEmbeddedCentre::auditShowsTampering() {
    QFETCH(QByteArray, sql);
    QFETCH(int, at);
    EmbeddedCentre centre;
    const auto session = centre.signIn(u"S001"_s, everyRole);  // lines 2 and 3
    for (int i = 0; i < 5; ++i)
        QVERIFY((*session)->note(u"ba"_s, u"c"_s).ok());
    QCOMPARE(*centre.verifyAudit(), 0);
    QVERIFY(centre.embedded().connection().execute(sql.toStdString()).ok());
    QCOMPARE(*centre.verifyAudit(), at);
}

void TestEmbeddedCentre::auditShowsACutEnd() {
    EmbeddedCentre centre;
    const auto session = centre.signIn(u"S001"_s, everyRole);
    QVERIFY((*session)->note(u"view"_s, u"1001"_s).ok());
    QVERIFY(centre.embedded().connection().execute("DELETE FROM audit WHERE seq = 4").ok());
    QCOMPARE(*centre.verifyAudit(), 4);
}

void TestEmbeddedCentre::aMissingKeyIsNeverMadeAnew() {
    EmbeddedCentre centre;
    const QByteArray before = contentOf(centre.path());
    centre.close();
    centre.secrets.clear();
    QCOMPARE(centre.reopen().error().code, u"E-CENTRAL-004"_s);
    QVERIFY(centre.secrets.names().isEmpty());
    QVERIFY(!contentOf(centre.path()).isEmpty());
}

void TestEmbeddedCentre::theFileIsEncrypted() {
    EmbeddedCentre centre;
    QVERIFY(centre.signIn(u"S001"_s, everyRole).ok());
    centre.close();
    const QByteArray bytes = contentOf(centre.path());
    QVERIFY(bytes.size() > 4096);
    QVERIFY(!bytes.contains("S001"));
    QVERIFY(!bytes.contains("CREATE TABLE"));
    QVERIFY(!bytes.startsWith("SQLite format"));
}

void TestEmbeddedCentre::sealsNumbers() {
    const auto pair = sealed_number::generate();
    const auto other = sealed_number::generate();
    const unsigned char text[] = "123456789018";
    const SecretBuffer digits = SecretBuffer::copyOf({text, 12});
    const auto sealed = sealed_number::seal(digits, pair.publicKey);
    QVERIFY(sealed.ok());
    QVERIFY(!sealed->contains("123456789018"));
    QVERIFY(*sealed_number::seal(digits, pair.publicKey) != *sealed);  // equal numbers don't show
    const auto opened = sealed_number::open(*sealed, pair.publicKey, pair.secretKey);
    QVERIFY(std::ranges::equal(opened->bytes(), digits.bytes()));
    QCOMPARE(sealed_number::open(*sealed, other.publicKey, other.secretKey).error().code, u"E-CENTRAL-024"_s);
    for (qsizetype i = 0; i < sealed->size(); ++i) {
        QByteArray damaged = *sealed;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        QCOMPARE(sealed_number::open(damaged, pair.publicKey, pair.secretKey).error().code,
                 u"E-CENTRAL-024"_s);
    }
    QCOMPARE(sealed_number::open({}, pair.publicKey, pair.secretKey).error().code, u"E-CENTRAL-024"_s);
    QCOMPARE(sealed_number::seal(digits, QByteArray(31, 'x')).error().code, u"E-CENTRAL-023"_s);
}

void TestEmbeddedCentre::bulkLoadFillsAnEmptyCentre() {
    EmbeddedCentre centre;
    const QString epoch = (*(*centre.signIn(u"S001"_s, everyRole))->hello()).epoch;
    const auto rows = [&](const char* kind) {
        return centre.embedded().connection().scalarInteger(std::string("SELECT count(*) FROM ") + kind);
    };
    const qint64 indexes = *rows("sqlite_schema WHERE type = 'index'");
    {
        auto load = CentralBulkLoad::begin(centre.embedded());
        QVERIFY2(load.ok(), load ? "" : qPrintable(load.error().detail));
        for (int i = 0; i < 100; ++i)
            QVERIFY(load->add(personRecord(i)).ok());
        QVERIFY(load->addSealedNumber(no, QByteArray(60, 'x')).ok());
        QVERIFY(load->finish().ok());
        QCOMPARE(load->count(), 100);
    }
    QCOMPARE(*rows("addressee"), 100);
    QCOMPARE(*rows("sealed_number"), 1);
    QCOMPARE(*rows("sqlite_schema WHERE type = 'index'"), indexes);
    QCOMPARE(*centre.embedded().connection().scalarInteger("PRAGMA synchronous"), 2);
    const auto session = centre.signIn(u"S001"_s, everyRole);
    const auto hello = (*session)->hello();
    QVERIFY(hello->epoch != epoch);
    // Whoever followed before, and whoever begins, must fill: the feed does not have these records.
    CacheCursor cursor{hello->epoch, 0, {}, 1, {}};
    QCOMPARE((*session)->pull(cursor, 10)->kind, PullAnswer::Kind::Refill);
    cursor.pubSeq = hello->lastSeq;
    cursor.chainHash = hello->chainHash;
    QCOMPARE((*session)->pull(cursor, 10)->kind, PullAnswer::Kind::Batches);
    QVERIFY(centre.embedded().integrityProblems()->isEmpty());
}

void TestEmbeddedCentre::bulkLoadRefusesAFullCentre() {
    EmbeddedCentre centre;
    {
        auto load = CentralBulkLoad::begin(centre.embedded());
        QVERIFY(load->add(personRecord(1)).ok());
        QVERIFY(load->finish().ok());
    }
    const auto again = CentralBulkLoad::begin(centre.embedded());
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, u"E-CENTRAL-040"_s);
    QCOMPARE(*centre.embedded().connection().scalarInteger("PRAGMA synchronous"), 2);
}

namespace {

/// A centre with one case that waits for its confirmation, to be broken in the middle of it.
struct BrokenConfirmation {
    std::unique_ptr<EmbeddedCentre> centre;
    FixedClock clock{QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC)};
    UuidV7Generator ids{clock};
    CommandEnvelope confirm;
    QByteArray vfs;

    void prepare() {
        centre.reset();
        centre = std::make_unique<EmbeddedCentre>();
        const auto author = centre->signIn(u"S001"_s, everyRole);
        const ChangeSet changes{{createPerson(no, u"ヤマダ"_s), createPerson(u"10000002"_s, u"タナカ"_s)},
                                {}};
        const CasePayload payload = caseOf(ids.next(), changes);
        const CommandEnvelope entered =
            commandOf(ids.next(), CommandKind::EnterCase, payload.caseId, payload.toJson());
        if (!(*author)->submit(entered)) qFatal("can't enter the case");
        if (!centre->signIn(u"S002"_s, everyRole)) qFatal("can't register the confirmer");
        confirm =
            commandOf(ids.next(), CommandKind::ConfirmCase, payload.caseId, confirmationOf(entered, changes));
        centre->close();
    }
    Result<void> operate(const QByteArray& layer) {
        centre->vfs = layer;
        const Result<void> done = [&]() -> Result<void> {
            MADO_TRY(centre->reopen());
            MADO_ASSIGN(const auto session, centre->signIn(u"S002"_s, everyRole));
            MADO_ASSIGN(const SubmitAnswer answer, session->submit(confirm));
            return answer.outcome == Outcome::Applied ? Result<void>() : fail(answer.reason->code);
        }();
        centre->close();
        return done;
    }
    QString check(bool acknowledged) {
        centre->vfs.clear();
        if (const auto opened = centre->reopen(); !opened)
            return u"can't be opened: "_s + opened.error().code;
        Connection& file = centre->embedded().connection();
        const auto count = [&file](const char* what) {
            return file.scalarInteger(std::string("SELECT count(*) FROM ") + what).valueOr(-1);
        };
        const qint64 people = count("addressee");
        const qint64 applied = count("case_file WHERE state = 'applied' AND row_version = 2");
        const qint64 kept = count("command WHERE kind = 'ConfirmCase'");
        const qint64 fed = count("feed WHERE entity = 'addressee'");
        const qint64 head = file.scalarInteger("SELECT last_seq FROM central_state").valueOr(-1);
        const qint64 last = file.scalarInteger("SELECT max(pub_seq) FROM feed").valueOr(-1);
        const qint64 lines = count("audit WHERE action = 'ConfirmCase applied'");
        const QString state = u"people %1, case %2, kept %3, feed %4, audit %5"_s.arg(people)
                                  .arg(applied)
                                  .arg(kept)
                                  .arg(fed)
                                  .arg(lines);
        const bool all = people == 2 && applied == 1 && kept == 1 && fed == 2 && lines == 1;
        const bool none = people == 0 && applied == 0 && kept == 0 && fed == 0 && lines == 0;
        const bool sound =
            file.integrityProblems().map([](const QStringList& p) { return p.isEmpty(); }).valueOr(false) &&
            centre->verifyAudit().valueOr(-1) == 0 && head == last;
        centre->close();
        if (!sound) return u"damaged: "_s + state;
        if (acknowledged && !all) return u"acknowledged, but "_s + state;
        return all || none ? QString() : u"half done: "_s + state;
    }
};

}  // namespace

void TestEmbeddedCentre::aFaultLeavesAllOrNothing_data() {
    QTest::addColumn<bool>("reads");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("fromThenOn");
    QTest::newRow("write fails") << false << Fault::IoError << false;
    QTest::newRow("disk full") << false << Fault::DiskFull << true;
    QTest::newRow("half a write") << false << Fault::ShortWrite << false;
    QTest::newRow("anything fails") << true << Fault::IoError << false;
    QTest::newRow("all fails from then on") << true << Fault::IoError << true;
}

void TestEmbeddedCentre::aFaultLeavesAllOrNothing() {
    QFETCH(bool, reads);
    QFETCH(Fault, fault);
    QFETCH(bool, fromThenOn);
    FaultVfs vfs("faultcentre");
    BrokenConfirmation broken;
    SweepCase subject;
    subject.prepare = [&] { broken.prepare(); };
    subject.operation = [&](const QByteArray& layer) { return broken.operate(layer); };
    subject.check = [&](bool acknowledged) { return broken.check(acknowledged); };
    const SweepReport report = sweep(vfs, subject, reads ? everyIo : everyWrite, fault, fromThenOn);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.injected > 3);
    QVERIFY(report.refused > 0);
    qInfo("%d faults, %d refused", report.injected, report.refused);
    broken.centre.reset();  // before the file layer
}

void TestEmbeddedCentre::aFaultWhileMakingLeavesAUsablePlace() {
    FaultVfs vfs("faultmaking");
    StoreFolder folder;
    MemorySecretStore secrets;
    FixedClock clock{QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC)};
    const QString path = folder.path(u"centre.db"_s);
    const auto open = [&](const QByteArray& layer) {
        return EmbeddedCentralStore::open(path, secrets, u"test"_s, clock,
                                          EmbeddedCentralStore::Options{layer});
    };
    SweepCase subject;
    subject.prepare = [&] {
        for (const QString& part : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(path + part);
        secrets.clear();
    };
    subject.operation = [&](const QByteArray& layer) -> Result<void> {
        MADO_TRY(open(layer));
        return {};
    };
    subject.check = [&](bool) -> QString {
        const auto centre = open({});
        if (!centre) return u"can't be opened: "_s + centre.error().code;
        const auto broken = (*centre)->verifyAudit();
        if (!broken || *broken != 0) return u"audit broken"_s;
        const auto lines = (*centre)->connection().scalarInteger("SELECT count(*) FROM audit");
        if (lines.valueOr(-1) != 1) return u"made %1 times"_s.arg(lines.valueOr(-1));
        return (*centre)->integrityProblems().valueOr({u"unreadable"_s}).join(u'\n');
    };
    const SweepReport report = sweep(vfs, subject, everyWrite, Fault::IoError);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.refused > 0);
}

QTEST_GUILESS_MAIN(TestEmbeddedCentre)
#include "TestEmbeddedCentre.moc"
