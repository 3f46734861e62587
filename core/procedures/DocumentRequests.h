// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectOutput.h"
#include "core/procedures/FactsBuilder.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace mado {

/// One document to draw: the form, whom it is for, and the facts object to draw it from.
struct DocumentRequest {
    QString form;         ///< "F10"
    QString addresseeNo;  ///< empty: the household
    DocumentSuggestion::Stage stage = DocumentSuggestion::Stage::Confirmed;
    QString certificateKey;  ///< certificate record that the document is; empty if none
    QJsonObject facts;  ///< complete facts object with "results" and "document" {form, date, person, about,
                        ///< addressee}; about: question id -> person
};

/// The documents of a case, in order of printing, each with its facts. The records are those after the
/// change. A document number and serial are added when it is issued. Letters go to the mailing address where
/// there is one; a protected person's new address never stands on a paper for somebody else.
[[nodiscard]] std::vector<DocumentRequest> documentRequests(const EffectOutput& output,
                                                            const FactsBuilder& builder,
                                                            const FactsBuilder::Situation& situation);
/// The same for a case that is in force: `after` are the records as they are now, `situation.results` what
/// was computed when it was filed.
[[nodiscard]] std::vector<DocumentRequest> documentRequests(const std::vector<DocumentSuggestion>& documents,
                                                            const HouseholdSnapshot& after,
                                                            const FactsBuilder& builder,
                                                            const FactsBuilder::Situation& situation);

}  // namespace mado
