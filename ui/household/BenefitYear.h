// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/rules/Parameters.h"
#include "core/text/YearMonth.h"

#include <QDate>
#include <QList>

#include <optional>
#include <vector>

namespace mado {

/// One month of treatment of a household, as far as the records tell it. Yen.
struct BenefitMonth {
    enum class State {
        Nothing,    ///< no treatment on record
        Below,      ///< the limit was not reached
        Unclaimed,  ///< 高額療養費 not claimed yet
        Claimed,    ///< claimed, not paid
        Paid,       ///< paid
        Expired,    ///< not claimed, and the term is over
        Above,      ///< above the limit, and no 高額療養費 on record
    };
    YearMonth month;
    State state = State::Nothing;
    qint64 paid = 0;              ///< what the patients bore
    std::optional<qint64> limit;  ///< on record
    qint64 benefit = 0;           ///< 高額療養費
    bool isHit = false;           ///< counts towards 多数回
    /// Last day to claim; invalid while the term does not run (Kawaguchi counts from the receipt of the form,
    /// which is not on record). Then `claimNotBefore`, were the form received at the end of the month of
    /// treatment, is the earliest day on which it can end.
    QDate claimUntil;
    QDate claimNotBefore;
    std::optional<RecordRef> record;  ///< the 高額療養費, else the first bill
};

/// A year of months, and how often the limit was reached.
struct BenefitYear {
    std::vector<BenefitMonth> months;  ///< oldest first
    QList<YearMonth> hits;  ///< of the 12 months that end with `until`, oldest first; that month not counted
    int multipleFrom = 0;   ///< the hit from which the lower limit applies
    bool isMultiple = false;  ///< a hit in `until` would be one
    [[nodiscard]] int nextHit() const { return static_cast<int>(hits.size()) + 1; }
};

/// The 12 months that end with `until`. Pure. Fails as the rules fail for months without figures.
[[nodiscard]] Result<BenefitYear> benefitYear(const HouseholdSnapshot& records, const Parameters& parameters,
                                              YearMonth until, QDate today);

}  // namespace mado
