// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Income.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

std::vector<DeductionRow> readRows(const QJsonArray& array) {
    std::vector<DeductionRow> rows;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        rows.push_back({object["from"_L1].toInteger(), parseRate(object["rate"_L1].toString()).value_or(0),
                        object["add"_L1].toInteger(), std::max<qint64>(1, object["step"_L1].toInteger(1)),
                        object["income"_L1].toInteger(-1)});
    }
    return rows;
}

const DeductionRow& rowFor(const std::vector<DeductionRow>& rows, qint64 revenue) {
    std::size_t at = rows.size() - 1;
    while (at > 0 && rows[at].from > revenue)
        --at;
    return rows[at];
}

qint64 afterDeduction(const DeductionRow& row, qint64 revenue, qint64 less) {
    if (row.fixedIncome >= 0) return row.fixedIncome;
    const qint64 counted = roundDown(revenue, row.step);
    // The deduction is rounded up so that the income is cut to the yen.
    const qint64 part = (counted * row.rate + rateUnit - 1) / rateUnit;
    return std::max<qint64>(0, counted - part - row.add + less);
}

}  // namespace

Result<IncomeTables> incomeTables(Figures& figures) {
    IncomeTables tables;
    const QJsonObject pension = figures.object(QLatin1StringView("income.pension_deduction"));
    tables.employment = readRows(figures.array(QLatin1StringView("income.employment_deduction")));
    tables.pensionElderly = readRows(pension["brackets_65"_L1].toArray());
    tables.pensionOthers = readRows(pension["brackets_under65"_L1].toArray());
    const QJsonArray other = pension["other_income"_L1].toArray();
    for (const QJsonValue& value : other) {
        tables.otherIncome.push_back({value["over"_L1].toInteger(), value["less"_L1].toInteger()});
    }
    tables.adjustmentCap = figures.number(QLatin1StringView("income.adjustment_cap"));
    MADO_TRY(figures.result());
    if (tables.employment.empty() || tables.pensionElderly.empty() || tables.pensionOthers.empty()) {
        return fail(u"E-RULE-003"_s, u"income"_s, {u"income"_s}, u"empty deduction table"_s);
    }
    return tables;
}

qint64 employmentIncome(const IncomeTables& tables, qint64 revenue) {
    return revenue <= 0 ? 0 : afterDeduction(rowFor(tables.employment, revenue), revenue, 0);
}

qint64 pensionIncome(const IncomeTables& tables, qint64 revenue, bool elderly, qint64 otherIncome) {
    if (revenue <= 0) return 0;
    qint64 less = 0;
    for (const auto& row : tables.otherIncome) {
        if (otherIncome > row.over) less = row.less;
    }
    return afterDeduction(rowFor(elderly ? tables.pensionElderly : tables.pensionOthers, revenue), revenue,
                          less);
}

qint64 bothIncomesAdjustment(const IncomeTables& tables, qint64 employment, qint64 pension) {
    if (employment <= 0 || pension <= 0) return 0;
    return std::max<qint64>(0, std::min(employment, tables.adjustmentCap) +
                                   std::min(pension, tables.adjustmentCap) - tables.adjustmentCap);
}

}  // namespace mado
