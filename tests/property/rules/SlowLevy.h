// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Levy.h"

#include <array>
#include <string>
#include <vector>

/// The tax of Kawaguchi, and of the invented Hoshimi, written down a second time from the rules, month by
/// month and without the program's parameters, dates or tables. Slow and plain on purpose. Only the input
/// type is shared.
enum class SlowCity { Kawaguchi, Hoshimi };
struct SlowLevyResult {
    std::array<long long, 4> portions{};
    long long annual = 0;
    std::string reduction;
};
/// `specifiedSince`: the month in which the other member moved on; invalid if nobody did.
SlowLevyResult slowLevy(SlowCity city, int fiscalYear, const std::vector<mado::LevyPerson>& persons,
                        QDate specifiedSince = {});
