// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/TaxEstimates.h"

#include "core/procedures/EffectWork.h"
#include "core/rules/Levy.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace el = field::eligibility;
namespace in = field::income;
namespace nhi = field::nhi_household;

const Record* incomeOf(const HouseholdSnapshot& household, const QString& person, int incomeYear) {
    for (const Record* each : household.of(person, Entity::Income)) {
        if (each->number(in::income_year) == incomeYear) return each;
    }
    return nullptr;
}

/// Periods under the number that touch the year, joined where one follows the other.
std::vector<LevyPeriod> periodsOf(const HouseholdSnapshot& household, const QString& person,
                                  const QString& certificateNo, FiscalYear year) {
    std::vector<LevyPeriod> list;
    for (const Record* each : household.of(person, Entity::Eligibility)) {
        const QDate start = each->date(el::application_start_date);
        const QDate end = each->date(el::application_end_date);
        if (each->text(el::certificate_no) != certificateNo || !start.isValid()) continue;
        if (start > year.lastDay() || (end.isValid() && end <= year.firstDay())) continue;
        list.push_back({start, end});
    }
    std::sort(list.begin(), list.end(),
              [](const LevyPeriod& a, const LevyPeriod& b) { return a.start < b.start; });
    std::vector<LevyPeriod> joined;
    for (const LevyPeriod& each : list) {
        if (!joined.empty() && joined.back().end == each.start) {
            joined.back().end = each.end;
        } else {
            joined.push_back(each);
        }
    }
    return joined;
}

/// Moved on to the late-elderly scheme from this number and still living here (地方税法703条の5).
bool isFormerNhiMember(const HouseholdSnapshot& household, const Record& person,
                       const QString& certificateNo) {
    if (!isResident(person)) return false;
    for (const Record* each : household.of(person.key(), Entity::Eligibility)) {
        const bool lateElderly = each->text(el::application_end_reason) == u"206"_s;
        if (lateElderly && each->text(el::certificate_no) == certificateNo) return true;
    }
    return false;
}

void fillIncome(LevyPerson& levied, const Record* income, bool adult) {
    if (income == nullptr) {
        levied.declared = !adult;
        levied.totalIncome = 0;
        return;
    }
    levied.declared = income->flag(in::is_declared) || !adult;
    levied.salaryRevenue = income->number(in::salary_revenue);
    levied.pensionRevenue = income->number(in::pension_revenue);
    levied.otherIncome = income->number(in::other_income);
    if (!income->isNull(in::total_income)) levied.totalIncome = income->number(in::total_income);
}

struct Levied {
    std::vector<LevyPerson> persons;
    QStringList unknownIncome;
    bool anybodyInsured = false;
};

Levied leviedUnder(const HouseholdSnapshot& household, const Record& number, const LevyRates& rates,
                   FiscalYear year) {
    Levied levied;
    for (const Record* person : household.members()) {
        const auto periods = periodsOf(household, person->key(), number.key(), year);
        const bool head = number.text(nhi::head_addressee_no) == person->key();
        const bool former = isFormerNhiMember(household, *person, number.key());
        const QDate birth = birthOf(*person);
        if ((periods.empty() && !head && !former) || !birth.isValid()) continue;
        LevyPerson each;
        each.birth = birth;
        each.head = head;
        each.insured = !periods.empty();
        each.formerNhiMember = former && periods.empty();
        const std::size_t count = std::min(periods.size(), LevyPerson::mostPeriods);
        std::copy(periods.end() - static_cast<std::ptrdiff_t>(count), periods.end(), each.coverage.begin());
        const Record* income = incomeOf(household, person->key(), year.year() - 1);
        const bool adult = ageOn(birth, year.firstDay()) >= rates.childFreeAge;
        fillIncome(each, income, adult);
        if (income == nullptr && adult) levied.unknownIncome << person->key();
        levied.anybodyInsured = levied.anybodyInsured || each.insured;
        levied.persons.push_back(each);
    }
    return levied;
}

}  // namespace

Result<HouseholdTax> householdTax(const HouseholdSnapshot& household, const Parameters& parameters,
                                  FiscalYear year) {
    MADO_ASSIGN(const LevyRates rates, levyRates(parameters, year));
    HouseholdTax tax;
    for (const Record& number : household.records(Entity::NhiHousehold)) {
        const Levied levied = leviedUnder(household, number, rates, year);
        if (!levied.anybodyInsured) continue;
        const LevyHousehold input{levied.persons, {}};
        MADO_TRY(checkLevy(input));
        const LevyAmounts amounts = assessLevy(rates, input);
        tax.annual += amounts.annual;
        tax.steps.append(explainLevy(rates, input, amounts));
        tax.unknownIncome << levied.unknownIncome;
    }
    tax.unknownIncome.removeDuplicates();
    return tax;
}

Result<TaxEstimate> taxEstimate(const HouseholdSnapshot& before, const HouseholdSnapshot& after,
                                const Parameters& parameters, FiscalYear year) {
    MADO_ASSIGN(const HouseholdTax left, householdTax(before, parameters, year));
    MADO_ASSIGN(const HouseholdTax right, householdTax(after, parameters, year));
    return TaxEstimate{year.year(), left.annual, right.annual, left.steps, right.steps, right.unknownIncome};
}

}  // namespace mado
