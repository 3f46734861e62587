// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowLevy.h"

#include <tuple>

namespace {

using Money = long long;

struct Day {
    int y = 0, m = 0, d = 0;
    friend auto operator<=>(const Day&, const Day&) = default;
};
Day dayOf(QDate date) {
    return {date.year(), date.month(), date.day()};
}
bool leap(int y) {
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}
int daysIn(int y, int m) {
    if (m == 2) return leap(y) ? 29 : 28;
    return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
}
Day next(Day day) {
    if (++day.d <= daysIn(day.y, day.m)) return day;
    day.d = 1;
    if (++day.m > 12) {
        day.m = 1;
        ++day.y;
    }
    return day;
}
/// Birthdays had by the end of `day`. Somebody of 29 February has it on 1 March in common years.
int birthdays(Day birth, Day day) {
    int age = day.y - birth.y;
    if (std::tie(day.m, day.d) < std::tie(birth.m, birth.d)) --age;
    return age;
}
/// Age in law: reached at the end of the day before the birthday.
int age(Day birth, Day day) {
    return birthdays(birth, next(day));
}

struct Year {
    std::array<Money, 4> percentHundredths;  // 7.45 % = 745
    std::array<Money, 4> capita;
    std::array<Money, 4> household;
    std::array<Money, 4> limit;
    Money add5, add2;
    bool child;
    bool cutEachElement = true;  // months: each person's element by itself, or the portion as a whole
    bool limitTheYear = true;    // the limit is for the whole year and then taken by months
    bool cutEachPortion = true;  // to 100 yen
};
const Year kawaguchi2025{{745, 250, 130, 0},
                         {28000, 9000, 13000, 0},
                         {0, 0, 0, 0},
                         {650000, 240000, 170000, 0},
                         305000,
                         560000,
                         false};
const Year kawaguchi2026{{745, 278, 236, 27},
                         {44000, 16000, 17000, 1500},
                         {0, 0, 0, 0},
                         {660000, 260000, 170000, 30000},
                         310000,
                         570000,
                         true};
const Year hoshimi2025{{680, 260, 220, 0},
                       {24000, 9600, 10500, 0},
                       {18000, 6400, 5100, 0},
                       {660000, 260000, 170000, 0},
                       305000,
                       560000,
                       false,
                       false,
                       false,
                       false};
const Year hoshimi2026{{690, 270, 230, 25},
                       {25000, 9800, 10700, 1200},
                       {18500, 6500, 5200, 700},
                       {670000, 260000, 170000, 30000},
                       310000,
                       570000,
                       true,
                       false,
                       false,
                       false};

const Year& yearOf(SlowCity city, int fiscalYear) {
    if (city == SlowCity::Hoshimi) return fiscalYear == 2025 ? hoshimi2025 : hoshimi2026;
    return fiscalYear == 2025 ? kawaguchi2025 : kawaguchi2026;
}

Money base(Money total) {
    Money deduction = 430000;
    if (total > 24000000) deduction = 290000;
    if (total > 24500000) deduction = 150000;
    if (total > 25000000) deduction = 0;
    return total > deduction ? total - deduction : 0;
}

/// Pension income of a person of 65 or over, or under, for revenue up to 4,100,000 (what the cases use).
Money pensionIncome(Money revenue, bool elderly, Money other) {
    if (revenue <= 0) return 0;
    const Money least = elderly ? 1100000 : 600000;
    const Money line = elderly ? 3300000 : 1300000;
    Money deduction = revenue < line ? least : (revenue + 3) / 4 + 275000;
    if (other > 20000000) {
        deduction -= 200000;
    } else if (other > 10000000) {
        deduction -= 100000;
    }
    return revenue > deduction ? revenue - deduction : 0;
}

bool coveredOn(const mado::LevyPerson& person, Day day) {
    if (!person.insured) return false;
    if (birthdays(dayOf(person.birth), day) >= 75) return false;
    for (const mado::LevyPeriod& period : person.coverage) {
        if (!period.start.isValid()) continue;
        if (dayOf(period.start) <= day && (!period.end.isValid() || day < dayOf(period.end))) return true;
    }
    return false;
}

int monthNumber(Day day) {
    return day.y * 12 + day.m;
}

bool relieved(const mado::LevyPerson& person, Day monthEnd) {
    if (!person.involuntaryLeftOn.isValid()) return false;
    const Day left = dayOf(person.involuntaryLeftOn);
    if (age(dayOf(person.birth), left) >= 65) return false;
    const Day after = next(left);
    const int firstYear = after.m >= 4 ? after.y : after.y - 1;
    return monthNumber(monthEnd) >= monthNumber(after) && monthNumber(monthEnd) <= (firstYear + 2) * 12 + 3;
}

bool maternity(const mado::LevyPerson& person, Day monthEnd) {
    if (!person.maternityDue.isValid() || monthNumber(monthEnd) < 2024 * 12 + 1) return false;
    const int due = monthNumber(dayOf(person.maternityDue));
    return monthNumber(monthEnd) >= due - (person.babies > 1 ? 3 : 1) && monthNumber(monthEnd) <= due + 2;
}

/// Income of a person with and without the relief.
struct PersonIncome {
    Money base = 0, reliefBase = 0, test = 0;
};

PersonIncome incomeOf(int fiscalYear, const mado::LevyPerson& person, bool anyRelief) {
    PersonIncome income;
    const Money total = *person.totalIncome;
    Money counted = total;
    if (anyRelief) {
        const Money salary = std::min<Money>(total, person.involuntarySalaryIncome.value_or(0));
        counted = total - salary + salary * 30 / 100;
    }
    income.base = base(total);
    income.reliefBase = base(counted);
    const bool elderly = age(dayOf(person.birth), {fiscalYear - 1, 12, 31}) >= 65;
    income.test = counted;
    if (elderly) {
        const Money other = total - pensionIncome(person.pensionRevenue, true, 0);
        const Money pension = pensionIncome(person.pensionRevenue, true, other);
        income.test -= std::min({Money(150000), pension, counted});
    }
    return income;
}

/// Months of one kind, counted so that the proration is made once for each kind.
struct Kinds {
    Money income = 0, reliefIncome = 0, capita = 0, halfCapita = 0;
    int incomeMonths = 0, reliefMonths = 0, capitaMonths = 0, halfMonths = 0;
};

using Persons = std::vector<mado::LevyPerson>;

std::vector<Day> monthEndsOf(int fiscalYear) {
    std::vector<Day> ends;
    for (int i = 0; i < 12; ++i) {
        const int m = (3 + i) % 12 + 1;
        const int y = m >= 4 ? fiscalYear : fiscalYear + 1;
        ends.push_back({y, m, daysIn(y, m)});
    }
    return ends;
}

/// The first day of the year on which anybody is covered.
Day referenceDay(int fiscalYear, const Persons& persons) {
    for (Day day{fiscalYear, 4, 1}; day <= Day{fiscalYear + 1, 3, 31}; day = next(day)) {
        for (const auto& person : persons) {
            if (coveredOn(person, day)) return day;
        }
    }
    return {fiscalYear, 4, 1};
}

/// Tenths of the per-capita levy that are paid; fills the incomes.
int reduce(int fiscalYear, const Year& year, const Persons& persons, std::vector<PersonIncome>& incomes,
           std::string& reduction) {
    const Day reference = referenceDay(fiscalYear, persons);
    Money test = 0, earners = 0, counted = 0;
    bool blocked = false;
    for (const auto& person : persons) {
        bool anyRelief = false;
        for (const Day& end : monthEndsOf(fiscalYear))
            anyRelief = anyRelief || relieved(person, end);
        incomes.push_back(incomeOf(fiscalYear, person, anyRelief));
        const bool member = coveredOn(person, reference) || person.formerNhiMember;
        if (member) ++counted;
        if (!member && !person.head) continue;
        test += incomes.back().test;
        if (person.earner.value_or(false)) ++earners;
        blocked = blocked || !person.declared;
    }
    const Money line = 430000 + (earners > 1 ? (earners - 1) * 100000 : 0);
    reduction = "none";
    if (blocked || counted == 0) return 10;
    if (test <= line) return reduction = "7", 3;
    if (test <= line + counted * year.add5) return reduction = "5", 5;
    if (test <= line + counted * year.add2) return reduction = "2", 8;
    return 10;
}

/// Twelfths of one portion: each element cut by itself, and all of them together.
struct Twelfths {
    Money cut = 0;
    Money income = 0, capita = 0, household = 0;  // twelve times the amount
};

/// One person in one portion: adds the yearly amounts to the months and the prorated ones to the sums.
void personPortion(int fiscalYear, const Year& year, std::size_t p, int paidTenths,
                   const mado::LevyPerson& person, const PersonIncome& income, std::array<Money, 12>& month,
                   std::array<bool, 12>& anybody, Twelfths& sums) {
    const Day birth = dayOf(person.birth);
    const Day marchEnd{fiscalYear, 3, 31};
    Kinds kinds;
    kinds.income = income.base * year.percentHundredths[p] / 10000;
    kinds.reliefIncome = income.reliefBase * year.percentHundredths[p] / 10000;
    kinds.capita = year.capita[p] * paidTenths / 10;
    kinds.halfCapita = paidTenths >= 8 ? year.capita[p] / 2 : kinds.capita;
    if (p <= 1 && age(birth, marchEnd) < 6) kinds.capita /= 2, kinds.halfCapita /= 2;
    if (p == 3 && age(birth, marchEnd) < 18) kinds.capita = kinds.halfCapita = 0;
    const std::vector<Day> ends = monthEndsOf(fiscalYear);
    for (std::size_t k = 0; k < 12; ++k) {
        if (!coveredOn(person, ends[k])) continue;
        const int old = age(birth, ends[k]);
        if (p == 2 && (old < 40 || old >= 65)) continue;
        anybody[k] = true;
        if (maternity(person, ends[k])) continue;
        bool free = false, half = false;
        if (person.formerDependantSince.isValid() && old >= 65) {
            const int since = monthNumber(dayOf(person.formerDependantSince));
            free = monthNumber(ends[k]) >= since;
            half = free && monthNumber(ends[k]) < since + 24;
        }
        if (!free) {
            const bool relief = relieved(person, ends[k]);
            (relief ? kinds.reliefMonths : kinds.incomeMonths) += 1;
            month[k] += relief ? kinds.reliefIncome : kinds.income;
        }
        (half ? kinds.halfMonths : kinds.capitaMonths) += 1;
        month[k] += half ? kinds.halfCapita : kinds.capita;
    }
    sums.cut += kinds.income * kinds.incomeMonths / 12 + kinds.reliefIncome * kinds.reliefMonths / 12 +
                kinds.capita * kinds.capitaMonths / 12 + kinds.halfCapita * kinds.halfMonths / 12;
    sums.income += kinds.income * kinds.incomeMonths + kinds.reliefIncome * kinds.reliefMonths;
    sums.capita += kinds.capita * kinds.capitaMonths + kinds.halfCapita * kinds.halfMonths;
}

/// 平等割 of one month, as a yearly amount: half for five years, three quarters for three more after the
/// other member moved on (medical and support only), then reduced.
Money householdAmount(const Year& year, std::size_t p, int paidTenths, Day monthEnd, QDate specifiedSince) {
    Money amount = year.household[p];
    if (specifiedSince.isValid() && p <= 1) {
        const int passed = monthNumber(monthEnd) - monthNumber(dayOf(specifiedSince));
        if (passed >= 0 && passed < 60) {
            amount = amount / 2;
        } else if (passed >= 60 && passed < 96) {
            amount = amount * 3 / 4;
        }
    }
    return amount * paidTenths / 10;
}

/// What the months owe after the limit, in yen.
Money limited(const Year& year, std::size_t p, const std::array<Money, 12>& month, const Twelfths& sums) {
    const Money net = year.cutEachElement ? sums.cut + sums.household / 12
                                          : sums.income / 12 + sums.capita / 12 + sums.household / 12;
    if (!year.limitTheYear) return std::min(net, year.limit[p]);
    Money all = 0, within = 0;
    for (const Money amount : month) {
        all += amount;
        within += std::min(amount, year.limit[p]);
    }
    return within != all ? std::min(net, within / 12) : std::min(net, year.limit[p]);
}

}  // namespace

