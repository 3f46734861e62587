// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace mado {

/// What is known of a resident for 適用除外 (国民健康保険法6条, 同法施行規則1条).
struct ExclusionFacts {
    QDate day;
    QDate birth;          ///< 75 and over are in the late-elderly scheme
    QStringList grounds;  ///< codes: "employee_insured", "seamen_insured", "mutual_aid",
                          ///< "private_school_aid", "dependant", "day_labour", "late_elderly", "assistance",
                          ///< "association", "not_registered", "medical_stay", "sightseeing_stay",
                          ///< "diplomat", "social_security_agreement", "child_institution"
    bool assistanceSuspended = false;
    bool foreign = false;
    std::optional<int> stayMonths;  ///< foreign resident: whole months of the period of stay
};
struct Exclusion {
    bool excluded = false;
    QStringList grounds;      ///< codes that exclude, in the order of the law
    Explanation explanation;  ///< last step = "insured" or "excluded"
};
/// E-RULE-012 for an unknown ground.
[[nodiscard]] Result<Exclusion> nhiExclusion(const Parameters& parameters, const ExclusionFacts& facts);
[[nodiscard]] QStringList exclusionGrounds();

}  // namespace mado
