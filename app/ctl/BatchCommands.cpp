// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/SystemParts.h"
#include "core/desk/LevyRun.h"
#include "core/desk/TerminalStores.h"
#include "core/rules/json/Calc.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

QJsonObject portionsJson(const LevyRates& rates, const LevyAmounts& amounts) {
    QJsonObject portions;
    for (const Portion portion : allPortions) {
        if (rates.of(portion).enabled) portions[portionCode(portion)] = amounts.of(portion).amount;
    }
    return portions;
}

/// One line for each number that is taxed; household numbers stand for the people, who are not named.
class LevyLines {
 public:
    LevyLines(const LevyRates& rates, Report& report, bool quiet)
        : m_rates(rates), m_report(report), m_quiet(quiet) {
        m_timer.start();
    }
    void operator()(const LevyRow& row) {
        if (++m_households % 500 == 0)
            m_report.progress(u"%1 households (%2 s)"_s.arg(m_households).arg(m_timer.elapsed() / 1000));
        if (row.refusal) {
            QJsonObject line = refusalToJson(*row.refusal, &m_report.errors());
            line[u"household"_s] = row.householdNo;
            put(line);
            return;
        }
        for (const NumberTax& tax : row.taxes) {
            put({{u"household"_s, row.householdNo},
                 {u"number"_s, tax.certificateNo},
                 {u"annual"_s, tax.amounts.annual},
                 {u"reduction"_s, reductionCode(tax.amounts.reduction)},
                 {u"portions"_s, portionsJson(m_rates, tax.amounts)}});
        }
    }
    [[nodiscard]] qint64 milliseconds() const { return m_timer.elapsed(); }

 private:
    void put(const QJsonObject& line) {
        if (!m_quiet) m_report.raw(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }

    const LevyRates& m_rates;
    Report& m_report;
    bool m_quiet;
    qint64 m_households = 0;
    QElapsedTimer m_timer;
};

void tell(Report& report, int year, const LevyTotals& totals, qint64 milliseconds) {
    const QLocale numbers(QLocale::English);
    report.note(u"FY%1: %2 households, %3 levies, %4 yen, %5 refused; %6 s"_s.arg(
        QString::number(year), numbers.toString(totals.households), numbers.toString(totals.taxed),
        numbers.toString(totals.annual), numbers.toString(totals.refused),
        QString::number(static_cast<double>(milliseconds) / 1000, 'f', 1)));
}

Result<LevyTotals> levyAll(const QCommandLineParser& parser, const LevyRates& rates, LevyLines& lines) {
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    MADO_ASSIGN(const auto stores, setup::openTerminal(parser.value(u"profile"_s), *secrets, clock));
    MADO_ASSIGN(const auto cache, CacheReader::open(stores->cachePath(), stores->cacheKey()));
    return levyOfAllHouseholds(*cache, rates, std::ref(lines));
}

int batch(const QCommandLineParser& parser, Report& report) {
    bool isNumber = false;
    const int year = parser.value(u"year"_s).toInt(&isNumber);
    if (parser.positionalArguments() != QStringList{u"levy"_s} || !isNumber || !parser.isSet(u"profile"_s))
        return ExitUsage;
    const auto parameters = Parameters::load(parser.value(u"municipality"_s));
    if (!parameters) return report.refuse(parameters.error());
    const auto rates = levyRates(*parameters, FiscalYear(year));
    if (!rates) return report.refuse(rates.error());
    LevyLines lines(*rates, report, parser.isSet(u"summary"_s) || report.isJson());
    const auto totals = levyAll(parser, *rates, lines);
    if (!totals) return report.refuse(totals.error());
    tell(report, year, *totals, lines.milliseconds());
    report.answer({{u"fiscal_year"_s, year},
                   {u"households"_s, totals->households},
                   {u"levies"_s, totals->taxed},
                   {u"annual"_s, totals->annual},
                   {u"refused"_s, totals->refused},
                   {u"unconfirmed"_s, QJsonArray::fromStringList(rates->unconfirmed)},
                   {u"milliseconds"_s, lines.milliseconds()}});
    return totals->refused == 0 ? ExitOk : ExitProblems;
}

}  // namespace

void addBatchCommands(QList<Command>& commands) {
    commands << Command{
        u"calc batch"_s,
        u"Levies a whole store (calc batch levy --year Y): one JSON line for each number, totals on "
        u"standard error."_s,
        {{u"profile"_s, u"The terminal's data folder."_s, u"folder"_s},
         {u"year"_s, u"Fiscal year."_s, u"year"_s},
         {u"municipality"_s, u"Whose figures."_s, u"id"_s, u"kawaguchi"_s},
         {u"summary"_s, u"Only the totals."_s}},
        {{u"kind"_s, u"levy"_s}},
        batch};
}

}  // namespace mado::ctl
