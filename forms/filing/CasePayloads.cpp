// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/filing/CasePayloads.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int japan =
    9 * 3600;  // seconds from UTC, all the year: papers say the day as it was at the counter

QString stageCode(DocumentSuggestion::Stage stage) {
    switch (stage) {
        case DocumentSuggestion::Stage::Entered:
            return u"entered"_s;
        case DocumentSuggestion::Stage::Confirmed:
            return u"confirmed"_s;
        case DocumentSuggestion::Stage::Decided:
            break;
    }
    return u"decided"_s;
}

DocumentSuggestion::Stage stageOf(const QString& code) {
    if (code == u"entered"_s) return DocumentSuggestion::Stage::Entered;
    return code == u"decided"_s ? DocumentSuggestion::Stage::Decided : DocumentSuggestion::Stage::Confirmed;
}

QJsonObject documentList(const EffectOutput& output) {
    QJsonArray list;
    for (const DocumentSuggestion& each : output.documents) {
        list.append(QJsonObject{{u"form"_s, each.form},
                                {u"addressee_no"_s, each.addresseeNo},
                                {u"stage"_s, stageCode(each.stage)},
                                {u"certificate_key"_s, each.certificateKey}});
    }
    return {{u"list"_s, list}};
}

QJsonObject shown(const CaseDraft& draft, const EffectOutput& output) {
    QJsonArray findings;
    for (const Notice& each : output.findings)
        findings.append(each.toJson());
    QJsonArray acknowledged;
    for (const FormSession& session : draft.procedures()) {
        for (const Finding& each : session.findings()) {
            if (!each.acknowledged) continue;
            acknowledged.append(
                QJsonObject{{u"procedure"_s, session.definition().id},
                            {u"code"_s, each.code},
                            {u"reason"_s, QJsonObject{{u"ja"_s, each.reason.ja}, {u"en"_s, each.reason.en}}},
                            {u"note"_s, each.note}});
        }
    }
    return {{u"findings"_s, findings}, {u"acknowledged"_s, acknowledged}};
}

/// Everybody to whom something happens, in the order of the output.
QStringList subjectsOf(const EffectOutput& output, const HouseholdSnapshot& before) {
    QStringList people;
    const auto note = [&people](const QString& person) {
        if (!person.isEmpty() && !people.contains(person)) people << person;
    };
    for (const CoverageEvent& each : output.events)
        note(each.addresseeNo);
    for (const CertificateAction& each : output.certificates)
        note(each.addresseeNo);
    for (const RecordChange& each : output.changes.changes) {
        if (each.entity == Entity::Addressee) note(each.key);
    }
    if (people.isEmpty() && before.head() != nullptr) note(before.head()->key());
    return people;
}

/// The centre vouches for who it was, the payload knows the section.
QJsonObject receiverOf(const CaseView& view) {
    const QJsonObject told = view.payload.shown[u"received_by"_s].toObject();
    const bool isSame = told[u"id"_s].toString() == view.row.authorId;
    return {{u"id"_s, view.row.authorId},
            {u"name"_s, view.row.authorName},
            {u"section"_s, isSame ? told[u"section"_s].toString() : QString()}};
}

}  // namespace

CasePayload casePayload(const CaseDraft& draft, const CaseComputation& computation,
                        const HouseholdSnapshot& before, const CaseSituation& situation,
                        const QJsonObject& identity) {
    CasePayload payload;
    payload.caseId = situation.caseId;
    payload.caseNo = situation.caseNo;
    payload.householdNo = before.householdNo();
    payload.certificateNo = draft.facts()[u"household"_s][u"certificate_no"_s].toString();
    payload.subjects = subjectsOf(computation.output, before);
    for (const FormSession& each : draft.procedures()) {
        payload.filings.push_back(
            {each.definition().id, each.definition().version, each.answers(), each.toJson()});
    }
    payload.filer = situation.filer;
    payload.identity = identity;
    payload.changeSet = computation.output.changes.toJson();
    payload.results = computation.results;
    payload.shown = shown(draft, computation.output);
    payload.shown[u"received_by"_s] = situation.staff;
    payload.documents = documentList(computation.output);
    payload.filedOn = situation.filedOn.toString(Qt::ISODate);
    return payload;
}

