// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/Commands.h"
#include "core/desk/DeskTypes.h"
#include "core/store/OutboxCommand.h"
#include "forms/engine/CaseDraft.h"
#include "forms/filing/CaseComputation.h"
#include "forms/filing/CaseDecision.h"

namespace mado {

/// What EnterCase carries, from a finished draft and what was computed from it. `identity`: "rule",
/// "evidence", "complete".
[[nodiscard]] CasePayload casePayload(const CaseDraft& draft, const CaseComputation& computation,
                                      const HouseholdSnapshot& before, const CaseSituation& situation,
                                      const QJsonObject& identity);
/// The papers of a case that is in force, from the records as they are now and what was computed when it was
/// filed. `situation` as for computing; its answers are taken from the payload. The letters are those of
/// `decision`, or of the one that the records hold.
[[nodiscard]] std::vector<DocumentRequest> papersOf(const CasePayload& payload, const HouseholdSnapshot& now,
                                                    const CityKnowledge& knowledge,
                                                    const CaseSituation& situation,
                                                    const std::optional<CaseDecision>& decision = {});
/// What the second person computes anew: the filings of the payload against the records as they are now. Its
/// papers name who took the case in and, once it is in force, who confirmed it, whoever looks at it now.
[[nodiscard]] CaseSituation situationOf(const CaseView& view, const QDate& today, const QStringList& titles);
/// Official Japanese titles of the filings, as papers name them; an unknown procedure by its id.
[[nodiscard]] QStringList titlesOf(const CasePayload& payload, const FormCatalogue& forms);
/// What a case was typed from, to be typed on: everything is kept, also the day on which it was filed.
/// `supersedes`: id of the case at the centre that it will replace; empty if it never came to be there.
[[nodiscard]] Draft draftAgain(const CasePayload& payload, const QString& caseId, const QString& caseNo,
                               const QString& supersedes);
/// The facts of a household as the case sees them: itself, and the returned one that it takes the place of,
/// are no other open case. `supersedes` may be empty.
[[nodiscard]] QJsonObject factsForCase(QJsonObject facts, const QString& caseId, const QString& supersedes);
/// The filings that a payload holds, to compute them again.
[[nodiscard]] std::vector<Filing> filingsOf(const CasePayload& payload);

}  // namespace mado
