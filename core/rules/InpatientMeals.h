// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

enum class MealClass { General, RareDisease, Low2, Low2Long, Low1 };
[[nodiscard]] std::optional<MealClass> mealClassFromCode(
    const QString& code);  ///< "general", "rare", "low2", "low2_long", "low1"
[[nodiscard]] QString mealClassName(MealClass mealClass, bool japanese);
/// Standard meal burden of one meal, yen (国民健康保険法52条).
[[nodiscard]] Result<qint64> mealBurden(const Parameters& parameters, MealClass mealClass, QDate day);

/// Days in hospital, both counted.
struct HospitalStay {
    QDate from;
    QDate until;
};

struct StayCost {
    qint64 meals = 0;
    qint64 residence = 0;
    qint64 amount = 0;        ///< both, yen
    Explanation explanation;  ///< last step = amount
};
struct StayCostFacts {
    HospitalStay stay;
    MealClass mealClass = MealClass::General;
    int mealsPerDay = 3;
    bool longTermBed = false;  ///< 療養病床: the residence cost applies from 65
    QDate birth;               ///< needed for a long-term bed
};
/// What a stay costs the patient in meals and residence (国民健康保険法52条, 52条の2).
[[nodiscard]] Result<StayCost> stayCost(const Parameters& parameters, const StayCostFacts& facts);

struct MealDifference {
    qint64 meals = 0;
    qint64 amount = 0;
    Explanation explanation;  ///< last step = amount
};
/// 差額支給: what was paid as `paidAs` although `dueAs` applied, from `from` to `until` (both counted),
/// `mealsPerDay` at most 3.
[[nodiscard]] Result<MealDifference> mealDifference(const Parameters& parameters, MealClass paidAs,
                                                    MealClass dueAs, QDate from, QDate until,
                                                    int mealsPerDay);

struct LongStayFacts {
    QDate appliedOn;
    QDate reducedSince;         ///< first day with オ or 低所得II; days before it do not count
    QList<HospitalStay> stays;  ///< may overlap; what lies after the application is left out
};
struct LongStay {
    int days = 0;  ///< days in hospital in the 12 months up to the application
    bool granted = false;
    QDate certificateFrom;                   ///< the reduced burden stands on the certificate from here
    std::optional<HospitalStay> difference;  ///< days for which 差額支給 is paid meanwhile
    Explanation explanation;                 ///< last step = certificateFrom, or "not_long"
};
/// 長期入院該当: more than 90 days within 12 months.
[[nodiscard]] Result<LongStay> longStay(const Parameters& parameters, const LongStayFacts& facts);

}  // namespace mado
