// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/ui/household/Counter.h"

namespace mado::test {

/// Invented people: a couple who left employee insurance, and a son who is insured elsewhere; tax of a year
/// with an instalment overdue, a filing that waits, one returned.
[[nodiscard]] HouseholdBuilder sampleHousehold();
/// A claim of a benefit that waits for an officer, and a case in force in which one is claimed.
[[nodiscard]] Record sampleClaim(const QString& person, const QString& kind);
[[nodiscard]] Record sampleClaimCase(const QString& id, const QString& procedure, const QString& subject);
/// Records as the desk would hand them over: with facts and notices.
[[nodiscard]] HouseholdView viewOf(const HouseholdSnapshot& records, const Counter& counter);

}  // namespace mado::test
