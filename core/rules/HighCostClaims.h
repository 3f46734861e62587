// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Parameters.h"
#include "core/text/YearMonth.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace mado {

enum class ClaimKind { Inpatient, Outpatient, Dental, Pharmacy };
[[nodiscard]] std::optional<ClaimKind> claimKindFromCode(const QString& code);  ///< "inpatient", ...
[[nodiscard]] QString claimKindName(ClaimKind kind, bool japanese);             ///< "入院", "inpatient"
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

/// Claims of one person that are added before a line or limit is looked at: one facility, inpatient,
/// outpatient and dental apart, a pharmacy with the facility that prescribed.
struct ClaimGroup {
    QString facility;
    ClaimKind kind = ClaimKind::Outpatient;
    qint64 totalCost = 0;
    qint64 copayment = 0;
    QList<qsizetype> claims;  ///< indexes of the person's claims
};
[[nodiscard]] QList<ClaimGroup> claimGroups(const PatientMonth& person);
/// The same for the claims with this disease alone.
[[nodiscard]] QList<ClaimGroup> claimGroups(const PatientMonth& person, SpecifiedDisease disease);

/// What a birth date means for the limits of one month.
struct PatientAge {
    bool elderly = false;
    bool turns75 = false;
};
/// 70-74 from the month after the day of reaching 70; halved in the month of the 75th birthday unless it is
/// the 1st (国民健康保険法施行令29条の3). E-RULE-016 when the person is in the late-elderly scheme all month,
/// E-RULE-013 when not yet born.
[[nodiscard]] Result<PatientAge> patientAge(const Parameters& parameters, QDate birth, YearMonth month);

}  // namespace mado
