// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/IncomeMaker.h"

#include "core/text/Age.h"
#include "core/text/FiscalYear.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int yearsOfInsured = 5;
constexpr int yearsOfOthers = 2;

qint64 thousands(CityRandom& random, int from, int to) {
    return 1000LL * random.between(from, to);
}

bool works(const CityPerson& person) {
    return std::any_of(person.others.begin(), person.others.end(), [](const OtherSpell& each) {
        return !each.end.isValid() && each.kind == u"employee_insurance";
    });
}

bool onlyKind(const CityPerson& person, QStringView kind) {
    return !person.others.empty() && person.others.back().kind == kind && !person.others.back().end.isValid();
}

/// A usual year of the person; later years are this one, a little more or less.
YearIncome usual(const CityPerson& person, CityRandom& random, int age) {
    YearIncome income;
    if (works(person)) {
        income.salary = thousands(random, 2200, age < 30 ? 4500 : 9000);
        return income;
    }
    if (onlyKind(person, u"public_assistance")) return income;
    if (onlyKind(person, u"dependant")) {
        if (random.percent(40)) income.salary = thousands(random, 300, 1250);
        return income;
    }
    if (age >= 65) {
        income.pension = thousands(random, 500, random.percent(12) ? 4200 : 2300);
        if (age < 75 && random.percent(35)) income.salary = thousands(random, 500, 2800);
        if (random.percent(8)) income.other = thousands(random, 200, 5000);
        return income;
    }
    if (age < 23) {
        if (random.percent(45)) income.salary = thousands(random, 200, 1100);
        return income;
    }
    switch (random.weighted({46, 30, 24})) {
        case 0:
            income.salary = thousands(random, 700, 3800);
            break;
        case 1:
            income.other = thousands(random, 0, random.percent(15) ? 11'000 : 4200);
            break;
        default:
            break;
    }
    return income;
}

YearIncome ofYear(const YearIncome& usualYear, int year, CityRandom& random) {
    const auto about = [&](qint64 amount) { return amount * random.between(90, 108) / 100 / 1000 * 1000; };
    return {year, true, about(usualYear.salary), about(usualYear.pension), about(usualYear.other)};
}

bool isKnownHere(const CityPerson& person, int year) {
    // The municipality of residence on 1 January taxes the year before it (地方税法39条, 318条).
    const QDate reference(year + 1, 1, 1);
    if (person.residentSince > reference) return false;
    return person.lives() || person.leftOn >= reference;
}

}  // namespace

void makeIncomes(CityHousehold& household, CityRandom& random, const QDate& today) {
    const int last = FiscalYear::of(today).year() - 1;
    for (CityPerson& person : household.people) {
        const int age = ageOn(person.birth, today);
        if (age < 18) continue;
        const bool head = &person == &household.people.front();
        const bool concerned = !person.nhi.empty() || (head && !household.numbers.empty());
        const YearIncome base = usual(person, random, age);
        const bool nothing = base.salary == 0 && base.pension == 0 && base.other == 0;
        // Who earned nothing often forgets to say so, and the household loses its reduction.
        const bool forgets = nothing && age >= 20 && random.percent(30);
        const int first = last - (concerned ? yearsOfInsured : yearsOfOthers) + 1;
        for (int year = first; year <= last; ++year) {
            const bool grown = birthdayAt(person.birth, 17) <= QDate(year, 12, 31);
            if (!isKnownHere(person, year) || !grown) continue;
            YearIncome income = ofYear(base, year, random);
            income.declared = !(forgets && year >= last - 1);
            person.incomes.push_back(income);
        }
    }
    switch (random.weighted({82, 10, 8})) {
        case 0:
            household.paying = Paying::OnTime;
            break;
        case 1:
            household.paying = Paying::Late;
            break;
        default:
            household.paying = Paying::Stopped;
            household.stoppedFrom = random.dayBetween(today.addYears(-4), today.addDays(-60));
            for (NhiNumber& number : household.numbers)
                number.directDebit = false;
    }
}

}  // namespace mado
