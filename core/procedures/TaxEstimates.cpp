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

/// Lost to another insurance (国民健康保険法6条1号-8号), by the reason on record.
bool joinedOther(const Record& coverage) {
    const QString reason = coverage.text(el::application_end_reason);
    return reason == u"202"_s || reason == u"206"_s;
}

/// Periods under the number that touch the year, joined where one follows the other.
std::vector<LevyPeriod> periodsOf(const HouseholdSnapshot& household, const QString& person,
                                  const QString& certificateNo, const LevyRates& rates, FiscalYear year) {
    std::vector<LevyPeriod> list;
    for (const Record* each : household.of(person, Entity::Eligibility)) {
        const QDate start = each->date(el::application_start_date);
        const QDate end = leviedUntil(rates, each->date(el::application_end_date), joinedOther(*each));
        if (each->text(el::certificate_no) != certificateNo || !start.isValid()) continue;
        if (end.isValid() && end <= start) continue;
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

/// The day on which the person moved on to the late-elderly scheme from this number, still living here
/// (地方税法703条の5); invalid if not.
QDate formerNhiMemberSince(const HouseholdSnapshot& household, const Record& person,
                           const QString& certificateNo) {
    if (!isResident(person)) return {};
    for (const Record* each : household.of(person.key(), Entity::Eligibility)) {
        const bool lateElderly = each->text(el::application_end_reason) == u"206"_s;
        if (lateElderly && each->text(el::certificate_no) == certificateNo)
            return each->date(el::application_end_date);
    }
    return {};
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
    QStringList addresseeNos;  ///< of `persons`, in the same order
    QStringList unknownIncome;
    int insured = 0;
    QDate formerSince;  ///< the last of those who moved on to the late-elderly scheme

    /// 特定世帯: one insured person is left beside those who moved on (地方税法703条の4).
    [[nodiscard]] LevyHousehold household() const { return {persons, insured == 1 ? formerSince : QDate()}; }
};

Levied leviedUnder(const HouseholdSnapshot& household, const Record& number, const LevyRates& rates,
                   FiscalYear year) {
    Levied levied;
    for (const Record* person : household.members()) {
        const auto periods = periodsOf(household, person->key(), number.key(), rates, year);
        const bool head = number.text(nhi::head_addressee_no) == person->key();
        const QDate formerSince = formerNhiMemberSince(household, *person, number.key());
        const bool former = formerSince.isValid();
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
        levied.insured += each.insured ? 1 : 0;
        if (each.formerNhiMember && (!levied.formerSince.isValid() || levied.formerSince < formerSince))
            levied.formerSince = formerSince;
        levied.persons.push_back(each);
        levied.addresseeNos << person->key();
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
        if (levied.insured == 0) continue;
        const LevyHousehold input = levied.household();
        MADO_TRY(checkLevy(input));
        const LevyAmounts amounts = assessLevy(rates, input);
        tax.annual += amounts.annual;
        tax.steps.append(explainLevy(rates, input, amounts));
        tax.unknownIncome << levied.unknownIncome;
    }
    tax.unknownIncome.removeDuplicates();
    return tax;
}

Result<std::vector<NumberTax>> taxOfNumbers(const HouseholdSnapshot& household, const LevyRates& rates) {
    std::vector<NumberTax> taxes;
    for (const Record& number : household.records(Entity::NhiHousehold)) {
        const Levied levied = leviedUnder(household, number, rates, FiscalYear(rates.fiscalYear));
        if (levied.insured == 0) continue;
        MADO_TRY(checkLevy(levied.household()));
        taxes.push_back({number.key(), assessLevy(rates, levied.household())});
    }
    return taxes;
}

Result<std::optional<NumberLevy>> numberLevy(const HouseholdSnapshot& household, const LevyRates& rates,
                                             const QString& certificateNo) {
    const Record* number = household.find(Entity::NhiHousehold, certificateNo);
    if (number == nullptr) return std::optional<NumberLevy>();
    Levied levied = leviedUnder(household, *number, rates, FiscalYear(rates.fiscalYear));
    if (levied.insured == 0) return std::optional<NumberLevy>();
    MADO_TRY(checkLevy(levied.household()));
    NumberLevy levy;
    levy.amounts = assessLevy(rates, levied.household());
    levy.specifiedSince = levied.household().specifiedSince;
    levy.persons = std::move(levied.persons);
    levy.addresseeNos = levied.addresseeNos;
    levy.unknownIncome = levied.unknownIncome;
    return std::optional(std::move(levy));
}

Result<TaxEstimate> taxEstimate(const HouseholdSnapshot& before, const HouseholdSnapshot& after,
                                const Parameters& parameters, FiscalYear year) {
    MADO_ASSIGN(const HouseholdTax left, householdTax(before, parameters, year));
    MADO_ASSIGN(const HouseholdTax right, householdTax(after, parameters, year));
    return TaxEstimate{year.year(), left.annual, right.annual, left.steps, right.steps, right.unknownIncome};
}

}  // namespace mado
