// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCentre.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QString no = u"10000001"_s;
const QStringList author{u"enter_eligibility"_s};
const QStringList confirmer{u"enter_eligibility"_s, u"confirm_eligibility"_s};

QJsonObject creating(const QString& kana = u"ヤマダ"_s, const QString& key = no) {
    return changeSet({change(u"create"_s, u"addressee"_s, key, 0,
                             {{u"name_kana"_s, {}, kana}, {u"household_no"_s, {}, u"1001"_s}})});
}

}  // namespace

/// What somebody with a client of their own making can't do: any statement may be sent, by a person whose
/// card and roles are genuine.
class TestSqlAbuse : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_centre = std::make_unique<SqlCentre>(); }
    void init() { m_centre->renew(); }

    void variablesOpenNothing();
    void tablesAreOutOfReach();
    void anotherPersonsNameIsRefused();
    void anotherAreasCaseIsRefused();
    void ownCaseByASecondConnection();
    void ownCaseThroughAChainOfCorrections();
    void racingConfirmationsApplyOnce();
    void racingTheSameCommandAppliesOnce();
    void payloadSwappedAfterItWasSeen();
    void onlyWhatWasFiledTakesEffect_data();
    void onlyWhatWasFiledTakesEffect();
    void recomputedOnMovedRecordsWritesTheSame();
    void decisionTouchesTheCaseOnly();
    void caseWritesNoStaffAndNoCases();
    void readingHistoriesHasALimit();
    void grantTakesTwoOthers();
    void grantEndsOnAnOpenConnection();
    void barredAtOnce();
    void quarantineKeepsAndTakesTwo();
    void hostileTexts_data();
    void hostileTexts();
    void randomCallsNeverFail();

 private:
    QJsonObject enter(SqlPerson& who, const QJsonObject& changes, const QString& supersedes = {}) {
        QJsonObject filed = filing(m_centre->newId(), changes);
        if (!supersedes.isEmpty()) filed[u"supersedes_case_id"_s] = supersedes;
        const SqlAnswer answer = who.submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed);
        if (answer.json()[u"outcome"_s] != u"entered"_s)
            qWarning("%s", qPrintable(answer.value() + answer.message));
        return filed;
    }
    SqlAnswer confirm(SqlPerson& who, const QJsonObject& filed, const QJsonObject& command = {}) {
        return who.submit(u"ConfirmCase"_s, filed[u"case_id"_s].toString(),
                          command.isEmpty() ? confirmation(filed) : command);
    }
    QString outcome(const SqlAnswer& answer) {
        return answer.json()[u"outcome"_s].toString() + answer.message;
    }
    QString stored(const QString& column) {
        return m_centre->admin(u"SELECT %1 FROM records.addressee WHERE record_key = '%2'"_s.arg(column, no))
            .value();
    }

    std::unique_ptr<SqlCentre> m_centre;
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

void TestSqlAbuse::ownCaseByASecondConnection() {
    const auto one = m_centre->person(u"S002"_s, confirmer);
    const auto two = m_centre->again(u"S002"_s, u"T7"_s);
    const QJsonObject filed = enter(*one, creating());
    QCOMPARE(confirm(*one, filed).code(), u"E-CENTRAL-033"_s);
    QCOMPARE(confirm(*two, filed).code(), u"E-CENTRAL-033"_s);
    // A second card of the same person is the same person: one login for a staff id.
    QVERIFY(
        !m_centre->admin(u"INSERT INTO centre.staff_login (login, staff_id) VALUES ('staff_s002b', 'S002')"_s)
             .ok());
    QVERIFY(stored(u"record_key"_s).isEmpty());
}

