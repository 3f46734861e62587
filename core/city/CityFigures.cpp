// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityFigures.h"

#include "core/rules/Figures.h"
#include "core/text/Age.h"
#include "core/text/FiscalYear.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// The figures of the year, or of the nearest that has some.
Result<LevyRates> nearestRates(const Parameters& parameters, int year) {
    for (int distance = 0; distance <= CityFigures::taxedYears + 5; ++distance) {
        for (const int each : {year + distance, year - distance}) {
            auto rates = levyRates(parameters, FiscalYear(each));
            if (!rates) continue;
            LevyRates found = std::move(rates).value();
            found.fiscalYear = year;
            found.firstDay = FiscalYear(year).firstDay();
            return found;
        }
    }
    return fail(u"E-RULE-002"_s, {}, {QString::number(year)});
}

}  // namespace

CityFigures::CityFigures(Parameters parameters, CityProfile city, const QDate& today)
    : m_parameters(std::move(parameters)),
      m_city(std::move(city)),
      m_today(today),
      m_year(FiscalYear::of(today).year()) {}

Result<CityFigures> CityFigures::load(const QString& municipality, const QDate& today) {
    MADO_ASSIGN(Parameters parameters, Parameters::load(municipality));
    MADO_ASSIGN(CityProfile city, CityProfile::load(municipality));
    CityFigures figures(std::move(parameters), std::move(city), today);
    MADO_TRY(figures.read());
    return figures;
}

Result<void> CityFigures::read() {
    for (int year = m_year - taxedYears + 1; year <= m_year; ++year) {
        MADO_ASSIGN(LevyRates rates, nearestRates(m_parameters, year));
        m_rates.emplace(year, std::move(rates));
    }
    Figures figures(m_parameters, m_today);
    m_fraction = std::max<qint64>(1, figures.number(QLatin1StringView("levy.instalments.fraction_unit")));
    m_demandFee = figures.number(QLatin1StringView("collection.demand_fee"));
    m_leastPension = figures.number(QLatin1StringView("collection.withholding.least_pension"));
    return figures.result();
}

AssessedIncome CityFigures::assess(const CityPerson& person, const YearIncome& income, int share) const {
    // The tables of an income year belong to the fiscal year after it.
    const int year = std::clamp(income.year + 1, m_rates.begin()->first, m_rates.rbegin()->first);
    const LevyRates& rates = m_rates.at(year);
    const qint64 employment = employmentIncome(rates.income, income.salary);
    const bool elderly = dateOfReaching(person.birth, rates.elderlyAge) < QDate(income.year + 1, 1, 1);
    const qint64 pension = pensionIncome(rates.income, income.pension, elderly, employment + income.other);
    AssessedIncome assessed;
    assessed.total =
        employment + pension + income.other - bothIncomesAdjustment(rates.income, employment, pension);
    qint64 basic = 0;
    for (const auto& row : rates.basicDeduction) {
        if (row.upTo >= 0 && assessed.total > row.upTo) continue;
        basic = row.amount;
        break;
    }
    const qint64 rest = assessed.total - basic - assessed.total * share / 100;
    assessed.taxable = std::max<qint64>(0, rest / 1000 * 1000);
    assessed.exempt = assessed.total <= rates.reductionBase;
    return assessed;
}

Result<QList<Instalment>> CityFigures::instalments(int fiscalYear, qint64 annual, const QDate& decidedOn) {
    const int month = decidedOn.isValid() ? decidedOn.year() * 12 + decidedOn.month() : 0;
    const int key = fiscalYear * 100'000 + month;
    auto found = m_calendars.constFind(key);
    if (found == m_calendars.constEnd()) {
        // A year before the first calendar on file has that one, as far as the dates go.
        Result<QList<Instalment>> made = fail(u"E-RULE-002"_s);
        int years = 0;
        for (; years <= taxedYears && !made; ++years) {
            const QDate day = decidedOn.isValid() ? decidedOn.addYears(years) : decidedOn;
            made = scheduleInstalments(m_parameters, FiscalYear(fiscalYear + years), 0, day);
        }
        if (!made) return made.error();
        for (Instalment& each : made.value()) {
            each.month = each.month.addYears(1 - years);
            each.dueOn = each.dueOn.addYears(1 - years);
        }
        found = m_calendars.insert(key, std::move(made).value());
    }
    QList<Instalment> list = *found;
    const qint64 count = list.size();
    const qint64 part = annual / count / m_fraction * m_fraction;
    for (Instalment& each : list)
        each.amount = part;
    list.front().amount = annual - part * (count - 1);
    return list;
}

Result<QDate> CityFigures::firstLevyOn(int fiscalYear) {
    MADO_ASSIGN(const QList<Instalment> periods, instalments(fiscalYear, 0, {}));
    return periods.front().month.addDays(9);
}

}  // namespace mado
