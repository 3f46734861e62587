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

Result<AnnualSettlement> settle(qint64 limit, qint64 paid, const QString& ja, const QString& en,
                                const QList<ParameterUse>& figures) {
    if (!isAmount(paid)) return fail(u"E-RULE-011"_s, u"paid"_s);
    if (limit < 0) return fail(u"E-RULE-017"_s, u"category"_s);
    AnnualSettlement result;
    result.benefit = std::max<qint64>(0, paid - limit);
    result.explanation.add({ja, en, yenText(limit), limit, u"国民健康保険法施行令29条の2"_s, figures});
    result.explanation.add(
        {u"支給額"_s,
         u"Benefit"_s,
         u"max(0, %1 − %2) = %3"_s.arg(yenText(paid), yenText(limit), yenText(result.benefit)),
         result.benefit,
         {},
         {}});
    return result;
}

Result<AnnualSettlement> settleYear(const Parameters& parameters, LimitRow row, bool mayBeLowest,
                                    YearMonth firstMonth, qint64 paid, bool lowest) {
    if (row.annual >= 0 && lowest && mayBeLowest) {
        Figures figures(parameters, firstMonth.firstDay());
        row.annual = figures.number("highcost.annual_lowest"_L1);
        MADO_TRY(figures.result());
        row.figures << figures.used();
    }
    return settle(row.annual, paid, u"年間上限額(8月から翌年7月)"_s, u"Yearly limit (August to July)"_s,
                  row.figures);
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

Result<int> priorHits(const Parameters& parameters, YearMonth month, const QList<YearMonth>& hits) {
    if (!month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    Figures figures(parameters, month.firstDay());
    const int window = static_cast<int>(figures.number("highcost.window_months"_L1));
    MADO_TRY(figures.result());
    QList<YearMonth> counted;
    for (const YearMonth& hit : hits) {
        const int ago = hit.monthsTo(month);
        if (hit.isValid() && ago > 0 && ago < window && !counted.contains(hit)) counted << hit;
    }
    return static_cast<int>(counted.size());
}

Result<bool> isMultipleHit(const Parameters& parameters, YearMonth month, const QList<YearMonth>& hits) {
    MADO_ASSIGN(const int earlier, priorHits(parameters, month, hits));
    Figures figures(parameters, month.firstDay());
    const qint64 from = figures.number("highcost.multiple_from"_L1);
    MADO_TRY(figures.result());
    return earlier + 1 >= from;
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
    QString basis = yenText(levyBaseSum);
    if (undeclared) {
        basis = u"未申告"_s;
    } else if (allExempt) {
        decision.category = LimitCategory::O;
        basis = u"住民税非課税"_s;
    } else {
        for (const QJsonValue& row : rows) {
            if (!row["over"_L1].isNull() && levyBaseSum <= row["over"_L1].toInteger()) continue;
            decision.category =
                limitCategoryFromCode(row["category"_L1].toString()).value_or(LimitCategory::A);
            break;
        }
    }
    decision.explanation.add({u"適用区分 "_s + limitCategoryName(decision.category),
                              u"Limit category "_s + limitCategoryCode(decision.category).toUpper(),
                              basis,
                              limitCategoryCode(decision.category),
                              u"国民健康保険法施行令29条の3"_s,
                              {use}});
    return decision;
}

Result<AnnualSettlement> annualSettlement(const Parameters& parameters, LimitCategory category,
                                          YearMonth firstMonth, qint64 paid, bool lowest) {
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, category, firstMonth));
    return settleYear(parameters, row, category == LimitCategory::E, firstMonth, paid, lowest);
}

Result<AnnualSettlement> annualSettlement(const Parameters& parameters, ElderlyClass elderly,
                                          YearMonth firstMonth, qint64 paid, bool lowest) {
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, elderly, firstMonth));
    return settleYear(parameters, row, elderly == ElderlyClass::General, firstMonth, paid, lowest);
}

Result<AnnualSettlement> outpatientAnnual(const Parameters& parameters, ElderlyClass elderly,
                                          YearMonth firstMonth, qint64 paid) {
    MADO_ASSIGN(const LimitRow row, limitRow(parameters, elderly, firstMonth));
    return settle(row.outpatientAnnual, paid, u"外来の年間上限額"_s, u"Yearly outpatient limit"_s,
                  row.figures);
}

}  // namespace mado
