// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCases.h"

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// What somebody with a client of their own making can't do: any statement may be sent, by a person whose
/// card and roles are genuine.
class TestSqlAbuse : public SqlCases {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_centre = std::make_unique<SqlCentre>(); }
    void init() { m_centre->renew(); }

    void variablesOpenNothing();
    void tablesAreOutOfReach();
    void anotherPersonsNameIsRefused();
    void anotherAreasCaseIsRefused();
    void caseWritesNoStaffAndNoCases();
    void readingHistoriesHasALimit();
    void namesAreNotGoneThrough();
    void hostileTexts_data();
    void hostileTexts();
    void randomCallsNeverFail();
};

void TestSqlAbuse::variablesOpenNothing() {
    const auto clerk = m_centre->person(u"S001"_s, {u"enter_levy"_s});
    m_centre->person(u"S002"_s, confirmer);
    const QJsonValue before = clerk->call(u"hello()"_s).json()[u"staff"_s];
    QVERIFY(before.isObject());
    const SqlAnswer names = clerk->run(u"SELECT name FROM pg_settings WHERE context = 'user'"_s);
    QVERIFY(names.rows.size() > 100);
    for (const QString& name : names.rows) {
        // These end the own connection, which is all they can do.
        if (name.startsWith(u"idle_"_s) || name.startsWith(u"tcp_"_s)) continue;
        for (const QString& value :
             {u"on"_s, u"off"_s, u"1"_s, u"public"_s, u"madoguchi_chief"_s, u"postgres"_s})
            clerk->run(u"SET %1 = '%2'"_s.arg(name, value));
        clerk->run(u"RESET ALL"_s);
    }
    // Some of these settings end the connection that made them, which is all they do: the next is as good.
    const auto fresh = m_centre->again(u"S001"_s);
    for (const QString& attempt :
         {u"SET ROLE madoguchi_owner"_s,
          u"SET ROLE madoguchi_chief"_s,
          u"SET ROLE staff_s002"_s,
          u"SET ROLE postgres"_s,
          u"SET SESSION AUTHORIZATION staff_s002"_s,
          u"SET row_security = off; SELECT 1/0"_s,
          u"CREATE SCHEMA mine"_s,
          u"CREATE TABLE public.mine (n integer)"_s,
          u"CREATE TEMP TABLE addressee (n integer)"_s,
          u"CREATE FUNCTION counter.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'"_s,
          u"ALTER FUNCTION counter.hello() RESET ALL"_s,
          u"GRANT madoguchi_chief TO staff_s001"_s,
          u"ALTER ROLE staff_s001 SUPERUSER"_s,
          u"SELECT keys.make('/tmp')"_s,
          u"SELECT centre.register_staff('x','x','x','x','{}','')"_s,
          u"COPY (SELECT 1) TO PROGRAM 'true'"_s,
          u"SELECT pg_read_file('/etc/passwd')"_s,
          u"SELECT lo_import('/etc/passwd')"_s,
          u"LOAD 'plpgsql'; SELECT 1/0"_s,
          u"DO LANGUAGE plpython3u $$ pass $$"_s}) {
        const SqlAnswer answer = fresh->run(attempt);
        QVERIFY2(!answer.ok() && answer.sqlstate != u"08006"_s, qPrintable(attempt + answer.message));
    }
    // Names of tables and functions of one's own in front of the centre's change nothing.
    fresh->run(
        u"SET search_path = pg_temp, public, counter; SET madoguchi.staff = 'S002'; SET madoguchi.key_folder = '/tmp'"_s);
    const SqlAnswer after = fresh->call(u"hello()"_s);
    QVERIFY2(after.json()[u"staff"_s] == before, qPrintable(after.message + after.value()));
    const QJsonObject filed = filing(m_centre->newId(), creating());
    QCOMPARE(fresh->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(), u"E-CENTRAL-011"_s);
}

void TestSqlAbuse::tablesAreOutOfReach() {
    const auto chief =
        m_centre->person(u"S001"_s, {u"chief"_s, u"auditor"_s, u"administrator"_s, u"number"_s,
                                     u"protection"_s, u"disclosure"_s, u"enter_eligibility"_s});
    const SqlAnswer tables = m_centre->admin(
        u"SELECT c.oid::regclass FROM pg_class c WHERE relnamespace IN ('records'::regnamespace, "
        u"'centre'::regnamespace) "
        "AND relkind = 'r'"_s);
    QVERIFY(tables.rows.size() > 35);
    for (const QString& table : tables.rows) {
        for (const QString& sql :
             {u"SELECT * FROM %1"_s, u"DELETE FROM %1"_s, u"TRUNCATE %1"_s, u"COPY %1 TO STDOUT"_s,
              u"ALTER TABLE %1 DISABLE ROW LEVEL SECURITY"_s, u"DROP TABLE %1"_s})
            QCOMPARE(chief->run(sql.arg(table)).sqlstate, u"42501"_s);
    }
}

