// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/NhiHouseholdChanges.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace el = field::eligibility;
namespace nh = field::nhi_household;
namespace ce = field::certificate;
namespace ad = field::addressee;
namespace oc = field::other_coverage;

class TestLoss : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void joinedEmployeeWholeFamily();
    void joinedEmployeeOnlyTheHead();
    void useAfterTheLoss();
    void moveOutBothLayers_data();
    void moveOutBothLayers();
    void moveOutStillToCome();
    void headMovesOut();
    void deathOfAMember();
    void deathOfTheHeadAsOneCase();
    void deathOfANominalHead();
    void refusals_data();
    void refusals();

 private:
    ProcedureDesk m_desk;
};

void TestLoss::joinedEmployeeWholeFamily() {
    m_desk.on(u"2026-10-08"_s);
    const auto result =
        m_desk.file(HouseholdBuilder::family().directDebit().build(), u"lose_joined_employee"_s,
                    {{u"persons"_s, people(u"A B C D"_s)},
                     {u"joined_on"_s, u"2026-10-01"_s},
                     {u"dependants"_s, people(u"B C D"_s)},
                     {u"insurer_name"_s, u"試験健康保険組合"_s},
                     {u"returned_from"_s, people(u"A B"_s)}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->date(el::application_end_date), QDate(2026, 10, 2));  // the day after joining
    QCOMPARE(coverage->date(el::qualification_lost_date), QDate(2026, 10, 2));
    QCOMPARE(coverage->text(el::application_end_reason), u"202"_s);
    QVERIFY(!coverage->flag(el::nhi_is_active));
    QCOMPARE(result->after.find(Entity::NhiHousehold, u"12345678"_s)->date(nh::ended_on), QDate(2026, 10, 2));
    QVERIFY(hasFinding(*result, u"nhi_household_closed"_s));
    QCOMPARE(result->after.find(Entity::OtherCoverage, u"A/01"_s)->text(oc::coverage_kind),
             u"employee_insurance"_s);
    QCOMPARE(result->after.find(Entity::OtherCoverage, u"B/01"_s)->text(oc::coverage_kind), u"dependant"_s);
    QCOMPARE(result->after.find(Entity::OtherCoverage, u"B/01"_s)->date(oc::started_on), QDate(2026, 10, 1));
    QCOMPARE(result->after.find(Entity::Certificate, u"A/01"_s)->date(ce::collected_on), QDate(2026, 10, 8));
    QVERIFY(result->after.find(Entity::Certificate, u"C/01"_s)->isNull(ce::collected_on));
    QVERIFY(!result->after.find(Entity::Certificate, u"C/01"_s)->flag(ce::is_latest_certificate));
    QCOMPARE(findingIds(*result).count(u"certificate_not_returned"_s), 2);
    QVERIFY(result->tax->after < result->tax->before);
    QCOMPARE(result->tax->before, qint64{649'300});
    int statements = 0;
    for (const DocumentSuggestion& each : result->documents)
        statements += each.form == u"F30"_s ? 1 : 0;
    QCOMPARE(statements, 4);
}

void TestLoss::joinedEmployeeOnlyTheHead() {
    m_desk.on(u"2026-10-08"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"lose_joined_employee"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"joined_on"_s, u"2026-10-01"_s}});
    QVERIFY(result.ok());
    const Record* number = result->after.find(Entity::NhiHousehold, u"12345678"_s);
    QVERIFY(number->isNull(nh::ended_on));
    QVERIFY(number->flag(nh::is_nominal_head));
    QVERIFY(hasFinding(*result, u"nominal_head"_s));
    QVERIFY(!result->after.find(Entity::Eligibility, u"B/01"_s)->isNull(el::application_start_date));
    QVERIFY(result->after.find(Entity::Eligibility, u"B/01"_s)->isNull(el::application_end_date));
}

void TestLoss::useAfterTheLoss() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    for (const auto& [key, month] : {std::pair{u"K1"_s, u"2026-06"_s}, std::pair{u"K2"_s, u"2026-08"_s}}) {
        Record claim(Entity::Benefit, key, 1);
        claim.set(field::benefit::notice_no, key);
        claim.set(field::benefit::addressee_no, u"A"_s);
        claim.set(field::benefit::medical_expense_kind, u"medical_claim"_s);
        claim.set(field::benefit::treatment_month, month);
        claim.set(field::benefit::insurer_share, qint64{7'000});
        builder.add(claim);
    }
    const QJsonObject answers{{u"persons"_s, people(u"A"_s)}, {u"joined_on"_s, u"2026-06-30"_s}};
    const auto result = m_desk.file(builder.build(), u"lose_joined_employee"_s, answers);
    QVERIFY(hasFinding(*result, u"use_after_loss"_s));
    for (const Notice& each : result->findings) {
        if (each.id != u"use_after_loss"_s) continue;
        QVERIFY(each.detailJa.contains(u"7,000円"_s));
        QVERIFY(each.detailJa.contains(u"2026-08"_s));
        QVERIFY(!each.detailJa.contains(u"2026-06"_s));
    }
}

void TestLoss::moveOutBothLayers_data() {
    QTest::addColumn<bool>("inside");
    QTest::addColumn<bool>("sameDay");
    QTest::addColumn<QString>("applicationEnd");
    QTest::addColumn<QString>("qualificationLost");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another prefecture") << false << false << u"2026-11-02"_s << u"2026-11-02"_s << u"201"_s;
    QTest::newRow("another prefecture, no gap")
        << false << true << u"2026-11-01"_s << u"2026-11-01"_s << u"201"_s;
    QTest::newRow("same prefecture") << true << false << u"2026-11-02"_s << QString() << u"207"_s;
    QTest::newRow("same prefecture, no gap") << true << true << u"2026-11-01"_s << QString() << u"207"_s;
}

void TestLoss::moveOutBothLayers() {
    QFETCH(bool, inside);
    QFETCH(bool, sameDay);
    QFETCH(QString, applicationEnd);
    QFETCH(QString, qualificationLost);
    QFETCH(QString, reason);
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"lose_move_out"_s,
                                    {{u"persons"_s, people(u"A B C D"_s)},
                                     {u"moved_out_on"_s, u"2026-11-01"_s},
                                     {u"inside_prefecture"_s, inside},
                                     {u"registered_same_day"_s, sameDay},
                                     {u"to_address"_s, u"試験県試験市"_s}});
    QVERIFY(result.ok());
    const Record* coverage = result->after.find(Entity::Eligibility, u"D/01"_s);
    QCOMPARE(coverage->text(el::application_end_date), applicationEnd);
    QCOMPARE(coverage->text(el::qualification_lost_date), qualificationLost);
    QCOMPARE(coverage->text(el::application_end_reason), reason);
    QCOMPARE(result->events[0].kind, inside ? CoverageEvent::Kind::End : CoverageEvent::Kind::Lose);
    QCOMPARE(result->after.member(u"A"_s)->text(ad::resident_class), u"4"_s);
    QCOMPARE(result->after.member(u"A"_s)->text(ad::moveout_address), u"試験県試験市"_s);
    QVERIFY(!hasFinding(*result, u"head_vacant"_s));  // nobody stays
}

void TestLoss::moveOutStillToCome() {
    m_desk.on(u"2026-10-25"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"lose_move_out"_s,
                                    {{u"persons"_s, people(u"A B C D"_s)},
                                     {u"moved_out_on"_s, u"2026-11-01"_s},
                                     {u"inside_prefecture"_s, false}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.member(u"A"_s)->text(ad::resident_class), u"1"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"A/01"_s)->date(el::application_end_date),
             QDate(2026, 11, 2));
}

void TestLoss::headMovesOut() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"lose_move_out"_s,
                                    {{u"persons"_s, people(u"A"_s)},
                                     {u"moved_out_on"_s, u"2026-11-01"_s},
                                     {u"inside_prefecture"_s, false}});
    QVERIFY(result.ok());
    QVERIFY(hasFinding(*result, u"head_vacant"_s));
}

