// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCost.h"

/// The monthly benefit written down a second time from the rules, with its own tables. Without the month of
/// turning 75 and the specified diseases, which have examples of their own.
long long slowHighCost(const mado::HighCostFacts& facts);
