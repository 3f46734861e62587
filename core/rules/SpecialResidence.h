// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

/// 修学中の特例 (国民健康保険法116条).
struct StudentFacts {
    QDate from;             ///< day of moving away for study
    QDate schoolUntil;      ///< expected end of the course
    QDate endedOn;          ///< graduated or left school; invalid while a student
    QDate ownLivelihoodOn;  ///< began to live on own means; invalid if not
    QDate provenUntil;      ///< last day covered by a proof of enrolment; invalid if none was shown
    bool supported = true;  ///< lives on the means of the household that was left
    QDate asOf;
};
struct StudentException {
    bool applies = false;
    QDate from;
    QDate until;     ///< last day, as far as known
    QDate proofDue;  ///< last day to show the next proof of enrolment; invalid if the course ends before
    bool proofMissing = false;  ///< the proof for the present school year has not been shown
    QString reason;  ///< when it does not apply: "not_supported", "ended", "own_livelihood", "not_begun"
    Explanation explanation;  ///< last step = until, or the reason
};
[[nodiscard]] Result<StudentException> studentException(const Parameters& parameters,
                                                        const StudentFacts& facts);

/// 住所地特例 (国民健康保険法116条の2). Kinds of facilities it is for.
enum class FacilityKind { Hospital, CareHome, Disability, Child, Other };
[[nodiscard]] std::optional<FacilityKind> facilityKindFromCode(
    const QString& code);  ///< "hospital", "care_home", "disability", "child", "other"

/// One address, oldest first.
struct ResidenceStep {
    QString municipality;  ///< code, 5 digits; the first two are the prefecture
    QDate since;
    std::optional<FacilityKind> facility;  ///< the address is that of a facility
};
struct FacilityRule {
    bool applies = false;
    QString responsible;         ///< municipality whose NHI the person belongs to
    bool samePrefecture = true;  ///< of responsible and present: then only the application layer differs
    QString reason;              ///< when not: "no_facility", "facility_kind", "same_municipality", "no_home"
    Explanation explanation;     ///< last step = responsible
};
/// The municipality before the first of an unbroken row of facilities stays responsible.
[[nodiscard]] Result<FacilityRule> facilityRule(const QList<ResidenceStep>& steps);

}  // namespace mado
