// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"
#include "core/store/OutboxCommand.h"

#include <vector>

namespace mado {

/// Lays the commands that wait in the outbox over a household from the cache: what the screen shows is
/// records, pending commands, and nothing else. A command whose result is in the records already (Seen or
/// later, or a case that has gone on) changes nothing; a change set is laid over whole or not at all.
/// `author` and `authorName` stand for the person signed in here, for commands that don't name their giver.
void layOver(HouseholdSnapshot& household, const std::vector<OutboxCommand>& commands, const QString& author,
             const QString& authorName);

/// The case record that a pending EnterCase will make; version 0 says that it is not at the centre yet.
[[nodiscard]] Result<Record> pendingCase(const OutboxCommand& command, const QString& author,
                                         const QString& authorName);

}  // namespace mado
