// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/CaseComputation.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString missingList = u"F90"_s;
const QString receiptSlip = u"F02"_s;
const QString coverLetter = u"F98"_s;

void noteEvidence(CaseSituation& situation, const FormSession& session) {
    for (const EvidenceState& each : session.requiredEvidence()) {
        QJsonObject paper{{u"label"_s, each.evidence->label.ja}};
        const bool here =
            each.state == EvidenceState::State::Shown || each.state == EvidenceState::State::TakenBack;
        if (here) {
            paper[u"note"_s] = each.personName.isEmpty() ? each.note : each.personName;
            if (!situation.received.contains(paper)) situation.received.append(paper);
        } else if (each.state == EvidenceState::State::Later) {
            paper[u"for"_s] = each.personName;
            paper[u"note"_s] = each.note.isEmpty() ? each.evidence->note.ja : each.note;
            if (!situation.missing.contains(paper)) situation.missing.append(paper);
        }
    }
}

/// What goes into the envelope with the cover letter, each kind once.
QJsonArray enclosed(const EffectOutput& output, const QJsonObject& titles) {
    QStringList forms;
    for (const DocumentSuggestion& each : output.documents) {
        const bool sent = each.stage == DocumentSuggestion::Stage::Confirmed && each.form != coverLetter;
        if (sent) forms << each.form;
    }
    QJsonArray list;
    for (qsizetype i = 0; i < forms.size(); ++i) {
        if (forms.indexOf(forms[i]) != i) continue;
        list.append(QJsonObject{{u"label"_s, titles[forms[i]].toString(forms[i])},
                                {u"count"_s, QString::number(forms.count(forms[i]))}});
    }
    return list;
}

void addLists(CaseComputation& computation, const CaseSituation& situation) {
    if (!situation.received.isEmpty()) computation.results[u"received"_s] = situation.received;
    auto& documents = computation.output.documents;
    const auto isLetter = [](const DocumentSuggestion& each) { return each.form == coverLetter; };
    if (std::any_of(documents.begin(), documents.end(), isLetter)) {
        computation.results[u"enclosed"_s] = enclosed(computation.output, situation.paperTitles);
    }
    if (situation.missing.isEmpty()) return;
    computation.results[u"missing_documents"_s] = situation.missing;
    documents.push_back({missingList, {}, DocumentSuggestion::Stage::Entered});
}

}  // namespace

CaseSituation withDraft(CaseSituation situation, const CaseDraft& draft) {
    situation.caseId = draft.id();
    situation.filer = draft.filer();
    situation.answers = mergedAnswers(filingsOf(draft));
    situation.titles.clear();
    situation.received = {};
    situation.missing = {};
    for (const FormSession& each : draft.procedures()) {
        situation.titles << each.definition().title.ja;
        for (const DocumentRule& rule : each.definition().documents)
            situation.paperTitles[rule.form] = rule.title.ja;
        noteEvidence(situation, each);
    }
    return situation;
}

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
    const QJsonObject& receiver = situation.receivedBy.isEmpty() ? situation.staff : situation.receivedBy;
    return {{u"id"_s, situation.caseId},
            {u"number"_s, situation.caseNo},
            {u"entered_at"_s, situation.enteredAt},
            {u"received_by"_s,
             QJsonObject{{u"name"_s, receiver[u"name"_s]}, {u"section"_s, receiver[u"section"_s]}}},
            {u"confirmed_by"_s, situation.confirmedBy},
            {u"procedures"_s, procedures},
            {u"titles"_s, QJsonArray::fromStringList(situation.titles)}};
}

CaseComputation computeFilings(const std::vector<Filing>& filings, const HouseholdSnapshot& before,
                               const CityKnowledge& knowledge, const CaseSituation& situation) {
    CaseComputation computation;
    const EffectContext context{knowledge.parameters(), knowledge.codes(), knowledge.city(),
                                knowledge.notices(),    situation.today,   situation.filedOn,
                                situation.caseId,       situation.attempt, situation.filer};
    auto output = computeCase(knowledge.effects(), before, filings, context);
    if (!output) {
        computation.refusal = output.error();
        return computation;
    }
    computation.output = std::move(*output);
    computation.results = computation.output.resultsJson(knowledge.codes());
    addLists(computation, situation);
    computation.differences = caseDifferences(before, computation.output.changes, knowledge.codes());
    FactsBuilder::Situation paper;
    paper.today = situation.today;
    paper.staff = situation.staff;
    paper.caseFacts = caseFacts(situation, filings);
    paper.filer = situation.filer;
    paper.answers = situation.answers;
    paper.results = computation.results;
    computation.documents = documentRequests(computation.output.documents, computation.output.after,
                                             knowledge.factsBuilder(), paper);
    fillLists(computation.documents, computation.results);
    return computation;
}

void fillLists(std::vector<DocumentRequest>& requests, const QJsonObject& results) {
    for (DocumentRequest& each : requests) {
        QJsonObject document = each.facts[u"document"_s].toObject();
        if (each.form == receiptSlip) document[u"received"_s] = results[u"received"_s].toArray();
        if (each.form == coverLetter) document[u"contents"_s] = results[u"enclosed"_s].toArray();
        each.facts[u"document"_s] = document;
    }
}

ParameterLookup parameterLookup(const Parameters& parameters) {
    return [&parameters](const QString& id, const QDate& day) -> std::optional<qint64> {
        const auto figure = parameters.at(id, day);
        return figure ? std::optional(figure->number) : std::nullopt;
    };
}

}  // namespace mado
