// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/NumberSealer.h"
#include "core/city/SyntheticCity.h"
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/sync/SyncTerminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

constexpr int residents = 300;
constexpr int patienceMilliseconds = 300'000;

struct Ran {
    int code = -1;
    QJsonObject json;
    QByteArray err;
};

Ran outcomeOf(QProcess& process) {
    if (!process.waitForFinished(patienceMilliseconds) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
            process.readAllStandardError()};
}

Ran madoguchictl(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(MADO_CTL), arguments + QStringList{u"--json"_s});
    return outcomeOf(process);
}

QString codeOf(const Ran& outcome) {
    return outcome.json[u"error"_s][u"code"_s].toString();
}

/// "kind from-to about" of each finding.
QStringList findingsOf(const Ran& outcome) {
    QStringList all;
    for (const QJsonValue& each : outcome.json[u"findings"_s].toArray())
        all << u"%1 %2-%3 %4"_s.arg(each[u"kind"_s].toString())
                   .arg(each[u"from"_s].toInteger())
                   .arg(each[u"to"_s].toInteger())
                   .arg(each[u"about"_s].toString())
                   .trimmed();
    return all;
}

/// SQL of somebody who may do anything and knows how the chain is made: it is whole again afterwards.
const QString rebuild =
    u"DO $$ DECLARE l centre.audit; p bytea := decode(repeat('00', 32), 'hex'); n bigint := 0; BEGIN "
    "CREATE TEMP TABLE kept AS SELECT * FROM centre.audit ORDER BY seq; DELETE FROM centre.audit; "
    "DELETE FROM centre.audit_node; FOR l IN SELECT * FROM kept ORDER BY seq LOOP n := n + 1; l.seq := n; "
    "l.prev_hash := p; l.hash := centre.audit_hash(p, l); p := l.hash; INSERT INTO centre.audit SELECT l.*; "
    "PERFORM centre.tree_add(n - 1, p); END LOOP; UPDATE centre.audit_head SET size = n, last_hash = p, "
    "root = centre.tree_hash(0, n); DELETE FROM centre.audit_checkpoint; END $$;"_s;

}  // namespace

