// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

namespace mado {

/// Tax of the same taxpayer that is not paid.
struct UnpaidTax {
    int fiscalYear = 0;
    int period = 0;
    QDate dueOn;
    qint64 amount = 0;
};

struct Offset {
    qsizetype unpaid = 0;  ///< index in the list
    qint64 amount = 0;
};

struct RefundDecision {
    QList<Offset> offsets;  ///< 充当, the earliest due date first
    qint64 offsetTotal = 0;
    qint64 refund = 0;        ///< 還付 of what is left of the overpayment
    qint64 interest = 0;      ///< 還付加算金 on the overpayment
    QDate claimUntil;         ///< last day to claim it
    Explanation explanation;  ///< last step = refund + interest
};

/// What is done with an overpayment (地方税法17条-17条の4, 18条の3): it goes first to unpaid NHI tax of the
/// same taxpayer that is due, then back. `interestFrom`: first day for which interest counts; `decidedOn`:
/// day of the decision, the last that counts. E-RULE-011/014 for amounts and days that cannot be, with
/// "unpaid[n].amount" and the like as field.
[[nodiscard]] Result<RefundDecision> decideRefund(const Parameters& parameters, qint64 overpaid,
                                                  QDate interestFrom, QDate decidedOn,
                                                  const QList<UnpaidTax>& unpaid);

}  // namespace mado
