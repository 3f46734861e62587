// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/PensionWithholding.h"

#include "core/rules/Figures.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString article = u"地方税法706条2項、718条の2、718条の7、同法施行令56条の89の2"_s;

struct Lines {
    qint64 least = 0;
    qint64 share = 0;
    int from = 0;
    int until = 0;
    qint64 unit = 1;
    QJsonObject months;
};

Lines readLines(Figures& figures) {
    return {figures.number("levy.pension.least"_L1),
            figures.number("levy.pension.share"_L1),
            static_cast<int>(figures.number("levy.pension.age_from"_L1)),
            static_cast<int>(figures.number("age.late_elderly"_L1)),
            std::max<qint64>(1, figures.number("levy.pension.fraction_unit"_L1)),
            figures.object("levy.pension.months"_L1)};
}

Result<void> checkFacts(const WithholdingFacts& facts) {
    if (facts.insuredBirths.isEmpty()) return fail(u"E-RULE-010"_s, u"insured_births"_s);
    for (qsizetype i = 0; i < facts.insuredBirths.size(); ++i) {
        if (!facts.insuredBirths[i].isValid()) return fail(u"E-RULE-014"_s, u"insured_births[%1]"_s.arg(i));
    }
    if (!isAmount(facts.pension)) return fail(u"E-RULE-011"_s, u"pension"_s);
    if (!isAmount(facts.annual)) return fail(u"E-RULE-011"_s, u"annual"_s);
    if (!isAmount(facts.carePremium)) return fail(u"E-RULE-011"_s, u"care_premium"_s);
    if (!isAmount(facts.lastFebruary)) return fail(u"E-RULE-011"_s, u"last_february"_s);
    if (!isAmount(facts.ordinaryCharged) || facts.ordinaryCharged > facts.annual)
        return fail(u"E-RULE-011"_s, u"ordinary_charged"_s);
    return {};
}

QString obstacle(const WithholdingFacts& facts, const Lines& lines) {
    if (facts.directDebit) return u"direct_debit"_s;
    if (!facts.headInsured) return u"head_not_insured"_s;
    const QDate april = facts.year.firstDay();
    const bool ages = std::all_of(facts.insuredBirths.begin(), facts.insuredBirths.end(), [&](QDate birth) {
        return dateOfReaching(birth, lines.from) < april && birthdayAt(birth, lines.until) > april;
    });
    if (!ages) return u"ages"_s;
    if (facts.pension < lines.least) return u"small_pension"_s;
    if (facts.annual + facts.carePremium > applyRate(facts.pension, lines.share)) return u"half_of_pension"_s;
    return {};
}

void addParts(WithholdingDecision& decision, const QJsonArray& months, FiscalYear year, bool provisional,
              qint64 first, qint64 others) {
    bool isFirst = true;
    for (const QJsonValue& value : months) {
        const int month = value.toInt();
        decision.parts << WithholdingPart{YearMonth(month >= 4 ? year.year() : year.year() + 1, month),
                                          provisional, isFirst ? first : others};
        isFirst = false;
    }
}

void fillParts(WithholdingDecision& decision, const WithholdingFacts& facts, const Lines& lines) {
    const QJsonArray provisional = lines.months["provisional"_L1].toArray();
    const QJsonArray final = lines.months["final"_L1].toArray();
    qint64 rest = facts.annual - facts.ordinaryCharged;
    if (facts.lastFebruary > 0) {
        addParts(decision, provisional, facts.year, true, facts.lastFebruary, facts.lastFebruary);
        rest = facts.annual - facts.lastFebruary * provisional.size();
    }
    decision.overpaid = std::max<qint64>(0, -rest);
    rest = std::max<qint64>(0, rest);
    const qint64 count = std::max<qint64>(1, final.size());
    const qint64 part = roundDown(rest / count, lines.unit);
    addParts(decision, final, facts.year, false, rest - part * (count - 1), part);
}

}  // namespace

Result<WithholdingDecision> pensionWithholding(const Parameters& parameters, const WithholdingFacts& facts) {
    MADO_TRY(checkFacts(facts));
    Figures figures(parameters, facts.year.firstDay());
    const Lines lines = readLines(figures);
    MADO_TRY(figures.result());
    WithholdingDecision decision;
    decision.reason = obstacle(facts, lines);
    decision.withheld = decision.reason.isEmpty();
    const qint64 together = facts.annual + facts.carePremium;
    const qint64 half = applyRate(facts.pension, lines.share);
    decision.explanation.add(
        {u"老齢等年金給付の年額"_s,
         u"Pension of a year"_s,
         u"%1 %2 %3"_s.arg(yenText(facts.pension), facts.pension < lines.least ? u"<"_s : u"≥"_s,
                           yenText(lines.least)),
         facts.pension,
         article,
         {figures.use("levy.pension.least"_L1)}});
    decision.explanation.add(
        {u"国保税と介護保険料の合計"_s,
         u"Tax and care premium together"_s,
         u"%1 + %2 = %3 %4 %5"_s.arg(yenText(facts.annual), yenText(facts.carePremium), yenText(together),
                                     together > half ? u">"_s : u"≤"_s, yenText(half)),
         together,
         article,
         {figures.use("levy.pension.share"_L1)}});
    qint64 sum = 0;
    if (decision.withheld) {
        decision.reason = u"withheld"_s;
        fillParts(decision, facts, lines);
    }
    QStringList terms;
    for (const WithholdingPart& part : decision.parts) {
        sum += part.amount;
        terms << yenText(part.amount);
    }
    decision.explanation.add({u"特別徴収の額"_s,
                              u"Withheld from the pension"_s,
                              terms.isEmpty() ? decision.reason : terms.join(u" + "_s),
                              sum,
                              article,
                              {figures.use("levy.pension.fraction_unit"_L1)}});
    return decision;
}

}  // namespace mado
