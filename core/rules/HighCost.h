// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCostClaims.h"
#include "core/rules/HighCostLimits.h"

#include <QList>

#include <optional>

namespace mado {

struct HighCostFacts {
    YearMonth month;
    std::optional<LimitCategory> under70;
    std::optional<ElderlyClass> elderly;
    QList<PatientMonth> persons;
    QList<YearMonth> hits;   ///< earlier hit months of the household, with carried-over ones
    bool halfLimit = false;  ///< moved inside the prefecture in this month with continuity
};

struct HighCostBenefit {
    qint64 benefit = 0;
    qint64 limit = 0;          ///< the limit of the last step that applied
    bool multipleHit = false;  ///< the limit is that of the 4th or later hit
    bool hit = false;  ///< the month counts as a hit (benefits of the 70+ from outpatient care alone, and
                       ///< those of specified diseases alone, do not)
    Explanation explanation;  ///< last step = benefit
};

/// 高額療養費 of a household and month (国民健康保険法57条の2, 同法施行令29条の2-29条の3). E-RULE-010 when a
/// needed category is missing, E-RULE-011 for negative amounts or a copayment above the total cost.
[[nodiscard]] Result<HighCostBenefit> highCostBenefit(const Parameters& parameters,
                                                      const HighCostFacts& facts);

}  // namespace mado
