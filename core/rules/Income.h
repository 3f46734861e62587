// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Figures.h"

#include <vector>

namespace mado {

/// One row of a deduction table: revenue from `from` on is cut to a multiple of `step`, and rate x revenue +
/// add is deducted; or the income is fixed (所得税法別表第五, the stretch around 1.62 million).
struct DeductionRow {
    qint64 from = 0;
    qint64 rate = 0;  ///< millionths
    qint64 add = 0;
    qint64 step = 1;
    qint64 fixedIncome = -1;
};

/// Deduction tables of one income year. Plain values; the functions allocate nothing.
struct IncomeTables {
    std::vector<DeductionRow> employment;
    std::vector<DeductionRow> pensionElderly;
    std::vector<DeductionRow> pensionOthers;
    struct OtherIncomeRow {
        qint64 over = 0;
        qint64 less = 0;  ///< deducted less, yen
    };
    std::vector<OtherIncomeRow> otherIncome;
    qint64 adjustmentCap = 0;
};

/// Income year = calendar year before the fiscal year.
[[nodiscard]] Result<IncomeTables> incomeTables(Figures& figures);

/// 給与所得 from salary revenue (所得税法28条). Yen, 0 or more.
[[nodiscard]] qint64 employmentIncome(const IncomeTables& tables, qint64 revenue);
/// 公的年金等に係る雑所得 (所得税法35条); `otherIncome` is the total income without the pension.
[[nodiscard]] qint64 pensionIncome(const IncomeTables& tables, qint64 revenue, bool elderly,
                                   qint64 otherIncome);
/// 所得金額調整控除 for who has both (租税特別措置法41条の3の11第2項).
[[nodiscard]] qint64 bothIncomesAdjustment(const IncomeTables& tables, qint64 employment, qint64 pension);

}  // namespace mado
