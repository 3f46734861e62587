// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/EffectOutput.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// What an officer decided about a claim, or is about to decide.
struct CaseDecision {
    BenefitDecision decision = BenefitDecision::Deny;
    QString reason = {};  ///< of a denial; the resident reads it
    friend bool operator==(const CaseDecision&, const CaseDecision&) = default;
};

/// Nothing while the case is not decided, or is none of these records.
[[nodiscard]] std::optional<CaseDecision> decisionOf(const HouseholdSnapshot& household,
                                                     const QString& caseId);

/// The letters of the case become those of the decision: F70 where it grants, F71 with the officer's reason
/// where it denies, whatever was expected when the claim was filed.
void takeDecision(const CaseDecision& decision, std::vector<DocumentSuggestion>& documents,
                  QJsonObject& results);

}  // namespace mado
