// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/Commands.h"
#include "forms/engine/CaseDraft.h"
#include "forms/filing/CaseComputation.h"

namespace mado {

/// What EnterCase carries, from a finished draft and what was computed from it. `identity`: "rule", "evidence",
/// "complete".
[[nodiscard]] CasePayload casePayload(const CaseDraft& draft, const CaseComputation& computation,
                                      const HouseholdSnapshot& before, const CaseSituation& situation,
                                      const QJsonObject& identity);
/// The filings that a payload holds, to compute them again.
[[nodiscard]] std::vector<Filing> filingsOf(const CasePayload& payload);

}  // namespace mado
