// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"
#include "core/text/YearMonth.h"

#include <QDate>

#include <optional>

namespace mado {

/// Last day of a period of `years` and `months` that starts at midnight of `start` (民法143条: the day before
/// the corresponding day; the last day of the month where there is none).
[[nodiscard]] QDate periodEnd(QDate start, int years, int months = 0);

struct Deadline {
    QDate dueOn;       ///< last day in time
    int lateDays = 0;  ///< days from dueOn to the filing; 0 if in time
    Explanation explanation;
};

/// Filing of an eligibility event: 14 days, the day of the event not counted (国民健康保険法施行規則2条ほか,
/// 民法140条), moved to the next open day. `event` is the day of the fact (coverage lost on 1 April -> 15
/// April).
[[nodiscard]] Result<Deadline> filingDeadline(const Parameters& parameters, QDate event, QDate filedOn = {});

enum class BenefitKind {
    HighCost,
    CombinedCare,
    OutpatientAnnual,
    MedicalExpense,
    Transfer,
    SpecialMedical,
    MealDifference,
    Childbirth,
    Funeral
};

/// Last day to claim a benefit: 2 years (国民健康保険法110条1項) from the day after `base`. `base` is what
/// the municipality counts from: birth, funeral, payment, or for the high-cost benefit the receipt of the
/// form where it says so. lateDays counts from `claimedOn` when given.
[[nodiscard]] Result<Deadline> claimLimit(const Parameters& parameters, BenefitKind kind, QDate base,
                                          QDate claimedOn = {});

struct HighCostClaimLimit {
    QDate dueOn;              ///< last day to claim; invalid while the term does not run
    bool running = true;      ///< where the municipality counts from the form: false until it was received
    int lateDays = 0;         ///< of `claimedOn`
    Explanation explanation;  ///< last step = dueOn, or "not_running"
};
/// 高額療養費: 2 years, counted as the municipality says from the 1st of the month after the treatment or
/// from the day after the form was received.
[[nodiscard]] Result<HighCostClaimLimit> highCostClaimLimit(const Parameters& parameters, YearMonth month,
                                                            QDate formReceivedOn = {}, QDate claimedOn = {});

/// Last days on which the tax of an instalment due on `dueOn` may still be raised or lowered, collected or
/// refunded (地方税法17条の5, 18条, 18条の3).
struct LevyLimits {
    QDate raiseUntil;
    QDate lowerUntil;
    QDate collectUntil;
    QDate refundUntil;  ///< counted from a payment on the due date
    Explanation explanation;
};
[[nodiscard]] Result<LevyLimits> levyLimits(const Parameters& parameters, QDate dueOn);

}  // namespace mado
