// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LevyEstimate.h"

#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int oldest = 130;
constexpr int yearsAround = 5;

QString fieldOf(qsizetype member, QLatin1StringView name) {
    return u"members[%1].%2"_s.arg(member).arg(name);
}

Result<void> checkMember(const EstimateMember& member, qsizetype i) {
    if (!member.birth.isValid() && !member.age) return fail(u"E-RULE-010"_s, fieldOf(i, "age"_L1));
    if (!member.birth.isValid() && (*member.age < 0 || *member.age > oldest))
        return fail(u"E-RULE-011"_s, fieldOf(i, "age"_L1));
    if (member.lastMonth < 0 || member.lastMonth >= monthsOfYear)
        return fail(u"E-RULE-011"_s, fieldOf(i, "last_month"_L1));
    if (member.months < 0 || member.months > member.lastMonth + 1)
        return fail(u"E-RULE-011"_s, fieldOf(i, "months"_L1));
    if (member.involuntaryLeftOn.isValid() && member.salaryRevenue == 0)
        return fail(u"E-RULE-010"_s, fieldOf(i, "salary_revenue"_L1));
    return {};
}

Result<void> checkInput(const EstimateInput& input) {
    if (!input.year.isValid()) return fail(u"E-RULE-010"_s, u"fiscal_year"_s);
    const auto heads =
        std::count_if(input.members.begin(), input.members.end(), [](const auto& one) { return one.head; });
    const bool anybody = std::any_of(input.members.begin(), input.members.end(),
                                     [](const auto& one) { return one.insured && one.months > 0; });
    for (qsizetype i = 0; i < input.members.size(); ++i)
        MADO_TRY(checkMember(input.members[i], i));
    if (!anybody) return fail(u"E-RULE-010"_s, u"members"_s);
    if (heads != 1) return fail(heads == 0 ? u"E-RULE-010"_s : u"E-RULE-011"_s, u"members[0].head"_s);
    return {};
}

LevyPerson personOf(const EstimateMember& member, FiscalYear year) {
    LevyPerson person;
    person.birth = birthOf(member, year);
    person.head = member.head;
    person.insured = member.insured && member.months > 0;
    person.formerNhiMember = !member.insured && member.formerNhiMember;
    person.declared = member.declared;
    person.salaryRevenue = member.salaryRevenue;
    person.pensionRevenue = member.pensionRevenue;
    person.otherIncome = member.otherIncome;
    person.totalIncome = member.totalIncome;
    person.earner = member.earner;
    person.formerDependantSince = member.formerDependantSince;
    person.involuntaryLeftOn = member.involuntaryLeftOn;
    person.maternityDue = member.maternityDue;
    person.babies = member.babies;
    if (member.careExcluded) person.careExcluded = {year.firstDay(), {}};
    if (!person.insured) return person;
    const YearMonth april = year.firstMonth();
    person.coverage[0].start = std::max(april.addMonths(member.firstMonth()).firstDay(), person.birth);
    if (member.lastMonth < monthsOfYear - 1) {
        const QDate end = april.addMonths(member.lastMonth + 1).firstDay();
        // Somebody born after the last month is not covered at all, which the rules refuse by the birth date.
        person.coverage[0].end = end;
    }
    return person;
}

/// The rules name persons, the estimate its members.
Error inMembers(Error error) {
    error.field.replace(u"persons["_s, u"members["_s);
    return error;
}

}  // namespace

QDate birthOf(const EstimateMember& member, FiscalYear year) {
    if (member.birth.isValid()) return member.birth;
    // The middle of those who have this age on 1 April, so that it is also the age on 1 January.
    return member.age ? QDate(year.year() - *member.age - 1, 10, 1) : QDate();
}

Result<LevyEstimate> estimateLevy(const Parameters& parameters, const EstimateInput& input) {
    MADO_TRY(checkInput(input));
    MADO_ASSIGN(const LevyRates rates, levyRates(parameters, input.year));
    std::vector<LevyPerson> persons;
    for (const EstimateMember& member : input.members)
        persons.push_back(personOf(member, input.year));
    const LevyHousehold household{persons, {}};
    if (const Result<void> checked = checkLevy(household); !checked) return inMembers(checked.error());
    LevyEstimate estimate;
    estimate.amounts = assessLevy(rates, household);
    estimate.pieces = levyPieces(rates, household, estimate.amounts);
    estimate.explanation = explainLevy(rates, household, estimate.amounts);
    MADO_ASSIGN(estimate.instalments,
                scheduleInstalments(parameters, input.year, estimate.amounts.annual, input.decidedOn));
    estimate.unconfirmed = estimate.explanation.unconfirmed();
    return estimate;
}

QList<FiscalYear> estimateYears(const Parameters& parameters, QDate today) {
    QList<FiscalYear> years;
    const int now = FiscalYear::of(today).year();
    for (int year = now - yearsAround; year <= now + 1; ++year) {
        const FiscalYear one(year);
        if (levyRates(parameters, one) && instalmentCalendar(parameters, one)) years << one;
    }
    return years;
}

AgeRemark ageRemark(const LevyRates& rates, QDate birth) {
    if (!birth.isValid()) return AgeRemark::None;
    const FiscalYear year(rates.fiscalYear);
    const auto reaches = [&](int age) { return year.contains(dateOfReaching(birth, age)); };
    if (dateOfReaching(birth, rates.lateElderlyAge) < year.firstDay()) return AgeRemark::AlreadyLateElderly;
    if (reaches(rates.lateElderlyAge)) return AgeRemark::LeavesForElderly;
    if (reaches(rates.careUntilAge)) return AgeRemark::CareEnds;
    return reaches(rates.careFromAge) ? AgeRemark::CareBegins : AgeRemark::None;
}

}  // namespace mado
