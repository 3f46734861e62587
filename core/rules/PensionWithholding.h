// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"
#include "core/text/FiscalYear.h"
#include "core/text/YearMonth.h"

#include <QDate>
#include <QList>

namespace mado {

struct WithholdingFacts {
    FiscalYear year;
    QList<QDate> insuredBirths;  ///< everybody insured in the household
    bool headInsured = true;
    qint64 pension = 0;          ///< the head's old-age pension of a year, yen
    qint64 annual = 0;           ///< NHI tax of the year
    qint64 carePremium = 0;      ///< long-term care premium of the year, withheld from the same pension
    bool directDebit = false;    ///< direct debit was asked for instead
    qint64 lastFebruary = 0;     ///< withheld in the February before: the provisional amount; 0 = first year
    qint64 ordinaryCharged = 0;  ///< first year: what the ordinary periods before October charge
};

struct WithholdingPart {
    YearMonth month;
    bool provisional = false;
    qint64 amount = 0;
};

struct WithholdingDecision {
    bool withheld = false;
    QString reason;  ///< "withheld", "direct_debit", "head_not_insured", "ages", "small_pension",
                     ///< "half_of_pension"
    QList<WithholdingPart>
        parts;            ///< sum to the annual tax less ordinaryCharged, unless more was withheld already
    qint64 overpaid = 0;  ///< provisional amounts above the annual tax
    Explanation explanation;  ///< last step = sum of the parts
};

/// 特別徴収 from the pension (地方税法706条2項, 718条の2, 718条の7, 同法施行令56条の89の2): all insured are
/// 65-74, the head is one of them, the pension is large enough, and tax and care premium together are no more
/// than half of it. April, June and August provisional, October, December and February final; what is under
/// the unit goes into October.
[[nodiscard]] Result<WithholdingDecision> pensionWithholding(const Parameters& parameters,
                                                             const WithholdingFacts& facts);

}  // namespace mado
