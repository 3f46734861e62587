// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>

namespace mado {

struct InterestAmount {
    qint64 amount = 0;        ///< yen after all cuts
    Explanation explanation;  ///< last step = amount
};

/// 延滞金 (地方税法326条・723条の準用, 附則3条の2): the lower rate until one month after the due date, the
/// higher one after it, each part cut to the yen; rates change on 1 January. `paidOn` on or before `dueOn`
/// gives 0. The principal is cut to 1,000 yen.
[[nodiscard]] Result<InterestAmount> arrearsCharge(const Parameters& parameters, qint64 principal,
                                                   QDate dueOn, QDate paidOn);

/// 還付加算金 (地方税法17条の4) for the days from `from` to `until`, both counted.
[[nodiscard]] Result<InterestAmount> refundInterest(const Parameters& parameters, qint64 overpaid, QDate from,
                                                    QDate until);

}  // namespace mado
