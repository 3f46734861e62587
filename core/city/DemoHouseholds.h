// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityModel.h"

#include <QDate>

#include <vector>

namespace mado {

/// The households that every city has, whatever its seed: for demonstrations, the tour and tests. Numbers,
/// names and addresses are fixed; what hangs on the age or the year moves with `today`.
[[nodiscard]] std::vector<CityHousehold> demoHouseholds(const QDate& today);

}  // namespace mado
