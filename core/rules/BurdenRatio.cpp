// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/BurdenRatio.h"

#include "core/rules/Figures.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct Lines {
    qint64 taxable = 0, levyBase = 0, single = 0, plural = 0, young16 = 0, young18 = 0;
    int lowPercent = 0, highPercent = 0;
    QDate levyBaseBornFrom;
};

Lines readLines(Figures& figures) {
    Lines lines{figures.number("ratio.taxable_line"_L1),
                figures.number("ratio.levy_base_line"_L1),
                figures.number("ratio.revenue_single"_L1),
                figures.number("ratio.revenue_plural"_L1),
                figures.number("ratio.dependant_under16"_L1),
                figures.number("ratio.dependant_16to18"_L1),
                0,
                0,
                {}};
    lines.lowPercent = static_cast<int>(figures.number("ratio.70to74"_L1) / (rateUnit / 100));
    lines.highPercent = static_cast<int>(figures.number("ratio.active_income"_L1) / (rateUnit / 100));
    lines.levyBaseBornFrom =
        QDate::fromString(figures.object("ratio.levy_base_born_from"_L1)["date"_L1].toString(), Qt::ISODate);
    return lines;
}

qint64 highestTaxable(const RatioFacts& facts, const Lines& lines) {
    qint64 highest = 0;
    for (const RatioMember& member : facts.members) {
        const qint64 young =
            member.head ? facts.youngUnder16 * lines.young16 + facts.young16to18 * lines.young18 : 0;
        highest = std::max(highest, member.taxable - young);
    }
    return highest;
}

Result<void> checkFacts(const RatioFacts& facts) {
    if (!facts.day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    if (facts.members.isEmpty()) return fail(u"E-RULE-010"_s, u"members"_s);
    if (facts.youngUnder16 < 0) return fail(u"E-RULE-011"_s, u"young_under16"_s);
    if (facts.young16to18 < 0) return fail(u"E-RULE-011"_s, u"young_16to18"_s);
    for (qsizetype i = 0; i < facts.members.size(); ++i) {
        const RatioMember& member = facts.members[i];
        const QString at = u"members[%1]."_s.arg(i);
        if (!member.birth.isValid()) return fail(u"E-RULE-014"_s, at + u"birth_date"_s);
        if (member.birth > facts.day) return fail(u"E-RULE-013"_s, at + u"birth_date"_s);
        if (!isAmount(member.taxable)) return fail(u"E-RULE-011"_s, at + u"taxable"_s);
        if (!isAmount(member.levyBase)) return fail(u"E-RULE-011"_s, at + u"levy_base"_s);
        if (!isAmount(member.revenue)) return fail(u"E-RULE-011"_s, at + u"revenue"_s);
    }
    for (qsizetype i = 0; i < facts.formerNhiRevenues.size(); ++i) {
        if (!isAmount(facts.formerNhiRevenues[i]))
            return fail(u"E-RULE-011"_s, u"former_nhi_revenues[%1]"_s.arg(i));
    }
    return {};
}

/// Step 3: the revenue test that counts on application; empty if none holds.
QString revenueStep(const RatioFacts& facts, const Lines& lines, qint64 revenue, qint64 withFormer) {
    if (facts.members.size() >= 2) return revenue < lines.plural ? u"3c"_s : QString();
    if (revenue < lines.single) return u"3a"_s;
    return !facts.formerNhiRevenues.isEmpty() && withFormer < lines.plural ? u"3b"_s : QString();
}

Result<ElderlyClass> activeClass(const Parameters& parameters, QDate day, qint64 taxable) {
    Figures figures(parameters, day);
    const QJsonArray rows = figures.array("highcost.70to74_lines"_L1);
    MADO_TRY(figures.result());
    for (const QJsonValue& row : rows) {
        if (taxable >= row["from"_L1].toInteger())
            return elderlyClassFromCode(row["class"_L1].toString()).value_or(ElderlyClass::Active1);
    }
    return ElderlyClass::Active1;
}

struct Sums {
    qint64 taxable = 0;  ///< the highest, after the deductions for young members
    qint64 levyBase = 0, revenue = 0, withFormer = 0;
    bool young = false;  ///< somebody for whom the levy-base test exists
};

Sums sumsOf(const RatioFacts& facts, const Lines& lines) {
    Sums sums;
    sums.taxable = highestTaxable(facts, lines);
    for (const RatioMember& member : facts.members) {
        sums.levyBase += member.levyBase;
        sums.revenue += member.revenue;
        sums.young = sums.young || member.birth >= lines.levyBaseBornFrom;
    }
    sums.withFormer = sums.revenue;
    for (const qint64 former : facts.formerNhiRevenues)
        sums.withFormer += former;
    return sums;
}

/// Steps 1 to 4; tells each comparison that was made.
void decideStep(RatioDecision& decision, const RatioFacts& facts, const Lines& lines, const Sums& sums,
                Figures& figures) {
    const auto tell = [&](const QString& ja, const QString& en, qint64 amount, qint64 line,
                          QLatin1StringView id) {
        const QString sign = amount < line ? u"<"_s : amount == line ? u"="_s : u">"_s;
        decision.explanation.add({ja,
                                  en,
                                  u"%1 %2 %3"_s.arg(yenText(amount), sign, yenText(line)),
                                  amount,
                                  u"国民健康保険法施行令27条の2"_s,
                                  {figures.use(id)}});
    };
    tell(u"課税所得(最高の者)"_s, u"Taxable income (highest)"_s, sums.taxable, lines.taxable,
         "ratio.taxable_line"_L1);
    decision.step = u"1"_s;
    if (sums.taxable < lines.taxable) return;
    tell(u"旧ただし書所得の合計"_s, u"Levy-base income together"_s, sums.levyBase, lines.levyBase,
         "ratio.levy_base_line"_L1);
    decision.step = u"2"_s;
    if (sums.young && sums.levyBase <= lines.levyBase) return;
    const bool single = facts.members.size() == 1;
    tell(u"収入"_s, u"Revenue"_s, sums.revenue, single ? lines.single : lines.plural,
         single ? "ratio.revenue_single"_L1 : "ratio.revenue_plural"_L1);
    if (single && !facts.formerNhiRevenues.isEmpty()) {
        tell(u"旧国保被保険者を含む収入"_s, u"Revenue with former NHI insured"_s, sums.withFormer,
             lines.plural, "ratio.revenue_plural"_L1);
    }
    decision.step = revenueStep(facts, lines, sums.revenue, sums.withFormer);
    decision.onApplication = !decision.step.isEmpty();
    if (decision.step.isEmpty()) decision.step = u"4"_s;
}

}  // namespace

