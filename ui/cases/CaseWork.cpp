// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CaseWork.h"

#include "core/rules/IdentityRules.h"
#include "ui/base/DeskAnswer.h"
#include "ui/questions/IdentityForm.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QList<ShownEvidence> shownEvidence(const QJsonArray& evidence) {
    QList<ShownEvidence> shown;
    for (const QJsonValue& each : evidence) {
        ShownEvidence item;
        item.document = each[u"document"_s].toString();
        const QDate until = QDate::fromString(each[u"valid_until"_s].toString(), Qt::ISODate);
        if (until.isValid()) item.validUntil = until;
        item.byRepresentative = each[u"by_representative"_s].toBool();
        item.copy = each[u"copy"_s].toBool();
        for (const QJsonValue& mismatch : each[u"mismatches"_s].toArray())
            item.mismatches << mismatch.toString();
        shown << item;
    }
    return shown;
}

}  // namespace

CaseWork::CaseWork(const CounterServices& services, QObject* parent)
    : QObject(parent), m_services(services) {}

void CaseWork::takeHousehold(const HouseholdView& household, const QString& caseId) {
    m_household = household;
    m_household.facts = factsForCase(household.facts, caseId, m_supersedes);
}

Result<void> CaseWork::begin(const HouseholdView& household, const CounterDesk::CaseNumbers& numbers,
                             const QStringList& procedures, const QStringList& people) {
    takeHousehold(household, numbers.caseId);
    m_caseNo = numbers.caseNo;
    m_filedOn = m_services.desk.clock().today();
    m_begunAt = m_services.desk.clock().now();
    m_draft.emplace(numbers.caseId, m_household.facts,
                    parameterLookup(m_services.desk.knowledge().parameters()));
    for (const QString& each : procedures)
        MADO_TRY(m_draft->addProcedure(m_services.forms, each));
    for (const FormSession& session : m_draft->procedures()) {
        FormSession* own = m_draft->session(session.definition().id);
        for (const Question& question : session.definition().questions) {
            if (question.type != QuestionType::Members) continue;
            for (const QString& person : people)
                static_cast<void>(
                    own->selectMember(question.id, person, true));  // who can't be chosen stays out
        }
    }
    changed();
    return {};
}

Result<void> CaseWork::restore(const HouseholdView& household, const Draft& draft) {
    m_supersedes = draft.payload[u"supersedes_case_id"_s].toString();
    takeHousehold(household, draft.id);
    m_caseNo = draft.payload[u"case_no"_s].toString();
    m_filedOn = QDate::fromString(draft.payload[u"filed_on"_s].toString(), Qt::ISODate);
    if (!m_filedOn.isValid()) m_filedOn = m_services.desk.clock().today();
    m_begunAt = draft.createdAt;
    m_correction = draft.payload[u"correction"_s].toObject();
    for (const QJsonValue& each : draft.payload[u"joined_households"_s].toArray())
        m_joined << each.toString();
    MADO_ASSIGN(CaseDraft restored,
                CaseDraft::fromJson(draft.payload, m_services.forms, m_household.facts,
                                    parameterLookup(m_services.desk.knowledge().parameters())));
    m_draft.emplace(std::move(restored));
    m_savedAt = draft.updatedAt;
    compute();
    return {};
}

Result<void> CaseWork::correct(const CaseView& returned, const CounterDesk::CaseNumbers& numbers) {
    Draft draft = draftAgain(returned.payload, numbers.caseId, numbers.caseNo, returned.row.caseId);
    draft.createdAt = m_services.desk.clock().now();
    draft.payload[u"correction"_s] = QJsonObject{{u"case_no"_s, returned.row.caseNo},
                                                 {u"by"_s, returned.row.confirmerName},
                                                 {u"reason"_s, returned.row.returnReason}};
    MADO_TRY(restore(returned.household, draft));
    keep();
    return {};
}

void CaseWork::join(const HouseholdView& other) {
    const QString number = other.records.householdNo();
    if (number == m_household.records.householdNo()) return;
    if (!m_joined.contains(number)) m_joined << number;
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    m_household.records = joined(m_household.records, other.records);
    FactsBuilder::Situation situation;
    situation.today = m_services.desk.clock().today();
    situation.staff = m_household.facts[u"staff"_s].toObject();
    m_household.facts = factsForCase(knowledge.factsBuilder().facts(m_household.records, situation),
                                     m_draft->id(), m_supersedes);
    m_draft->setFacts(m_household.facts);
    changed();
}

Result<void> CaseWork::addProcedure(const QString& procedure) {
    MADO_TRY(m_draft->addProcedure(m_services.forms, procedure));
    changed();
    return {};
}

void CaseWork::changed() {
    m_draft->share();
    keep();
    compute();
}

Draft CaseWork::asDraft() {
    m_draft->setUpdatedAt(m_services.desk.clock().now());
    Draft draft;
    draft.id = m_draft->id();
    draft.kind = u"case"_s;
    draft.householdKey = m_household.records.householdNo();
    draft.payload = m_draft->toJson();
    draft.payload[u"case_no"_s] = m_caseNo;
    if (!m_supersedes.isEmpty()) draft.payload[u"supersedes_case_id"_s] = m_supersedes;
    draft.payload[u"joined_households"_s] = QJsonArray::fromStringList(m_joined);
    draft.payload[u"filed_on"_s] = m_filedOn.toString(Qt::ISODate);
    if (!m_correction.isEmpty()) draft.payload[u"correction"_s] = m_correction;
    return draft;
}

