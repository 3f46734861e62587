// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Levy.h"

#include <vector>

namespace mado {

/// From `on` the person at `newHead` in the list of persons is the head.
struct HeadChange {
    QDate on;
    std::size_t newHead = 0;
};

/// The part of a year that one head is taxed for.
struct LevyPart {
    std::size_t head = 0;  ///< index in the list of persons
    QDate from;            ///< first day
    QDate until;           ///< first day that is no longer this head's
    LevyAmounts amounts;
    Explanation explanation;  ///< last step = the tax of this part
};

/// People whose coverage is cut to the days from `from` up to but not including `until`.
[[nodiscard]] std::vector<LevyPerson> coverageWithin(std::span<const LevyPerson> persons, QDate from,
                                                     QDate until);

/// The tax of a year in which the head changes: each head is a taxpayer of his own, for the months up to the
/// one before the change and from the month of the change (地方税法703条の4第1項, 国民健康保険税条例
/// 「納税義務の発生、消滅等に伴う賦課」). `household` names the first head; `changes` in order of days, none
/// on the first day of the year. E-RULE-016 with field "head_changes[n].on" otherwise, E-RULE-012 for
/// nobody's index. Expects checked input.
[[nodiscard]] Result<std::vector<LevyPart>> levyByHead(const LevyRates& rates, const LevyHousehold& household,
                                                       const std::vector<HeadChange>& changes);

}  // namespace mado
