// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>

#include <optional>

namespace mado {

struct CombinedCareFacts {
    QDate periodStart;              ///< 1 August
    QString category;               ///< code of a LimitCategory or an ElderlyClass
    qint64 medical = 0;             ///< copayments left after other benefits, yen
    qint64 care = 0;                ///< long-term care copayments left after other benefits, yen
    bool severalCareUsers = false;  ///< 低所得I: the care side then uses the line of 低所得II
};
struct CombinedCareBenefit {
    qint64 medical = 0;       ///< paid by the NHI
    qint64 care = 0;          ///< paid by the long-term care insurance
    Explanation explanation;  ///< last step = medical
};
/// 高額介護合算療養費 (国民健康保険法57条の3): paid only above 500 yen, shared in proportion, cut to the yen.
[[nodiscard]] Result<CombinedCareBenefit> combinedCareBenefit(const Parameters& parameters,
                                                              const CombinedCareFacts& facts);

enum class MealClass { General, RareDisease, Low2, Low2Long, Low1 };
[[nodiscard]] std::optional<MealClass> mealClassFromCode(
    const QString& code);  ///< "general", "rare", "low2", "low2_long", "low1"
/// Standard meal burden of one meal, yen (国民健康保険法52条).
[[nodiscard]] Result<qint64> mealBurden(const Parameters& parameters, MealClass mealClass, QDate day);
struct MealDifference {
    qint64 meals = 0;
    qint64 amount = 0;
    Explanation explanation;
};
/// 差額支給: what was paid as `paidAs` although `dueAs` applied, from `from` to `until` (both counted),
/// `mealsPerDay` at most 3.
[[nodiscard]] Result<MealDifference> mealDifference(const Parameters& parameters, MealClass paidAs,
                                                    MealClass dueAs, QDate from, QDate until,
                                                    int mealsPerDay);

/// Change of a household that moved inside the prefecture, for the judgement of 世帯の継続性.
struct ContinuityFacts {
    bool samePrefecture = true;
    bool headStays = true;              ///< the head before is the head after
    bool wasHeadBefore = true;          ///< the head after was already the head of this household before
    bool splitOrMerged = false;         ///< a split from or a merger with another household
    bool joinedOtherHousehold = false;  ///< the whole household joined another one
    bool otherMembersChanged =
        false;  ///< members came or went other than by birth, death, gain or loss of other insurance
};
struct ContinuityJudgement {
    bool continues = false;
    QString reason;  ///< code: "other_prefecture", "joined_other", "split_or_merger", "head_changed",
                     ///< "same_head", "members_changed"
    QString reasonJa;
    QString reasonEn;
};
/// 国民健康保険法施行令29条の2 and the ministry's notice on carrying over hit counts. Proposes; an officer
/// decides.
[[nodiscard]] ContinuityJudgement judgeContinuity(const ContinuityFacts& facts);

}  // namespace mado
