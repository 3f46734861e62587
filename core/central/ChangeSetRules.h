// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ChangeSet.h"

namespace mado::change_set_rules {

/// Both write the same: the same records in the same way, the same columns with the same values afterwards.
/// Versions and values before may differ, as they do when a set is computed anew on records that have moved.
/// What a second person saw is what takes effect, whatever that person's client sends.
[[nodiscard]] bool writeTheSame(const ChangeSet& filed, const ChangeSet& confirmed);
/// Updates only, and of records that `filed` wrote: all that a decision about a case may touch.
[[nodiscard]] bool staysWithin(const ChangeSet& filed, const ChangeSet& decision);
/// Cases, the register of issue and staff are the centre's own: no change set writes them.
[[nodiscard]] bool writesTheCentresOwn(const ChangeSet& changes);

}  // namespace mado::change_set_rules
