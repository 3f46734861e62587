// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/BenefitDecisions.h"
#include "core/procedures/ReverseChanges.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace be = field::benefit;
namespace ba = field::bank_account;

class TestBenefitEffects : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void childbirthAmounts_data();
    void childbirthAmounts();
    void childbirthRecord();
    void childbirthTwice();
    void funeral_data();
    void funeral();
    void funeralByAStranger();
    void funeralTwice();
    void decision();
    void refusals_data();
    void refusals();

 private:
    static QJsonObject birthAnswers(const QJsonObject& more = {});
    static HouseholdBuilder bereaved();
    ProcedureDesk m_desk;
};

QJsonObject TestBenefitEffects::birthAnswers(const QJsonObject& more) {
    QJsonObject answers{{u"mother"_s, u"B"_s},
                        {u"born_on"_s, u"2026-10-01"_s},
                        {u"weeks"_s, 39},
                        {u"baby_name"_s, u"試験 戊"_s},
                        {u"bank_code"_s, u"0001"_s},
                        {u"account_number"_s, u"1234567"_s},
                        {u"account_holder_kana"_s, u"シケン コウ"_s}};
    for (auto each = more.begin(); each != more.end(); ++each)
        answers[each.key()] = each.value();
    return answers;
}

HouseholdBuilder TestBenefitEffects::bereaved() {
    HouseholdBuilder builder = HouseholdBuilder::family();
    return builder.ended(u"B"_s, u"2026-10-11"_s, u"204"_s).died(u"B"_s, u"2026-10-10"_s);
}

