// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/IncomeKinds.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Result<void> checkKinds(const IncomeKinds& kinds) {
    const std::array<std::pair<qint64, QStringView>, 11> amounts{
        {{kinds.salaryRevenue, u"salary_revenue"},
         {kinds.pensionRevenue, u"pension_revenue"},
         {kinds.interest, u"interest"},
         {kinds.dividend, u"dividend"},
         {kinds.miscellaneous, u"miscellaneous"},
         {kinds.separateGains, u"separate_gains"},
         {kinds.specialDeduction, u"special_deduction"},
         {kinds.retirement, u"retirement"},
         {kinds.lossCarriedForward, u"loss_carried_forward"},
         {kinds.familyEmployeeTaken, u"family_employee_taken"},
         {kinds.familyEmployeeSalary, u"family_employee_salary"}}};
    for (const auto& [amount, field] : amounts) {
        if (!isAmount(amount)) return fail(u"E-RULE-011"_s, field.toString());
    }
    if (!isAmount(std::abs(kinds.business))) return fail(u"E-RULE-011"_s, u"business"_s);
    if (!isAmount(std::abs(kinds.realEstate))) return fail(u"E-RULE-011"_s, u"real_estate"_s);
    if (kinds.specialDeduction > kinds.separateGains) return fail(u"E-RULE-016"_s, u"special_deduction"_s);
    if (kinds.familyEmployeeSalary > kinds.salaryRevenue)
        return fail(u"E-RULE-016"_s, u"family_employee_salary"_s);
    return {};
}

}  // namespace

Result<LevyIncome> levyIncome(const IncomeTables& tables, const IncomeKinds& kinds, bool elderly) {
    MADO_TRY(checkKinds(kinds));
    const qint64 employment = employmentIncome(tables, kinds.salaryRevenue);
    const qint64 others =
        kinds.business + kinds.realEstate + kinds.interest + kinds.dividend + kinds.miscellaneous;
    const qint64 pension =
        pensionIncome(tables, kinds.pensionRevenue, elderly, std::max<qint64>(0, employment + others));
    // Losses of one kind are set against the others (損益通算), never below nothing.
    const qint64 together = std::max<qint64>(
        0, employment + pension - bothIncomesAdjustment(tables, employment, pension) + others);
    const qint64 gains = kinds.separateGains - kinds.specialDeduction;
    LevyIncome income;
    income.total = std::max<qint64>(0, together - kinds.lossCarriedForward) + gains;
    const qint64 withoutFamily = employmentIncome(tables, kinds.salaryRevenue - kinds.familyEmployeeSalary);
    income.testAdjustment = kinds.specialDeduction + kinds.familyEmployeeTaken - (employment - withoutFamily);
    return income;
}

}  // namespace mado
