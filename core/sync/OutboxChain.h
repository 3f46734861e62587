// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/OutboxCommand.h"

#include <QString>

namespace mado::outbox_chain {

/// Commands of one household build on each other; those of none go by their case.
[[nodiscard]] inline QString nameOf(const OutboxCommand& command) {
    return command.householdKey.isEmpty() ? QStringLiteral("case ") + command.caseId : command.householdKey;
}

/// Whether a command waits behind one of its household that was not accepted. What was given after the
/// refusal could be seen was given knowing of it.
[[nodiscard]] inline bool isHeldBy(const OutboxCommand& command, const OutboxCommand& obstacle) {
    return nameOf(command) == nameOf(obstacle) && obstacle.terminalCounter < command.terminalCounter &&
           command.enteredAt <= obstacle.changedAt;
}

}  // namespace mado::outbox_chain
