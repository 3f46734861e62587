// SPDX-License-Identifier: GPL-3.0-or-later
// What is unsent, was refused or came back, as people read it.
#include "core/desk/DeskCommands.h"
#include "core/desk/DeskReader.h"
#include "core/sync/OutboxChain.h"
#include "core/sync/Overlay.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool isStuck(const OutboxCommand& command) {
    return command.state == CommandState::Refused || command.state == CommandState::Quarantined;
}

UnsentRow::State stuckState(const OutboxCommand& command, const std::optional<SubmitAnswer>& answer) {
    if (command.state == CommandState::Quarantined) return UnsentRow::State::Quarantined;
    const bool isConflict = answer && answer->outcome == Outcome::Conflict;
    return isConflict ? UnsentRow::State::Conflict : UnsentRow::State::Refused;
}

}  // namespace

Result<CaseRow> DeskReader::rowOf(const DeskMoment& moment, const OutboxCommand& command) {
    if (command.kind == commandName(CommandKind::EnterCase)) {
        if (const auto record = pendingCase(command, m_staff.staffId, m_staff.name))
            return row(moment, *record);
    } else {
        MADO_ASSIGN(const auto known, caseFile(moment, command.caseId));
        if (known) return row(moment, *known);
    }
    // Of a newer program, or of a case that is not in the copy: as much as the command itself says.
    CaseRow bare;
    bare.caseId = command.caseId;
    bare.householdNo = command.householdKey;
    bare.enteredAt = command.enteredAt;
    return bare;
}

Result<UnsentRow> DeskReader::unsentRow(const DeskMoment& moment, const OutboxCommand& command,
                                        const std::vector<OutboxCommand>& stuck) {
    UnsentRow found;
    found.commandId = command.id;
    found.kind = commandKindFromName(command.kind).value_or(CommandKind::EnterCase);
    MADO_ASSIGN(found.row, rowOf(moment, command));
    found.giverId = desk_command::staffOf(command);
    found.givenAt = command.enteredAt;
    found.changedAt = command.changedAt;
    found.attempts = command.attempts;
    if (isStuck(command)) {
        std::optional<SubmitAnswer> answer;
        if (auto read = SubmitAnswer::fromJson(command.outcome)) answer = std::move(*read);
        found.state = stuckState(command, answer);
        if (answer) found.reason = answer->reason;
        return found;
    }
    const auto before = std::find_if(stuck.begin(), stuck.end(), [&command](const OutboxCommand& each) {
        return outbox_chain::isHeldBy(command, each);
    });
    if (before != stuck.end()) {
        found.state = UnsentRow::State::Held;
        MADO_ASSIGN(const CaseRow earlier, rowOf(moment, *before));
        found.heldBehind = earlier.caseNo;
    } else if (!found.giverId.isEmpty() && found.giverId != m_staff.staffId) {
        found.state = UnsentRow::State::OtherPerson;
    }
    return found;
}

Result<std::vector<UnsentRow>> DeskReader::unsent() {
    MADO_ASSIGN(const auto commands, m_outbox.inStates({CommandState::Sealed, CommandState::Sent,
                                                        CommandState::Refused, CommandState::Quarantined}));
    MADO_ASSIGN(const DeskMoment moment, now());
    std::vector<OutboxCommand> stuck;
    std::copy_if(commands.begin(), commands.end(), std::back_inserter(stuck), isStuck);
    std::vector<UnsentRow> all;
    for (const OutboxCommand& each : commands) {
        MADO_ASSIGN(UnsentRow row, unsentRow(moment, each, stuck));
        all.push_back(std::move(row));
    }
    MADO_ASSIGN(const auto cases, workList(moment));
    for (const CaseRow& each : cases) {
        if (each.state != u"returned"_s || each.authorId != m_staff.staffId) continue;
        UnsentRow row;
        row.state = UnsentRow::State::Returned;
        row.row = each;
        row.giverId = each.authorId;
        row.givenAt = each.enteredAt;
        all.push_back(std::move(row));
    }
    std::stable_partition(all.begin(), all.end(), [](const UnsentRow& each) { return each.needsSomebody(); });
    return all;
}

Result<CaseView> DeskReader::caseOfCommand(const QString& commandId) {
    MADO_ASSIGN(const OutboxCommand command, m_outbox.command(commandId));
    MADO_ASSIGN(const Record record, pendingCase(command, m_staff.staffId, m_staff.name));
    MADO_ASSIGN(const DeskMoment moment, now());
    return viewOf(moment, record);
}

}  // namespace mado