void TestSqlAbuse::ownCaseThroughAChainOfCorrections() {
    const auto first = m_centre->person(u"S001"_s, confirmer);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const auto third = m_centre->person(u"S003"_s, confirmer);
    QJsonObject filed = enter(*first, creating());
    for (SqlPerson* corrector : {second.get(), second.get(), second.get()}) {
        QCOMPARE(outcome(third->submit(u"ReturnCase"_s, filed[u"case_id"_s].toString(),
                                       {{u"reason"_s, u"日付"_s}})),
                 u"applied"_s);
        filed = enter(*corrector, creating(), filed[u"case_id"_s].toString());
    }
    QCOMPARE(confirm(*first, filed).code(), u"E-CENTRAL-033"_s);
    QCOMPARE(confirm(*second, filed).code(), u"E-CENTRAL-033"_s);
    QCOMPARE(outcome(confirm(*third, filed)), u"applied"_s);
}

void TestSqlAbuse::racingConfirmationsApplyOnce() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    std::vector<std::unique_ptr<SqlPerson>> racers;
    for (int i = 2; i < 8; ++i)
        racers.push_back(m_centre->person(u"S00%1"_s.arg(i), confirmer));
    for (int round = 0; round < 5; ++round) {
        const QString key = QString::number(20'000'000 + round);
        const QJsonObject filed = enter(*clerk, creating(u"ヤ"_s, key));
        std::vector<SqlAnswer> answers(racers.size());
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < racers.size(); ++i)
            threads.emplace_back([&, i] {
                // Waiting too long for the others is no answer; a client tries again.
                do
                    answers[i] = confirm(*racers[i], filed);
                while (answers[i].sqlstate == u"55P03"_s);
            });
        for (std::thread& each : threads)
            each.join();
        int applied = 0;
        for (const SqlAnswer& answer : answers) {
            if (answer.json()[u"outcome"_s] == u"applied"_s)
                ++applied;
            else
                QCOMPARE(answer.code(), u"E-CENTRAL-032"_s);
        }
        QCOMPARE(applied, 1);
        QCOMPARE(
            m_centre->admin(u"SELECT row_version FROM records.addressee WHERE record_key = '%1'"_s.arg(key))
                .value(),
            u"1"_s);
    }
}

void TestSqlAbuse::racingTheSameCommandAppliesOnce() {
    const auto one = m_centre->person(u"S001"_s, author);
    const auto two = m_centre->again(u"S001"_s);
    for (int round = 0; round < 10; ++round) {
        const QJsonObject filed = filing(m_centre->newId(), creating());
        const QString id = m_centre->newId();
        SqlAnswer a;
        SqlAnswer b;
        std::thread other(
            [&] { b = two->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed, id); });
        a = one->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed, id);
        other.join();
        QCOMPARE(outcome(a), u"entered"_s);
        QCOMPARE(b.value(), a.value());
    }
    QCOMPARE(m_centre->admin(u"SELECT count(*) FROM centre.command"_s).value(), u"10"_s);
    QCOMPARE(m_centre->admin(u"SELECT max(row_version) FROM records.case_file"_s).value(), u"1"_s);
}

void TestSqlAbuse::payloadSwappedAfterItWasSeen() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const QJsonObject filed = enter(*clerk, creating());
    const QString caseId = filed[u"case_id"_s].toString();
    // The digest of one content with another; one id with two contents; a confirmation moved to another case.
    QCOMPARE(clerk
                 ->call(u"submit($1, 'EnterCase', 'c', 'other', repeat('0', 64), 'T1', 1, now())"_s,
                        {m_centre->newId().toUtf8()})
                 .code(),
             u"E-CENTRAL-002"_s);
    const QString id = m_centre->newId();
    QCOMPARE(outcome(second->submit(u"ConfirmCase"_s, caseId, {{u"x"_s, 1}}, id)), u"refused"_s);
    QCOMPARE(second->submit(u"ConfirmCase"_s, caseId, confirmation(filed), id).code(), u"E-CENTRAL-002"_s);
    const QJsonObject other = enter(*clerk, creating(u"スズキ"_s));
    QCOMPARE(second->submit(u"ConfirmCase"_s, other[u"case_id"_s].toString(), confirmation(filed)).code(),
             u"E-CENTRAL-034"_s);
    QVERIFY(stored(u"record_key"_s).isEmpty());
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(m_centre->admin(u"SELECT count(*) FROM centre.audit WHERE action = 'command changed'"_s).value(),
             u"1"_s);
}

