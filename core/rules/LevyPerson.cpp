// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"
#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <algorithm>

namespace mado {

namespace {

constexpr quint16 wholeYear = 0x0FFF;

/// Month counted from April of the fiscal year: April = 0, March = 11; may lie outside.
int monthIndex(const LevyRates& rates, QDate day) {
    int year = 0;
    int month = 0;
    day.getDate(&year, &month, nullptr);
    return (year - rates.fiscalYear) * monthsOfYear + month - 4;
}

/// Bits of the months from `first` up to but not including `last`.
quint16 monthMask(int first, int last) {
    first = std::clamp(first, 0, monthsOfYear);
    last = std::clamp(last, first, monthsOfYear);
    return static_cast<quint16>(((1U << last) - 1U) & ~((1U << first) - 1U));
}

/// From the month of the start to the month before that of the end (a loss on the 1st does not count that
/// month either).
quint16 periodMask(const LevyRates& rates, const LevyPeriod& period) {
    if (!period.start.isValid()) return 0;
    return monthMask(monthIndex(rates, period.start),
                     period.end.isValid() ? monthIndex(rates, period.end) : monthsOfYear);
}

/// The months in which a person's ages come, counted as monthIndex does; the birth date is taken apart once.
class Birthdays {
 public:
    Birthdays(const LevyRates& rates, QDate birth) : m_fiscalYear(rates.fiscalYear) {
        birth.getDate(&m_year, &m_month, &m_day);
    }
    /// Month of the birthday itself: March in common years for who is born on 29 February.
    [[nodiscard]] int birthday(int age) const {
        const bool moves = m_month == 2 && m_day == 29 && !QDate::isLeapYear(m_year + age);
        return monthOf(age) + (moves ? 1 : 0);
    }
    /// Month of the day before the birthday, on which an age is reached in law.
    [[nodiscard]] int reaching(int age) const { return monthOf(age) - (m_day == 1 ? 1 : 0); }

