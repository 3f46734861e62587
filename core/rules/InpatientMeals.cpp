// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/InpatientMeals.h"

#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"
#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView mealsId("benefit.meals");
constexpr QLatin1StringView perDayId("benefit.meals_per_day");
constexpr QLatin1StringView residenceId("benefit.residence_per_day");
constexpr QLatin1StringView residenceAgeId("benefit.residence_age");
constexpr QLatin1StringView longDaysId("benefit.meals_long_stay_days");
constexpr QLatin1StringView longMonthsId("benefit.meals_long_stay_months");
constexpr QLatin1StringView longStartId("benefit.meals_long_stay_start");
const QString mealArticle = u"国民健康保険法52条"_s;

/// Longer stays are told in parts; keeps the loop over days bounded.
constexpr qint64 longestStay = 3660;

struct MealRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<MealRow, 5> mealRows{
    {{"general"_L1, u"一般", "general"_L1},
     {"rare"_L1, u"指定難病など", "designated rare disease"_L1},
     {"low2"_L1, u"オ・低所得II(90日まで)", "O / low income II, up to 90 days"_L1},
     {"low2_long"_L1, u"オ・低所得II(90日を超える入院)", "O / low income II, over 90 days"_L1},
     {"low1"_L1, u"低所得I", "low income I"_L1}}};

const MealRow& rowOf(MealClass mealClass) {
    return mealRows[static_cast<std::size_t>(mealClass)];
}

/// Days with one and the same price.
struct PriceRun {
    qint64 price = 0;
    qint64 count = 0;
    QDate first;
    QList<ParameterUse> figures;
};

void addToRuns(QList<PriceRun>& runs, QDate day, qint64 price, qint64 count,
               const QList<ParameterUse>& figures) {
    if (runs.isEmpty() || runs.last().price != price) runs << PriceRun{price, 0, day, figures};
    runs.last().count += count;
}

void tellRuns(Explanation& explanation, const QList<PriceRun>& runs, const QString& ja, const QString& en,
              const QString& article) {
    for (const PriceRun& run : runs) {
        const qint64 amount = run.price * run.count;
        explanation.add({u"%1(%2から)"_s.arg(ja, isoText(run.first)),
                         u"%1 (from %2)"_s.arg(en, isoText(run.first)),
                         u"%1 × %2 = %3"_s.arg(yenText(run.price)).arg(run.count).arg(yenText(amount)),
                         amount, article, run.figures});
    }
}

qint64 sumOf(const QList<PriceRun>& runs) {
    qint64 sum = 0;
    for (const PriceRun& run : runs)
        sum += run.price * run.count;
    return sum;
}

Result<void> checkStay(const Parameters& parameters, const HospitalStay& stay, int mealsPerDay) {
    if (!stay.from.isValid()) return fail(u"E-RULE-014"_s, u"from"_s);
    if (!stay.until.isValid()) return fail(u"E-RULE-014"_s, u"until"_s);
    if (stay.until < stay.from || stay.from.daysTo(stay.until) > longestStay)
        return fail(u"E-RULE-016"_s, u"until"_s);
    Figures figures(parameters, stay.from);
    const qint64 most = figures.number(perDayId);
    MADO_TRY(figures.result());
    if (mealsPerDay < 0 || mealsPerDay > most) return fail(u"E-RULE-011"_s, u"meals_per_day"_s);
    return {};
}

/// Distinct days in hospital inside [from, until].
int daysInside(const QList<HospitalStay>& stays, QDate from, QDate until) {
    int days = 0;
    for (QDate day = from; day <= until; day = day.addDays(1)) {
        days += std::any_of(stays.begin(), stays.end(),
                            [&](const HospitalStay& stay) { return stay.from <= day && day <= stay.until; })
                    ? 1
                    : 0;
    }
    return days;
}

}  // namespace

std::optional<MealClass> mealClassFromCode(const QString& code) {
    for (std::size_t i = 0; i < mealRows.size(); ++i) {
        if (mealRows[i].code == code) return static_cast<MealClass>(i);
    }
    return std::nullopt;
}

QString mealClassName(MealClass mealClass, bool japanese) {
    return japanese ? rowOf(mealClass).ja.toString() : QString(rowOf(mealClass).en);
}

