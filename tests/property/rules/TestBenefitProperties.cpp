// SPDX-License-Identifier: GPL-3.0-or-later
#include "BenefitCases.h"

#include "core/rules/AnnualLimits.h"
#include "core/rules/ArrearsMeasures.h"
#include "core/rules/CombinedCare.h"
#include "core/rules/CopaymentRelief.h"
#include "core/rules/HouseholdContinuity.h"
#include "core/rules/InpatientMeals.h"
#include "core/rules/MedicalExpense.h"
#include "core/rules/TransferExpense.h"
#include "core/rules/UndueBenefit.h"

#include <QJsonDocument>
#include <QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

CaseMaker someCase() {
    return CaseMaker(*rc::gen::arbitrary<quint64>());
}

qint64 lastStep(const Explanation& explanation) {
    return std::get<qint64>(explanation.result());
}

/// Every step can be printed: words in both languages, and an article or a figure where law decides.
bool isPrintable(const Explanation& explanation) {
    for (const ExplanationStep& step : explanation.steps()) {
        if (step.labelJa.isEmpty() || step.labelEn.isEmpty()) return false;
        for (const ParameterUse& use : step.figures) {
            if (use.id.isEmpty() || use.source.isEmpty() || !use.validFrom.isValid()) return false;
        }
    }
    return !explanation.isEmpty();
}