 private:
    [[nodiscard]] int monthOf(int age) const {
        return (m_year + age - m_fiscalYear) * monthsOfYear + m_month - 4;
    }
    int m_fiscalYear;
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
};

quint16 insuredMonths(const LevyRates& rates, const LevyPerson& person, const Birthdays& birthdays) {
    if (!person.insured) return 0;
    quint16 mask = 0;
    for (const LevyPeriod& period : person.coverage)
        mask |= periodMask(rates, period);
    // Reaching 75 is known in advance: the month of the birthday belongs to the late-elderly scheme.
    return mask & monthMask(0, birthdays.birthday(rates.lateElderlyAge));
}

quint16 careMonths(const LevyRates& rates, const LevyPerson& person, const Birthdays& birthdays) {
    return monthMask(birthdays.reaching(rates.careFromAge), birthdays.reaching(rates.careUntilAge)) &
           static_cast<quint16>(~periodMask(rates, person.careExcluded));
}

quint16 maternityMonths(const LevyRates& rates, const LevyPerson& person) {
    if (!person.maternityDue.isValid()) return 0;
    const int due = monthIndex(rates, person.maternityDue);
    const int before = person.babies > 1 ? rates.maternityBeforeMultiple : rates.maternityBeforeSingle;
    const int firstEver = rates.maternityFirstMonth - (rates.fiscalYear * monthsOfYear + 3);
    return monthMask(std::max(due - before, firstEver), due + rates.maternityAfter + 1);
}

/// From the month of the day after leaving to the end of the next fiscal year; under 65 at leaving.
quint16 reliefMonths(const LevyRates& rates, const LevyPerson& person) {
    if (!person.involuntaryLeftOn.isValid()) return 0;
    if (dateOfReaching(person.birth, rates.involuntaryAgeUnder) <= person.involuntaryLeftOn) return 0;
    const QDate after = person.involuntaryLeftOn.addDays(1);
    const int first = monthIndex(rates, after);
    const int startYear = FiscalYear::of(after).year();
    return monthMask(first, (startYear + 2 - rates.fiscalYear) * monthsOfYear);
}

void formerDependantMonths(const LevyRates& rates, const LevyPerson& person, const Birthdays& birthdays,
                           LevyPersonYear& year) {
    if (!person.formerDependantSince.isValid()) return;
    const int since = monthIndex(rates, person.formerDependantSince);
    const int from = std::max(since, birthdays.reaching(rates.elderlyAge));
    year.formerDependant = monthMask(from, monthsOfYear);
    year.formerDependantHalf = monthMask(from, since + rates.formerDependantMonths);
}

qint64 levyBase(const LevyRates& rates, qint64 total) {
    for (const LevyRates::BasicDeductionRow& row : rates.basicDeduction) {
        if (row.upTo < 0 || total <= row.upTo) return std::max<qint64>(0, total - row.amount);
    }
    return total;
}

struct Incomes {
    qint64 total = 0;
    qint64 employment = 0;
    qint64 pension = 0;
};

Incomes incomesOf(const LevyRates& rates, const LevyPerson& person, bool elderly) {
    Incomes incomes;
    incomes.employment = employmentIncome(rates.income, person.salaryRevenue);
    if (person.totalIncome) {
        incomes.total = *person.totalIncome;
        const qint64 guess = pensionIncome(rates.income, person.pensionRevenue, elderly, 0);
        incomes.pension = pensionIncome(rates.income, person.pensionRevenue, elderly, incomes.total - guess);
        return incomes;
    }
    const qint64 other = incomes.employment + person.otherIncome;
    incomes.pension = pensionIncome(rates.income, person.pensionRevenue, elderly, other);
    incomes.total =
        other + incomes.pension - bothIncomesAdjustment(rates.income, incomes.employment, incomes.pension);
    return incomes;
}

bool isEarner(const LevyRates& rates, const LevyPerson& person, bool elderly) {
    if (person.earner) return *person.earner;
    const qint64 pensionLine = elderly ? rates.earnerPensionLineElderly : rates.earnerPensionLine;
    return person.salaryRevenue > rates.earnerSalaryLine || person.pensionRevenue > pensionLine;
}

void fillIncome(const LevyRates& rates, const LevyPerson& person, const Birthdays& birthdays,
                LevyPersonYear& year) {
    // Age on 31 December of the income year (所得税法35条, 租税特別措置法41条の15の3).
    constexpr int decemberBefore = -4;
    const bool elderly = birthdays.reaching(rates.elderlyAge) <= decemberBefore;
    const Incomes incomes = incomesOf(rates, person, elderly);
    year.total = incomes.total;
    year.base = levyBase(rates, incomes.total);
    year.reliefBase = year.base;
    qint64 testIncome = incomes.total;
    if (year.relief != 0) {
        const qint64 salary =
            std::min(incomes.total, person.involuntarySalaryIncome.value_or(incomes.employment));
        const qint64 relieved = incomes.total - salary + applyRate(salary, rates.involuntaryRate);
        year.reliefBase = levyBase(rates, relieved);
        testIncome = relieved;
    }
    if (elderly) testIncome -= std::min({rates.pensionTestDeduction, incomes.pension, testIncome});
    year.testIncome = std::max<qint64>(0, testIncome + person.testAdjustment);
    year.earner = isEarner(rates, person, elderly);
}

/// Covered on `day`, and not yet in the late-elderly scheme.
bool insuredOn(const LevyRates& rates, const LevyPerson& person, const Birthdays& birthdays, QDate day) {
    const bool covered = std::any_of(person.coverage.begin(), person.coverage.end(),
                                     [day](const LevyPeriod& period) { return period.contains(day); });
    if (!person.insured || !covered) return false;
    const int leaves = birthdays.birthday(rates.lateElderlyAge);
    const int month = monthIndex(rates, day);
    return leaves != month ? month < leaves : day < birthdayAt(person.birth, rates.lateElderlyAge);
}

}  // namespace

QDate leviedUntil(const LevyRates& rates, QDate end, bool joinedOther) {
    const bool dayBefore = joinedOther && rates.lossOnFirstIsDayBefore && end.isValid() && end.day() == 1;
    return dayBefore ? end.addDays(-1) : end;
}

LevyPersonYear levyPersonYear(const LevyRates& rates, const LevyPerson& person, QDate referenceDate) {
    LevyPersonYear year;
    const Birthdays birthdays(rates, person.birth);
    year.insured = insuredMonths(rates, person, birthdays);
    if (year.insured != 0) {
        year.care = careMonths(rates, person, birthdays) & wholeYear;
        year.exempt = maternityMonths(rates, person);
        formerDependantMonths(rates, person, birthdays, year);
    }
    year.relief = reliefMonths(rates, person);
    fillIncome(rates, person, birthdays, year);
    // Reaching an age in or after April keeps the child's place until the 31 March that follows.
    year.preschool = birthdays.reaching(rates.preschoolAge) >= 0;
    year.childFree = rates.childFreeAge > 0 && birthdays.reaching(rates.childFreeAge) >= 0;
    year.counted = insuredOn(rates, person, birthdays, referenceDate) || person.formerNhiMember;
    year.inTest = year.counted || person.head;
    return year;
}

QDate levyReferenceDate(const LevyRates& rates, const LevyHousehold& household) {
    QDate first;
    for (const LevyPerson& person : household.persons) {
        if (first == rates.firstDay) break;
        if (!person.insured) continue;
        const QDate leaves = birthdayAt(person.birth, rates.lateElderlyAge);
        for (const LevyPeriod& period : person.coverage) {
            if (!period.start.isValid()) continue;
            const QDate from = std::max(period.start, rates.firstDay);
            if ((period.end.isValid() && period.end <= from) || leaves <= from) continue;
            if (!first.isValid() || from < first) first = from;
        }
    }
    return first.isValid() ? first : rates.firstDay;
}

}  // namespace mado