void TestBenefitEffects::childbirthAmounts_data() {
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("reason");
    QTest::newRow("one child") << QJsonObject{} << qint64{500'000} << QString();
    QTest::newRow("twins") << QJsonObject{{u"babies"_s, 2}} << qint64{1'000'000} << QString();
    QTest::newRow("no compensation scheme")
        << QJsonObject{{u"compensation_scheme"_s, false}} << qint64{488'000} << QString();
    QTest::newRow("stillbirth at 12 weeks and 1 day")
        << QJsonObject{{u"weeks"_s, 12}, {u"days"_s, 1}, {u"stillbirth"_s, true}} << qint64{488'000}
        << QString();
    QTest::newRow("12 weeks less a day")
        << QJsonObject{{u"weeks"_s, 11}, {u"days"_s, 6}} << qint64{0} << u"too_early"_s;
    QTest::newRow("difference of direct payment")
        << QJsonObject{{u"direct_payment"_s, true}, {u"hospital_cost"_s, 430'000}} << qint64{70'000}
        << QString();
    QTest::newRow("nothing left of direct payment")
        << QJsonObject{{u"direct_payment"_s, true}, {u"hospital_cost"_s, 600'000}} << qint64{0}
        << u"nothing_left"_s;
    QTest::newRow("employee insurance pays")
        << QJsonObject{{u"employee_insurance_pays"_s, true}} << qint64{0} << u"employee_insurance"_s;
    QTest::newRow("before the insurance")
        << QJsonObject{{u"born_on"_s, u"2024-03-31"_s}} << qint64{0} << u"not_insured"_s;
    QTest::newRow("last day to claim")
        << QJsonObject{{u"born_on"_s, u"2024-11-20"_s}} << qint64{500'000} << QString();
    QTest::newRow("lapsed") << QJsonObject{{u"born_on"_s, u"2024-11-19"_s}} << qint64{0} << u"limitation"_s;
}

void TestBenefitEffects::childbirthAmounts() {
    QFETCH(QJsonObject, more);
    QFETCH(qint64, amount);
    QFETCH(QString, reason);
    const auto result =
        m_desk.file(HouseholdBuilder::family().build(), u"claim_childbirth"_s, birthAnswers(more));
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->benefits.size(), std::size_t{1});
    QCOMPARE(result->benefits[0].assessment.reason, reason);
    QCOMPARE(result->benefits[0].assessment.amount, amount);
    QCOMPARE(result->benefits[0].assessment.decision,
             reason.isEmpty() ? BenefitDecision::Grant : BenefitDecision::Deny);
    QCOMPARE(hasFinding(*result, u"benefit_denial_likely"_s), !reason.isEmpty());
    QVERIFY(!result->benefits[0].assessment.explanation.isEmpty());
}

void TestBenefitEffects::childbirthRecord() {
    const auto result =
        m_desk.file(HouseholdBuilder::family().build(), u"claim_childbirth"_s, birthAnswers());
    const Record* claim = result->after.find(Entity::Benefit, result->benefits[0].benefitKey);
    QVERIFY(claim != nullptr);
    QCOMPARE(claim->text(be::medical_expense_kind), u"childbirth"_s);
    QCOMPARE(claim->date(be::delivery_date), QDate(2026, 10, 1));
    QCOMPARE(claim->text(be::certificate_no), u"12345678"_s);
    QCOMPARE(claim->text(be::newborn_name), u"試験 戊"_s);
    QCOMPARE(claim->number(be::billed_amount), qint64{500'000});
    QVERIFY(claim->isNull(be::payment_fixed_amount));
    QCOMPARE(claim->text(be::bank_account), u"A/benefit"_s);  // the head's claim
    QCOMPARE(result->after.find(Entity::BankAccount, u"A/benefit"_s)->text(ba::account_number), u"1234567"_s);
}

void TestBenefitEffects::childbirthTwice() {
    const auto first = m_desk.file(HouseholdBuilder::family().build(), u"claim_childbirth"_s, birthAnswers());
    const auto second = m_desk.file(first->after, u"claim_childbirth"_s, birthAnswers());
    QVERIFY(second.ok());
    QVERIFY(hasFinding(*second, u"duplicate_claim"_s));
    QVERIFY(second->isStopped());
    QVERIFY(!first->isStopped());
}

void TestBenefitEffects::funeral_data() {
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("reason");
    QTest::newRow("granted") << QJsonObject{} << qint64{50'000} << QString();
    QTest::newRow("another scheme pays")
        << QJsonObject{{u"other_scheme_pays"_s, u"yes"_s}} << qint64{0} << u"other_scheme"_s;
}

void TestBenefitEffects::funeral() {
    QFETCH(QJsonObject, more);
    QFETCH(qint64, amount);
    QFETCH(QString, reason);
    QJsonObject answers{{u"deceased"_s, u"B"_s}, {u"funeral_on"_s, u"2026-10-14"_s}, {u"host"_s, u"A"_s}};
    for (auto each = more.begin(); each != more.end(); ++each)
        answers[each.key()] = each.value();
    const auto result = m_desk.file(bereaved().build(), u"claim_funeral"_s, answers);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->benefits[0].assessment.amount, amount);
    QCOMPARE(result->benefits[0].assessment.reason, reason);
    QVERIFY(hasFinding(*result, u"no_account"_s));
    const Record* claim = result->after.find(Entity::Benefit, result->benefits[0].benefitKey);
    QCOMPARE(claim->date(be::death_date), QDate(2026, 10, 10));
    QCOMPARE(claim->text(be::deceased_addressee_no), u"B"_s);
    if (reason.isEmpty()) QCOMPARE(result->benefits[0].assessment.claimUntil, QDate(2028, 10, 14));
}

void TestBenefitEffects::funeralByAStranger() {
    const auto result = m_desk.file(bereaved().build(), u"claim_funeral"_s,
                                    {{u"deceased"_s, u"B"_s},
                                     {u"funeral_on"_s, u"2026-10-14"_s},
                                     {u"host_name"_s, u"試験 癸"_s},
                                     {u"host_address"_s, u"試験県試験市"_s},
                                     {u"account_number"_s, u"7654321"_s}});
    QVERIFY(result.ok());
    const Record* claim = result->after.find(Entity::Benefit, result->benefits[0].benefitKey);
    const QString host = claim->text(be::addressee_no);
    QVERIFY(host.startsWith(u'P'));
    QCOMPARE(result->after.member(host)->text(field::addressee::resident_class), u"3"_s);
    QVERIFY(result->after.find(Entity::BankAccount, host + u"/benefit"_s) != nullptr);
}

void TestBenefitEffects::funeralTwice() {
    const QJsonObject answers{
        {u"deceased"_s, u"B"_s}, {u"funeral_on"_s, u"2026-10-14"_s}, {u"host"_s, u"A"_s}};
    const auto first = m_desk.file(bereaved().build(), u"claim_funeral"_s, answers);
    QVERIFY(m_desk.file(first->after, u"claim_funeral"_s, answers)->isStopped());
}

void TestBenefitEffects::decision() {
    const auto result =
        m_desk.file(HouseholdBuilder::family().build(), u"claim_childbirth"_s, birthAnswers());
    const QString key = result->benefits[0].benefitKey;
    HouseholdSnapshot stored = withChanges(HouseholdBuilder::family().build(), result->changes).value();
    const auto decided = benefitDecision(stored, key, BenefitDecision::Grant, 500'000);
    QVERIFY(decided.ok());
    QCOMPARE(decided->changes.size(), std::size_t{1});
    QCOMPARE(decided->changes[0].expectedVersion, qint64{1});
    const HouseholdSnapshot after = withChanges(stored, *decided).value();
    QCOMPARE(after.find(Entity::Benefit, key)->number(be::payment_fixed_amount), qint64{500'000});
    QCOMPARE(benefitDecision(after, key, BenefitDecision::Deny, 0).error().code, u"E-PROC-035"_s);
    QCOMPARE(benefitDecision(stored, u"none"_s, BenefitDecision::Deny, 0).error().code, u"E-PROC-034"_s);
}

void TestBenefitEffects::refusals_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    const QString funeral = u"claim_funeral"_s;
    row("funeral before death") << funeral
                                << QJsonObject{{u"deceased"_s, u"B"_s},
                                               {u"funeral_on"_s, u"2026-10-09"_s},
                                               {u"host"_s, u"A"_s}}
                                << u"E-PROC-032"_s << u"funeral_on"_s;
    row("nobody held it") << funeral
                          << QJsonObject{{u"deceased"_s, u"B"_s}, {u"funeral_on"_s, u"2026-10-12"_s}}
                          << u"E-PROC-002"_s << u"host"_s;
    row("held by the deceased") << funeral
                                << QJsonObject{{u"deceased"_s, u"B"_s},
                                               {u"funeral_on"_s, u"2026-10-12"_s},
                                               {u"host"_s, u"B"_s}}
                                << u"E-PROC-033"_s << u"host"_s;
    row("alive") << funeral
                 << QJsonObject{{u"deceased"_s, u"A"_s},
                                {u"funeral_on"_s, u"2026-10-12"_s},
                                {u"host"_s, u"C"_s}}
                 << u"E-PROC-030"_s << u"deceased"_s;
    row("another day of death") << funeral
                                << QJsonObject{{u"deceased"_s, u"B"_s},
                                               {u"died_on"_s, u"2026-10-09"_s},
                                               {u"funeral_on"_s, u"2026-10-12"_s},
                                               {u"host"_s, u"A"_s}}
                                << u"E-PROC-031"_s << u"died_on"_s;
    row("no cost of direct payment") << u"claim_childbirth"_s << birthAnswers({{u"direct_payment"_s, true}})
                                     << u"E-PROC-002"_s << u"hospital_cost"_s;
    row("birth to come") << u"claim_childbirth"_s << birthAnswers({{u"born_on"_s, u"2026-12-01"_s}})
                         << u"E-PROC-005"_s << u"born_on"_s;
    row("negative weeks") << u"claim_childbirth"_s << birthAnswers({{u"weeks"_s, -1}}) << u"E-PROC-003"_s
                          << u"weeks"_s;
}

void TestBenefitEffects::refusals() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const auto result = m_desk.file(bereaved().build(), procedure, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

QTEST_GUILESS_MAIN(TestBenefitEffects)
#include "TestBenefitEffects.moc"
