// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/ConflictWork.h"

#include "core/central/CentralStore.h"
#include "ui/base/DeskAnswer.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

std::vector<EarlierVersion> versionsOf(const std::vector<RecordVersion>& history) {
    std::vector<EarlierVersion> versions;
    for (const RecordVersion& each : history)
        versions.push_back({each.record, each.authorId, each.at});
    return versions;
}

/// What was filed: by the command if that carries changes of its own, else by the case.
ChangeSet filedChanges(const CaseView& view) {
    return ChangeSet::fromJson(view.payload.changeSet).valueOr(ChangeSet{});
}

}  // namespace

ConflictWork::ConflictWork(const CounterServices& services, QString caseId, QString commandId,
                           QObject* parent)
    : QObject(parent), m_services(services), m_caseId(std::move(caseId)), m_commandId(std::move(commandId)) {}

void ConflictWork::load() {
    m_mayBeGone = m_isSettling;
    if (m_commandId.isEmpty()) {
        whenAnswered(m_services.desk, m_services.desk.caseView(m_caseId), this,
                     [this](const Result<CaseView>& view) { takeView(view); });
        return;
    }
    whenAnswered(m_services.desk, m_services.desk.command(m_commandId), this,
                 [this](const Result<OutboxCommand>& command) { takeCommand(command); });
}

void ConflictWork::takeCommand(const Result<OutboxCommand>& command) {
    if (!command) {
        if (m_mayBeGone) return;
        Q_EMIT refused(command.error());
        return;
    }
    m_command = *command;
    const bool isEntry = command->kind == commandName(CommandKind::EnterCase);
    auto view = isEntry ? m_services.desk.caseOfCommand(m_commandId) : m_services.desk.caseView(m_caseId);
    whenAnswered(m_services.desk, view, this, [this](const Result<CaseView>& found) { takeView(found); });
}

void ConflictWork::takeView(const Result<CaseView>& view) {
    if (!view) {
        if (m_mayBeGone) return;
        Q_EMIT refused(view.error());
        return;
    }
    askHistories(*view, movedRecords(filedChanges(*view), view->household.records), {});
}

void ConflictWork::askHistories(const CaseView& view, std::vector<RecordRef> left, RecordHistories known) {
    if (left.empty()) {
        compute(view, known);
        return;
    }
    const RecordRef next = left.back();
    left.pop_back();
    whenAnswered(m_services.desk, m_services.desk.history(next.entity, next.key), this,
                 [this, view, left, known, next](const Result<std::vector<RecordVersion>>& history) {
                     RecordHistories more = known;
                     // Without a connection the columns show what the case itself carries.
                     if (history) more.insert(historyKey(next.entity, next.key), versionsOf(*history));
                     askHistories(view, left, more);
                 });
}

void ConflictWork::compute(const CaseView& view, const RecordHistories& histories) {
    const CaseSituation situation =
        situationOf(view, m_services.desk.clock().today(), titlesOf(view.payload, m_services.forms));
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    m_services.background
        .run([view, histories, situation, &knowledge] {
            Finding finding;
            finding.view = view;
            const ChangeSet filed = filedChanges(view);
            finding.records = caseConflict(filed, view.household.records, histories, knowledge.codes());
            finding.computed =
                computeFilings(filingsOf(view.payload), view.household.records, knowledge, situation);
            finding.isSame = finding.computed.isUsable() && !finding.computed.output.isStopped() &&
                             isSameOutcome(filed, finding.computed.output.changes) &&
                             finding.computed.results == view.payload.results &&
                             !isForAPerson(view.payload.procedures(), finding.records);
            return finding;
        })
        .then(&m_services.desk, whileAlive(this, [this](const Finding& found) {
            m_finding = found;
            if (m_command) {
                m_finding->kind = commandKindFromName(m_command->kind).value_or(CommandKind::EnterCase);
                m_finding->giverId = desk_command::staffOf(*m_command);
            }
            Q_EMIT loaded();
        }));
}

bool ConflictWork::mayGoOn() const {
    const auto& staff = m_services.desk.staff();
    if (!m_finding || !m_command || !staff || !m_finding->isSame) return false;
    const bool isKnown =
        m_finding->kind == CommandKind::EnterCase || m_finding->kind == CommandKind::ConfirmCase;
    return isKnown && m_finding->giverId == staff->staffId;
}

NewCommand ConflictWork::anew() const {
    const StaffIdentity& staff = *m_services.desk.staff();
    const ChangeSet& changes = m_finding->computed.output.changes;
    if (m_finding->kind == CommandKind::ConfirmCase)
        return desk_command::confirmCase(staff, m_finding->view, changes);
    CasePayload payload = m_finding->view.payload;
    payload.changeSet = changes.toJson();
    return desk_command::enterCase(staff, payload);
}

CounterDesk::Future<Submission> ConflictWork::goOn() {
    const Settlement settlement{Settlement::Way::Recomputed, {}, m_services.desk.staff()->staffId};
    m_services.desk.note(u"recomputed"_s, m_finding->view.row.caseId);
    return m_services.desk.carryOutInstead(m_commandId, settlement, anew());
}

}  // namespace mado
