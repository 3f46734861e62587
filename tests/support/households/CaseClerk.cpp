// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/households/CaseClerk.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QJsonObject staff{{u"id"_s, u"s-1"_s}, {u"name"_s, u"試験 職員"_s}, {u"section"_s, u"国保資格係"_s}};

[[noreturn]] void refuse(const QString& place, const QString& what) {
    throw std::runtime_error((place + u": "_s + what).toStdString());
}

QJsonObject factsOf(const CityKnowledge& knowledge, const HouseholdSnapshot& household, const QDate& today) {
    FactsBuilder::Situation situation;
    situation.today = today;
    situation.staff = staff;
    return knowledge.factsBuilder().facts(household, situation);
}

}  // namespace

CaseClerk::CaseClerk(const CityKnowledge& knowledge, const FormCatalogue& forms, HouseholdSnapshot household,
                     const QStringList& procedures, const QString& today)
    : m_knowledge(knowledge),
      m_household(std::move(household)),
      m_today(QDate::fromString(today, Qt::ISODate)),
      m_procedure(procedures.first()),
      m_draft(u"01940000-0000-7000-8000-000000000001"_s, factsOf(knowledge, m_household, m_today),
              parameterLookup(knowledge.parameters())) {
    for (const QString& each : procedures) {
        const auto added = m_draft.addProcedure(forms, each);
        if (!added) refuse(each, added.error().code);
    }
    filer({{u"kind"_s, u"head"_s}, {u"name"_s, u"試験 甲"_s}, {u"relationship"_s, u"世帯主"_s}});
}

CaseClerk& CaseClerk::in(const QString& procedure) {
    m_procedure = procedure;
    static_cast<void>(now());
    return *this;
}

FormSession& CaseClerk::now() {
    FormSession* session = m_draft.session(m_procedure);
    if (session == nullptr) refuse(m_procedure, u"not in the case"_s);
    return *session;
}

const FormSession& CaseClerk::session(const QString& procedure) const {
    return *m_draft.session(procedure.isEmpty() ? m_procedure : procedure);
}

/// As the program does: shared answers go to the other filings, what is computed goes back into the facts.
void CaseClerk::changed() {
    m_draft.share();
    const CaseComputation computed = compute();
    if (!computed.isUsable()) return;
    QJsonObject facts = m_draft.facts();
    facts[u"results"_s] = computed.results;
    m_draft.setFacts(facts);
}

CaseClerk& CaseClerk::type(const QString& path, const QJsonValue& value) {
    const auto change = now().setAnswer(path, value);
    if (!change) refuse(m_procedure + u'/' + path, change.error().code);
    if (change->refusal) refuse(m_procedure + u'/' + path, change->refusal->code);
    if (!now().field(path)) refuse(m_procedure + u'/' + path, u"is not asked"_s);
    changed();
    return *this;
}

CaseClerk& CaseClerk::people(const QString& question, const QString& numbers) {
    const auto field = now().field(question);
    if (!field) refuse(m_procedure + u'/' + question, u"is not asked"_s);
    const QStringList wanted = numbers.split(u' ', Qt::SkipEmptyParts);
    QStringList offered;
    for (const MemberOption& each : field->options) {
        offered << each.addresseeNo;
        if (each.selected == wanted.contains(each.addresseeNo)) continue;
        const auto change = now().selectMember(question, each.addresseeNo, !each.selected);
        if (!change) refuse(m_procedure + u'/' + question, change.error().code);
    }
    for (const QString& each : wanted) {
        if (!offered.contains(each)) refuse(m_procedure + u'/' + question, each + u" is not offered"_s);
    }
    changed();
    return *this;
}

CaseClerk& CaseClerk::addRow(const QString& group) {
    const auto change = now().addRow(group);
    if (!change) refuse(m_procedure + u'/' + group, change.error().code);
    changed();
    return *this;
}

CaseClerk& CaseClerk::acknowledge(const QString& code) {
    const QList<Finding> findings = now().findings();
    const bool open = std::any_of(findings.begin(), findings.end(), [&](const Finding& each) {
        return each.code == code && each.level == FindingLevel::Ask;
    });
    if (!open) refuse(m_procedure + u'/' + code, u"is not to be acknowledged"_s);
    now().acknowledge(code, true);
    return *this;
}

CaseClerk& CaseClerk::evidence(const QString& key, EvidenceState::State state) {
    const QList<EvidenceState> required = now().requiredEvidence();
    const bool asked = std::any_of(required.begin(), required.end(),
                                   [&](const EvidenceState& each) { return each.key() == key; });
    if (!asked) refuse(m_procedure + u'/' + key, u"is not required"_s);
    now().setEvidence(key, state);
    return *this;
}

CaseClerk& CaseClerk::filer(const QJsonObject& filer) {
    m_draft.setFiler(filer);
    changed();
    return *this;
}

QStringList CaseClerk::obstacles() const {
    QStringList list;
    for (const FormSession& each : m_draft.procedures()) {
        for (const QString& path : each.missing())
            list << each.definition().id + u" lacks "_s + path;
        for (const Finding& finding : each.findings()) {
            const bool open = finding.level == FindingLevel::Stop ||
                              (finding.level == FindingLevel::Ask && !finding.acknowledged);
            if (open) list << each.definition().id + u" finds "_s + finding.code;
        }
    }
    if (list.isEmpty() && !m_draft.isComplete()) list << u"not complete, for no reason given"_s;
    return list;
}

CaseSituation CaseClerk::situation() const {
    CaseSituation situation;
    situation.today = m_today;
    situation.filedOn = m_today;
    situation.caseNo = u"R8-A12-000001"_s;
    situation.enteredAt = m_today.toString(Qt::ISODate) + u"T10:31:00+09:00"_s;
    situation.staff = staff;
    return withDraft(situation, m_draft);
}

CaseComputation CaseClerk::compute() const {
    return computeFilings(filingsOf(m_draft), m_household, m_knowledge, situation());
}

}  // namespace mado::test
