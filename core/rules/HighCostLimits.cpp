// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HighCostLimits.h"

#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct CategoryRow {
    QLatin1StringView code;
    QStringView name;
};
const std::array<CategoryRow, 5> categoryRows{
    {{"a"_L1, u"ア"}, {"i"_L1, u"イ"}, {"u"_L1, u"ウ"}, {"e"_L1, u"エ"}, {"o"_L1, u"オ"}}};
const std::array<CategoryRow, 6> elderlyRows{{{"active3"_L1, u"現役並みIII"},
                                              {"active2"_L1, u"現役並みII"},
                                              {"active1"_L1, u"現役並みI"},
                                              {"general"_L1, u"一般"},
                                              {"low2"_L1, u"低所得II"},
                                              {"low1"_L1, u"低所得I"}}};

const CategoryRow& rowOf(LimitCategory category) {
    return categoryRows[static_cast<std::size_t>(category)];
}
const CategoryRow& rowOf(ElderlyClass elderly) {
    return elderlyRows[static_cast<std::size_t>(elderly)];
}

Result<LimitRow> readRow(const Parameters& parameters, QLatin1StringView table, const QString& code,
                         YearMonth month) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    Figures figures(parameters, month.firstDay());
    const QJsonObject row = figures.object(table)[code].toObject();
    LimitRow result;
    result.base = row["base"_L1].toInteger();
    result.threshold = row["threshold"_L1].toInteger(-1);
    result.multiple = row["multiple"_L1].toInteger(-1);
    result.annual = row["annual"_L1].toInteger(-1);
    result.outpatient = row["outpatient"_L1].toInteger(-1);
    result.outpatientAnnual = row["outpatient_annual"_L1].toInteger(-1);
    result.excessRate = figures.number("highcost.excess_rate"_L1);
    MADO_TRY(figures.result());
    if (row.isEmpty()) return fail(u"E-RULE-012"_s, u"category"_s, {code});
    result.figures = figures.used();
    return result;
}

}  // namespace

QString limitCategoryCode(LimitCategory category) {
    return QString(rowOf(category).code);
}
QString limitCategoryName(LimitCategory category) {
    return rowOf(category).name.toString();
}
QString elderlyClassCode(ElderlyClass one) {
    return QString(rowOf(one).code);
}
QString elderlyClassName(ElderlyClass one) {
    return rowOf(one).name.toString();
}

std::optional<LimitCategory> limitCategoryFromCode(const QString& code) {
    for (std::size_t i = 0; i < categoryRows.size(); ++i) {
        if (categoryRows[i].code == code) return static_cast<LimitCategory>(i);
    }
    return std::nullopt;
}

std::optional<ElderlyClass> elderlyClassFromCode(const QString& code) {
    for (std::size_t i = 0; i < elderlyRows.size(); ++i) {
        if (elderlyRows[i].code == code) return static_cast<ElderlyClass>(i);
    }
    return std::nullopt;
}

Result<LimitRow> limitRow(const Parameters& parameters, LimitCategory category, YearMonth month) {
    return readRow(parameters, "highcost.under70"_L1, limitCategoryCode(category), month);
}
Result<LimitRow> limitRow(const Parameters& parameters, ElderlyClass elderly, YearMonth month) {
    return readRow(parameters, "highcost.70to74"_L1, elderlyClassCode(elderly), month);
}

qint64 limitAmount(const LimitRow& row, qint64 totalCost, bool multipleHit, qint64 share) {
    if (multipleHit && row.multiple >= 0) return applyRate(row.multiple, share);
    const qint64 base = applyRate(row.base, share);
    if (row.threshold < 0) return base;
    const qint64 excess = std::max<qint64>(0, totalCost - applyRate(row.threshold, share));
    return base + (excess * row.excessRate + rateUnit / 2) / rateUnit;
}

QString limitFormula(const LimitRow& row, qint64 totalCost, bool multipleHit, qint64 share) {
    const qint64 limit = limitAmount(row, totalCost, multipleHit, share);
    if (row.threshold < 0 || (multipleHit && row.multiple >= 0)) return yenText(limit);
    const QString base = yenText(applyRate(row.base, share));
    const qint64 threshold = applyRate(row.threshold, share);
    if (totalCost <= threshold) return u"%1 (%2 ≤ %3)"_s.arg(base, yenText(totalCost), yenText(threshold));
    return u"%1 + (%2 − %3) × %4 = %5"_s.arg(base, yenText(totalCost), yenText(threshold),
                                             rateText(row.excessRate), yenText(limit));
}

Result<QList<YearMonth>> priorHitMonths(const Parameters& parameters, YearMonth month,
                                        const QList<YearMonth>& hits) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    Figures figures(parameters, month.firstDay());
    const int window = static_cast<int>(figures.number("highcost.window_months"_L1));
    MADO_TRY(figures.result());
    QList<YearMonth> counted;
    for (const YearMonth& hit : hits) {
        const int ago = hit.monthsTo(month);
        if (hit.isValid() && ago > 0 && ago < window && !counted.contains(hit)) counted << hit;
    }
    std::sort(counted.begin(), counted.end());
    return counted;
}

Result<bool> isMultipleHit(const Parameters& parameters, YearMonth month, const QList<YearMonth>& hits) {
    MADO_ASSIGN(const QList<YearMonth> earlier, priorHitMonths(parameters, month, hits));
    Figures figures(parameters, month.firstDay());
    const qint64 from = figures.number("highcost.multiple_from"_L1);
    MADO_TRY(figures.result());
    return earlier.size() + 1 >= from;
}

Result<CategoryDecision> limitCategory(const Parameters& parameters, YearMonth month, qint64 levyBaseSum,
                                       bool undeclared, bool allExempt) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    if (!isAmount(levyBaseSum)) return fail(u"E-RULE-011"_s, u"levy_base_income"_s);
    Figures figures(parameters, month.firstDay());
    const QLatin1StringView id("highcost.under70_brackets");
    const QJsonArray rows = figures.array(id);
    const ParameterUse use = figures.use(id);
    MADO_TRY(figures.result());
    CategoryDecision decision;
    QString basis;
    QString reasonJa;
    QString reasonEn;
    if (undeclared) {
        reasonJa = u"(所得の分からない者がいる)"_s;
        reasonEn = u" (an income is unknown)"_s;
    } else if (allExempt) {
        decision.category = LimitCategory::O;
        reasonJa = u"(世帯主と被保険者全員が住民税非課税)"_s;
        reasonEn = u" (head and all insured exempt from resident tax)"_s;
    } else {
        QString most;
        for (const QJsonValue& row : rows) {
            const bool open = row["over"_L1].isNull();
            const qint64 over = row["over"_L1].toInteger();
            if (!open && levyBaseSum <= over) {
                most = u" ≤ "_s + yenText(over);
                continue;
            }
            decision.category =
                limitCategoryFromCode(row["category"_L1].toString()).value_or(LimitCategory::A);
            basis = (open ? QString() : yenText(over) + u" < "_s) + yenText(levyBaseSum) + most;
            break;
        }
    }
    decision.explanation.add(
        {u"適用区分 "_s + limitCategoryName(decision.category) + reasonJa,
         u"Limit category "_s + limitCategoryCode(decision.category).toUpper() + reasonEn,
         basis,
         limitCategoryCode(decision.category),
         u"国民健康保険法施行令29条の3"_s,
         {use}});
    return decision;
}

}  // namespace mado
