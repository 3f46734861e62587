// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

namespace mado {

/// A benefit that the city paid for one treatment.
struct PaidBenefit {
    QDate treatedOn;
    QDate paidOn;       ///< by the city; the claim to recover begins the next day
    qint64 amount = 0;  ///< the insurer's share, yen
};
struct UndueBenefitFacts {
    QDate lostOn;  ///< first day without coverage
    QDate asOf;
    QList<PaidBenefit> paid;
};
struct UndueBenefit {
    qint64 amount = 0;           ///< to be returned
    qint64 expired = 0;          ///< undue, but the claim is barred
    int count = 0;               ///< treatments to be returned
    QDate recoverUntil;          ///< earliest last day among them; invalid if there is none
    QDate claimNewInsurerUntil;  ///< earliest last day on which the new insurer can be asked for its share
    Explanation explanation;     ///< last step = amount
};
/// 不当利得の返還 after treatment without coverage (民法703条, 地方自治法236条: 5 years).
[[nodiscard]] Result<UndueBenefit> undueBenefit(const Parameters& parameters, const UndueBenefitFacts& facts);

}  // namespace mado
