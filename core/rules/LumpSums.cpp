// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LumpSums.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView fullAmount("benefit.childbirth.full");
constexpr QLatin1StringView plainAmount("benefit.childbirth.without_scheme");
constexpr QLatin1StringView minimumDays("benefit.childbirth.minimum_days");
constexpr QLatin1StringView schemeWeeks("benefit.childbirth.scheme_weeks");
constexpr QLatin1StringView funeralAmount("benefit.funeral.amount");

constexpr int daysPerWeek = 7;  // weeks + days as midwives write it ("12週1日")

Result<void> checkChildbirth(const ChildbirthFacts& facts) {
    if (!facts.birthDate.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (facts.babies < 1) return fail(u"E-RULE-011"_s, u"babies"_s);
    if (facts.weeks < 0) return fail(u"E-RULE-011"_s, u"weeks"_s);
    if (facts.days < 0 || facts.days >= daysPerWeek) return fail(u"E-RULE-011"_s, u"days"_s);
    if (!isAmount(facts.hospitalCost)) return fail(u"E-RULE-011"_s, u"hospital_cost"_s);
    if (facts.claimedOn.isValid() && facts.claimedOn < facts.birthDate)
        return fail(u"E-RULE-016"_s, u"claimed_on"_s);
    return {};
}

/// Reasons that leave nothing to compute; false if the claim goes on.
bool deniedBeforehand(BenefitAssessment& assessment, const ChildbirthFacts& facts, qint64 leastDays) {
    const QString article = u"国民健康保険法58条1項"_s;
    if (!facts.insuredAtBirth) {
        denyBenefit(assessment, u"not_insured"_s, u"出産の日に被保険者でない"_s,
                    u"Not insured on the day of birth"_s, article);
    } else if (facts.employeeInsurancePays) {
        denyBenefit(assessment, u"employee_insurance"_s,
                    u"被用者保険から支給を受ける(退職後6か月以内の出産)"_s,
                    u"Employee insurance pays (birth within 6 months of leaving)"_s, u"健康保険法106条"_s);
    } else if (facts.weeks * daysPerWeek + facts.days < leastDays) {
        denyBenefit(assessment, u"too_early"_s, u"妊娠%1日に満たない"_s.arg(leastDays),
                    u"Less than %1 days of pregnancy"_s.arg(leastDays), article);
    } else {
        return false;
    }
    return true;
}

void tellPerChild(BenefitAssessment& assessment, const ChildbirthFacts& facts, Figures& figures,
                  QLatin1StringView amountId, qint64 perChild) {
    const bool full = amountId == fullAmount;
    assessment.explanation.add(
        {full ? u"1児の額(産科医療補償制度の対象)"_s : u"1児の額(制度の対象外または22週未満)"_s,
         full ? u"Per child, with the compensation scheme"_s
              : u"Per child, without the scheme or under 22 weeks"_s,
         yenText(perChild),
         perChild,
         u"国民健康保険法58条1項、条例"_s,
         {figures.use(amountId), figures.use(schemeWeeks), figures.use(minimumDays)}});
    if (facts.babies < 2) return;
    const qint64 total = perChild * facts.babies;
    assessment.explanation.add(
        {u"児の数"_s,
         u"Number of children"_s,
         u"%1 × %2 = %3"_s.arg(yenText(perChild)).arg(facts.babies).arg(yenText(total)),
         total,
         {},
         {}});
}

void payOrDeny(BenefitAssessment& assessment, const ChildbirthFacts& facts, qint64 total,
               const ParameterUse& use) {
    const bool direct = facts.directPayment;
    assessment.amount = direct ? std::max<qint64>(0, total - facts.hospitalCost) : total;
    if (assessment.amount == 0) {
        denyBenefit(assessment, u"nothing_left"_s, u"直接支払で全額が充てられ差額がない"_s,
                    u"Direct payment used the whole amount"_s, {});
        return;
    }
    assessment.decision = BenefitDecision::Grant;
    const QString formula = direct ? u"%1 − %2 = %3"_s.arg(yenText(total), yenText(facts.hospitalCost),
                                                           yenText(assessment.amount))
                                   : yenText(total);
    assessment.explanation.add({direct ? u"差額支給額"_s : u"支給額"_s,
                                direct ? u"Difference to pay"_s : u"Amount to pay"_s,
                                formula,
                                assessment.amount,
                                u"国民健康保険法58条1項、条例"_s,
                                {use}});
}

}  // namespace

Result<BenefitAssessment> childbirthLumpSum(const Parameters& parameters, const ChildbirthFacts& facts) {
    MADO_TRY(checkChildbirth(facts));
    MADO_ASSIGN(const Deadline limit,
                claimLimit(parameters, BenefitKind::Childbirth, facts.birthDate, facts.claimedOn));
    Figures figures(parameters, facts.birthDate);
    const bool full = facts.compensationScheme && facts.weeks >= figures.number(schemeWeeks);
    const QLatin1StringView amountId = full ? fullAmount : plainAmount;
    const qint64 perChild = figures.number(amountId);
    const qint64 leastDays = figures.number(minimumDays);
    MADO_TRY(figures.result());
    BenefitAssessment assessment;
    assessment.claimUntil = limit.dueOn;
    assessment.explanation = limit.explanation;
    if (deniedBeforehand(assessment, facts, leastDays)) return assessment;
    if (limit.lateDays > 0) {
        denyLateBenefit(assessment);
        return assessment;
    }
    tellPerChild(assessment, facts, figures, amountId, perChild);
    payOrDeny(assessment, facts, perChild * facts.babies, figures.use(amountId));
    return assessment;
}

Result<BenefitAssessment> funeralExpense(const Parameters& parameters, const FuneralFacts& facts) {
    if (!facts.deathDate.isValid()) return fail(u"E-RULE-014"_s, u"death_date"_s);
    if (!facts.funeralDate.isValid()) return fail(u"E-RULE-014"_s, u"funeral_date"_s);
    if (facts.funeralDate < facts.deathDate) return fail(u"E-RULE-016"_s, u"funeral_date"_s);
    MADO_ASSIGN(const Deadline limit,
                claimLimit(parameters, BenefitKind::Funeral, facts.funeralDate, facts.claimedOn));
    Figures figures(parameters, facts.deathDate);
    const qint64 amount = figures.number(funeralAmount);
    const ParameterUse use = figures.use(funeralAmount);
    MADO_TRY(figures.result());
    BenefitAssessment assessment;
    assessment.claimUntil = limit.dueOn;
    assessment.explanation = limit.explanation;
    const QString article = u"国民健康保険法58条1項、条例"_s;
    if (!facts.insuredAtDeath) {
        denyBenefit(assessment, u"not_insured"_s, u"死亡の日に被保険者でない"_s,
                    u"Not insured on the day of death"_s, article);
    } else if (facts.otherSchemePays) {
        denyBenefit(assessment, u"other_scheme"_s, u"他の保険から葬祭の給付を受ける"_s,
                    u"Another scheme pays for the funeral"_s, article);
    } else if (limit.lateDays > 0) {
        denyLateBenefit(assessment);
    } else {
        assessment.decision = BenefitDecision::Grant;
        assessment.amount = amount;
        assessment.explanation.add(
            {u"葬祭費"_s, u"Funeral expense"_s, yenText(amount), amount, article, {use}});
    }
    return assessment;
}

}  // namespace mado
