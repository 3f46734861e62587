// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/CaseDraft.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::array<QStringView, 5> stepCodes{u"filer", u"identity", u"content", u"review", u"delivery"};
constexpr qsizetype mostProcedures = 20;

}  // namespace

QString caseStepCode(CaseStep step) {
    return stepCodes[std::size_t(step)].toString();
}

CaseDraft::CaseDraft(QString id, QJsonObject facts, ParameterLookup parameters)
    : m_id(std::move(id)), m_facts(std::move(facts)), m_parameters(std::move(parameters)) {}

QJsonObject CaseDraft::sessionFacts(const QString& procedure) const {
    QJsonObject facts = m_facts;
    QJsonObject results = facts.value("results"_L1).toObject();
    if (results.contains("deadlines"_L1)) {
        results.remove(u"deadline"_s);
        for (const QJsonValue& each : results.value("deadlines"_L1).toArray()) {
            if (each.toObject().value("procedure"_L1).toString() == procedure)
                results.insert(u"deadline"_s, each);
        }
        facts.insert(u"results"_s, results);
    }
    if (!m_filer.isEmpty()) facts.insert(u"filer"_s, m_filer);
    QJsonObject caseFacts = facts.value("case"_L1).toObject();
    caseFacts.insert(u"id"_s, m_id);
    facts.insert(u"case"_s, caseFacts);
    return facts;
}

Result<void> CaseDraft::addProcedure(const FormCatalogue& catalogue, const QString& procedure) {
    if (session(procedure) != nullptr) return fail(u"E-FORM-014"_s);
    MADO_ASSIGN(auto definition, catalogue.definition(procedure));
    m_sessions.emplace_back(std::move(definition), sessionFacts(procedure), m_parameters);
    share();
    return {};
}

void CaseDraft::removeProcedure(const QString& procedure) {
    std::erase_if(m_sessions,
                  [&](const FormSession& session) { return session.definition().id == procedure; });
    share();
}

const FormSession* CaseDraft::session(const QString& procedure) const {
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const FormSession& session) {
        return session.definition().id == procedure;
    });
    return found == m_sessions.end() ? nullptr : &*found;
}

FormSession* CaseDraft::session(const QString& procedure) {
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const FormSession& session) {
        return session.definition().id == procedure;
    });
    return found == m_sessions.end() ? nullptr : &*found;
}

void CaseDraft::share() {
    std::vector<QJsonObject> given;
    for (const FormSession& session : m_sessions)
        given.push_back(session.sharedAnswers());
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        QJsonObject shared;
        for (std::size_t other = 0; other < given.size(); ++other) {
            if (other == i) continue;
            for (auto it = given[other].begin(); it != given[other].end(); ++it)
                if (!shared.contains(it.key())) shared.insert(it.key(), it.value());
        }
        m_sessions[i].setShared(shared);
    }
}

void CaseDraft::setFacts(QJsonObject facts) {
    m_facts = std::move(facts);
    for (FormSession& session : m_sessions)
        session.setFacts(sessionFacts(session.definition().id));
}

void CaseDraft::setFiler(QJsonObject filer) {
    m_filer = std::move(filer);
    for (FormSession& session : m_sessions)
        session.setFacts(sessionFacts(session.definition().id));
}

QString CaseDraft::identityRule() const {
    QString strictest = u"none"_s;
    for (const FormSession& session : m_sessions) {
        const QString rule = session.identityRule();
        if (rule == u"A"_s) return rule;
        if (rule == u"B"_s) strictest = rule;
    }
    return strictest;
}

bool CaseDraft::isComplete() const {
    return !m_sessions.empty() && m_unknown.isEmpty() &&
           std::all_of(m_sessions.begin(), m_sessions.end(),
                       [](const FormSession& session) { return session.isComplete(); });
}

QStringList CaseDraft::unknownProcedures() const {
    QStringList ids;
    for (const QJsonValue& session : m_unknown)
        ids.append(session.toObject().value("procedure"_L1).toString());
    return ids;
}

QJsonObject CaseDraft::toJson() const {
    QJsonArray procedures;
    for (const FormSession& session : m_sessions)
        procedures.append(session.toJson());
    for (const QJsonValue& session : m_unknown)
        procedures.append(session);
    return {{u"id"_s, m_id},
            {u"procedures"_s, procedures},
            {u"filer"_s, m_filer},
            {u"identity"_s, m_identityEvidence},
            {u"note"_s, m_note},
            {u"step"_s, caseStepCode(m_step)},
            {u"updated_at"_s, m_updatedAt.toUTC().toString(Qt::ISODateWithMs)}};
}

Result<CaseDraft> CaseDraft::fromJson(const QJsonObject& json, const FormCatalogue& catalogue,
                                      QJsonObject facts, ParameterLookup parameters) {
    const QString id = json.value("id"_L1).toString();
    const QJsonArray procedures = json.value("procedures"_L1).toArray();
    if (id.isEmpty() || id.size() > 64 || procedures.size() > mostProcedures ||
        !json.value("procedures"_L1).isArray())
        return fail(u"E-FORM-013"_s);
    CaseDraft draft(id, std::move(facts), std::move(parameters));
    draft.m_filer = json.value("filer"_L1).toObject();
    draft.m_identityEvidence = json.value("identity"_L1).toArray();
    draft.m_note = json.value("note"_L1).toString();
    const auto step =
        std::find(stepCodes.begin(), stepCodes.end(), QStringView(json.value("step"_L1).toString()));
    if (step != stepCodes.end()) draft.m_step = CaseStep(step - stepCodes.begin());
    draft.m_updatedAt = QDateTime::fromString(json.value("updated_at"_L1).toString(), Qt::ISODateWithMs);
    for (const QJsonValue& stored : procedures) {
        const QString procedure = stored.toObject().value("procedure"_L1).toString();
        if (catalogue.summary(procedure) == nullptr) {
            draft.m_unknown.append(stored);
            continue;
        }
        if (draft.session(procedure) != nullptr) return fail(u"E-FORM-013"_s);
        MADO_ASSIGN(auto definition, catalogue.definition(procedure));
        MADO_ASSIGN(FormSession session,
                    FormSession::fromJson(stored.toObject(), std::move(definition),
                                          draft.sessionFacts(procedure), draft.m_parameters));
        draft.m_sessions.push_back(std::move(session));
    }
    draft.share();
    return draft;
}

}  // namespace mado
