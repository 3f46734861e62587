// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/CaseComputation.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado {

std::vector<Filing> filingsOf(const CaseDraft& draft) {
    std::vector<Filing> filings;
    for (const FormSession& each : draft.procedures())
        filings.push_back({each.definition().effect, each.answers()});
    return filings;
}

QJsonObject mergedAnswers(const std::vector<Filing>& filings) {
    QJsonObject merged;
    for (const Filing& each : filings) {
        for (auto answer = each.answers.begin(); answer != each.answers.end(); ++answer)
            merged[answer.key()] = answer.value();
    }
    return merged;
}

QJsonObject caseFacts(const CaseSituation& situation, const std::vector<Filing>& filings) {
    QJsonArray procedures;
    for (const Filing& each : filings)
        procedures.append(each.procedure);
    return {{u"id"_s, situation.caseId},
            {u"number"_s, situation.caseNo},
            {u"entered_at"_s, situation.enteredAt},
            {u"procedures"_s, procedures},
            {u"titles"_s, QJsonArray::fromStringList(situation.titles)}};
}

CaseComputation computeFilings(const std::vector<Filing>& filings, const HouseholdSnapshot& before,
                               const CityKnowledge& knowledge, const CaseSituation& situation) {
    CaseComputation computation;
    const EffectContext context{knowledge.parameters(), knowledge.codes(), knowledge.city(),  knowledge.notices(),
                                situation.today,        situation.filedOn, situation.caseId, situation.attempt,
                                situation.filer};
    auto output = computeCase(knowledge.effects(), before, filings, context);
    if (!output) {
        computation.refusal = output.error();
        return computation;
    }
    computation.output = std::move(*output);
    computation.results = computation.output.resultsJson(knowledge.codes());
    computation.differences = caseDifferences(before, computation.output.changes, knowledge.codes());
    FactsBuilder::Situation paper;
    paper.today = situation.today;
    paper.staff = situation.staff;
    paper.caseFacts = caseFacts(situation, filings);
    paper.filer = situation.filer;
    paper.answers = situation.answers;
    paper.results = computation.results;
    computation.documents = documentRequests(computation.output, knowledge.factsBuilder(), paper);
    return computation;
}

ParameterLookup parameterLookup(const Parameters& parameters) {
    return [&parameters](const QString& id, const QDate& day) -> std::optional<qint64> {
        const auto figure = parameters.at(id, day);
        return figure ? std::optional(figure->number) : std::nullopt;
    };
}

}  // namespace mado
