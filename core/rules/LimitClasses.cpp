// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LimitClasses.h"

#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView pensionId("highcost.low1_pension_deduction");
constexpr QLatin1StringView salaryId("highcost.low1_salary_deduction");
const QString article = u"国民健康保険法施行令29条の3"_s;

Result<void> checkMembers(const QList<ClassMember>& members) {
    bool head = false;
    bool insured = false;
    for (qsizetype i = 0; i < members.size(); ++i) {
        const ClassMember& one = members[i];
        const QString at = u"members[%1]."_s.arg(i);
        if (!isAmount(one.levyBase)) return fail(u"E-RULE-011"_s, at + u"levy_base"_s);
        if (!isAmount(one.salaryIncome)) return fail(u"E-RULE-011"_s, at + u"salary_income"_s);
        if (!isAmount(one.pensionRevenue)) return fail(u"E-RULE-011"_s, at + u"pension_revenue"_s);
        if (!isAmount(one.otherIncome)) return fail(u"E-RULE-011"_s, at + u"other_income"_s);
        if (one.head && head) return fail(u"E-RULE-011"_s, at + u"head"_s);
        head = head || one.head;
        insured = insured || one.insured;
    }
    if (!head || !insured) return fail(u"E-RULE-010"_s, u"members"_s);
    return {};
}

QList<ClassMember> counted(const QList<ClassMember>& members) {
    QList<ClassMember> list;
    std::copy_if(members.begin(), members.end(), std::back_inserter(list),
                 [](const ClassMember& one) { return one.insured || one.head; });
    return list;
}

bool allExempt(const QList<ClassMember>& members) {
    return std::all_of(members.begin(), members.end(),
                       [](const ClassMember& one) { return one.declared && one.taxExempt; });
}

/// 低所得I: what is left of each member's income; tells it. Zero = nobody has income.
qint64 incomeLeft(Figures& figures, const QList<ClassMember>& members, Explanation& explanation) {
    const qint64 pensionDeduction = figures.number(pensionId);
    qint64 sum = 0;
    for (const ClassMember& one : members) {
        QList<ParameterUse> uses{figures.use(pensionId)};
        qint64 salary = one.salaryIncome;
        if (salary > 0) {
            salary = std::max<qint64>(0, salary - figures.number(salaryId));
            uses << figures.use(salaryId);
        }
        const qint64 pension = std::max<qint64>(0, one.pensionRevenue - pensionDeduction);
        const qint64 left = pension + salary + one.otherIncome;
        explanation.add({u"所得の有無(年金は%1円を控除)"_s.arg(yenText(pensionDeduction)),
                         u"Income of a member (pensions less %1)"_s.arg(yenText(pensionDeduction)),
                         u"%1 + %2 + %3 = %4"_s.arg(yenText(pension), yenText(salary),
                                                    yenText(one.otherIncome), yenText(left)),
                         left, article, uses});
        sum += left;
    }
    return sum;
}

}  // namespace

Result<TestYear> testYearOf(const Parameters& parameters, QDate day) {
    MADO_ASSIGN(const QDate from, ratioFrom(parameters, RatioChange::Yearly, day));
    return TestYear{from, from.addYears(1).addDays(-1), from.year(), from.year() - 1};
}

Result<CategoryDecision> householdLimitCategory(const Parameters& parameters, YearMonth month,
                                                const QList<ClassMember>& members) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    MADO_TRY(checkMembers(members));
    const QList<ClassMember> all = counted(members);
    qint64 sum = 0;
    QStringList parts;
    bool undeclared = false;
    for (const ClassMember& one : all) {
        undeclared = undeclared || !one.declared;
        if (!one.insured) continue;
        sum += one.levyBase;
        parts << yenText(one.levyBase);
    }
    MADO_ASSIGN(const CategoryDecision told,
                limitCategory(parameters, month, sum, undeclared, allExempt(all)));
    MADO_ASSIGN(const TestYear year, testYearOf(parameters, month.firstDay()));
    CategoryDecision decision;
    decision.category = told.category;
    decision.explanation.add({u"判定の年度(%1から%2まで)"_s.arg(isoText(year.from), isoText(year.until)),
                              u"Year of the test (%1 to %2)"_s.arg(isoText(year.from), isoText(year.until)),
                              QString::number(year.fiscalYear),
                              qint64(year.fiscalYear),
                              article,
                              {},
                              ExplanationStep::Unit::Count});
    decision.explanation.add(
        {u"旧ただし書所得の合計(被保険者全員)"_s,
         u"Levy-base income of all insured"_s,
         parts.size() > 1 ? parts.join(u" + "_s) + u" = "_s + yenText(sum) : yenText(sum),
         sum,
         article,
         {}});
    decision.explanation.append(told.explanation);
    return decision;
}

Result<ElderlyClassDecision> elderlyLimitClass(const Parameters& parameters, QDate day,
                                               const RatioDecision& ratio,
                                               const QList<ClassMember>& members) {
    if (!day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    MADO_TRY(checkMembers(members));
    const QList<ClassMember> all = counted(members);
    Figures figures(parameters, day);
    ElderlyClassDecision decision;
    decision.classOf = ratio.classOf;
    decision.explanation = ratio.explanation;
    const bool exempt = allExempt(all);
    if (ratio.classOf == ElderlyClass::General) {
        decision.explanation.add(
            {exempt ? u"世帯主と被保険者全員が住民税非課税"_s : u"住民税課税の者がいる"_s,
             exempt ? u"Head and all insured exempt from resident tax"_s : u"Somebody pays resident tax"_s,
             {},
             exempt ? u"exempt"_s : u"taxed"_s,
             article,
             {}});
        if (exempt) {
            const bool none = incomeLeft(figures, all, decision.explanation) == 0;
            decision.classOf = none ? ElderlyClass::Low1 : ElderlyClass::Low2;
        }
        MADO_TRY(figures.result());
    }
    decision.explanation.add({u"所得区分 "_s + elderlyClassName(decision.classOf),
                              u"Class "_s + elderlyClassCode(decision.classOf),
                              {},
                              elderlyClassCode(decision.classOf),
                              article,
                              {}});
    return decision;
}

}  // namespace mado
