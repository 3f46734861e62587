// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/Overlay.h"

#include "core/central/Commands.h"
#include "core/domain/ChangeSet.h"

#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace file = field::case_file;

bool isPending(const OutboxCommand& command) {
    switch (command.state) {
        case CommandState::Sealed:
        case CommandState::Sent:
        case CommandState::Acknowledged:
            return true;
        case CommandState::Seen:
        case CommandState::Durable:
        case CommandState::Quarantined:
        case CommandState::Refused:
            return false;
    }
    return false;
}

/// A step of a case, if it is where the step begins; if not, the records have it already or have gone on.
bool takeStep(HouseholdSnapshot& household, const QString& caseId, const QStringList& from, const QString& to,
              const QString& reason = {}) {
    const Record* there = household.find(Entity::CaseFile, caseId);
    if (there == nullptr || !from.contains(there->text(file::state))) return false;
    Record changed = *there;
    changed.set(file::state, to);
    if (!reason.isEmpty()) changed.set(file::return_reason, reason);
    household.add(std::move(changed));
    return true;
}

void noteDecision(HouseholdSnapshot& household, const QString& caseId, const QString& decision) {
    Record decided = *household.find(Entity::CaseFile, caseId);
    decided.set(file::decision_class, decision);
    household.add(std::move(decided));
}

/// The record after the change; nothing if it belongs to another household and is not shown here. An error if
/// the record is not what the change was computed from.
Result<std::optional<Record>> changedRecord(const HouseholdSnapshot& household, const RecordChange& change) {
    const Record* there = household.find(change.entity, change.key);
    if (there == nullptr && change.expectedVersion > 0) return std::optional<Record>();
    MADO_ASSIGN(Record after, applied(there, change));
    // The version stays: it is the centre that raises it.
    after.setVersion(change.expectedVersion);
    return std::optional(std::move(after));
}

/// All changes or none, as the centre does it.
void applyChanges(HouseholdSnapshot& household, const QJsonObject& changeSet) {
    const auto changes = ChangeSet::fromJson(changeSet);
    if (!changes) return;
    HouseholdSnapshot after = household;
    for (const RecordChange& change : changes->changes) {
        auto record = changedRecord(after, change);
        if (!record) return;
        if (!*record) continue;
        if (change.kind == RecordChange::Kind::Remove) {
            after.remove(change.entity, change.key);
        } else {
            after.add(std::move(**record));
        }
    }
    household = std::move(after);
}

void enterPending(HouseholdSnapshot& household, const OutboxCommand& command, const QString& author,
                  const QString& authorName) {
    if (household.find(Entity::CaseFile, command.caseId) != nullptr) return;
    auto record = pendingCase(command, author, authorName);
    if (!record) return;
    const QString earlier = record->text(file::supersedes_case_id);
    household.add(std::move(*record));
    takeStep(household, earlier, {u"returned"_s, u"conflict"_s}, u"withdrawn"_s);
}

/// Lays one command over.
void lay(HouseholdSnapshot& household, const OutboxCommand& command, const QString& author,
         const QString& authorName) {
    const QStringList open{u"entered"_s, u"conflict"_s};
    const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
    const QString reason = json[u"reason"_s].toString();
    const auto kind = commandKindFromName(command.kind);
    if (!kind) return;
    switch (*kind) {
        case CommandKind::EnterCase:
            enterPending(household, command, author, authorName);
            break;
        case CommandKind::ConfirmCase:
            if (takeStep(household, command.caseId, open, u"applied"_s))
                applyChanges(household, json[u"change_set"_s].toObject());
            break;
        case CommandKind::ReturnCase:
            takeStep(household, command.caseId, open, u"returned"_s, reason);
            break;
        case CommandKind::WithdrawCase:
            takeStep(household, command.caseId, open + QStringList{u"returned"_s}, u"withdrawn"_s, reason);
            break;
        case CommandKind::DecideCase:
            if (takeStep(household, command.caseId, {u"applied"_s}, u"decided"_s, reason)) {
                noteDecision(household, command.caseId, json[u"decision"_s].toString());
                applyChanges(household, json[u"change_set"_s].toObject());
            }
            break;
        case CommandKind::IssueDocument:
        case CommandKind::NotePrinted:
        case CommandKind::SpoilDocument:
            break;  // their numbers come from the centre only
    }
}

}  // namespace

Result<Record> pendingCase(const OutboxCommand& command, const QString& author, const QString& authorName) {
    const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
    MADO_ASSIGN(const CasePayload payload, CasePayload::fromJson(json));
    Record record(Entity::CaseFile, payload.caseId);
    record.set(file::case_id, payload.caseId);
    record.set(file::case_no, valueOf(payload.caseNo));
    record.set(file::household_no, payload.householdNo);
    record.set(file::certificate_no, valueOf(payload.certificateNo));
    record.set(file::procedures, payload.procedures().join(u','));
    record.set(file::subjects, payload.subjects.join(u','));
    record.set(file::state, u"entered"_s);
    record.set(file::payload, QString::fromUtf8(command.payload));
    record.set(file::payload_digest, QString::fromLatin1(command.digest));
    // A command may have been given by a colleague who used this terminal before.
    const QString giver = json[u"staff_id"_s].toString();
    const bool isOwn = giver.isEmpty() || giver == author;
    record.set(file::author_id, isOwn ? author : giver);
    record.set(file::author_name, isOwn ? authorName : giver);
    record.set(file::entered_at, command.enteredAt.toString(Qt::ISODateWithMs));
    record.set(file::supersedes_case_id,
               payload.supersedesCaseId.isEmpty() ? Value() : Value(payload.supersedesCaseId));
    return record;
}

void layOver(HouseholdSnapshot& household, const std::vector<OutboxCommand>& commands, const QString& author,
             const QString& authorName) {
    for (const OutboxCommand& command : commands) {
        if (isPending(command)) lay(household, command, author, authorName);
    }
}

}  // namespace mado