/// What an administrator does to a centre on PostgreSQL, with the real program: an invented city, and the
/// check of the audit trail after another administrator was at it.
class TestCentreCommands : public QObject {
    Q_OBJECT
 public:
    explicit TestCentreCommands(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void aCopiedCityFillsATerminal();
    void aSecondCopyIsRefused();
    void aCutCopyLeavesNothing();
    void whatIsNoCentreIsRefused();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void anExportIsCheckedWithoutTheCentre();
    void theCacheModeOfATerminalIsSet();
    void theCacheModeIsForAdministrators();
    void alarmsAreTold();
    void whatWasWrittenPastTheCounterIsFound();

 private:
    [[nodiscard]] QString owner(const QString& database = u"madoguchi"_s) const {
        return m_server.postgres().superuser(database);
    }
    [[nodiscard]] Ran copy(int people) const {
        return madoguchictl({u"city"_s, u"copy"_s, u"--connection"_s, owner(), u"--residents"_s,
                             QString::number(people), u"--seed"_s, u"5"_s});
    }
    [[nodiscard]] qint64 count(const QString& table) const {
        return m_server.run(u"SELECT count(*) FROM "_s + table).toLongLong();
    }
    void makeTrail();
    [[nodiscard]] QString kept(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] bool keep(const QString& name, const QString& text) const {
        QFile file(kept(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
    }
    /// What a terminal is told of the trail, as it would keep it.
    [[nodiscard]] QString checkpoint() const {
        return m_server.run(
            u"SELECT json_build_object('size', size, 'root', encode(root, 'hex')) "
            "FROM centre.audit_head"_s);
    }

    PostgresServer& m_server;
    QTemporaryDir m_folder;
};

void TestCentreCommands::aCopiedCityFillsATerminal() {
    PostgresCentre centre(m_server);
    const QString epochBefore = m_server.run(u"SELECT epoch FROM centre.head"_s);
    const Ran made = copy(residents);
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY(made.json[u"residents"_s].toInt() >= residents);
    QVERIFY(m_server.run(u"SELECT epoch FROM centre.head"_s) != epochBefore);
    QCOMPARE(count(u"centre.sealed_number WHERE equality IS NULL"_s), 0);
    QCOMPARE(count(u"centre.sealed_number"_s), made.json[u"individual_numbers"_s].toInteger());

    SyncTerminal desk(centre, u"S001"_s, {97, 7});  // in many chunks
    QVERIFY(desk.on().ok());
    const auto filled = desk.fill();
    QVERIFY2(filled.ok(), filled ? "" : qPrintable(filled.error().code + filled.error().detail));
    // Record for record what the same plan makes here, but for what is hidden of protected people.
    const QDate today = QDate::fromString(m_server.run(u"SELECT centre.today()::text"_s), Qt::ISODate);
    qint64 records = 0;
    qint64 others = 0;
    const auto produced = SyntheticCity().produce({residents, 5, today, {}}, [&](Record&& wanted) {
        ++records;
        const auto here = desk.cache().record(wanted.entity(), wanted.key());
        const bool isThere = here.ok() && here->has_value();
        if (!isThere || canonicalBytes((*here)->toJson()) != canonicalBytes(wanted.toJson())) ++others;
    });
    QVERIFY(produced.ok());
    QCOMPARE(records, made.json[u"records"_s].toInteger());
    QVERIFY(others > 0);
    QCOMPARE(others, count(u"centre.hidden_value"_s));
    // Nothing else is there but the people at the counter.
    qint64 rows = 0;
    for (const EntityInfo& info : dictionary::entities())
        rows += desk.cache().rowCount(info.entity).valueOr(0);
    QCOMPARE(rows, records + count(u"records.staff_member"_s));

    // The feed goes on from there, and a number opens to what was sealed.
    const OutboxCommand command = desk.enter({{createPerson(u"77"_s, u"ア"_s)}, {}}, u"77"_s);
    QVERIFY(desk.synchronise().ok());
    QVERIFY(desk.state(command) >= CommandState::Acknowledged);
    QCOMPARE(differences(desk, centre), QString());
    const auto number = desk.session().readNumber(demo::taro, u"本人の申出"_s);
    QVERIFY2(number.ok(), number ? "" : qPrintable(number.error().code));
    const SecretBuffer digits = NumberSealer(5, {}).digitsOf(demo::taro);
    QVERIFY(std::ranges::equal(number->bytes(), digits.bytes()));
}

void TestCentreCommands::aSecondCopyIsRefused() {
    m_server.makeEmptyCentre();
    QCOMPARE(copy(20).code, 0);
    const qint64 before = count(u"records.addressee"_s);
    const Ran again = copy(20);
    QCOMPARE(again.code, 1);
    QCOMPARE(codeOf(again), u"E-CENTRAL-040"_s);
    QCOMPARE(count(u"records.addressee"_s), before);
}

void TestCentreCommands::aCutCopyLeavesNothing() {
    m_server.makeEmptyCentre();
    QProcess process;
    process.start(QStringLiteral(MADO_CTL),
                  {u"city"_s, u"copy"_s, u"--connection"_s, owner(), u"--residents"_s, u"50000"_s});
    // Until the first rows are on their way.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_server.run(u"SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY records.%'"_s).toInt() >
            0,
        60'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(
        m_server.run(u"SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY records.%'"_s).toInt(), 0,
        60'000);
    QCOMPARE(count(u"records.addressee"_s) + count(u"centre.sealed_number"_s), 0);
    QCOMPARE(copy(20).code, 0);
    QVERIFY(count(u"records.addressee"_s) >= 20);
}

void TestCentreCommands::whatIsNoCentreIsRefused() {
    m_server.run(u"CREATE DATABASE stranger TEMPLATE template0"_s, u"postgres"_s);
    Ran outcome = madoguchictl({u"city"_s, u"copy"_s, u"--connection"_s, owner(u"stranger"_s)});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(codeOf(outcome), u"E-CENTRAL-054"_s);
    m_server.makeEmptyCentre();
    m_server.run(u"DELETE FROM centre.setting WHERE name = 'number_public_key'"_s);
    outcome = copy(20);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(codeOf(outcome), u"E-CENTRAL-053"_s);
    QCOMPARE(madoguchictl({u"city"_s, u"copy"_s}).code, 2);
    QCOMPARE(madoguchictl({u"audit"_s, u"verify"_s}).code, 2);
    QCOMPARE(madoguchictl({u"audit"_s, u"verify"_s, u"a"_s, u"--connection"_s, owner()}).code, 2);
}

/// 30 lines; "T12" was told where the trail stood after 10 and after 20, the archive after 30.
void TestCentreCommands::makeTrail() {
    m_server.makeEmptyCentre();
    QStringList told;
    for (int part = 0; part < 3; ++part) {
        m_server.run(u"SELECT centre.note('view', n::text) FROM generate_series(1, 10) n"_s);
        m_server.run(u"SELECT centre.publish()"_s);
        told << checkpoint();
    }
    QCOMPARE(count(u"centre.audit"_s), 30);
    QVERIFY(keep(u"T12.jsonl"_s, told[0] + u'\n' + told[1] + u'\n') && keep(u"archive.jsonl"_s, told[2]));
}

void TestCentreCommands::tamperingIsFound_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("finding");
    QTest::newRow("nothing") << u"SELECT 1"_s << QString();
    QTest::newRow("edited") << u"UPDATE centre.audit SET subject = '9' WHERE seq = 15"_s << u"edited 15-15"_s;
    QTest::newRow("deleted") << u"DELETE FROM centre.audit WHERE seq BETWEEN 12 AND 14"_s
                             << u"missing 12-14"_s;
    QTest::newRow("deleted, the gap closed")
        << u"DELETE FROM centre.audit WHERE seq = 12; UPDATE centre.audit SET seq = -seq WHERE seq > 12; "
           "UPDATE centre.audit SET seq = -seq - 1 WHERE seq < 0"_s
        << u"reordered 12-29 +1"_s;
    QTest::newRow("two exchanged") << u"UPDATE centre.audit SET seq = -1 WHERE seq = 12; UPDATE centre.audit "
                                      "SET seq = 12 WHERE seq = 17; UPDATE centre.audit SET seq = 17 "
                                      "WHERE seq = -1"_s
                                   << u"reordered 12-12 +5"_s;
    QTest::newRow("the end cut") << u"DELETE FROM centre.audit WHERE seq > 25; UPDATE centre.audit_head SET "
                                    "size = 25; DELETE FROM centre.audit_checkpoint WHERE size > 25"_s
                                 << u"cut 26-30 archive"_s;
    QTest::newRow("edited and all rebuilt")
        << QString(u"UPDATE centre.audit SET subject = '9' WHERE seq = 15; "_s + rebuild)
        << u"rebuilt 11-20 T12"_s;
    QTest::newRow("all rebuilt under other people")
        << QString(u"UPDATE centre.audit SET staff_id = 'S9'; "_s + rebuild) << u"rebuilt 1-10 T12"_s;
}

void TestCentreCommands::tamperingIsFound() {
    QFETCH(QString, sql);
    QFETCH(QString, finding);
    makeTrail();
    m_server.run(sql);
    const Ran outcome = madoguchictl({u"audit"_s, u"verify"_s, u"--connection"_s, owner(), u"--witness"_s,
                                      kept(u"T12.jsonl"_s), u"--witness"_s, kept(u"archive.jsonl"_s)});
    const QStringList findings = findingsOf(outcome);
    QVERIFY2(outcome.code == (finding.isEmpty() ? 0 : 3), outcome.err.constData());
    QCOMPARE(outcome.json[u"whole"_s].toBool(), finding.isEmpty());
    QCOMPARE(outcome.json[u"witnessed"_s].toInt(), 3);
    QVERIFY2(finding.isEmpty() ? findings.isEmpty() : findings.contains(finding),
             qPrintable(findings.join(u", "_s)));
}

void TestCentreCommands::anExportIsCheckedWithoutTheCentre() {
    makeTrail();
    const QString lines = m_server.run(u"SELECT string_agg(e, E'\\n') FROM centre.audit_export() e"_s);
    QVERIFY(keep(u"trail.jsonl"_s, lines + u'\n'));
    const auto verify = [this](const QString& file, const QString& witness) {
        return madoguchictl({u"audit"_s, u"verify"_s, kept(file), u"--witness"_s, kept(witness)});
    };
    Ran outcome = verify(u"trail.jsonl"_s, u"T12.jsonl"_s);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.json[u"lines"_s].toInt(), 30);
    QVERIFY(keep(u"other.jsonl"_s, QString(lines).replace(u"\"subject\": \"7\""_s, u"\"subject\": \"8\""_s)));
    outcome = verify(u"other.jsonl"_s, u"T12.jsonl"_s);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(findingsOf(outcome), (QStringList{u"edited 7-7"_s, u"edited 17-17"_s, u"edited 27-27"_s}));
    // What is no trail and no memory of one vouches for nothing.
    QVERIFY(keep(u"empty.jsonl"_s, u"\n"_s) && keep(u"prose.jsonl"_s, u"all is well\n"_s));
    QCOMPARE(codeOf(verify(u"empty.jsonl"_s, u"T12.jsonl"_s)), u"E-CENTRAL-052"_s);
    QCOMPARE(codeOf(verify(u"absent.jsonl"_s, u"T12.jsonl"_s)), u"E-CENTRAL-052"_s);
    QCOMPARE(codeOf(verify(u"trail.jsonl"_s, u"empty.jsonl"_s)), u"E-CENTRAL-052"_s);
    QCOMPARE(codeOf(verify(u"trail.jsonl"_s, u"prose.jsonl"_s)), u"E-CENTRAL-052"_s);
    QCOMPARE(verify(u"prose.jsonl"_s, u"T12.jsonl"_s).code, 3);
}

void TestCentreCommands::theCacheModeOfATerminalIsSet() {
    PostgresCentre centre(m_server);
    m_server.run(u"UPDATE centre.setting SET value = 'working' WHERE name = 'cache_mode'"_s);
    m_server.run(
        u"INSERT INTO centre.terminal_name VALUES ('id-of-a-12', 'A-12', now()), "
        "('id-of-b', 'B', now()), ('id-of-c', 'B', now())"_s);
    const auto set = [this](const QString& terminal, const QString& mode) {
        return madoguchictl({u"central"_s, u"cache-mode"_s, u"--connection"_s, owner(), u"--terminal"_s,
                             terminal, u"--mode"_s, mode});
    };
    const auto allowed = [this](const QString& id) {
        return m_server.run(u"SELECT centre.allowed_cache_mode('%1', 'full')"_s.arg(id));
    };
    Ran outcome = set(u"A-12"_s, u"full"_s);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.json, (QJsonObject{{u"terminal"_s, u"A-12"_s},
                                        {u"terminal_id"_s, u"id-of-a-12"_s},
                                        {u"cache"_s, u"full"_s},
                                        {u"before"_s, u"working"_s}}));
    QCOMPARE(allowed(u"id-of-a-12"_s), u"full"_s);
    QCOMPARE(allowed(u"id-of-b"_s), u"working"_s);
    outcome = set(u"id-of-b"_s, u"none"_s);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(allowed(u"id-of-b"_s), u"none"_s);
    // A name that two have, one that none has, a mode that there is none of, half a command line.
    outcome = set(u"B"_s, u"full"_s);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(codeOf(outcome), u"E-CENTRAL-056"_s);
    QVERIFY(outcome.json[u"error"_s][u"next"_s].toString().contains(u"id-of-b, id-of-c"_s));
    QCOMPARE(codeOf(set(u"A-13"_s, u"full"_s)), u"E-CENTRAL-055"_s);
    QCOMPARE(set(u"A-12"_s, u"everything"_s).code, 2);
    QCOMPARE(madoguchictl({u"central"_s, u"cache-mode"_s, u"--connection"_s, owner()}).code, 2);
    QCOMPARE(madoguchictl({u"central"_s, u"cache-mode"_s, u"--help"_s}).code, 0);
    QCOMPARE(allowed(u"id-of-c"_s), u"working"_s);
    m_server.run(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(
        m_server.run(u"SELECT string_agg(staff_id || ' ' || action || ' ' || subject, '|' ORDER BY seq) FROM "
                     u"centre.audit WHERE action LIKE 'cache mode%'"_s),
        u"- cache mode full id-of-a-12|- cache mode none id-of-b"_s);
}

/// By a person's certificate in place of the owner's account: then the trail names the person.
void TestCentreCommands::theCacheModeIsForAdministrators() {
    PostgresCentre centre(m_server);
    m_server.run(u"INSERT INTO centre.terminal_name VALUES ('id-of-a-12', 'A-12', now())"_s);
    for (const auto& [who, group] :
         {std::pair(u"a1"_s, u"administrator"_s), std::pair(u"c1"_s, u"enter_levy"_s)}) {
        m_server.run(u"SELECT centre.register_staff('%1', '職員', 'ショクイン', '課', array['%2'], '')"_s.arg(
            who, group));
        QVERIFY(QFile::exists(m_server.credential(u"staff_"_s + who).keyPath));
    }
    const auto set = [this](const QString& who) {
        return madoguchictl({u"central"_s, u"cache-mode"_s, u"--connection"_s,
                             m_server.postgres().connectionOf(u"staff_"_s + who), u"--terminal"_s, u"A-12"_s,
                             u"--mode"_s, u"none"_s});
    };
    Ran outcome = set(u"c1"_s);
    QVERIFY(outcome.code != 0);
    QCOMPARE(m_server.run(u"SELECT count(*) FROM centre.terminal_cache"_s), u"0"_s);
    outcome = set(u"a1"_s);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(m_server.run(u"SELECT set_by || ' ' || mode FROM centre.terminal_cache"_s), u"a1 none"_s);
}

/// For a timer of five minutes: what a line of the trail says is told by the next turn.
void TestCentreCommands::alarmsAreTold() {
    m_server.makeEmptyCentre();
    const QStringList ask{u"central"_s, u"alarms"_s, u"--connection"_s, owner()};
    Ran outcome = madoguchictl(ask);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    m_server.run(u"SELECT centre.note('view household', '1'), centre.note('too many searches', '600')"_s);
    outcome = madoguchictl(ask);
    QCOMPARE(outcome.code, 3);
    const QJsonArray alarms = outcome.json[u"alarms"_s].toArray();
    QCOMPARE(alarms.size(), 1);
    QCOMPARE(alarms[0][u"action"_s].toString(), u"too many searches"_s);
    QCOMPARE(alarms[0][u"subject"_s].toString(), u"600"_s);
    // Also when it has its number; and not for ever.
    m_server.run(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(madoguchictl(ask).code, 3);
    m_server.run(u"UPDATE centre.test_clock SET at = at + interval '7 minutes'"_s);
    QCOMPARE(madoguchictl(ask).code, 0);
    QCOMPARE(madoguchictl(ask + QStringList{u"--minutes"_s, u"8"_s}).code, 3);
    QCOMPARE(madoguchictl(ask + QStringList{u"--minutes"_s, u"x"_s}).code, 2);
    QCOMPARE(madoguchictl({u"central"_s, u"alarms"_s}).code, 2);
}

void TestCentreCommands::whatWasWrittenPastTheCounterIsFound() {
    PostgresCentre centre(m_server);
    m_server.run(
        u"SELECT centre.put('addressee', k, jsonb_build_object('name_kana', 'ヤマダ'), '-', NULL, NULL) "
        "FROM unnest(array['1', '2', '3']) k; SELECT centre.publish()"_s);
    const QStringList ask{u"central"_s, u"verify"_s, u"--connection"_s, owner()};
    Ran outcome = madoguchictl(ask);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY(outcome.json[u"sound"_s].toBool());
    m_server.run(
        u"UPDATE records.addressee SET name_kana = 'サトウ' WHERE record_key = '2'; "
        "DELETE FROM records.addressee WHERE record_key = '3'"_s);
    outcome = madoguchictl(ask);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(
        outcome.json[u"records"_s].toArray(),
        (QJsonArray{
            QJsonObject{{u"entity"_s, u"addressee"_s}, {u"key"_s, u"2"_s}, {u"finding"_s, u"edited"_s}},
            QJsonObject{{u"entity"_s, u"addressee"_s}, {u"key"_s, u"3"_s}, {u"finding"_s, u"removed"_s}}}));
    QCOMPARE(outcome.json[u"feed_break"_s].toInt(), 0);
    QCOMPARE(madoguchictl({u"central"_s, u"verify"_s}).code, 2);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestCentreCommands tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestCentreCommands.moc"
