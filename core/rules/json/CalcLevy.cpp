// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Instalments.h"
#include "core/rules/json/CalcKinds.h"
#include "core/rules/json/CalcLevyInput.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonObject portionToJson(const PortionAmounts& amounts) {
    return {{u"income_levy"_s, amounts.incomeLevy},
            {u"per_capita"_s, amounts.perCapita},
            {u"per_household"_s, amounts.perHousehold},
            {u"over_limit"_s, amounts.overLimit},
            {u"amount"_s, amounts.amount}};
}

/// What the levy of one taxpayer says, without the instalments.
QJsonObject amountsToJson(const LevyRates& rates, const LevyAmounts& amounts) {
    QJsonObject portions;
    for (const Portion portion : allPortions) {
        if (rates.of(portion).enabled) portions[portionCode(portion)] = portionToJson(amounts.of(portion));
    }
    return {{u"annual"_s, amounts.annual},
            {u"reduction"_s, reductionCode(amounts.reduction)},
            {u"test_income"_s, amounts.testIncome},
            {u"portions"_s, portions}};
}

void add(PortionAmounts& sum, const PortionAmounts& part) {
    sum.incomeLevy += part.incomeLevy;
    sum.perCapita += part.perCapita;
    sum.perHousehold += part.perHousehold;
    sum.overLimit += part.overLimit;
    sum.amount += part.amount;
}

/// The year of a household as a whole: one taxpayer, or several that followed each other.
struct WholeYear {
    LevyAmounts amounts;
    QJsonArray parts;
    Explanation explanation;
};

Result<WholeYear> wholeYear(const LevyInput& levy) {
    WholeYear year;
    if (levy.headChanges.empty()) {
        year.amounts = assessLevy(levy.rates, levy.household());
        year.explanation = explainLevy(levy.rates, levy.household(), year.amounts);
        return year;
    }
    MADO_ASSIGN(const std::vector<LevyPart> parts,
                levyByHead(levy.rates, levy.household(), levy.headChanges));
    QStringList terms;
    for (const LevyPart& part : parts) {
        QJsonObject json = amountsToJson(levy.rates, part.amounts);
        json[u"head"_s] = levy.ids[static_cast<qsizetype>(part.head)];
        json[u"from"_s] = part.from.toString(Qt::ISODate);
        json[u"until"_s] = part.until.toString(Qt::ISODate);
        year.parts << json;
        const LevyAmounts before = year.amounts;
        year.amounts = part.amounts;  // reduction and test income are those of the last taxpayer
        year.amounts.annual += before.annual;
        for (std::size_t i = 0; i < portionCount; ++i)
            add(year.amounts.portions[i], before.portions[i]);
        year.explanation.append(part.explanation);
        terms << yenText(part.amounts.annual);
    }
    year.explanation.add({u"年税額(納税義務者の合計)"_s,
                          u"Annual tax of all taxpayers"_s,
                          terms.join(u" + "_s) + u" = "_s + yenText(year.amounts.annual),
                          year.amounts.annual,
                          u"地方税法703条の4"_s,
                          {}});
    return year;
}

}  // namespace

Result<QJsonObject> calcLevy(const Parameters& parameters, JsonInput& input) {
    MADO_ASSIGN(const LevyInput levy, readLevy(parameters, input));
    const QDate decidedOn = input.dateOr(u"decided_on"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const WholeYear year, wholeYear(levy));
    MADO_ASSIGN(const QList<Instalment> instalments,
                scheduleInstalments(parameters, levy.year, year.amounts.annual, decidedOn));
    QJsonObject output = amountsToJson(levy.rates, year.amounts);
    if (!year.parts.isEmpty()) output[u"parts"_s] = year.parts;
    addInstalments(output, instalments);
    addExplanation(output, year.explanation, levy.rates.unconfirmed);
    return output;
}

Result<QJsonObject> calcReassessment(const Parameters& parameters, JsonInput& input) {
    MADO_ASSIGN(const FiscalYear year, readFiscalYear(input));
    const qint64 before = input.amount(u"before"_s);
    const qint64 after = input.amount(u"after"_s);
    const QDate decidedOn = input.date(u"decided_on"_s);
    const QDate firstDecidedOn = input.dateOr(u"first_decided_on"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const QList<Instalment> charged,
                scheduleInstalments(parameters, year, before, firstDecidedOn));
    MADO_ASSIGN(const Reassessment result, reassessInstalments(parameters, year, charged, after, decidedOn));
    QJsonObject output{{u"before"_s, result.before},
                       {u"after"_s, result.after},
                       {u"difference"_s, result.after - result.before},
                       {u"overpaid"_s, result.overpaid}};
    addInstalments(output, result.instalments);
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace mado