void CaseWork::keep() {
    if (!m_draft || m_isOver) return;
    m_services.desk.saveDraft(asDraft()).then(&m_services.desk,
                                              whileAlive(this, [this](const Result<void>& saved) {
                                                  if (!saved) {
                                                      Q_EMIT refused(saved.error());
                                                      return;
                                                  }
                                                  m_savedAt = m_services.desk.clock().now();
                                                  Q_EMIT kept(m_savedAt);
                                              }));
}

CaseSituation CaseWork::situation() const {
    CaseSituation situation;
    situation.today = m_services.desk.clock().today();
    situation.filedOn = m_filedOn;
    situation.caseNo = m_caseNo;
    situation.enteredAt = m_begunAt.toOffsetFromUtc(9 * 3600).toString(Qt::ISODate);
    situation.staff = m_household.facts[u"staff"_s].toObject();
    return withDraft(situation, *m_draft);
}

void CaseWork::compute() {
    const quint64 asked = ++m_asked;
    const CaseSituation situation = this->situation();
    const std::vector<Filing> filings = filingsOf(*m_draft);
    const HouseholdSnapshot before = m_household.records;
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    const DocumentRenderer& papers = m_services.papers;
    const int preview = m_preview;
    RenderOptions options;
    options.mark = tr("Preview");
    m_services.background
        .run([situation, filings, before, &knowledge, &papers, preview, options] {
            Outcome outcome;
            outcome.computation = computeFilings(filings, before, knowledge, situation);
            const auto& documents = outcome.computation.documents;
            if (preview >= 0 && preview < static_cast<int>(documents.size())) {
                const DocumentRequest& request = documents[static_cast<std::size_t>(preview)];
                auto paper = papers.render(request.form, request.facts, options);
                // A paper that can't be drawn yet (a fact is still missing) leaves the preview empty.
                if (paper) outcome.pdf = paper->pdf;
            }
            return outcome;
        })
        .then(&m_services.desk, whileAlive(this, [this, asked](const Outcome& outcome) {
            if (asked == m_asked) take(outcome);
        }));
}

QJsonObject CaseWork::factsWithResults() const {
    QJsonObject facts = m_household.facts;
    if (m_computation.isUsable()) facts[u"results"_s] = m_computation.results;
    return facts;
}

void CaseWork::take(const Outcome& outcome) {
    m_computation = outcome.computation;
    m_draft->setFacts(factsWithResults());
    if (m_preview >= static_cast<int>(m_computation.documents.size())) m_preview = 0;
    Q_EMIT computed();
    Q_EMIT drawn(outcome.pdf);
}

void CaseWork::setPreview(int index) {
    if (index == m_preview || index < 0) return;
    m_preview = index;
    compute();
}

IdentityAssessment CaseWork::identity() const {
    const auto rule = identityRuleFromCode(m_draft->identityRule());
    const QJsonObject filer = m_draft->filer();
    const FilerKind kind = identityFilerKind(filer[u"kind"_s].toString(), filer[u"by_post"_s].toBool());
    const auto found =
        assessIdentity(m_services.desk.knowledge().parameters(), rule.value_or(IdentityRule::A), kind,
                       shownEvidence(m_draft->identityEvidence()), m_services.desk.clock().today());
    return found.valueOr(IdentityAssessment{});
}

QStringList CaseWork::obstacles() const {
    QStringList reasons;
    if (m_draft->filer()[u"kind"_s].toString().isEmpty()) reasons << tr("Step 1: say who files.");
    const IdentityAssessment identity = this->identity();
    if (identity.stopped)
        reasons << tr("Step 2: details of the identity documents differ from the register.");
    else if (!identity.complete)
        reasons << tr("Step 2: the identity check is not complete.");
    for (const FormSession& each : m_draft->procedures()) {
        if (each.isComplete()) continue;
        reasons << tr("Step 3: “%1” is not complete.").arg(m_services.wording.of(each.definition().title));
    }
    if (m_computation.refusal) reasons << m_services.wording.of(*m_computation.refusal).what;
    for (const Notice& each : m_computation.output.findings) {
        if (each.level == NoticeLevel::Stop) reasons << m_services.wording.title(each);
    }
    return reasons;
}

CounterDesk::Future<Submission> CaseWork::enter() {
    const IdentityAssessment assessed = identity();
    const QJsonObject identityJson{{u"rule"_s, m_draft->identityRule()},
                                   {u"evidence"_s, m_draft->identityEvidence()},
                                   {u"complete"_s, assessed.complete}};
    CasePayload payload =
        casePayload(*m_draft, m_computation, m_household.records, situation(), identityJson);
    if (!m_joined.isEmpty()) payload.shown[u"joined_households"_s] = QJsonArray::fromStringList(m_joined);
    payload.supersedesCaseId = m_supersedes;
    m_isOver = true;  // from now on the outbox holds it; a late keep() must not bring the draft back
    return m_services.desk.carryOut(desk_command::enterCase(*m_services.desk.staff(), payload), m_draft->id())
        .then(&m_services.desk, [this, alive = QPointer<CaseWork>(this)](const Result<Submission>& result) {
            if (alive && !result) m_isOver = false;
            return result;
        });
}

CounterDesk::Future<void> CaseWork::takeBack(const QString& commandId) {
    m_isOver = false;
    const Settlement settlement{Settlement::Way::Reopened, {}, m_services.desk.staff()->staffId};
    return m_services.desk.settle(commandId, settlement, asDraft());
}

CounterDesk::Future<void> CaseWork::discard() {
    m_isOver = true;
    return m_services.desk.removeDraft(m_draft->id())
        .then(&m_services.desk, [this, alive = QPointer<CaseWork>(this)](const Result<void>& done) {
            if (alive && !done) m_isOver = false;
            return done;
        });
}

}  // namespace mado