Result<qint64> mealBurden(const Parameters& parameters, MealClass mealClass, QDate day) {
    if (!day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    Figures figures(parameters, day);
    const qint64 yen = figures.object(mealsId)[rowOf(mealClass).code].toInteger();
    MADO_TRY(figures.result());
    return yen;
}

Result<StayCost> stayCost(const Parameters& parameters, const StayCostFacts& facts) {
    MADO_TRY(checkStay(parameters, facts.stay, facts.mealsPerDay));
    if (facts.longTermBed && !facts.birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (facts.longTermBed && facts.birth > facts.stay.from) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    QList<PriceRun> meals;
    QList<PriceRun> residence;
    for (QDate day = facts.stay.from; day <= facts.stay.until; day = day.addDays(1)) {
        Figures figures(parameters, day);
        const qint64 price = figures.object(mealsId)[rowOf(facts.mealClass).code].toInteger();
        addToRuns(meals, day, price, facts.mealsPerDay, {figures.use(mealsId)});
        if (facts.longTermBed && legalAge(facts.birth, day) >= figures.number(residenceAgeId)) {
            const QString key = facts.mealClass == MealClass::RareDisease ? u"rare"_s : u"general"_s;
            addToRuns(residence, day, figures.object(residenceId)[key].toInteger(), 1,
                      {figures.use(residenceId), figures.use(residenceAgeId)});
        }
        MADO_TRY(figures.result());
    }
    StayCost cost;
    cost.meals = sumOf(meals);
    cost.residence = sumOf(residence);
    cost.amount = cost.meals + cost.residence;
    tellRuns(cost.explanation, meals,
             u"食事の標準負担額 1食×食数・%1"_s.arg(mealClassName(facts.mealClass, true)),
             u"Meals, %1"_s.arg(mealClassName(facts.mealClass, false)), mealArticle);
    tellRuns(cost.explanation, residence, u"居住費 1日×日数"_s, u"Residence, days"_s,
             u"国民健康保険法52条の2"_s);
    cost.explanation.add(
        {u"食事と居住費の自己負担"_s,
         u"Meals and residence"_s,
         u"%1 + %2 = %3"_s.arg(yenText(cost.meals), yenText(cost.residence), yenText(cost.amount)),
         cost.amount,
         mealArticle,
         {}});
    return cost;
}

Result<MealDifference> mealDifference(const Parameters& parameters, MealClass paidAs, MealClass dueAs,
                                      QDate from, QDate until, int mealsPerDay) {
    MADO_TRY(checkStay(parameters, {from, until}, mealsPerDay));
    MealDifference difference;
    QList<PriceRun> runs;
    for (QDate day = from; day <= until; day = day.addDays(1)) {
        Figures figures(parameters, day);
        const QJsonObject prices = figures.object(mealsId);
        const ParameterUse use = figures.use(mealsId);
        MADO_TRY(figures.result());
        const qint64 over = prices[rowOf(paidAs).code].toInteger() - prices[rowOf(dueAs).code].toInteger();
        addToRuns(runs, day, std::max<qint64>(0, over), mealsPerDay, {use});
        difference.meals += mealsPerDay;
    }
    difference.amount = sumOf(runs);
    difference.explanation.add(
        {u"食数"_s,
         u"Meals"_s,
         u"%1 × %2 = %3"_s.arg(mealsPerDay).arg(from.daysTo(until) + 1).arg(difference.meals),
         difference.meals,
         {},
         {},
         ExplanationStep::Unit::Count});
    tellRuns(difference.explanation, runs,
             u"1食の差額×食数(%1 → %2)"_s.arg(mealClassName(paidAs, true), mealClassName(dueAs, true)),
             u"Difference a meal (%1 to %2)"_s.arg(mealClassName(paidAs, false), mealClassName(dueAs, false)),
             u"国民健康保険法施行規則26条の5"_s);
    difference.explanation.add({u"差額支給額"_s,
                                u"Difference to pay"_s,
                                yenText(difference.amount),
                                difference.amount,
                                u"国民健康保険法施行規則26条の5"_s,
                                {}});
    return difference;
}

Result<LongStay> longStay(const Parameters& parameters, const LongStayFacts& facts) {
    if (!facts.appliedOn.isValid()) return fail(u"E-RULE-014"_s, u"applied_on"_s);
    if (!facts.reducedSince.isValid()) return fail(u"E-RULE-014"_s, u"reduced_since"_s);
    for (qsizetype i = 0; i < facts.stays.size(); ++i) {
        const HospitalStay& stay = facts.stays[i];
        const QString at = u"stays[%1]."_s.arg(i);
        if (!stay.from.isValid()) return fail(u"E-RULE-014"_s, at + u"from"_s);
        if (!stay.until.isValid() || stay.until < stay.from) return fail(u"E-RULE-016"_s, at + u"until"_s);
    }
    Figures figures(parameters, facts.appliedOn);
    const qint64 over = figures.number(longDaysId);
    const int months = static_cast<int>(figures.number(longMonthsId));
    const bool nextMonth = figures.text(longStartId) == "next_month"_L1;
    MADO_TRY(figures.result());
    LongStay result;
    const QDate windowFrom = std::max(facts.appliedOn.addMonths(-months).addDays(1), facts.reducedSince);
    result.days = daysInside(facts.stays, windowFrom, facts.appliedOn);
    result.granted = result.days > over;
    result.explanation.add(
        {u"入院日数(%1から%2まで)"_s.arg(isoText(windowFrom), isoText(facts.appliedOn)),
         u"Days in hospital (%1 to %2)"_s.arg(isoText(windowFrom), isoText(facts.appliedOn)),
         u"%1 %2 %3"_s.arg(result.days).arg(result.granted ? u">"_s : u"≤"_s).arg(over),
         qint64(result.days),
         mealArticle,
         {figures.use(longDaysId), figures.use(longMonthsId)},
         ExplanationStep::Unit::Days});
    if (!result.granted) {
        result.explanation.add({u"長期入院に該当しない"_s, u"Not a long stay"_s, {}, u"not_long"_s, {}, {}});
        return result;
    }
    const YearMonth month = YearMonth::of(facts.appliedOn);
    const bool later = nextMonth && facts.appliedOn.day() != 1;
    result.certificateFrom = later ? month.addMonths(1).firstDay() : facts.appliedOn;
    if (later) {
        result.difference = HospitalStay{facts.appliedOn, month.lastDay()};
        result.explanation.add({u"差額支給の期間"_s,
                                u"Days for which the difference is paid"_s,
                                u"%1 – %2"_s.arg(isoText(facts.appliedOn), isoText(month.lastDay())),
                                month.lastDay(),
                                u"国民健康保険法施行規則26条の5"_s,
                                {figures.use(longStartId)}});
    }
    result.explanation.add({u"長期入院該当日(認定証に載る日)"_s,
                            u"Long stay from (on the certificate)"_s,
                            u"%1 → %2"_s.arg(isoText(facts.appliedOn), isoText(result.certificateFrom)),
                            result.certificateFrom,
                            mealArticle,
                            {figures.use(longStartId)}});
    return result;
}

}  // namespace mado
