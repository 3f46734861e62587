// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/Overlay.h"

#include "core/central/Commands.h"
#include "core/domain/ChangeSet.h"

#include <QJsonDocument>

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

void setState(HouseholdSnapshot& household, const QString& caseId, const QString& state) {
    const Record* there = household.find(Entity::CaseFile, caseId);
    if (there == nullptr) return;
    Record changed = *there;
    changed.set(file::state, state);
    household.add(std::move(changed));
}

/// The confirmed changes, as far as the records still are what they were computed from.
void applyChanges(HouseholdSnapshot& household, const QJsonObject& changeSet) {
    const auto changes = ChangeSet::fromJson(changeSet);
    if (!changes) return;
    for (const RecordChange& change : changes->changes) {
        const Record* there = household.find(change.entity, change.key);
        if (change.kind == RecordChange::Kind::Remove) {
            household.remove(change.entity, change.key);
            continue;
        }
        if (auto after = applied(there, change)) {
            // The version stays: it is the centre that raises it.
            after->setVersion(there == nullptr ? 0 : there->version());
            household.add(std::move(*after));
        }
    }
}

}  // namespace

Result<Record> pendingCase(const OutboxCommand& command, const QString& author, const QString& authorName) {
    MADO_ASSIGN(const CasePayload payload,
                CasePayload::fromJson(QJsonDocument::fromJson(command.payload).object()));
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
    record.set(file::author_id, author);
    record.set(file::author_name, authorName);
    record.set(file::entered_at, command.enteredAt.toString(Qt::ISODateWithMs));
    return record;
}

void layOver(HouseholdSnapshot& household, const std::vector<OutboxCommand>& commands, const QString& author,
             const QString& authorName) {
    for (const OutboxCommand& command : commands) {
        if (!isPending(command)) continue;
        const auto kind = commandKindFromName(command.kind);
        if (!kind) continue;
        const QJsonObject json = QJsonDocument::fromJson(command.payload).object();
        switch (*kind) {
            case CommandKind::EnterCase:
                if (household.find(Entity::CaseFile, command.caseId) == nullptr) {
                    if (auto record = pendingCase(command, author, authorName))
                        household.add(std::move(*record));
                }
                break;
            case CommandKind::ConfirmCase:
                setState(household, command.caseId, u"applied"_s);
                applyChanges(household, json[u"change_set"_s].toObject());
                break;
            case CommandKind::ReturnCase:
                setState(household, command.caseId, u"returned"_s);
                break;
            case CommandKind::WithdrawCase:
                setState(household, command.caseId, u"withdrawn"_s);
                break;
            case CommandKind::DecideCase:
                setState(household, command.caseId, u"decided"_s);
                applyChanges(household, json[u"change_set"_s].toObject());
                break;
            case CommandKind::IssueDocument:
            case CommandKind::NotePrinted:
            case CommandKind::SpoilDocument:
                break;  // their numbers come from the centre only
        }
    }
}

}  // namespace mado
