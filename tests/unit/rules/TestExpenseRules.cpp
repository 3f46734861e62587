// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CopaymentRelief.h"
#include "core/rules/MedicalExpense.h"
#include "core/rules/TransferExpense.h"
#include "core/rules/UndueBenefit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
const QStringList allPapers{u"receipt_original"_s, u"itemised"_s,        u"doctor_opinion"_s,
                            u"doctor_consent"_s,   u"repayment_proof"_s, u"translation"_s,
                            u"passport"_s,         u"inquiry_consent"_s, u"talk_record"_s};

MedicalExpenseFacts expense(ExpenseKind kind) {
    MedicalExpenseFacts facts;
    facts.kind = kind;
    facts.treatedOn = day("2026-09-10");
    facts.paidOn = day("2026-09-10");
    facts.feeSchedule = 48'250;
    facts.paid = 50'000;
    facts.arrearsMeasure = true;
    facts.papers = allPapers;
    return facts;
}
CopaymentReliefFacts relief() {
    CopaymentReliefFacts facts;
    facts.ground = ReliefGround::BusinessClosed;
    facts.monthlyIncome = 150'000;
    facts.assistanceLevel = 150'000;
    facts.savings = 450'000;
    facts.appliedOn = day("2026-10-20");
    facts.from = day("2026-11-01");
    facts.copayment = 80'100;
    return facts;
}

}  // namespace