Result<RatioDecision> burdenRatio(const Parameters& parameters, const RatioFacts& facts) {
    MADO_TRY(checkFacts(facts));
    Figures figures(parameters, facts.day);
    const Lines lines = readLines(figures);
    MADO_TRY(figures.result());
    const Sums sums = sumsOf(facts, lines);
    RatioDecision decision;
    decideStep(decision, facts, lines, sums, figures);
    const bool high = decision.step == "4"_L1 || (decision.onApplication && !facts.applied);
    decision.percent = high ? lines.highPercent : lines.lowPercent;
    if (high) {
        MADO_ASSIGN(decision.classOf, activeClass(parameters, facts.day, sums.taxable));
    }
    const QString ja = !decision.onApplication ? u"負担割合"_s
                       : facts.applied         ? u"負担割合(基準収入額適用)"_s
                                               : u"負担割合(申請があれば2割)"_s;
    decision.explanation.add(
        {ja,
         decision.onApplication ? u"Ratio (depends on the revenue application)"_s : u"Ratio"_s,
         QString::number(decision.percent) + u'%',
         qint64(decision.percent),
         u"国民健康保険法42条1項"_s,
         {figures.use(high ? "ratio.active_income"_L1 : "ratio.70to74"_L1)}});
    return decision;
}

ElderlyClass elderlyClass(const RatioDecision& decision, bool allExempt, bool allWithoutIncome) {
    if (decision.classOf != ElderlyClass::General || !allExempt) return decision.classOf;
    return allWithoutIncome ? ElderlyClass::Low1 : ElderlyClass::Low2;
}

QDate ratioFrom(RatioChange change, QDate date) {
    const YearMonth month = YearMonth::of(date);
    const QDate yearly(date.year(), 8, 1);
    switch (change) {
        case RatioChange::Yearly:
        case RatioChange::IncomeCorrection:
            return date >= yearly ? yearly : yearly.addYears(-1);
        case RatioChange::Turning70:
        case RatioChange::MemberChange:
            return date.day() == 1 ? date : month.addMonths(1).firstDay();
        case RatioChange::Application:
            break;
    }
    return month.addMonths(1).firstDay();
}

}  // namespace mado