void TestLoss::deathOfAMember() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(
        HouseholdBuilder::family().build(), u"lose_death"_s,
        {{u"deceased"_s, u"B"_s}, {u"died_on"_s, u"2026-11-05"_s}, {u"returned_from"_s, people(u"B"_s)}});
    QVERIFY(result.ok());
    const Record* coverage = result->after.find(Entity::Eligibility, u"B/01"_s);
    QCOMPARE(coverage->date(el::application_end_date), QDate(2026, 11, 6));
    QCOMPARE(coverage->date(el::qualification_lost_date), QDate(2026, 11, 6));
    QCOMPARE(result->after.member(u"B"_s)->text(ad::resident_class), u"5"_s);
    QVERIFY(hasFinding(*result, u"funeral_claimable"_s));
    QVERIFY(!hasFinding(*result, u"head_vacant"_s));
    QVERIFY(!hasFinding(*result, u"tax_duty_succession"_s));
}

void TestLoss::deathOfTheHeadAsOneCase() {
    m_desk.on(u"2026-11-10"_s);
    HouseholdBuilder builder = HouseholdBuilder::family().directDebit();
    builder.instalment(u"2026/N1/03"_s, u"2026-09-30"_s, 81'000, 20'000);
    const HouseholdSnapshot before = builder.build();
    const auto alone =
        m_desk.file(before, u"lose_death"_s, {{u"deceased"_s, u"A"_s}, {u"died_on"_s, u"2026-11-05"_s}});
    QVERIFY(hasFinding(*alone, u"head_vacant"_s));
    const std::vector<Filing> filings{
        {u"lose_death"_s,
         {{u"deceased"_s, u"A"_s}, {u"died_on"_s, u"2026-11-05"_s}, {u"returned_from"_s, people(u"A"_s)}}},
        {u"change_head"_s,
         {{u"new_head"_s, u"B"_s},
          {u"changed_on"_s, u"2026-11-05"_s},
          {u"returned_from"_s, people(u"B C D"_s)}}},
        {u"claim_funeral"_s,
         {{u"deceased"_s, u"A"_s},
          {u"funeral_on"_s, u"2026-11-08"_s},
          {u"host"_s, u"B"_s},
          {u"bank_code"_s, u"9900"_s},
          {u"branch_code"_s, u"028"_s},
          {u"account_type"_s, u"1"_s},
          {u"account_number"_s, u"0000001"_s}}}};
    const auto result = m_desk.file(before, filings);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code + result.error().field));
    QVERIFY(!hasFinding(*result, u"head_vacant"_s));
    QVERIFY(hasFinding(*result, u"tax_duty_succession"_s));
    QVERIFY(hasFinding(*result, u"direct_debit_ends"_s));
    QVERIFY(hasFinding(*result, u"arrears"_s));
    const Record* old = result->after.find(Entity::NhiHousehold, u"12345678"_s);
    QCOMPARE(old->date(nh::ended_on), QDate(2026, 11, 5));
    const Record* now = openNhiHousehold(result->after, u"H1"_s);
    QVERIFY(now != nullptr);
    QCOMPARE(now->text(nh::head_addressee_no), u"B"_s);
    QCOMPARE(now->text(nh::continued_from_certificate_no), u"12345678"_s);
    QCOMPARE(openCoverages(result->after, now->key()).size(), std::size_t{3});
    QCOMPARE(result->after.find(Entity::Eligibility, u"A/01"_s)->text(el::certificate_no), u"12345678"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"C/02"_s)->text(el::certificate_no), now->key());
    QCOMPARE(result->after.member(u"B"_s)->text(ad::relationship_kanji), u"世帯主"_s);
    QCOMPARE(result->after.member(u"C"_s)->text(ad::head_name_kanji), u"試験 乙"_s);
    QCOMPARE(result->benefits.size(), std::size_t{1});
    QCOMPARE(result->benefits[0].assessment.decision, BenefitDecision::Grant);
    QCOMPARE(result->benefits[0].assessment.amount, qint64{50'000});
    QVERIFY(result->after.find(Entity::BankAccount, u"B/benefit"_s) != nullptr);
    QVERIFY(!hasFinding(*result, u"no_account"_s));
    // one change set, each record once
    QSet<QString> keys;
    for (const RecordChange& each : result->changes.changes) {
        const QString name = dictionary::tableName(each.entity) + each.key;
        QVERIFY2(!keys.contains(name), qPrintable(name));
        keys.insert(name);
    }
}

void TestLoss::deathOfANominalHead() {
    m_desk.on(u"2026-11-10"_s);
    HouseholdBuilder builder = HouseholdBuilder::employees();
    builder.nhi(u"2025-04-01"_s, u"A"_s, true).insured(u"B"_s, u"2025-04-01"_s);
    const auto result = m_desk.file(builder.build(), u"lose_death"_s,
                                    {{u"deceased"_s, u"A"_s}, {u"died_on"_s, u"2026-11-05"_s}});
    QVERIFY(result.ok());
    QVERIFY(result->events.empty());
    QVERIFY(hasFinding(*result, u"head_vacant"_s));
    QVERIFY(hasFinding(*result, u"tax_duty_succession"_s));
    QVERIFY(!hasFinding(*result, u"funeral_claimable"_s));
}

void TestLoss::refusals_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const QString joined = u"lose_joined_employee"_s;
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    row("before acquisition") << joined
                              << QJsonObject{{u"persons"_s, people(u"A"_s)},
                                             {u"joined_on"_s, u"2024-03-30"_s}}
                              << u"E-PROC-009"_s << u"joined_on"_s;
    row("on the day of acquisition") << joined
                                     << QJsonObject{{u"persons"_s, people(u"A"_s)},
                                                    {u"joined_on"_s, u"2024-03-31"_s}}
                                     << u"E-PROC-009"_s << u"joined_on"_s;
    row("future") << joined << QJsonObject{{u"persons"_s, people(u"A"_s)}, {u"joined_on"_s, u"2026-11-11"_s}}
                  << u"E-PROC-005"_s << u"joined_on"_s;
    row("not insured") << joined
                       << QJsonObject{{u"persons"_s, people(u"E"_s)}, {u"joined_on"_s, u"2026-11-01"_s}}
                       << u"E-PROC-008"_s << u"persons"_s;
    row("ended already") << joined
                         << QJsonObject{{u"persons"_s, people(u"F"_s)}, {u"joined_on"_s, u"2025-03-31"_s}}
                         << u"E-PROC-010"_s << u"persons"_s;
    row("death before birth") << u"lose_death"_s
                              << QJsonObject{{u"deceased"_s, u"D"_s}, {u"died_on"_s, u"2022-01-19"_s}}
                              << u"E-PROC-006"_s << u"died_on"_s;
}

void TestLoss::refusals() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    m_desk.on(u"2026-11-10"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.person({u"E"_s, u"試験 戊"_s, u"1955-01-01"_s, u"母"_s, u"2"_s})
        .person({u"F"_s, u"試験 己"_s, u"1950-01-01"_s, u"父"_s})
        .insured(u"F"_s, u"2020-01-01"_s)
        .ended(u"F"_s, u"2025-04-01"_s, u"202"_s);
    const auto result = m_desk.file(builder.build(), procedure, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

QTEST_GUILESS_MAIN(TestLoss)
#include "TestLoss.moc"