std::vector<DocumentRequest> papersOf(const CasePayload& payload, const HouseholdSnapshot& now,
                                      const CityKnowledge& knowledge, const CaseSituation& situation,
                                      const std::optional<CaseDecision>& decision) {
    std::vector<DocumentSuggestion> documents;
    for (const QJsonValue& each : payload.documents[u"list"_s].toArray()) {
        documents.push_back({each[u"form"_s].toString(), each[u"addressee_no"_s].toString(),
                             stageOf(each[u"stage"_s].toString()), each[u"certificate_key"_s].toString()});
    }
    FactsBuilder::Situation paper;
    paper.today = situation.today;
    paper.staff = situation.staff;
    paper.caseFacts = caseFacts(situation, filingsOf(payload));
    paper.filer = payload.filer;
    paper.answers = mergedAnswers(filingsOf(payload));
    paper.results = payload.results;
    const auto decided = decision ? decision : decisionOf(now, payload.caseId);
    if (decided) takeDecision(*decided, documents, paper.results);
    std::vector<DocumentRequest> requests = documentRequests(documents, now, knowledge.factsBuilder(), paper);
    fillLists(requests, payload.results);
    return requests;
}

CaseSituation situationOf(const CaseView& view, const QDate& today, const QStringList& titles) {
    const CasePayload& payload = view.payload;
    CaseSituation situation;
    situation.today = today;
    situation.filedOn = QDate::fromString(payload.filedOn, Qt::ISODate);
    situation.caseId = payload.caseId;
    situation.caseNo = payload.caseNo;
    situation.enteredAt = view.row.enteredAt.toOffsetFromUtc(japan).toString(Qt::ISODate);
    situation.staff = view.household.facts[u"staff"_s].toObject();
    situation.receivedBy = receiverOf(view);
    const bool isInForce = view.row.state == u"applied"_s || view.row.state == u"decided"_s;
    if (isInForce) situation.confirmedBy = view.row.confirmerName;  // of a returned case: who returned it
    situation.filer = payload.filer;
    situation.answers = mergedAnswers(filingsOf(payload));
    situation.titles = titles;
    situation.received = payload.results[u"received"_s].toArray();
    situation.missing = payload.results[u"missing_documents"_s].toArray();
    return situation;
}

QStringList titlesOf(const CasePayload& payload, const FormCatalogue& forms) {
    QStringList titles;
    for (const CaseFiling& each : payload.filings) {
        const FormSummary* form = forms.summary(each.procedure);
        titles << (form == nullptr ? each.procedure : form->title.ja);
    }
    return titles;
}

Draft draftAgain(const CasePayload& payload, const QString& caseId, const QString& caseNo,
                 const QString& supersedes) {
    QJsonArray sessions;
    for (const CaseFiling& each : payload.filings)
        sessions.append(each.session);
    Draft draft;
    draft.id = caseId;
    draft.kind = u"case"_s;
    draft.householdKey = payload.householdNo;
    draft.payload = {
        {u"id"_s, caseId},
        {u"case_no"_s, caseNo},
        // The resident filed it that day; that the counter has to put it right does not make it late.
        {u"filed_on"_s, payload.filedOn},
        {u"joined_households"_s, payload.shown[u"joined_households"_s]},
        {u"procedures"_s, sessions},
        {u"filer"_s, payload.filer},
        {u"identity"_s, payload.identity[u"evidence"_s]},
        {u"step"_s, caseStepCode(CaseStep::Content)}};
    if (!supersedes.isEmpty()) draft.payload[u"supersedes_case_id"_s] = supersedes;
    return draft;
}

QJsonObject factsForCase(QJsonObject facts, const QString& caseId, const QString& supersedes) {
    QJsonArray others;
    for (const QJsonValue& each : facts[u"open_cases"_s].toArray()) {
        const QString id = each[u"id"_s].toString();
        if (id != caseId && (supersedes.isEmpty() || id != supersedes)) others.append(each);
    }
    facts[u"open_cases"_s] = others;
    return facts;
}

std::vector<Filing> filingsOf(const CasePayload& payload) {
    std::vector<Filing> filings;
    for (const CaseFiling& each : payload.filings)
        filings.push_back({each.procedure, each.answers});
    return filings;
}

}  // namespace mado