void TestSqlAbuse::onlyWhatWasFiledTakesEffect_data() {
    QTest::addColumn<QJsonObject>("applied");
    QTest::newRow("another value") << creating(u"サトウ"_s);
    QTest::newRow("another record") << creating(u"ヤマダ"_s, u"10000009"_s);
    QTest::newRow("nothing") << changeSet({});
    QJsonArray two = creating()[u"changes"_s].toArray();
    two.append(change(u"create"_s, u"contact"_s, no, 0, {{u"phone"_s, {}, u"090"_s}}));
    QTest::newRow("something more") << changeSet(two);
    QTest::newRow("one item more") << changeSet({change(u"create"_s, u"addressee"_s, no, 0,
                                                        {{u"name_kana"_s, {}, u"ヤマダ"_s},
                                                         {u"household_no"_s, {}, u"1001"_s},
                                                         {u"sex_code"_s, {}, u"1"_s}})});
    QTest::newRow("another kind") << changeSet(
        {change(u"update"_s, u"addressee"_s, no, 0,
                {{u"name_kana"_s, {}, u"ヤマダ"_s}, {u"household_no"_s, {}, u"1001"_s}})});
}

void TestSqlAbuse::onlyWhatWasFiledTakesEffect() {
    QFETCH(QJsonObject, applied);
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const QJsonObject filed = enter(*clerk, creating());
    QJsonObject command = confirmation(filed);
    command[u"change_set"_s] = applied;
    QCOMPARE(confirm(*second, filed, command).code(), u"E-CENTRAL-041"_s);
    QCOMPARE(m_centre->admin(u"SELECT count(*) FROM records.addressee"_s).value(), u"0"_s);
    QCOMPARE(outcome(confirm(*second, filed)), u"applied"_s);
}

void TestSqlAbuse::recomputedOnMovedRecordsWritesTheSame() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    QCOMPARE(outcome(confirm(*second, enter(*clerk, creating()))), u"applied"_s);
    const auto renaming = [](qint64 version, const QString& before, const QString& after) {
        return changeSet(
            {change(u"update"_s, u"addressee"_s, no, version, {{u"name_kana"_s, before, after}})});
    };
    const QJsonObject filed = enter(*clerk, renaming(1, u"ヤマダ"_s, u"タナカ"_s));
    QCOMPARE(outcome(confirm(*second, enter(*clerk, renaming(1, u"ヤマダ"_s, u"スズキ"_s)))), u"applied"_s);
    QCOMPARE(outcome(confirm(*second, filed)), u"conflict"_s);
    QJsonObject command = confirmation(filed);
    command[u"change_set"_s] = renaming(2, u"スズキ"_s, u"イトウ"_s);
    QCOMPARE(confirm(*second, filed, command).code(), u"E-CENTRAL-041"_s);
    command[u"change_set"_s] = renaming(2, u"スズキ"_s, u"タナカ"_s);
    QCOMPARE(outcome(confirm(*second, filed, command)), u"applied"_s);
    QCOMPARE(stored(u"name_kana"_s), u"タナカ"_s);
}

void TestSqlAbuse::decisionTouchesTheCaseOnly() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const auto chief = m_centre->person(u"S003"_s, {u"chief"_s});
    QCOMPARE(outcome(confirm(*second, enter(*clerk, creating(u"ベツ"_s, u"10000002"_s)))), u"applied"_s);
    const QJsonObject filed = enter(*clerk, creating());
    QCOMPARE(outcome(confirm(*second, filed)), u"applied"_s);
    const auto decide = [&](const QJsonObject& changes) {
        return chief->submit(u"DecideCase"_s, filed[u"case_id"_s].toString(),
                             {{u"decision"_s, u"grant"_s}, {u"change_set"_s, changes}});
    };
    QCOMPARE(decide(changeSet({change(u"update"_s, u"addressee"_s, u"10000002"_s, 1,
                                      {{u"name_kana"_s, u"ベツ"_s, u"ア"_s}})}))
                 .code(),
             u"E-CENTRAL-041"_s);
    QCOMPARE(decide(changeSet({change(u"remove"_s, u"addressee"_s, no, 1, {})})).code(), u"E-CENTRAL-041"_s);
    QCOMPARE(decide(changeSet({change(u"create"_s, u"benefit"_s, u"b"_s, 0, {})})).code(),
             u"E-CENTRAL-041"_s);
    QCOMPARE(outcome(decide(changeSet(
                 {change(u"update"_s, u"addressee"_s, no, 1, {{u"name_kana"_s, u"ヤマダ"_s, u"ア"_s}})}))),
             u"applied"_s);
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

