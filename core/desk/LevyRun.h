// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/TaxEstimates.h"
#include "core/store/CacheReader.h"

#include <functional>
#include <optional>

namespace mado {

/// What a run over the city found for one household.
struct LevyRow {
    QString householdNo;
    std::vector<NumberTax> taxes;  ///< one for each number with an insured person in the year
    std::optional<Error> refusal;  ///< its records cannot be assessed
};

struct LevyTotals {
    qint64 households = 0;  ///< looked at
    qint64 taxed = 0;       ///< numbers with a tax, also of 0 yen
    qint64 refused = 0;     ///< households that could not be assessed
    qint64 annual = 0;      ///< yen
};

/// The levy of a year for every household of the local copy, in order of household numbers, one at a time: a
/// city of any size fits in memory. Worker thread; changes nothing.
[[nodiscard]] Result<LevyTotals> levyOfAllHouseholds(CacheReader& cache, const LevyRates& rates,
                                                     const std::function<void(const LevyRow&)>& sink);

}  // namespace mado
