// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/BurdenRatio.h"
#include "core/rules/HighCostLimits.h"

#include <QDate>
#include <QList>

namespace mado {

/// The year of the test ("dates.test_year_start", from August on) of the limit categories and the ratio, and
/// the tax it is told from.
struct TestYear {
    QDate from;          ///< day of the test
    QDate until;         ///< the day before the next test
    int fiscalYear = 0;  ///< resident tax of this fiscal year
    int incomeYear = 0;  ///< income of this calendar year
};
[[nodiscard]] Result<TestYear> testYearOf(const Parameters& parameters, QDate day);

/// One member of the household; members who are neither insured nor the head do not count.
struct ClassMember {
    bool insured = true;
    bool head = false;          ///< also a nominal head
    bool declared = true;       ///< income known (declared, or known to be none)
    bool taxExempt = false;     ///< resident tax exempt
    qint64 levyBase = 0;        ///< 旧ただし書所得
    qint64 salaryIncome = 0;    ///< after the employment deduction
    qint64 pensionRevenue = 0;  ///< public pensions, before deductions
    qint64 otherIncome = 0;     ///< all other income
};

/// 適用区分 of the under-70s from the members: levy-base income of the insured together; ア when the income
/// of the head or an insured person is unknown; オ when head and all insured are exempt. E-RULE-010 "members"
/// without a head or an insured person.
[[nodiscard]] Result<CategoryDecision> householdLimitCategory(const Parameters& parameters, YearMonth month,
                                                              const QList<ClassMember>& members);

struct ElderlyClassDecision {
    ElderlyClass classOf = ElderlyClass::General;
    Explanation explanation;  ///< last step = code of the class
};
/// 70-74: 現役並みIII-I from the ratio; 低所得II when head and all insured are exempt; 低所得I when also
/// nobody has income after expenses, pensions being lowered by a fixed deduction; otherwise 一般.
[[nodiscard]] Result<ElderlyClassDecision> elderlyLimitClass(const Parameters& parameters, QDate day,
                                                             const RatioDecision& ratio,
                                                             const QList<ClassMember>& members);

}  // namespace mado