void TestSqlAbuse::anotherPersonsNameIsRefused() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto colleague = m_centre->person(u"S002"_s, confirmer);
    QJsonObject filed = filing(m_centre->newId(), creating());
    filed[u"staff_id"_s] = u"S002"_s;
    QCOMPARE(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(), u"E-CENTRAL-038"_s);
    // Whatever the payload says of its author, the record says who was connected.
    filed[u"staff_id"_s] = u"S001"_s;
    filed[u"author_id"_s] = u"S999"_s;
    QCOMPARE(
        clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).json()[u"outcome"_s].toString(),
        u"entered"_s);
    QCOMPARE(m_centre->admin(u"SELECT author_id FROM records.case_file"_s).value(), u"S001"_s);
    // The terminal's name in a command is a remark; the audit trail has the one of the connection.
    clerk->call(u"submit('x', 'EnterCase', 'c', '', '', 'T99', 1, now())"_s);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(m_centre->admin(u"SELECT DISTINCT terminal_id FROM centre.audit WHERE staff_id = 'S001'"_s).rows,
             QStringList{u"T1"_s});
    QCOMPARE(clerk->call(u"attach('T1''; DROP', 'test', 0, 'full')"_s).sqlstate, u"22023"_s);
}

void TestSqlAbuse::anotherAreasCaseIsRefused() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto levy = m_centre->person(u"S003"_s, {u"enter_levy"_s, u"confirm_levy"_s});
    const QJsonObject filed = enter(*clerk, creating());
    QCOMPARE(confirm(*levy, filed).code(), u"E-CENTRAL-011"_s);
    QVERIFY(stored(u"record_key"_s).isEmpty());
}

void TestSqlAbuse::caseWritesNoStaffAndNoCases() {
    const auto clerk = m_centre->person(u"S001"_s, {u"enter_eligibility"_s, u"chief"_s});
    for (const QString& entity : {u"staff_member"_s, u"case_file"_s, u"document_issue"_s}) {
        const QJsonObject filed =
            filing(m_centre->newId(), changeSet({change(u"create"_s, entity, u"x"_s, 0, {})}));
        QCOMPARE(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(),
                 u"E-CENTRAL-042"_s);
    }
    // The individual number is no item of a record, whoever files it.
    const QJsonObject number = filing(
        m_centre->newId(),
        changeSet({change(u"create"_s, u"addressee"_s, no, 0, {{u"my_number"_s, {}, u"123456789018"_s}})}));
    QCOMPARE(clerk->submit(u"EnterCase"_s, number[u"case_id"_s].toString(), number).code(),
             u"E-CENTRAL-001"_s);
}

void TestSqlAbuse::readingHistoriesHasALimit() {
    m_centre->admin(u"UPDATE centre.setting SET value = '20' WHERE name = 'histories_per_hour'"_s);
    const auto clerk = m_centre->person(u"S001"_s, author);
    int read = 0;
    // Rolled back or not: a reading counts.
    for (int i = 0; i < 40; ++i) {
        const SqlAnswer answer =
            clerk->run(u"BEGIN; SELECT counter.history('addressee', '%1'); %2"_s.arg(i).arg(
                i % 2 == 0 ? u"ROLLBACK"_s : u"COMMIT"_s));
        static_cast<void>(answer);
    }
    if (clerk->call(u"history('addressee', 'x')"_s).code() == u"E-CENTRAL-045"_s) read = 1;
    QCOMPARE(read, 1);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QVERIFY(m_centre->admin(u"SELECT count(*) FROM centre.audit WHERE action = 'too many readings'"_s)
                .value()
                .toInt() > 0);
    // And what was rolled back out of the trail shows in the health of the centre.
    const auto administrator = m_centre->person(u"S009"_s, {u"administrator"_s});
    QVERIFY(administrator->call(u"health()"_s).json()[u"readings_without_line"_s].toInt() >= 20);
}

