// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/CaseDecision.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace file = field::case_file;

const QString noticeOfGrant = u"F70"_s;
const QString noticeOfDenial = u"F71"_s;

}  // namespace

std::optional<CaseDecision> decisionOf(const HouseholdSnapshot& household, const QString& caseId) {
    const Record* found = household.find(Entity::CaseFile, caseId);
    if (found == nullptr || found->text(file::state) != u"decided"_s) return {};
    const bool isGrant = found->text(file::decision_class) == u"grant"_s;
    if (isGrant) return CaseDecision{BenefitDecision::Grant};
    return CaseDecision{BenefitDecision::Deny, found->text(file::return_reason)};
}

void takeDecision(const CaseDecision& decision, std::vector<DocumentSuggestion>& documents,
                  QJsonObject& results) {
    const bool isGrant = decision.decision == BenefitDecision::Grant;
    for (DocumentSuggestion& each : documents) {
        const bool isNotice = each.form == noticeOfGrant || each.form == noticeOfDenial;
        if (isNotice && each.stage == DocumentSuggestion::Stage::Decided)
            each.form = isGrant ? noticeOfGrant : noticeOfDenial;
    }
    QJsonObject benefit = results[u"benefit"_s].toObject();
    benefit[u"decision"_s] = isGrant ? u"grant"_s : u"deny"_s;
    if (!isGrant && !decision.reason.isEmpty()) benefit[u"reason"_s] = decision.reason;
    results[u"benefit"_s] = benefit;
}

}  // namespace mado
