// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/ExpressionType.h"

#include <memory>

namespace mado {

/// What expressions of a definition may name of the facts object: today, city, staff, case, filer, household,
/// members, open_cases, results. Absent facts are empty. Static data; any thread.
[[nodiscard]] const ObjectType& factScope();
/// One element of "members", also household.head.
[[nodiscard]] std::shared_ptr<const ObjectType> personType();

}  // namespace mado
