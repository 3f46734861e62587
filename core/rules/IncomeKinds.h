// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Income.h"

namespace mado {

/// A person's income of a year by kind, as a tax return or the resident-tax file gives it. Yen; losses are
/// negative where noted.
struct IncomeKinds {
    qint64 salaryRevenue = 0;
    qint64 pensionRevenue = 0;
    qint64 business = 0;    ///< 営業等・農業, after expenses; a loss is negative
    qint64 realEstate = 0;  ///< 不動産; a loss is negative
    qint64 interest = 0;
    qint64 dividend = 0;
    qint64 miscellaneous = 0;         ///< 雑 other than public pensions
    qint64 separateGains = 0;         ///< 分離課税の譲渡所得, before the special deduction
    qint64 specialDeduction = 0;      ///< 譲渡所得の特別控除
    qint64 retirement = 0;            ///< 退職所得: never counts
    qint64 lossCarriedForward = 0;    ///< 純損失の繰越控除
    qint64 familyEmployeeTaken = 0;   ///< 事業専従者控除・給与 that the owner took off `business`
    qint64 familyEmployeeSalary = 0;  ///< 専従者給与 received, part of `salaryRevenue`
};

/// What the levy counts of them.
struct LevyIncome {
    qint64 total = 0;  ///< 総所得金額等: base of the income levy before the basic deduction
    /// To be added for the reduction test: the special deduction is not taken, what an owner paid family
    /// employees is his again and not theirs (地方税法施行令56条の89).
    qint64 testAdjustment = 0;
};

/// 地方税法703条の4第6項, 314条の2, 附則. `elderly`: 65 or over on 31 December of the income year. E-RULE-011
/// with the field for amounts that cannot be, E-RULE-016 for a deduction above what it is taken from.
[[nodiscard]] Result<LevyIncome> levyIncome(const IncomeTables& tables, const IncomeKinds& kinds,
                                            bool elderly);

}  // namespace mado
