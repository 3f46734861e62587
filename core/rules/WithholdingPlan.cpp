// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/WithholdingPlan.h"

#include "core/rules/Figures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Result<void> checkFacts(const WithholdingFacts& facts) {
    if (!facts.year.isValid()) return fail(u"E-RULE-010"_s, u"fiscal_year"_s);
    if (facts.test.births.isEmpty()) return fail(u"E-RULE-010"_s, u"insured_births"_s);
    for (qsizetype i = 0; i < facts.test.births.size(); ++i) {
        if (!facts.test.births[i].isValid()) return fail(u"E-RULE-014"_s, u"insured_births[%1]"_s.arg(i));
    }
    if (!isAmount(facts.lastFebruary)) return fail(u"E-RULE-011"_s, u"last_february"_s);
    if (!isAmount(facts.ordinaryCharged) || facts.ordinaryCharged > facts.test.tax)
        return fail(u"E-RULE-011"_s, u"ordinary_charged"_s);
    return {};
}

void addParts(WithholdingPlan& plan, const QJsonArray& months, FiscalYear year, bool provisional,
              qint64 first, qint64 others) {
    bool isFirst = true;
    for (const QJsonValue& value : months) {
        const int month = value.toInt();
        plan.parts << WithholdingPart{YearMonth(month >= 4 ? year.year() : year.year() + 1, month),
                                      provisional, isFirst ? first : others};
        isFirst = false;
    }
}

void fillParts(WithholdingPlan& plan, const WithholdingFacts& facts, const QJsonObject& months, qint64 unit) {
    const QJsonArray provisional = months["provisional"_L1].toArray();
    const QJsonArray final = months["final"_L1].toArray();
    qint64 rest = facts.test.tax - facts.ordinaryCharged;
    if (facts.lastFebruary > 0) {
        addParts(plan, provisional, facts.year, true, facts.lastFebruary, facts.lastFebruary);
        rest = facts.test.tax - facts.lastFebruary * provisional.size();
    }
    plan.overpaid = std::max<qint64>(0, -rest);
    rest = std::max<qint64>(0, rest);
    const qint64 count = std::max<qint64>(1, final.size());
    const qint64 part = roundDown(rest / count, unit);
    addParts(plan, final, facts.year, false, rest - part * (count - 1), part);
}

}  // namespace

Result<WithholdingPlan> withholdingPlan(const Parameters& parameters, const WithholdingFacts& facts) {
    PensionWithholdingFacts test = facts.test;
    test.day = facts.year.firstDay();
    MADO_ASSIGN(const PensionWithholding answer, pensionWithholding(parameters, test));
    MADO_TRY(checkFacts(facts));
    Figures figures(parameters, test.day);
    const QJsonObject months = figures.object("collection.withholding.months"_L1);
    const qint64 unit = std::max<qint64>(1, figures.number("collection.withholding.unit"_L1));
    const ParameterUse uses = figures.use("collection.withholding.unit"_L1);
    MADO_TRY(figures.result());
    WithholdingPlan plan;
    plan.withheld = answer.applies;
    plan.reason = answer.applies ? u"withheld"_s : answer.reason;
    plan.explanation = answer.explanation;
    if (plan.withheld) fillParts(plan, facts, months, unit);
    qint64 sum = 0;
    QStringList terms;
    for (const WithholdingPart& part : plan.parts) {
        sum += part.amount;
        terms << yenText(part.amount);
    }
    plan.explanation.add({u"特別徴収の額"_s,
                          u"Withheld from the pension"_s,
                          terms.join(u" + "_s),
                          sum,
                          u"地方税法718条の2、718条の7"_s,
                          {uses}});
    return plan;
}

}  // namespace mado
