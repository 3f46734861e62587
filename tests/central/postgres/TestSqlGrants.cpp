// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCases.h"

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// What a person may do is given and taken by two others, and ends at once; what can't be processed is let go
/// by two.
class TestSqlGrants : public SqlCases {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_centre = std::make_unique<SqlCentre>(); }
    void init() { m_centre->renew(); }

    void grantTakesTwoOthers();
    void grantEndsOnAnOpenConnection();
    void barredAtOnce();
    void standingFollowsWhateverItIsMadeOf_data();
    void standingFollowsWhateverItIsMadeOf();
    void quarantineKeepsAndTakesTwo();
};

void TestSqlGrants::grantTakesTwoOthers() {
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

void TestSqlGrants::grantEndsOnAnOpenConnection() {
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

void TestSqlGrants::barredAtOnce() {
    const auto one = m_centre->person(u"S001"_s, {u"chief"_s});
    const auto clerk = m_centre->person(u"S003"_s, confirmer);
    QCOMPARE(one->call(u"bar_staff('S001', '退職')"_s).code(), u"E-CENTRAL-046"_s);
    QVERIFY(one->call(u"bar_staff('S003', '退職')"_s).ok());
    QCOMPARE(clerk->call(u"hello()"_s).code(), u"E-CENTRAL-012"_s);
    const QJsonObject filed = filing(m_centre->newId(), creating());
    QCOMPARE(clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed).code(), u"E-CENTRAL-012"_s);
    QCOMPARE(m_centre->again(u"S003"_s)->call(u"hello()"_s).sqlstate, u"08006"_s);  // no way in any more
}

void TestSqlGrants::standingFollowsWhateverItIsMadeOf_data() {
    QTest::addColumn<QString>("done");
    QTest::addColumn<bool>("mayEnter");
    QTest::newRow("nothing") << u"SELECT 1"_s << true;
    QTest::newRow("the grant ends")
        << u"UPDATE centre.role_grant SET ended_at = centre.now() WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("the grant has an end that is past")
        << u"UPDATE centre.role_grant SET valid_until = centre.now() WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("the grant goes") << u"DELETE FROM centre.role_grant WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("the grant goes to another")
        << u"UPDATE centre.role_grant SET staff_id = 'S002' WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("all grants go") << u"TRUNCATE centre.role_grant"_s << false;
    QTest::newRow("the person is not at work")
        << u"UPDATE records.staff_member SET is_active = 0 WHERE record_key = 'S001'"_s << false;
    QTest::newRow("the person comes back")
        << u"UPDATE records.staff_member SET is_active = 0 WHERE record_key = 'S001';"
           "UPDATE records.staff_member SET is_active = 1 WHERE record_key = 'S001'"_s
        << true;
    QTest::newRow("the person goes") << u"DELETE FROM records.staff_member WHERE record_key = 'S001'"_s
                                     << false;
    QTest::newRow("all persons go") << u"TRUNCATE records.staff_member"_s << false;
    QTest::newRow("the login goes") << u"DELETE FROM centre.staff_login WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("the login becomes another's")
        << u"UPDATE centre.staff_login SET staff_id = 'S002' WHERE staff_id = 'S001'"_s << false;
    QTest::newRow("the group writes nothing")
        << u"UPDATE centre.group_role SET writes = '{}' WHERE role = 'enter_eligibility'"_s << false;
    QTest::newRow("the database says no")
        << u"SELECT centre.set_group('staff_s001', 'enter_eligibility', false)"_s << false;
}
void TestSqlGrants::standingFollowsWhateverItIsMadeOf() {
    QFETCH(QString, done);
    QFETCH(bool, mayEnter);
    const auto clerk = m_centre->person(u"S001"_s, {u"enter_eligibility"_s});
    const SqlAnswer changed = m_centre->admin(done);
    QVERIFY2(changed.ok(), qPrintable(changed.message));
    // As the register has it, asked without any short cut.
    const QString registered =
        u"SELECT l.login::text, r.role, r.writes::text, g.valid_until FROM centre.staff_login l "
        "JOIN records.staff_member s ON s.record_key = l.staff_id AND s.is_active = 1 "
        "JOIN centre.role_grant g ON g.staff_id = l.staff_id AND g.is_grant AND g.approved_at IS NOT NULL "
        "AND g.ended_at IS NULL JOIN centre.group_role r ON r.role = g.role"_s;
    const QString standing =
        u"SELECT login::text, role, written_kinds::text, valid_until FROM centre.standing"_s;
    const QString differences = u"SELECT count(*) FROM ((%1 EXCEPT ALL %2) UNION ALL (%2 EXCEPT ALL %1)) t"_s;
    QCOMPARE(m_centre->admin(differences.arg(registered, standing)).value(), u"0"_s);
    const QString active =
        u"SELECT l.login::text FROM centre.staff_login l "
        "JOIN records.staff_member s ON s.record_key = l.staff_id AND s.is_active = 1"_s;
    QCOMPARE(m_centre->admin(differences.arg(active, u"SELECT login::text FROM centre.person"_s)).value(),
             u"0"_s);
    QCOMPARE(
        m_centre
            ->admin(differences.arg(registered + u" WHERE r.action = 'enter'"_s,
                                    u"SELECT p.login::text, e.role, e.written_kinds::text, e.valid_until "
                                    "FROM centre.person p, unnest(p.enters) e"_s))
            .value(),
        u"0"_s);
    const QJsonObject filed = filing(m_centre->newId(), creating());
    const SqlAnswer answer = clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed);
    QCOMPARE(outcome(answer) == u"entered"_s, mayEnter);
}

void TestSqlGrants::quarantineKeepsAndTakesTwo() {
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

QTEST_GUILESS_MAIN(TestSqlGrants)
#include "TestSqlGrants.moc"