void TestSqlAbuse::grantTakesTwoOthers() {
    const auto one = m_centre->person(u"S001"_s, {u"chief"_s});
    const auto two = m_centre->person(u"S002"_s, {u"chief"_s});
    const auto clerk = m_centre->person(u"S003"_s, {});
    const auto request = [](SqlPerson& who, const QString& whom, const QString& role) {
        return who.call(u"request_grant($1, $2, true, '異動', NULL)"_s, {whom.toUtf8(), role.toUtf8()});
    };
    QCOMPARE(request(*clerk, u"S003"_s, u"chief"_s).sqlstate, u"42501"_s);
    QCOMPARE(request(*one, u"S001"_s, u"number"_s).code(), u"E-CENTRAL-046"_s);
    QCOMPARE(request(*one, u"S003"_s, u"emperor"_s).code(), u"E-CENTRAL-001"_s);
    const SqlAnswer wish = request(*one, u"S003"_s, u"enter_eligibility"_s);
    const QByteArray id = QByteArray::number(wish.json()[u"request"_s].toInteger());
    QCOMPARE(one->call(u"approve_grant($1)"_s, {id}).code(), u"E-CENTRAL-046"_s);
    QJsonObject filed = filing(m_centre->newId(), creating());
    QCOMPARE(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(), u"E-CENTRAL-011"_s);
    const SqlAnswer report = two->call(u"approve_grant($1)"_s, {id});
    QCOMPARE(report.json()[u"after"_s].toArray(), QJsonArray{u"enter_eligibility"_s});
    QCOMPARE(report.json()[u"before"_s].toArray(), QJsonArray());
    // In force in the database, on the connection that is open.
    QCOMPARE(m_centre->admin(u"SELECT pg_has_role('staff_s003', 'madoguchi_enter_eligibility', 'member')"_s)
                 .value(),
             u"t"_s);
    filed = filing(m_centre->newId(), creating());
    QCOMPARE(outcome(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed)), u"entered"_s);
    QCOMPARE(two->call(u"approve_grant($1)"_s, {id}).code(), u"E-CENTRAL-030"_s);
    // A group given in the database alone (an administrator, for a minute) opens nothing: the register has no
    // line.
    m_centre->admin(u"GRANT madoguchi_number TO staff_s003"_s);
    QCOMPARE(clerk->call(u"ask_number('10000001', '照会')"_s).code(), u"E-CENTRAL-011"_s);
    m_centre->admin(u"REVOKE madoguchi_number FROM staff_s003"_s);
    QVERIFY(one->call(u"grant_changes('-infinity')"_s).rows.size() >= 3);
}