/// Abuse, by a client of one's own making: ten thousand households asked for one after the other.
void TestSqlAbuse::namesAreNotGoneThrough() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto another = m_centre->person(u"S002"_s, author);
    int given = 0;
    int refused = 0;
    for (int i = 0; i < 10'000; i += 50) {
        QStringList numbers;
        for (int k = 0; k < 50; ++k)
            numbers << QString::number(1'000'000 + i + k);
        const SqlAnswer answer = clerk->call(u"households($1, '')"_s, {numbers.join(u',').toUtf8()});
        for (const QString& line : answer.rows) {
            given += line.contains(u"\"household\""_s) ? 1 : 0;
            refused += line.contains(u"E-CENTRAL-045"_s) ? 1 : 0;
        }
    }
    QCOMPARE(given, 600);
    QCOMPARE(refused, 200 - 600 / 50);
    // Nobody else is kept from work by it.
    QVERIFY(another->call(u"households('1', '')"_s).value().contains(u"\"household\""_s));
    // Whoever looks at the alarms every five minutes reads of it: the line is there at once.
    const SqlAnswer alarms = m_centre->admin(
        u"SELECT DISTINCT staff_id || ' ' || terminal_id || ' ' || action FROM centre.alarms(centre.now() - "
        u"interval "
        u"'5 minutes')"_s);
    QCOMPARE(alarms.rows, QStringList{u"S001 T1 too many readings"_s});
    const auto administrator = m_centre->person(u"S009"_s, {u"administrator"_s});
    QVERIFY(administrator->call(u"health()"_s).json()[u"alarms_of_the_hour"_s].toInt() > 0);
}

void TestSqlAbuse::hostileTexts_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("SQL") << u"'; DROP TABLE records.addressee; --"_s;
    QTest::newRow("quotes and escapes") << u"\\x00 \" ' \\ $$ $body$ {\"a\":1}"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s;
    QTest::newRow("right to left") << u"\u202Egnp.exe\u202C"_s;
    QTest::newRow("four bytes") << u"𠮷野家𩸽"_s;
    QTest::newRow("variation") << u"\u845B\U000E0100"_s;
    QTest::newRow("zero width") << u"\u200B\u200D\uFEFF"_s;
    QTest::newRow("control") << u"\u0001\u001f\u007f\n\r\t"_s;
    QTest::newRow("64 KiB") << QString(65'536, u'長');
}

void TestSqlAbuse::hostileTexts() {
    QFETCH(QString, text);
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    QJsonObject filed = filing(m_centre->newId(), creating(text), text);
    filed[u"case_no"_s] = text;
    const SqlAnswer entered = clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed);
    QCOMPARE(outcome(entered), u"entered"_s);
    QCOMPARE(outcome(confirm(*second, filed)), u"applied"_s);
    QCOMPARE(stored(u"name_kana"_s), text);
    clerk->call(u"publish()"_s);
    const SqlAnswer history = clerk->call(u"history('addressee', $1)"_s, {no.toUtf8()});
    QCOMPARE(history.json()[u"record"_s][u"fields"_s][u"name_kana"_s].toString(), text);
}

void TestSqlAbuse::randomCallsNeverFail() {
    // Whatever is sent, the answer is a refusal: no internal error, no function that dies.
    const auto clerk = m_centre->person(
        u"S001"_s, {u"chief"_s, u"auditor"_s, u"administrator"_s, u"number"_s, u"protection"_s,
                    u"disclosure"_s, u"enter_eligibility"_s, u"confirm_levy"_s});
    const SqlAnswer functions = m_centre->admin(
        u"SELECT proname || '/' || pronargs FROM pg_proc WHERE pronamespace = 'counter'::regnamespace ORDER BY 1"_s);
    const QStringList values{u"NULL"_s,       u"''"_s,      u"'x'"_s,
                             u"'{}'"_s,       u"'[]'"_s,    u"'addressee'"_s,
                             u"'-1'"_s,       u"'0'"_s,     u"'9223372036854775807'"_s,
                             u"'infinity'"_s, u"'\\x00'"_s, u"repeat('x', 100000)"_s};
    quint32 seed = 7;
    int calls = 0;
    for (const QString& function : functions.rows) {
        for (int i = 0; i < 30; ++i) {
            QStringList arguments;
            for (int k = 0; k < function.section(u'/', 1).toInt(); ++k) {
                seed = seed * 1664525 + 1013904223;
                arguments
                    << values[static_cast<qsizetype>((seed >> 16) % static_cast<quint32>(values.size()))];
            }
            const SqlAnswer answer =
                clerk->call(function.section(u'/', 0, 0) + u'(' + arguments.join(u", "_s) + u')');
            QVERIFY2(
                answer.ok() ||
                    QStringList({u"22"_s, u"23"_s, u"42"_s, u"54"_s}).contains(answer.sqlstate.left(2)),
                qPrintable(function + arguments.join(u',').left(300) + answer.sqlstate + answer.message));
            ++calls;
        }
    }
    qInfo("%d calls", calls);
    QVERIFY(clerk->call(u"hello()"_s).json().contains(u"staff"_s));
}

QTEST_GUILESS_MAIN(TestSqlAbuse)
#include "TestSqlAbuse.moc"
