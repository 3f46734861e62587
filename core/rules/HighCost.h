// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCostLimits.h"

#include <QList>

#include <optional>

namespace mado {

enum class ClaimKind { Inpatient, Outpatient, Dental, Pharmacy };
[[nodiscard]] std::optional<ClaimKind> claimKindFromCode(const QString& code);  ///< "inpatient", ...
enum class SpecifiedDisease { None, Dialysis, Haemophilia, Hiv };
[[nodiscard]] std::optional<SpecifiedDisease> specifiedDiseaseFromCode(
    const QString& code);  ///< "dialysis", ...

/// One claim of a month, covered care only (meals, room charges and uninsured care never count).
struct MedicalClaim {
    QString facility;
    ClaimKind kind = ClaimKind::Outpatient;
    QString prescriber;    ///< pharmacy: the facility that prescribed; empty if unknown
    qint64 totalCost = 0;  ///< 10割, yen
    qint64 copayment = 0;  ///< what the patient paid or would pay, yen
    SpecifiedDisease disease = SpecifiedDisease::None;  ///< with a 特定疾病療養受療証
};

struct PatientMonth {
    QString id;
    bool elderly = false;  ///< 70-74 rules in this month
    bool turns75 = false;  ///< limits halved for this person (birthday not on the 1st), also a dependant of
                           ///< such a person
    QList<MedicalClaim> claims;
};

struct HighCostFacts {
    YearMonth month;
    std::optional<LimitCategory> under70;
    std::optional<ElderlyClass> elderly;
    QList<PatientMonth> persons;
    QList<YearMonth> hits;   ///< earlier hit months of the household, with carried-over ones
    bool halfLimit = false;  ///< moved inside the prefecture in this month with continuity
};

struct HighCostBenefit {
    qint64 benefit = 0;
    qint64 limit = 0;          ///< the limit of the last step that applied
    bool multipleHit = false;  ///< the limit is that of the 4th or later hit
    bool hit = false;          ///< the month counts as a hit (outpatient-only benefits of the 70+ do not)
    Explanation explanation;   ///< last step = benefit
};

/// 高額療養費 of a household and month (国民健康保険法57条の2, 同法施行令29条の2-29条の3). E-RULE-010 when a
/// needed category is missing, E-RULE-011 for negative amounts or a copayment above the total cost.
[[nodiscard]] Result<HighCostBenefit> highCostBenefit(const Parameters& parameters,
                                                      const HighCostFacts& facts);

}  // namespace mado