SlowLevyResult slowLevy(SlowCity city, int fiscalYear, const std::vector<mado::LevyPerson>& persons,
                        QDate specifiedSince) {
    const Year& year = yearOf(city, fiscalYear);
    SlowLevyResult result;
    std::vector<PersonIncome> incomes;
    const int paidTenths = reduce(fiscalYear, year, persons, incomes, result.reduction);
    for (std::size_t p = 0; p < 4; ++p) {
        if (p == 3 && !year.child) continue;
        std::array<Money, 12> month{};
        std::array<bool, 12> anybody{};
        Twelfths sums;
        for (std::size_t i = 0; i < persons.size(); ++i)
            personPortion(fiscalYear, year, p, paidTenths, persons[i], incomes[i], month, anybody, sums);
        const std::vector<Day> ends = monthEndsOf(fiscalYear);
        for (std::size_t k = 0; k < 12; ++k) {
            if (!anybody[k]) continue;
            const Money amount = householdAmount(year, p, paidTenths, ends[k], specifiedSince);
            month[k] += amount;
            sums.household += amount;
        }
        const Money net = limited(year, p, month, sums);
        result.portions[p] = year.cutEachPortion ? net / 100 * 100 : net;
        result.annual += result.portions[p];
    }
    if (!year.cutEachPortion) result.annual = result.annual / 100 * 100;
    return result;
}
