// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCostLimits.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

/// One insured person of the household in a year of August-July; yen left after all other benefits.
struct CombinedCareMember {
    bool elderly = false;   ///< 70-74 on the reference date
    QList<qint64> medical;  ///< what was left of each month (under 70: of each facility and month)
    qint64 care = 0;        ///< long-term care copayments of the year
};

struct CombinedCareFacts {
    QDate periodStart;                     ///< first day of the year, "combined.year_start"
    std::optional<LimitCategory> under70;  ///< on the reference date, the last day of the year
    std::optional<ElderlyClass> elderly;
    QList<CombinedCareMember> members;
};

struct CombinedCareBenefit {
    qint64 medical = 0;       ///< paid by the NHI
    qint64 care = 0;          ///< paid by the long-term care insurance
    Explanation explanation;  ///< last step = medical
};

/// 高額介護合算療養費 (国民健康保険法57条の3): first the 70-74 members against their limit, then what is left
/// with the under-70 amounts that reach the monthly line against the limit of the under-70s. Paid only above
/// 500 yen, only where both sides bore something, shared in proportion, cut to the yen. 低所得I with several
/// users of care: the care side uses the limit of 低所得II. E-RULE-016 when no year
/// starts on the day.
[[nodiscard]] Result<CombinedCareBenefit> combinedCareBenefit(const Parameters& parameters,
                                                              const CombinedCareFacts& facts);

}  // namespace mado
