// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/city/CityModel.h"
#include "core/domain/CodeTables.h"
#include "core/procedures/CityProfile.h"
#include "core/rules/Instalments.h"
#include "core/rules/LevyRates.h"
#include "core/rules/Parameters.h"

#include <QHash>

#include <map>

namespace mado {

/// What a year's income comes to for taxes. Yen.
struct AssessedIncome {
    qint64 total = 0;
    qint64 taxable = 0;  ///< 住民税課税所得金額
    bool exempt = false;
};

/// Everything from parameters and profiles that the records need, read once. A year for which the parameters
/// hold no figures is computed with those of the nearest year that has them. Not for several threads.
class CityFigures {
 public:
    static constexpr int taxedYears = 5;

    /// E-RULE-002 if no fiscal year near `today` has figures; E-PROC-091 without the municipality's profile.
    [[nodiscard]] static Result<CityFigures> load(const QString& municipality, const QDate& today);

    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const CityProfile& city() const { return m_city; }
    [[nodiscard]] const CodeTables& codes() const { return m_codes; }
    [[nodiscard]] const QDate& today() const { return m_today; }
    [[nodiscard]] int fiscalYear() const { return m_year; }
    [[nodiscard]] const LevyRates& rates(int fiscalYear) const { return m_rates.at(fiscalYear); }
    /// `share`: percent of the total that social insurance and family take off.
    [[nodiscard]] AssessedIncome assess(const CityPerson& person, const YearIncome& income, int share) const;
    /// The periods of a levy decided in the month of `decidedOn` (invalid: the first levy of the year), with
    /// `annual` yen spread over them.
    [[nodiscard]] Result<QList<Instalment>> instalments(int fiscalYear, qint64 annual,
                                                        const QDate& decidedOn);
    [[nodiscard]] qint64 demandFee() const { return m_demandFee; }
    /// The pension from which the tax may be withheld, yen a year.
    [[nodiscard]] qint64 leastPension() const { return m_leastPension; }
    /// First day on which the year's first levy is out: ten days into the month of the first instalment.
    [[nodiscard]] Result<QDate> firstLevyOn(int fiscalYear);

 private:
    CityFigures(Parameters parameters, CityProfile city, const QDate& today);
    [[nodiscard]] Result<void> read();

    Parameters m_parameters;
    CityProfile m_city;
    CodeTables m_codes;
    QDate m_today;
    int m_year = 0;
    std::map<int, LevyRates> m_rates;
    QHash<int, QList<Instalment>> m_calendars;
    qint64 m_fraction = 1;
    qint64 m_demandFee = 0;
    qint64 m_leastPension = 0;
};

}  // namespace mado
