// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCases.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// Two persons for each case, whatever either of them sends.
class TestSqlFourEyes : public SqlCases {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_centre = std::make_unique<SqlCentre>(); }
    void init() { m_centre->renew(); }

    void ownCaseByASecondConnection();
    void ownCaseThroughAChainOfCorrections();
    void ownCaseByRacingTwoConnections();
    void racingConfirmationsApplyOnce();
    void racingTheSameCommandAppliesOnce();
    void payloadSwappedAfterItWasSeen();
    void onlyWhatWasFiledTakesEffect_data();
    void onlyWhatWasFiledTakesEffect();
    void recomputedOnMovedRecordsWritesTheSame();
    void decisionTouchesTheCaseOnly();
};

void TestSqlFourEyes::ownCaseByASecondConnection() {
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

void TestSqlFourEyes::ownCaseThroughAChainOfCorrections() {
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

void TestSqlFourEyes::ownCaseByRacingTwoConnections() {
    const auto one = m_centre->person(u"S002"_s, confirmer);
    const auto two = m_centre->again(u"S002"_s, u"T7"_s);
    for (int round = 0; round < 20; ++round) {
        const QJsonObject filed = filing(m_centre->newId(), creating());
        const QString caseId = filed[u"case_id"_s].toString();
        std::vector<SqlAnswer> confirmed;
        std::thread other([&] {
            for (int i = 0; i < 5; ++i)
                confirmed.push_back(confirm(*two, filed));
        });
        const SqlAnswer entered = one->submit(u"EnterCase"_s, caseId, filed);
        other.join();
        QCOMPARE(outcome(entered), u"entered"_s);
        confirmed.push_back(confirm(*two, filed));
        for (const SqlAnswer& each : confirmed) {
            // There is no such case yet, or it is the person's own.
            QVERIFY2(each.code() == u"E-CENTRAL-030"_s || each.code() == u"E-CENTRAL-033"_s,
                     qPrintable(each.value() + each.message));
        }
        QCOMPARE(confirmed.back().code(), u"E-CENTRAL-033"_s);
    }
    QVERIFY(stored(u"record_key"_s).isEmpty());
}

void TestSqlFourEyes::racingConfirmationsApplyOnce() {
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

void TestSqlFourEyes::racingTheSameCommandAppliesOnce() {
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

void TestSqlFourEyes::payloadSwappedAfterItWasSeen() {
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

void TestSqlFourEyes::onlyWhatWasFiledTakesEffect_data() {
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

void TestSqlFourEyes::onlyWhatWasFiledTakesEffect() {
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

void TestSqlFourEyes::recomputedOnMovedRecordsWritesTheSame() {
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

void TestSqlFourEyes::decisionTouchesTheCaseOnly() {
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

QTEST_GUILESS_MAIN(TestSqlFourEyes)
#include "TestSqlFourEyes.moc"
