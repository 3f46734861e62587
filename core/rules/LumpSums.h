// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/BenefitAssessment.h"
#include "core/rules/Parameters.h"

#include <QDate>

namespace mado {

struct ChildbirthFacts {
    QDate birthDate;  ///< birth, also of a stillborn child
    QDate claimedOn;  ///< may be invalid (estimate)
    int weeks = 40;   ///< completed weeks of pregnancy
    int days = 0;     ///< days over the completed weeks, 0-6
    int babies = 1;
    bool compensationScheme = true;  ///< 産科医療補償制度 applies
    bool insuredAtBirth = true;
    bool employeeInsurancePays =
        false;  ///< insured as a worker 1 year or more, birth within 6 months of leaving, chosen there
    bool directPayment = false;  ///< the hospital is paid directly
    qint64 hospitalCost = 0;     ///< with direct payment: what the hospital claims, yen
};

/// 出産育児一時金 (国民健康保険法58条1項, 条例). With direct payment the amount is the difference left.
[[nodiscard]] Result<BenefitAssessment> childbirthLumpSum(const Parameters& parameters,
                                                          const ChildbirthFacts& facts);

struct FuneralFacts {
    QDate deathDate;
    QDate funeralDate;
    QDate claimedOn;  ///< may be invalid (estimate)
    bool insuredAtDeath = true;
    bool otherSchemePays = false;  ///< another insurance pays for the same death
};

/// 葬祭費 (国民健康保険法58条1項, 条例), to the person who held the funeral.
[[nodiscard]] Result<BenefitAssessment> funeralExpense(const Parameters& parameters,
                                                       const FuneralFacts& facts);

}  // namespace mado