/// Benefits that are claimed afterwards, relief from copayments, and what is to be returned.
class TestExpenseRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

    BenefitAssessment assess(const MedicalExpenseFacts& facts) const {
        return medicalExpense(m_parameters, facts).value();
    }

 private Q_SLOTS:
    void kinds_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("needs");  // the paper without which nothing is paid
        const auto row = [](const char* code, const char* needs) {
            QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(needs);
        };
        row("no_certificate", "receipt_original");
        row("former_insurance", "repayment_proof");
        row("late_filing", "itemised");
        row("braces", "doctor_opinion");
        row("acupuncture", "doctor_consent");
        row("massage", "doctor_consent");
        row("judo_therapy", "receipt_original");
        row("blood", "doctor_opinion");
        row("overseas", "translation");
        row("special_medical", "talk_record");
    }
    void kinds() {
        QFETCH(QString, code);
        QFETCH(QString, needs);
        MedicalExpenseFacts facts = expense(expenseKindFromCode(code).value());
        QCOMPARE(expenseKindCode(facts.kind), code);
        // 70 % of the smaller 48,250: 33,775.
        QCOMPARE(assess(facts).amount, 33'775);
        QCOMPARE(assess(facts).decision, BenefitDecision::Grant);
        facts.papers.removeAll(needs);
        const BenefitAssessment missing = assess(facts);
        QCOMPARE(missing.reason, u"papers_missing"_s);
        QVERIFY(missing.reasonJa.contains(expensePaperName(needs, true)));
        QVERIFY(expensePaperName(needs, true) != needs);
        QCOMPARE(std::get<qint64>(missing.explanation.result()), 0);
    }
    void theSmallerAmountCounts() {
        MedicalExpenseFacts facts = expense(ExpenseKind::Braces);
        facts.paid = 48'249;
        QCOMPARE(assess(facts).amount, 33'774);  // 33,774.3
        facts.ratioPercent = 20;
        QCOMPARE(assess(facts).amount, 38'599);  // 38,599.2
        facts.paid = 1;
        QCOMPARE(assess(facts).reason, u"nothing_left"_s);
    }
    void overseas() {
        MedicalExpenseFacts facts = expense(ExpenseKind::Overseas);
        facts.feeSchedule = 200'000;
        facts.foreign = ForeignAmount{123'456, 1'512'300};  // 1,234.56 at 151.23: 186,702.5
        const BenefitAssessment result = assess(facts);
        QCOMPARE(result.amount, 186'702 * 7 / 10);
        QVERIFY(std::any_of(
            result.explanation.steps().begin(), result.explanation.steps().end(),
            [](const ExplanationStep& step) { return step.formula == u"1,234.56 × 151.2300 = 186,702"_s; }));
        facts.feeSchedule = 100'000;
        QCOMPARE(assess(facts).amount, 70'000);
        facts.shortTrip = false;
        QCOMPARE(assess(facts).reason, u"not_short_trip"_s);
        facts.foreign->rate = -1;
        QCOMPARE(medicalExpense(m_parameters, facts).error().field, u"foreign.rate"_s);
    }
    void denials() {
        MedicalExpenseFacts facts = expense(ExpenseKind::LateFiling);
        facts.goodReason = false;
        QCOMPARE(assess(facts).reason, u"no_good_reason"_s);
        facts.insured = false;
        QCOMPARE(assess(facts).reason, u"not_insured"_s);
        facts = expense(ExpenseKind::SpecialMedical);
        facts.arrearsMeasure = false;
        QCOMPARE(assess(facts).reason, u"no_measure"_s);
        // Two years from the day after the payment: until 2028-09-10.
        facts = expense(ExpenseKind::Braces);
        facts.claimedOn = day("2028-09-10");
        QCOMPARE(assess(facts).amount, 33'775);
        QCOMPARE(assess(facts).claimUntil, day("2028-09-10"));
        facts.claimedOn = day("2028-09-11");
        QCOMPARE(assess(facts).reason, u"limitation"_s);
    }
    void expenseRefusals() {
        const auto field = [&](const MedicalExpenseFacts& facts) {
            return medicalExpense(m_parameters, facts).error().field;
        };
        MedicalExpenseFacts facts = expense(ExpenseKind::Braces);
        facts.paidOn = day("2026-09-09");
        QCOMPARE(field(facts), u"paid_on"_s);
        facts = expense(ExpenseKind::Braces);
        facts.claimedOn = day("2026-09-09");
        QCOMPARE(field(facts), u"claimed_on"_s);
        facts = expense(ExpenseKind::Braces);
        facts.feeSchedule = -1;
        QCOMPARE(field(facts), u"fee_schedule"_s);
        facts = expense(ExpenseKind::Braces);
        facts.ratioPercent = 100;
        QCOMPARE(field(facts), u"ratio"_s);
    }
    void transfer() {
        TransferFacts facts;
        facts.movedOn = day("2026-09-10");
        facts.paidOn = day("2026-09-12");
        facts.cheapest = 38'000;
        facts.paid = 45'000;
        const auto assessed = [&] { return transferExpense(m_parameters, facts).value(); };
        QCOMPARE(assessed().amount, 38'000);
        QCOMPARE(assessed().claimUntil, day("2028-09-12"));
        facts.paid = 30'000;
        QCOMPARE(assessed().amount, 30'000);
        facts.doctorCertificate = false;
        QCOMPARE(assessed().reason, u"papers_missing"_s);
        for (bool TransferFacts::*condition :
             {&TransferFacts::suitableCare, &TransferFacts::hardToMove, &TransferFacts::unavoidable}) {
            TransferFacts other = facts;
            other.*condition = false;
            QCOMPARE(transferExpense(m_parameters, other)->reason, u"not_approved"_s);
        }
        facts.insured = false;
        QCOMPARE(assessed().reason, u"not_insured"_s);
        facts.paidOn = day("2026-09-09");
        QCOMPARE(transferExpense(m_parameters, facts).error().field, u"paid_on"_s);
    }
    void reliefByTheNationalGuide() {
        CopaymentReliefFacts facts = relief();
        const CopaymentRelief result = copaymentRelief(m_parameters, facts).value();
        QCOMPARE(result.kind, CopaymentRelief::Kind::Exempt);
        QCOMPARE(result.percent, 100);
        QCOMPARE(result.left, 0);
        QCOMPARE(result.until, day("2027-01-31"));  // three months
        QCOMPARE(result.explanation.unconfirmed().size(), 4);
        const auto reason = [&] { return copaymentRelief(m_parameters, facts)->reason; };
        facts.monthlyIncome = 150'001;
        QCOMPARE(reason(), u"income"_s);
        facts.savings = 450'001;
        QCOMPARE(reason(), u"savings"_s);
        facts.inpatient = false;
        QCOMPARE(reason(), u"not_inpatient"_s);
        facts.appliedOn = day("2026-11-02");
        QCOMPARE(reason(), u"applied_late"_s);
        facts.ground.reset();
        QCOMPARE(reason(), u"no_ground"_s);
        QCOMPARE(copaymentRelief(m_parameters, facts)->left, 80'100);
        facts.assistanceLevel = 0;
        QCOMPARE(copaymentRelief(m_parameters, facts).error().code, u"E-RULE-010"_s);
    }
    void reliefByAnotherOutline_data() {
        QTest::addColumn<qint64>("income");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("left");
        // Of 150,000: exempt to 100 %, half to 110 % (165,000), deferred to 130 % (195,000).
        QTest::newRow("exempt") << qint64(150'000) << u"exempt"_s << qint64(0);
        QTest::newRow("reduced") << qint64(150'001) << u"reduce"_s << qint64(40'050);
        QTest::newRow("reduced at the line") << qint64(165'000) << u"reduce"_s << qint64(40'050);
        QTest::newRow("deferred") << qint64(195'000) << u"defer"_s << qint64(0);
        QTest::newRow("none") << qint64(195'001) << u"none"_s << qint64(80'100);
    }
    void reliefByAnotherOutline() {
        QFETCH(qint64, income);
        CopaymentReliefFacts facts = relief();
        facts.monthlyIncome = income;
        facts.inpatient = false;
        const CopaymentRelief result = copaymentRelief(m_hoshimi, facts).value();
        const QString kind = reliefKindCode(result.kind);
        QTEST(kind, "kind");
        QTEST(result.left, "left");
    }
    void undueBenefits() {
        UndueBenefitFacts facts;
        facts.lostOn = day("2021-04-01");
        facts.asOf = day("2026-11-22");
        facts.paid = {{day("2021-03-31"), day("2021-06-20"), 10'000},  // still covered
                      {day("2021-04-01"), day("2021-11-20"), 20'000},  // barred since 2026-11-21
                      {day("2021-04-02"), day("2021-11-22"), 30'000},  // last day today
                      {day("2026-05-10"), day("2026-07-20"), 40'000}};
        const UndueBenefit result = undueBenefit(m_parameters, facts).value();
        QCOMPARE(result.amount, 70'000);
        QCOMPARE(result.expired, 20'000);
        QCOMPARE(result.count, 2);
        QCOMPARE(result.recoverUntil, day("2026-11-22"));
        QCOMPARE(result.claimNewInsurerUntil, day("2023-04-02"));
        QCOMPARE(result.explanation.steps().last().formula, u"30,000 + 40,000 = 70,000"_s);
        facts.paid[0].paidOn = day("2021-03-30");
        QCOMPARE(undueBenefit(m_parameters, facts).error().field, u"paid[0].paid_on"_s);
        facts.paid.clear();
        QCOMPARE(undueBenefit(m_parameters, facts).error().field, u"paid"_s);
    }
};

QTEST_APPLESS_MAIN(TestExpenseRules)
#include "TestExpenseRules.moc"
