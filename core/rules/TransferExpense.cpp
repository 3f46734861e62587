// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/TransferExpense.h"

#include "core/rules/Deadlines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Result<void> checkTransfer(const TransferFacts& facts) {
    if (!facts.movedOn.isValid()) return fail(u"E-RULE-014"_s, u"moved_on"_s);
    if (!facts.paidOn.isValid()) return fail(u"E-RULE-014"_s, u"paid_on"_s);
    if (facts.paidOn < facts.movedOn) return fail(u"E-RULE-016"_s, u"paid_on"_s);
    if (facts.claimedOn.isValid() && facts.claimedOn < facts.paidOn)
        return fail(u"E-RULE-016"_s, u"claimed_on"_s);
    if (!isAmount(facts.cheapest)) return fail(u"E-RULE-011"_s, u"cheapest"_s);
    if (!isAmount(facts.paid)) return fail(u"E-RULE-011"_s, u"paid"_s);
    return {};
}

}  // namespace

Result<BenefitAssessment> transferExpense(const Parameters& parameters, const TransferFacts& facts) {
    MADO_TRY(checkTransfer(facts));
    MADO_ASSIGN(const Deadline limit,
                claimLimit(parameters, BenefitKind::Transfer, facts.paidOn, facts.claimedOn));
    BenefitAssessment assessment;
    assessment.claimUntil = limit.dueOn;
    assessment.explanation = limit.explanation;
    const QString article = u"国民健康保険法54条の4、同法施行規則"_s;
    const qint64 amount = std::min(facts.cheapest, facts.paid);
    if (!facts.insured) {
        denyBenefit(assessment, u"not_insured"_s, u"移送の日に被保険者でない"_s,
                    u"Not insured on the day of the transfer"_s, article);
    } else if (!facts.suitableCare || !facts.hardToMove || !facts.unavoidable) {
        denyBenefit(assessment, u"not_approved"_s,
                    !facts.suitableCare ? u"適切な保険診療を受けるための移送でない"_s
                    : !facts.hardToMove ? u"病気やけがで移動が困難とはいえない"_s
                                        : u"緊急その他やむを得ない移送でない"_s,
                    !facts.suitableCare ? u"Not to receive suitable covered care"_s
                    : !facts.hardToMove ? u"Moving was not difficult"_s
                                        : u"Neither urgent nor otherwise unavoidable"_s,
                    article);
    } else if (limit.lateDays > 0) {
        denyLateBenefit(assessment);
    } else if (!facts.doctorCertificate) {
        denyBenefit(assessment, u"papers_missing"_s, u"書類がそろっていない: 医師の意見書"_s,
                    u"Papers missing: doctor's certificate"_s, article);
    } else if (amount == 0) {
        denyBenefit(assessment, u"nothing_left"_s, u"支給する額がない"_s, u"Nothing to pay"_s, {});
    } else {
        assessment.decision = BenefitDecision::Grant;
        assessment.amount = amount;
        assessment.explanation.add(
            {u"移送費(最も経済的な通常の経路・方法の額まで)"_s,
             u"Transfer expense, up to the cheapest usual route and means"_s,
             u"min(%1, %2) = %3"_s.arg(yenText(facts.cheapest), yenText(facts.paid), yenText(amount)),
             amount,
             article,
             {}});
    }
    return assessment;
}

}  // namespace mado
