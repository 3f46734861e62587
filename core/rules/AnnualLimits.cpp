// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/AnnualLimits.h"

#include "core/rules/Figures.h"
#include "core/rules/YearlyDay.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView yearStart("highcost.year_start");

Result<void> checkYear(const Parameters& parameters, YearMonth firstMonth) {
    if (!firstMonth.isValid()) return fail(u"E-RULE-014"_s, u"first_month"_s);
    Figures figures(parameters, firstMonth.firstDay());
    const YearlyDay start = YearlyDay::of(figures.object(yearStart));
    MADO_TRY(figures.result());
    if (!start.isOn(firstMonth.firstDay())) return fail(u"E-RULE-016"_s, u"first_month"_s);
    return {};
}

struct YearlyLimit {
    QString ja;
    QString en;
    qint64 limit = -1;
    QList<ParameterUse> figures;
};

Result<AnnualSettlement> settle(const YearlyLimit& year, YearMonth firstMonth, qint64 paid) {
    if (!isAmount(paid)) return fail(u"E-RULE-011"_s, u"paid"_s);
    if (year.limit < 0) return fail(u"E-RULE-017"_s, u"category"_s);
    AnnualSettlement result;
    result.limit = year.limit;
    result.benefit = std::max<qint64>(0, paid - year.limit);
    result.explanation.add(
        {u"月ごとの支給後に残った自己負担の合計"_s,
         u"Borne after the monthly benefits"_s,
         u"%1 – %2: %3"_s.arg(firstMonth.toIso(), firstMonth.addMonths(monthsOfYear - 1).toIso(),
                              yenText(paid)),
         paid,
         {},
         {}});
    result.explanation.add(
        {year.ja, year.en, yenText(year.limit), year.limit, u"国民健康保険法施行令29条の3"_s, year.figures});
    result.explanation.add({u"支給額"_s,
                            u"Benefit"_s,
                            result.benefit > 0 ? u"%1 − %2 = %3"_s.arg(yenText(paid), yenText(year.limit),
                                                                       yenText(result.benefit))
                                               : u"%1 ≤ %2"_s.arg(yenText(paid), yenText(year.limit)),
                            result.benefit,
                            u"国民健康保険法施行令29条の2"_s,
                            {}});
    return result;
}

Result<AnnualSettlement> settleYear(const Parameters& parameters, const LimitRow& row, const QString& name,
                                    const QString& nameEn, bool lowest, YearMonth firstMonth, qint64 paid) {
    YearlyLimit year{u"年間の上限額(%1)"_s.arg(name), u"Yearly limit (%1)"_s.arg(nameEn), row.annual,
                     row.figures};
    if (row.annual >= 0 && lowest) {
        Figures figures(parameters, firstMonth.firstDay());
        year.limit = figures.number("highcost.annual_lowest"_L1);
        MADO_TRY(figures.result());
        year.figures << figures.used();
        year.ja = u"年間の上限額(%1・低い所得)"_s.arg(name);
        year.en = u"Yearly limit (%1, lowest incomes)"_s.arg(nameEn);
    }
    return settle(year, firstMonth, paid);
}

}  // namespace

Result<qint64> burdenOfYear(const Parameters& parameters, YearMonth firstMonth,
                            const QList<MonthlyBurden>& months) {
    MADO_TRY(checkYear(parameters, firstMonth));
    qint64 sum = 0;
    QList<YearMonth> seen;
    for (qsizetype i = 0; i < months.size(); ++i) {
        const QString at = u"months[%1]"_s.arg(i);
        const int index = firstMonth.monthsTo(months[i].month);
        if (!months[i].month.isValid()) return fail(u"E-RULE-014"_s, at + u".month"_s);
        if (index < 0 || index >= monthsOfYear || seen.contains(months[i].month))
            return fail(u"E-RULE-016"_s, at + u".month"_s);
        if (!isAmount(months[i].paid)) return fail(u"E-RULE-011"_s, at + u".paid"_s);
        seen << months[i].month;
        sum += months[i].paid;
    }
    return sum;
}

Result<AnnualSettlement> annualSettlement(const Parameters& parameters, LimitCategory category,
                                          YearMonth firstMonth, qint64 paid, bool lowest) {
    MADO_TRY(checkYear(parameters, firstMonth));
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, category, firstMonth));
    return settleYear(parameters, row, u"区分"_s + limitCategoryName(category),
                      limitCategoryCode(category).toUpper(), lowest && category == LimitCategory::E,
                      firstMonth, paid);
}

Result<AnnualSettlement> annualSettlement(const Parameters& parameters, ElderlyClass elderly,
                                          YearMonth firstMonth, qint64 paid, bool lowest) {
    MADO_TRY(checkYear(parameters, firstMonth));
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, elderly, firstMonth));
    return settleYear(parameters, row, elderlyClassName(elderly), elderlyClassCode(elderly),
                      lowest && elderly == ElderlyClass::General, firstMonth, paid);
}

Result<AnnualSettlement> outpatientAnnual(const Parameters& parameters, ElderlyClass elderly,
                                          YearMonth firstMonth, qint64 paid) {
    MADO_TRY(checkYear(parameters, firstMonth));
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, elderly, firstMonth));
    return settle(
        {u"外来の年間の上限額(%1)"_s.arg(elderlyClassName(elderly)),
         u"Yearly outpatient limit (%1)"_s.arg(elderlyClassCode(elderly)), row.outpatientAnnual, row.figures},
        firstMonth, paid);
}

}  // namespace mado
