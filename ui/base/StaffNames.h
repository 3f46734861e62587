// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"

#include <QString>

namespace mado {

/// The name of a member of staff, as the household's cases tell it: a terminal has no list of the staff. The
/// number where they do not.
[[nodiscard]] QString staffName(const HouseholdSnapshot& household, const QString& staffId);

}  // namespace mado
