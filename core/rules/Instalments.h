// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"
#include "core/text/FiscalYear.h"

#include <QDate>
#include <QList>

namespace mado {

/// One 期別: the tax of a period and the day it is due.
struct Instalment {
    int period = 0;  ///< 1..; an ad-hoc period (随期) goes on counting after the last
    bool adHoc = false;
    QDate month;        ///< first day of the month of the period
    QDate dueOn;        ///< moved to the next open day
    qint64 amount = 0;  ///< yen
    friend bool operator==(const Instalment&, const Instalment&) = default;
};

/// The ordinary periods of a year, amounts 0 ("levy.instalments"; 地方税法20条の5第2項 for closed days).
[[nodiscard]] Result<QList<Instalment>> instalmentCalendar(const Parameters& parameters, FiscalYear year);

/// Spreads the annual tax. The first levy (`decidedOn` invalid) uses all periods; a levy decided later uses
/// the periods of the months after the decision, or one ad-hoc period in the month after it. What is under
/// 1,000 yen goes into the first one.
[[nodiscard]] Result<QList<Instalment>> scheduleInstalments(const Parameters& parameters, FiscalYear year,
                                                            qint64 annual, QDate decidedOn = {});

/// Spreads `amount` over the instalments from `first` on: equal parts cut to `unit`, the rest into the first
/// of them (地方税法20条の4の2第6項). There must be one.
void spreadInstalments(QList<Instalment>& list, qsizetype first, qint64 amount, qint64 unit);

struct Reassessment {
    qint64 before = 0;
    qint64 after = 0;
    QList<Instalment> instalments;  ///< sums to `after`
    qint64 overpaid = 0;  ///< by how much periods already due are lowered (to refund or offset if paid)
    Explanation explanation;
};
/// 更正: periods of months up to that of the decision keep their amounts, the difference goes to the later
/// ones, or into an ad-hoc period; a decrease beyond them lowers the last due periods. E-RULE-034 after the
/// last day on which the tax may still be raised or lowered (地方税法17条の5, counted from the day after the
/// first due date of the year).
[[nodiscard]] Result<Reassessment> reassessInstalments(const Parameters& parameters, FiscalYear year,
                                                       const QList<Instalment>& before, qint64 newAnnual,
                                                       QDate decidedOn);

}  // namespace mado
