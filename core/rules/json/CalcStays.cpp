// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CombinedCare.h"
#include "core/rules/InpatientMeals.h"
#include "core/rules/json/CalcBenefitKinds.h"
#include "core/rules/json/CalcKinds.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qint64 mostMeals = 9;  // what a day cannot exceed is the rule's to say

HospitalStay readStay(JsonInput& input) {
    return {input.date(u"from"_s), input.date(u"until"_s)};
}

}  // namespace

Result<QJsonObject> calcCombinedCare(const Parameters& parameters, JsonInput& input) {
    CombinedCareFacts facts;
    facts.periodStart = input.date(u"period_start"_s);
    facts.under70 = readOptionalCode(input, u"category_under70"_s, limitCategoryFromCode);
    facts.elderly = readOptionalCode(input, u"category_70to74"_s, elderlyClassFromCode);
    QList<JsonInput> members = input.objects(u"members"_s);
    for (JsonInput& member : members) {
        const QString ageClass = member.text(u"age_class"_s);
        if (ageClass != "under70"_L1 && ageClass != "70to74"_L1)
            member.refuse(u"E-RULE-012"_s, u"age_class"_s, {ageClass});
        facts.members << CombinedCareMember{ageClass == "70to74"_L1, member.amounts(u"medical"_s),
                                            member.amount(u"care"_s, 0)};
    }
    MADO_TRY(input.result());
    MADO_ASSIGN(const CombinedCareBenefit result, combinedCareBenefit(parameters, facts));
    QJsonObject output{{u"medical"_s, result.medical}, {u"care"_s, result.care}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcStayCost(const Parameters& parameters, JsonInput& input) {
    StayCostFacts facts;
    facts.stay = readStay(input);
    facts.mealClass = readCode(input, u"class"_s, mealClassFromCode);
    facts.mealsPerDay = readCount(input, u"meals_per_day"_s, 0, mostMeals, 3);
    facts.longTermBed = input.flag(u"long_term_bed"_s, false);
    facts.birth = input.dateOr(u"birth_date"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const StayCost result, stayCost(parameters, facts));
    QJsonObject output{
        {u"meals"_s, result.meals}, {u"residence"_s, result.residence}, {u"amount"_s, result.amount}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcMealDifference(const Parameters& parameters, JsonInput& input) {
    const HospitalStay stay = readStay(input);
    const MealClass paidAs = readCode(input, u"paid_as"_s, mealClassFromCode);
    const MealClass dueAs = readCode(input, u"due_as"_s, mealClassFromCode);
    const int meals = readCount(input, u"meals_per_day"_s, 0, mostMeals, 3);
    MADO_TRY(input.result());
    MADO_ASSIGN(const MealDifference result,
                mealDifference(parameters, paidAs, dueAs, stay.from, stay.until, meals));
    QJsonObject output{{u"meals"_s, result.meals}, {u"amount"_s, result.amount}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcLongStay(const Parameters& parameters, JsonInput& input) {
    LongStayFacts facts;
    facts.appliedOn = input.date(u"applied_on"_s);
    facts.reducedSince = input.date(u"reduced_since"_s);
    QList<JsonInput> stays = input.objects(u"stays"_s);
    for (JsonInput& stay : stays)
        facts.stays << readStay(stay);
    MADO_TRY(input.result());
    MADO_ASSIGN(const LongStay result, longStay(parameters, facts));
    QJsonObject output{{u"granted"_s, result.granted},
                       {u"days"_s, result.days},
                       {u"certificate_from"_s, dateOrNull(result.certificateFrom)}};
    output[u"difference"_s] =
        result.difference ? QJsonValue(QJsonObject{{u"from"_s, dateOrNull(result.difference->from)},
                                                   {u"until"_s, dateOrNull(result.difference->until)}})
                          : QJsonValue(QJsonValue::Null);
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace mado
