// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/Commands.h"
#include "core/desk/CityKnowledge.h"
#include "core/procedures/CaseDifferences.h"
#include "core/procedures/DocumentRequests.h"
#include "forms/engine/CaseDraft.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace mado {

/// What a case is computed from besides its answers.
struct CaseSituation {
    QDate today;    ///< business date
    QDate filedOn;  ///< day on which the filing reached the city
    QString caseId;
    QString caseNo;
    QString enteredAt;            ///< ISO date and time of Japan; for the papers
    QJsonObject staff;            ///< who is at work now: "id", "name", "section"
    QJsonObject receivedBy = {};  ///< who took the filing in, as `staff`; empty: `staff` does so now
    QString confirmedBy = {};     ///< name of the second person; empty until the case is in force
    QJsonObject filer;            ///< the "filer" part of the facts
    QJsonObject answers;          ///< of all filings together, for the papers
    QStringList titles;           ///< official Japanese titles of the filings, as the papers name them
    QJsonArray received = {};     ///< papers shown or handed in: {"label", "note"}; for the receipt slip
    QJsonArray missing = {};      ///< still to be brought: {"label", "for", "note"}; any makes the list (F90)
    QJsonObject paperTitles = {};  ///< form to Japanese title, for the list of what is sent
    int attempt = 0;               ///< raised when the centre found a proposed number taken
};

/// What a case does, says and prints. A value.
struct CaseComputation {
    std::optional<Error> refusal;  ///< can't be computed (yet); names the question at fault in `field`
    EffectOutput output;
    std::vector<DifferenceGroup> differences;
    std::vector<DocumentRequest> documents;
    QJsonObject
        results;  ///< the "results" part of the facts, with "received", "missing_documents", "enclosed"
    [[nodiscard]] bool isUsable() const { return !refusal; }
};

/// What the draft itself says: its id, filer, answers, titles, papers received and missing. The days, the
/// number, the time and the staff stay as they are.
[[nodiscard]] CaseSituation withDraft(CaseSituation situation, const CaseDraft& draft);
/// The filings of a draft as effects take them.
[[nodiscard]] std::vector<Filing> filingsOf(const CaseDraft& draft);
/// Answers of all filings in one object; a later filing's answer of the same name wins.
[[nodiscard]] QJsonObject mergedAnswers(const std::vector<Filing>& filings);

/// The "case" part of the facts.
[[nodiscard]] QJsonObject caseFacts(const CaseSituation& situation, const std::vector<Filing>& filings);

/// Pure; any thread. `before` holds everything that the filings read (for a merge, both households).
[[nodiscard]] CaseComputation computeFilings(const std::vector<Filing>& filings,
                                             const HouseholdSnapshot& before, const CityKnowledge& knowledge,
                                             const CaseSituation& situation);

/// Papers that list other papers get their lists from the results: what was received (F02), what is sent
/// (F98).
void fillLists(std::vector<DocumentRequest>& requests, const QJsonObject& results);

/// Figures that form definitions name ("dates.filing_days"), as FormSession wants them.
[[nodiscard]] ParameterLookup parameterLookup(const Parameters& parameters);

}  // namespace mado