void TestSqlAbuse::grantEndsOnAnOpenConnection() {
    const auto one = m_centre->person(u"S001"_s, {u"chief"_s});
    const auto two = m_centre->person(u"S002"_s, {u"chief"_s});
    const auto contractor = m_centre->person(u"S003"_s, {});
    const SqlAnswer wish =
        one->call(u"request_grant('S003', 'read_eligibility', true, '委託', now() + interval '1 hour')"_s);
    QVERIFY(two->call(u"approve_grant($1)"_s, {QByteArray::number(wish.json()[u"request"_s].toInteger())})
                .code()
                .isEmpty());
    m_centre->admin(u"SELECT centre.put('addressee', '1', '{}', '-', NULL, NULL); SELECT centre.publish()"_s);
    const QByteArray epoch = contractor->call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8();
    const auto seen = [&] { return contractor->call(u"pull($1, 0, '', 1000)"_s, {epoch}).rows.size(); };
    QVERIFY(seen() > 1);
    m_centre->admin(
        u"CREATE OR REPLACE FUNCTION centre.now() RETURNS timestamptz LANGUAGE sql STABLE AS "
        "$$ SELECT clock_timestamp() + interval '1 hour 1 second' $$"_s);
    QCOMPARE(seen(), 1);
    QCOMPARE(contractor->call(u"end_grants()"_s).value(), u"1"_s);
    QCOMPARE(contractor->call(u"pull($1, 0, '', 1000)"_s, {epoch}).sqlstate, u"42501"_s);
}

void TestSqlAbuse::barredAtOnce() {
    const auto one = m_centre->person(u"S001"_s, {u"chief"_s});
    const auto clerk = m_centre->person(u"S003"_s, confirmer);
    QCOMPARE(one->call(u"bar_staff('S001', '退職')"_s).code(), u"E-CENTRAL-046"_s);
    QVERIFY(one->call(u"bar_staff('S003', '退職')"_s).ok());
    QCOMPARE(clerk->call(u"hello()"_s).code(), u"E-CENTRAL-012"_s);
    const QJsonObject filed = filing(m_centre->newId(), creating());
    QCOMPARE(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(), u"E-CENTRAL-012"_s);
    QCOMPARE(m_centre->again(u"S003"_s)->call(u"hello()"_s).sqlstate, u"08006"_s);  // no way in any more
}

void TestSqlAbuse::quarantineKeepsAndTakesTwo() {
    const auto clerk = m_centre->person(u"S001"_s, author);
    const auto one = m_centre->person(u"S002"_s, {u"chief"_s});
    const auto two = m_centre->person(u"S003"_s, {u"chief"_s});
    const auto second = m_centre->person(u"S004"_s, confirmer);
    // A value that no column takes: it will never go through.
    const QJsonObject filed = enter(
        *clerk, changeSet({change(u"create"_s, u"addressee"_s, no, 0, {{u"history_no"_s, {}, u"many"_s}})}));
    const QString id = m_centre->newId();
    const SqlAnswer answer =
        second->submit(u"ConfirmCase"_s, filed[u"case_id"_s].toString(), confirmation(filed), id);
    QCOMPARE(outcome(answer), u"quarantined"_s);
    QVERIFY(!answer.value().contains(u"many"_s));
    QCOMPARE(
        second->submit(u"ConfirmCase"_s, filed[u"case_id"_s].toString(), confirmation(filed), id).value(),
        answer.value());
    QCOMPARE(one->call(u"quarantined()"_s).rows.size(), 1);
    const QList<QByteArray> how{id.toUtf8()};
    QCOMPARE(clerk->call(u"resolve_quarantined($1, 'withdrawn', '誤り')"_s, how).sqlstate, u"42501"_s);
    QCOMPARE(one->call(u"resolve_quarantined($1, 'deleted', '誤り')"_s, how).code(), u"E-CENTRAL-001"_s);
    QCOMPARE(one->call(u"resolve_quarantined($1, 'withdrawn', '誤り')"_s, how).json()[u"resolved"_s].toBool(),
             false);
    QCOMPARE(one->call(u"resolve_quarantined($1, 'withdrawn', '誤り')"_s, how).json()[u"resolved"_s].toBool(),
             false);
    QCOMPARE(two->call(u"resolve_quarantined($1, 'withdrawn', '同意')"_s, how).json()[u"resolved"_s].toBool(),
             true);
    QCOMPARE(one->call(u"quarantined()"_s).rows.size(), 0);
    QCOMPARE(m_centre->admin(u"SELECT length(payload) > 0 FROM centre.quarantine"_s).value(), u"t"_s);
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