CombinedCareFacts combinedCase(CaseMaker& maker) {
    CombinedCareFacts facts;
    facts.periodStart = QDate(maker.chance(50) ? 2025 : 2026, 8, 1);
    facts.under70 = static_cast<LimitCategory>(maker.between(0, 4));
    facts.elderly = static_cast<ElderlyClass>(maker.between(0, 5));
    const qint64 count = maker.between(1, 4);
    for (qint64 i = 0; i < count; ++i) {
        CombinedCareMember member;
        member.elderly = maker.chance(50);
        const qint64 months = maker.between(0, 12);
        for (qint64 m = 0; m < months; ++m)
            member.medical << aroundLines(maker, {21'000, 44'400}, 200'000);
        if (maker.chance(60)) member.care = maker.between(0, 500'000);
        facts.members << member;
    }
    return facts;
}

}  // namespace

class TestBenefitProperties final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

 private Q_SLOTS:
    void aHigherCopaymentNeverMeansASmallerBenefit() {
        QVERIFY(rc::check("monotone in one copayment", [this] {
            CaseMaker maker = someCase();
            HighCostFacts facts = specialMonth(maker);
            QList<MedicalClaim*> claims;
            for (PatientMonth& person : facts.persons) {
                for (MedicalClaim& claim : person.claims)
                    claims << &claim;
            }
            RC_PRE(!claims.isEmpty());
            const qint64 before = highCostBenefit(m_parameters, facts)->benefit;
            MedicalClaim& claim = *claims[static_cast<qsizetype>(maker.between(0, claims.size() - 1))];
            claim.copayment = maker.between(claim.copayment, claim.totalCost);
            RC_ASSERT(highCostBenefit(m_parameters, facts)->benefit >= before);
        }));
    }
    void halvesAndMultipleHitsNeverRaiseALimit() {
        QVERIFY(rc::check("half <= full, 4th hit <= ordinary", [this] {
            CaseMaker maker = someCase();
            const YearMonth month(2026, maker.chance(50) ? 7 : 8);
            const LimitRow row =
                maker.chance(50)
                    ? limitRow(m_parameters, static_cast<LimitCategory>(maker.between(0, 4)), month).value()
                    : limitRow(m_parameters, static_cast<ElderlyClass>(maker.between(0, 5)), month).value();
            const qint64 cost = aroundLines(maker, {143'000, 286'000, 267'000, 842'000, 901'000}, 20'000'000);
            const qint64 full = limitAmount(row, cost, false);
            RC_ASSERT(limitAmount(row, cost, true) <= full);
            RC_ASSERT(limitAmount(row, cost, false, rateUnit / 2) <= full);
            RC_ASSERT(limitAmount(row, cost, true, rateUnit / 2) <= limitAmount(row, cost, true));
            RC_ASSERT(limitAmount(row, cost + 1, false) >= full);
        }));
    }
    void aHalvedMonthPaysAtLeastAsMuch() {
        QVERIFY(rc::check("half limits never lower the benefit", [this] {
            CaseMaker maker = someCase();
            HighCostFacts facts = specialMonth(maker);
            facts.halfLimit = false;
            const qint64 before = highCostBenefit(m_parameters, facts)->benefit;
            facts.halfLimit = true;
            RC_ASSERT(highCostBenefit(m_parameters, facts)->benefit >= before);
        }));
    }
    void benefitsAreWithinWhatWasPaid() {
        QVERIFY(rc::check("0 <= benefit <= paid, explained to the end", [this] {
            CaseMaker maker = someCase();
            const HighCostFacts facts = specialMonth(maker);
            qint64 paid = 0;
            for (const PatientMonth& person : facts.persons) {
                for (const MedicalClaim& claim : person.claims)
                    paid += claim.copayment;
            }
            const HighCostBenefit result = highCostBenefit(m_parameters, facts).value();
            RC_ASSERT(result.benefit >= 0 && result.benefit <= paid);
            RC_ASSERT(lastStep(result.explanation) == result.benefit);
            RC_ASSERT(isPrintable(result.explanation));
            RC_ASSERT(!result.hit || result.benefit > 0);
            const auto bytes = [](const Explanation& e) { return QJsonDocument(e.toJson()).toJson(); };
            RC_ASSERT(bytes(result.explanation) == bytes(highCostBenefit(m_parameters, facts)->explanation));
        }));
    }
    void combinedCareStaysWithinBothSides() {
        QVERIFY(rc::check("medical and care parts within what was borne", [this] {
            CaseMaker maker = someCase();
            const CombinedCareFacts facts = combinedCase(maker);
            qint64 medical = 0;
            qint64 care = 0;
            for (const CombinedCareMember& member : facts.members) {
                medical += std::accumulate(member.medical.begin(), member.medical.end(), qint64(0));
                care += member.care;
            }
            const CombinedCareBenefit result = combinedCareBenefit(m_parameters, facts).value();
            RC_ASSERT(result.medical >= 0 && result.medical <= medical);
            RC_ASSERT(result.care >= 0 && result.care <= care);
            RC_ASSERT(lastStep(result.explanation) == result.medical);
            RC_ASSERT(isPrintable(result.explanation));
            RC_ASSERT(facts.periodStart.year() == 2025 ||
                      result.explanation.unconfirmed().contains(u"combined.limits"_s));
        }));
    }
    void expensesStayWithinTheFeeScheduleAndThePayment() {
        QVERIFY(rc::check("medical expense <= min(fee, paid), transfer <= min(cheapest, paid)", [this] {
            CaseMaker maker = someCase();
            MedicalExpenseFacts facts;
            facts.kind = static_cast<ExpenseKind>(maker.between(0, 9));
            facts.treatedOn = maker.date(QDate(2025, 1, 1), QDate(2026, 11, 1));
            facts.paidOn = facts.treatedOn.addDays(maker.between(0, 40));
            facts.feeSchedule = maker.between(0, 900'000);
            facts.paid = maker.between(0, 900'000);
            facts.ratioPercent = static_cast<int>(maker.between(2, 3) * 10);
            facts.arrearsMeasure = maker.chance(70);
            facts.goodReason = maker.chance(90);
            for (const char* paper :
                 {"receipt_original", "itemised", "doctor_opinion", "doctor_consent", "repayment_proof",
                  "translation", "passport", "inquiry_consent", "talk_record"}) {
                if (maker.chance(97)) facts.papers << QString::fromLatin1(paper);
            }
            const BenefitAssessment result = medicalExpense(m_parameters, facts).value();
            RC_ASSERT(result.amount >= 0 && result.amount <= std::min(facts.feeSchedule, facts.paid));
            RC_ASSERT((result.decision == BenefitDecision::Grant) == (result.amount > 0));
            RC_ASSERT(lastStep(result.explanation) == result.amount);
            RC_ASSERT(isPrintable(result.explanation));
            TransferFacts transfer;
            transfer.movedOn = facts.treatedOn;
            transfer.paidOn = facts.paidOn;
            transfer.cheapest = facts.feeSchedule;
            transfer.paid = facts.paid;
            const BenefitAssessment moved = transferExpense(m_parameters, transfer).value();
            RC_ASSERT(moved.amount == std::min(transfer.cheapest, transfer.paid));
            RC_ASSERT(lastStep(moved.explanation) == moved.amount);
        }));
    }
    void undueBenefitsAreFullyAccountedFor() {
        QVERIFY(rc::check("to return + barred + covered = all", [this] {
            CaseMaker maker = someCase();
            UndueBenefitFacts facts;
            facts.asOf = QDate(2026, 11, 22);
            facts.lostOn = maker.date(QDate(2019, 1, 1), facts.asOf);
            qint64 covered = 0;
            qint64 all = 0;
            const qint64 count = maker.between(1, 6);
            for (qint64 i = 0; i < count; ++i) {
                PaidBenefit one;
                one.treatedOn = maker.date(QDate(2018, 6, 1), QDate(2026, 9, 1));
                one.paidOn = one.treatedOn.addDays(maker.between(0, 70));
                one.amount = maker.between(0, 300'000);
                facts.paid << one;
                all += one.amount;
                if (one.treatedOn < facts.lostOn) covered += one.amount;
            }
            const UndueBenefit result = undueBenefit(m_parameters, facts).value();
            RC_ASSERT(result.amount + result.expired + covered == all);
            RC_ASSERT(lastStep(result.explanation) == result.amount);
            RC_ASSERT(result.count == 0 || result.recoverUntil >= facts.asOf);
            RC_ASSERT(isPrintable(result.explanation));
        }));
    }
    void reliefNeverExceedsTheCopayment() {
        QVERIFY(rc::check("0 <= left <= copayment; a poorer household never pays more", [this] {
            CaseMaker maker = someCase();
            const Parameters& parameters = maker.chance(50) ? m_parameters : m_hoshimi;
            CopaymentReliefFacts facts;
            facts.ground = ReliefGround::BusinessClosed;
            facts.assistanceLevel = maker.between(100'000, 250'000);
            facts.monthlyIncome = maker.between(0, 400'000);
            facts.savings = maker.between(0, 900'000);
            facts.from = QDate(2026, 11, 1);
            facts.appliedOn = facts.from.addDays(-maker.between(0, 10));
            facts.copayment = maker.between(0, 500'000);
            const CopaymentRelief result = copaymentRelief(parameters, facts).value();
            RC_ASSERT(result.left >= 0 && result.left <= facts.copayment);
            RC_ASSERT(std::get<QString>(result.explanation.result()) == reliefKindCode(result.kind));
            RC_ASSERT(isPrintable(result.explanation));
            facts.monthlyIncome = maker.between(0, facts.monthlyIncome);
            facts.savings = maker.between(0, facts.savings);
            const CopaymentRelief poorer = copaymentRelief(parameters, facts).value();
            RC_ASSERT(result.kind == CopaymentRelief::Kind::None ||
                      poorer.kind != CopaymentRelief::Kind::None);
            RC_ASSERT(poorer.kind == CopaymentRelief::Kind::Reduce || poorer.left <= result.left);
        }));
    }
    void aStayCostsTheSumOfItsParts() {
        QVERIFY(rc::check("two parts of a stay cost what the whole costs", [this] {
            CaseMaker maker = someCase();
            StayCostFacts whole;
            whole.stay.from = maker.date(QDate(2024, 1, 1), QDate(2026, 9, 1));
            whole.stay.until = whole.stay.from.addDays(maker.between(1, 400));
            whole.mealClass = static_cast<MealClass>(maker.between(0, 4));
            whole.mealsPerDay = static_cast<int>(maker.between(0, 3));
            whole.longTermBed = maker.chance(50);
            whole.birth = maker.date(QDate(1952, 1, 1), QDate(1965, 1, 1));
            const QDate cut =
                whole.stay.from.addDays(maker.between(0, whole.stay.from.daysTo(whole.stay.until) - 1));
            StayCostFacts first = whole;
            StayCostFacts second = whole;
            first.stay.until = cut;
            second.stay.from = cut.addDays(1);
            const StayCost cost = stayCost(m_parameters, whole).value();
            RC_ASSERT(cost.amount ==
                      stayCost(m_parameters, first)->amount + stayCost(m_parameters, second)->amount);
            RC_ASSERT(lastStep(cost.explanation) == cost.amount);
            // Paid as one class though a cheaper one applied: never more than was paid.
            const MealDifference difference =
                mealDifference(m_parameters, MealClass::General, whole.mealClass, whole.stay.from,
                               whole.stay.until, whole.mealsPerDay)
                    .value();
            RC_ASSERT(difference.amount >= 0);
            whole.mealClass = MealClass::General;
            RC_ASSERT(difference.amount <= stayCost(m_parameters, whole)->meals);
            RC_ASSERT(lastStep(difference.explanation) == difference.amount);
        }));
    }
    void hitsOnlyAdd() {
        QVERIFY(rc::check("one hit more never lowers the count; order does not matter", [this] {
            CaseMaker maker = someCase();
            HitCountFacts facts;
            facts.month = YearMonth(2026, 9);
            const auto hits = [&](YearMonth last) {
                QList<YearMonth> list;
                for (qint64 i = maker.between(0, 4); i > 0; --i)
                    list << last.addMonths(-static_cast<int>(maker.between(0, 14)));
                return list;
            };
            facts.ownHits = hits(facts.month);
            QDate moved = QDate(2026, 9, static_cast<int>(maker.between(1, 28)));
            for (qint64 i = maker.between(0, 3); i > 0; --i) {
                facts.former << FormerResidence{u"x"_s, moved, maker.chance(70), hits(YearMonth::of(moved))};
                moved = moved.addDays(-maker.between(0, 200));
            }
            const HitCount count = countHits(m_parameters, facts).value();
            RC_ASSERT(count.nth == count.counted.size() + 1);
            RC_ASSERT(count.multiple == (count.nth >= 4));
            RC_ASSERT(lastStep(count.explanation) == count.nth);
            std::reverse(facts.ownHits.begin(), facts.ownHits.end());
            RC_ASSERT(countHits(m_parameters, facts)->counted == count.counted);
            facts.ownHits << facts.month.addMonths(-static_cast<int>(maker.between(0, 20)));
            RC_ASSERT(countHits(m_parameters, facts)->nth >= count.nth);
            for (FormerResidence& one : facts.former)
                one.continues = true;
            RC_ASSERT(countHits(m_parameters, facts)->nth >= count.nth);
        }));
    }
    void measuresOnlyGrowWithTime() {
        QVERIFY(rc::check("unpaid: the stage never falls back; children stay normal", [this] {
            CaseMaker maker = someCase();
            ArrearsMeasureFacts facts;
            facts.dueOn = maker.date(QDate(2025, 1, 1), QDate(2025, 12, 31));
            facts.asOf = maker.date(QDate(2025, 1, 1), QDate(2027, 12, 1));
            facts.persons = {{QDate(2012, 5, 1), false}, {QDate(1980, 5, 1), maker.chance(50)}};
            const ArrearsMeasures now = arrearsMeasures(m_parameters, facts).value();
            RC_ASSERT(now.payInFull.size() == 2);
            RC_ASSERT(!now.payInFull[0]);
            facts.asOf = facts.asOf.addDays(1);
            RC_ASSERT(static_cast<int>(arrearsMeasures(m_parameters, facts)->stage) >=
                      static_cast<int>(now.stage));
            RC_ASSERT(isPrintable(now.explanation));
            const qint64 benefit = maker.between(0, 500'000);
            const qint64 unpaid = maker.between(0, 500'000);
            const WithheldBenefit withheld = offsetWithheld(benefit, unpaid).value();
            RC_ASSERT(withheld.offset + withheld.paidOut == benefit);
            RC_ASSERT(withheld.offset + withheld.stillUnpaid == unpaid);
        }));
    }
};

QTEST_APPLESS_MAIN(TestBenefitProperties)
#include "TestBenefitProperties.moc"
