// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LimitClasses.h"

#include <string>

struct SlowRatioResult {
    int percent = 0;  ///< with the application made
    int withoutApplication = 0;
    std::string step;
    std::string classOf;  ///< with the application made
};
/// The ratio at 70-74 and its class written down once more from the rules.
SlowRatioResult slowRatio(const mado::RatioFacts& facts, const QList<mado::ClassMember>& household);
/// The class of the under-70s, likewise.
std::string slowCategory(const QList<mado::ClassMember>& household);
