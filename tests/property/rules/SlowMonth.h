// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCost.h"

struct SlowMonthResult {
    long long benefit = 0;
    bool hit = false;
};
/// The monthly benefit written down once more from the rules, as a list of bills that are paid down step by
/// step; with the month of turning 75, the half limits of a move and the specified diseases.
SlowMonthResult slowMonth(const mado::HighCostFacts& facts);
