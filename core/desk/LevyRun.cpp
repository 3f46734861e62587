// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/LevyRun.h"

namespace mado {

namespace {

constexpr int householdsAtOnce = 500;

Result<LevyRow> rowOf(CacheReader& cache, const LevyRates& rates, const QString& householdNo) {
    MADO_ASSIGN(const HouseholdSnapshot household, cache.household(householdNo));
    LevyRow row{householdNo, {}, {}};
    auto taxes = taxOfNumbers(household, rates);
    if (taxes) {
        row.taxes = std::move(*taxes);
    } else {
        row.refusal = taxes.error();
    }
    return row;
}

}  // namespace

Result<LevyTotals> levyOfAllHouseholds(CacheReader& cache, const LevyRates& rates,
                                       const std::function<void(const LevyRow&)>& sink) {
    LevyTotals totals;
    QString last;
    for (;;) {
        MADO_ASSIGN(const QStringList numbers, cache.householdsAfter(last, householdsAtOnce));
        if (numbers.isEmpty()) return totals;
        for (const QString& number : numbers) {
            MADO_ASSIGN(const LevyRow row, rowOf(cache, rates, number));
            ++totals.households;
            totals.refused += row.refusal ? 1 : 0;
            for (const NumberTax& tax : row.taxes) {
                ++totals.taxed;
                totals.annual += tax.amounts.annual;
            }
            sink(row);
        }
        last = numbers.last();
    }
}

}  // namespace mado
