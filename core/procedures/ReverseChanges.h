// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/ChangeSet.h"
#include "core/domain/HouseholdSnapshot.h"

namespace mado {

/// The change set that takes back one that was applied, against the records as they are now. E-PROC-015 if a
/// record was changed, removed or made anew since (facts: title of the kind of record): then it must be
/// corrected by hand.
[[nodiscard]] Result<ChangeSet> reverseChanges(const ChangeSet& appliedChanges, const HouseholdSnapshot& now);

/// The change set from one snapshot to another: Create, Update, Remove with expected versions, in the order
/// of the dictionary and keys. Records of which nothing changed are left out.
[[nodiscard]] ChangeSet changesBetween(const HouseholdSnapshot& before, const HouseholdSnapshot& after);

/// The snapshot with the changes applied. Versions of changed records are raised when `raiseVersions`.
/// E-DOMAIN-003.
[[nodiscard]] Result<HouseholdSnapshot> withChanges(HouseholdSnapshot snapshot, const ChangeSet& changes,
                                                    bool raiseVersions = true);

}  // namespace mado
