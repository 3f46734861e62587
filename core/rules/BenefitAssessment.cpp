// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/BenefitAssessment.h"

using namespace Qt::StringLiterals;

namespace mado {

void denyBenefit(BenefitAssessment& assessment, const QString& code, const QString& ja, const QString& en,
                 const QString& article) {
    assessment.decision = BenefitDecision::Deny;
    assessment.amount = 0;
    assessment.reason = code;
    assessment.reasonJa = ja;
    assessment.reasonEn = en;
    assessment.explanation.add({ja, en, {}, qint64(0), article, {}});
}

void denyLateBenefit(BenefitAssessment& assessment) {
    denyBenefit(assessment, u"limitation"_s, u"請求期限を過ぎている(時効)"_s,
                u"Claimed after the limitation date"_s, u"国民健康保険法110条1項"_s);
}

}  // namespace mado
