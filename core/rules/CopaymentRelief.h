// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>

#include <optional>

namespace mado {

enum class ReliefGround { Disaster, CropFailure, BusinessClosed, Similar };
[[nodiscard]] std::optional<ReliefGround> reliefGroundFromCode(
    const QString& code);  ///< "disaster", "crop_failure", "business_closed", "similar"

struct CopaymentReliefFacts {
    std::optional<ReliefGround> ground;  ///< nothing = none of them
    bool inpatient = true;
    qint64 monthlyIncome = 0;    ///< actual income of the household, yen a month
    qint64 assistanceLevel = 0;  ///< public-assistance level of the household, yen a month
    qint64 savings = 0;          ///< of the household, yen
    QDate appliedOn;
    QDate from;            ///< first day of treatment asked for
    qint64 copayment = 0;  ///< expected, yen; 0 if unknown
};

struct CopaymentRelief {
    enum class Kind { None, Exempt, Reduce, Defer };
    Kind kind = Kind::None;
    int percent = 0;  ///< part of the copayment that is waived; 0 for a deferral
    qint64 left = 0;  ///< copayment still to pay now
    QDate until;      ///< last day
    QString reason;   ///< when none: "no_ground", "not_inpatient", "savings", "income", "applied_late"
    Explanation explanation;  ///< last step = code of the kind ("exempt", "reduce", "defer", "none")
};
[[nodiscard]] QString reliefKindCode(CopaymentRelief::Kind kind);

/// 一部負担金の減免・徴収猶予 (国民健康保険法44条): by the outline of the municipality. Proposes; a person
/// decides. E-RULE-010 when the level of public assistance is not given.
[[nodiscard]] Result<CopaymentRelief> copaymentRelief(const Parameters& parameters,
                                                      const CopaymentReliefFacts& facts);

}  // namespace mado
