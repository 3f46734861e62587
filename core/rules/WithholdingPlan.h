// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LimitCertificate.h"
#include "core/text/FiscalYear.h"
#include "core/text/YearMonth.h"

#include <QList>

namespace mado {

struct WithholdingFacts {
    FiscalYear year;
    PensionWithholdingFacts
        test;                 ///< whether it applies; its `tax` is the tax of the year, its day is set here
    qint64 lastFebruary = 0;  ///< withheld in the February before: the provisional amount; 0 = first year
    qint64 ordinaryCharged = 0;  ///< first year: what the ordinary periods before October charge
};

struct WithholdingPart {
    YearMonth month;
    bool provisional = false;
    qint64 amount = 0;
};

struct WithholdingPlan {
    bool withheld = false;
    QString reason;                ///< "withheld", or why not: see PensionWithholding
    QList<WithholdingPart> parts;  ///< sum to the tax of the year less ordinaryCharged, more if overpaid
    qint64 overpaid = 0;           ///< provisional amounts above the tax of the year
    Explanation explanation;       ///< last step = sum of the parts
};

/// 特別徴収 month by month (地方税法718条の2, 718条の7): April, June and August provisional, as much as in
/// the February before; October, December and February the rest, what is under the unit in October. A first
/// year begins in October. Nothing where pensionWithholding() does not apply.
[[nodiscard]] Result<WithholdingPlan> withholdingPlan(const Parameters& parameters,
                                                      const WithholdingFacts& facts);

}  // namespace mado
