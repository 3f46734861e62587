// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Levy.h"

#include <array>
#include <string>
#include <vector>

/// The tax of Kawaguchi written down a second time from the rules, month by month and without the program's
/// parameters, dates or tables. Slow and plain on purpose. Only the input type is shared.
struct SlowLevyResult {
    std::array<long long, 4> portions{};
    long long annual = 0;
    std::string reduction;
};
SlowLevyResult slowLevy(int fiscalYear, const std::vector<mado::LevyPerson>& persons);
