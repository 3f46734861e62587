// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/OtherBenefits.h"

#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const std::array<QLatin1StringView, 5> mealCodes{"general"_L1, "rare"_L1, "low2"_L1, "low2_long"_L1,
                                                 "low1"_L1};

}  // namespace

Result<CombinedCareBenefit> combinedCareBenefit(const Parameters& parameters,
                                                const CombinedCareFacts& facts) {
    if (!facts.periodStart.isValid()) return fail(u"E-RULE-014"_s, u"period_start"_s);
    // The two are multiplied with each other: a tighter bound than elsewhere.
    constexpr qint64 most = 1'000'000'000;
    if (facts.medical < 0 || facts.medical > most) return fail(u"E-RULE-011"_s, u"medical"_s);
    if (facts.care < 0 || facts.care > most) return fail(u"E-RULE-011"_s, u"care"_s);
    Figures figures(parameters, facts.periodStart);
    const QJsonObject limits = figures.object("combined.limits"_L1);
    const qint64 least = figures.number("combined.least_excess"_L1);
    MADO_TRY(figures.result());
    if (!limits.contains(facts.category)) return fail(u"E-RULE-012"_s, u"category"_s, {facts.category});
    const qint64 limit = limits[facts.category].toInteger();
    const qint64 careLimit =
        facts.category == "low1"_L1 && facts.severalCareUsers ? limits["low2"_L1].toInteger() : limit;
    const qint64 total = facts.medical + facts.care;
    const auto excessOver = [&](qint64 line) { return total - line > least ? total - line : 0; };
    const qint64 excess = excessOver(limit);
    const qint64 careExcess = excessOver(careLimit);
    CombinedCareBenefit benefit;
    // Both sides must have borne something: otherwise it is no combined case.
    if (facts.medical > 0 && facts.care > 0) {
        benefit.medical = excess * facts.medical / total;
        benefit.care = careLimit == limit ? excess - benefit.medical : careExcess * facts.care / total;
    }
    benefit.explanation.add(
        {u"医療と介護の自己負担の合計"_s,
         u"Medical and care copayments"_s,
         u"%1 + %2 = %3"_s.arg(yenText(facts.medical), yenText(facts.care), yenText(total)),
         total,
         {},
         {}});
    benefit.explanation.add(
        {u"限度額を超える額"_s,
         u"Above the limit"_s,
         u"%1 − %2 = %3 (> %4)"_s.arg(yenText(total), yenText(limit), yenText(excess), yenText(least)),
         excess,
         u"国民健康保険法57条の3、同法施行令29条の4の3"_s,
         {figures.use("combined.limits"_L1), figures.use("combined.least_excess"_L1)}});
    benefit.explanation.add({u"介護分"_s, u"Care part"_s, yenText(benefit.care), benefit.care, {}, {}});
    benefit.explanation.add({u"医療分(高額介護合算療養費)"_s,
                             u"Medical part"_s,
                             u"%1 × %2 / %3 = %4"_s.arg(yenText(excess), yenText(facts.medical),
                                                        yenText(total), yenText(benefit.medical)),
                             benefit.medical,
                             u"国民健康保険法57条の3"_s,
                             {}});
    return benefit;
}

std::optional<MealClass> mealClassFromCode(const QString& code) {
    for (std::size_t i = 0; i < mealCodes.size(); ++i) {
        if (mealCodes[i] == code) return static_cast<MealClass>(i);
    }
    return std::nullopt;
}

Result<qint64> mealBurden(const Parameters& parameters, MealClass mealClass, QDate day) {
    if (!day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    Figures figures(parameters, day);
    const qint64 yen =
        figures.object("benefit.meals"_L1)[mealCodes[static_cast<std::size_t>(mealClass)]].toInteger();
    MADO_TRY(figures.result());
    return yen;
}

Result<MealDifference> mealDifference(const Parameters& parameters, MealClass paidAs, MealClass dueAs,
                                      QDate from, QDate until, int mealsPerDay) {
    if (!from.isValid()) return fail(u"E-RULE-014"_s, u"from"_s);
    if (!until.isValid() || until < from) return fail(u"E-RULE-016"_s, u"until"_s);
    Figures figures(parameters, from);
    const qint64 most = figures.number("benefit.meals_per_day"_L1);
    MADO_TRY(figures.result());
    if (mealsPerDay < 0 || mealsPerDay > most) return fail(u"E-RULE-011"_s, u"meals_per_day"_s);
    MealDifference difference;
    Figures used(parameters, from);
    for (QDate day = from; day <= until; day = day.addDays(1)) {
        MADO_ASSIGN(const qint64 paid, mealBurden(parameters, paidAs, day));
        MADO_ASSIGN(const qint64 due, mealBurden(parameters, dueAs, day));
        difference.meals += mealsPerDay;
        difference.amount += mealsPerDay * std::max<qint64>(0, paid - due);
    }
    difference.explanation.add(
        {u"食数"_s, u"Meals"_s, QString::number(difference.meals), difference.meals, {}, {}});
    difference.explanation.add({u"差額支給額"_s,
                                u"Difference to pay"_s,
                                yenText(difference.amount),
                                difference.amount,
                                u"国民健康保険法施行規則26条の5"_s,
                                {used.use("benefit.meals"_L1)}});
    return difference;
}

ContinuityJudgement judgeContinuity(const ContinuityFacts& facts) {
    if (!facts.samePrefecture)
        return {false, u"other_prefecture"_s, u"他の都道府県からの転入のため引き継がない"_s,
                u"Moved from another prefecture: no carry-over"_s};
    if (facts.joinedOtherHousehold)
        return {false, u"joined_other"_s, u"他の世帯に入り、元の世帯主が世帯主でない"_s,
                u"Joined another household whose head is somebody else"_s};
    if (facts.splitOrMerged) {
        return facts.wasHeadBefore
                   ? ContinuityJudgement{true, u"split_or_merger"_s,
                                         u"分離・合併の前から世帯主である者の世帯"_s,
                                         u"Split or merger: the head was already the head before"_s}
                   : ContinuityJudgement{false, u"split_or_merger"_s,
                                         u"分離・合併で新たに世帯主となった者の世帯"_s,
                                         u"Split or merger: the head was not the head before"_s};
    }
    if (!facts.headStays) {
        return facts.otherMembersChanged
                   ? ContinuityJudgement{false, u"head_changed"_s, u"世帯主の変更と世帯員の異動が重なる"_s,
                                         u"The head changed together with other members"_s}
                   : ContinuityJudgement{true, u"head_changed"_s, u"世帯主の変更のみで他に異動がない"_s,
                                         u"Only the head changed, inside the same household"_s};
    }
    if (facts.otherMembersChanged)
        return {false, u"members_changed"_s, u"資格の得喪・出生・死亡によらない世帯員の異動がある"_s,
                u"Members changed for other reasons than birth, death or insurance"_s};
    return {true, u"same_head"_s, u"世帯主が同じまま世帯全員で転居した"_s,
            u"The whole household moved with the same head"_s};
}

}  // namespace mado
