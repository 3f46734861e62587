// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCostLimits.h"

#include <QList>

namespace mado {

/// What was still borne for one month after the monthly benefits, yen.
struct MonthlyBurden {
    YearMonth month;
    qint64 paid = 0;
};
/// Sum of a year ("highcost.year_start": August-July). E-RULE-016 "first_month" when no year starts with it,
/// E-RULE-016 "months[i]" for a month outside the year or given twice, E-RULE-011 for an amount out of range.
[[nodiscard]] Result<qint64> burdenOfYear(const Parameters& parameters, YearMonth firstMonth,
                                          const QList<MonthlyBurden>& months);

struct AnnualSettlement {
    qint64 benefit = 0;
    qint64 limit = 0;
    Explanation explanation;  ///< last step = benefit
};
/// Yearly limit of August-July: what was paid after the monthly benefits, less the limit. E-RULE-017 where
/// there is no yearly limit. `lowest`: エ or 一般 with the lowest incomes.
[[nodiscard]] Result<AnnualSettlement> annualSettlement(const Parameters& parameters, LimitCategory category,
                                                        YearMonth firstMonth, qint64 paid, bool lowest);
[[nodiscard]] Result<AnnualSettlement> annualSettlement(const Parameters& parameters, ElderlyClass elderly,
                                                        YearMonth firstMonth, qint64 paid, bool lowest);
/// 外来年間合算 of one person of 70-74.
[[nodiscard]] Result<AnnualSettlement> outpatientAnnual(const Parameters& parameters, ElderlyClass elderly,
                                                        YearMonth firstMonth, qint64 paid);

}  // namespace mado
