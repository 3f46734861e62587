// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/BurdenRatio.h"

#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"
#include "core/rules/YearlyDay.h"
#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView testYearStart("dates.test_year_start");

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

struct ChangeRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<ChangeRow, 5> changeRows{
    {{"yearly"_L1, u"年次の判定", "Yearly test"_L1},
     {"turning_70"_L1, u"70歳到達の翌月1日(1日生まれは当月)", "1st of the month after the 70th birthday"_L1},
     {"members"_L1, u"世帯員の異動の翌月1日(1日の異動は当日)", "1st of the month after members changed"_L1},
     {"income"_L1, u"所得の更正(年次の判定の日にさかのぼる)",
      "Income corrected (back to the yearly test)"_L1},
     {"application"_L1, u"申請の翌月1日", "1st of the month after the application"_L1}}};

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

void tellYoung(RatioDecision& decision, const RatioFacts& facts, const Lines& lines, Figures& figures) {
    const qint64 deduction = facts.youngUnder16 * lines.young16 + facts.young16to18 * lines.young18;
    decision.explanation.add(
        {u"調整控除(世帯主の課税所得から差し引く)"_s,
         u"Deduction for young members (from the head's taxable income)"_s,
         u"%1 × %2 + %3 × %4 = %5"_s.arg(yenText(lines.young16))
             .arg(facts.youngUnder16)
             .arg(yenText(lines.young18))
             .arg(facts.young16to18)
             .arg(yenText(deduction)),
         deduction,
         u"国民健康保険法施行令27条の2"_s,
         {figures.use("ratio.dependant_under16"_L1), figures.use("ratio.dependant_16to18"_L1)}});
}

/// Steps 1 to 4; tells each comparison that was made.
void decideStep(RatioDecision& decision, const RatioFacts& facts, const Lines& lines, const Sums& sums,
                Figures& figures) {
    if (facts.youngUnder16 > 0 || facts.young16to18 > 0) tellYoung(decision, facts, lines, figures);
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
    const QString ja = decision.step == "1"_L1 ? u"負担割合(課税所得が基準に満たない)"_s
                       : decision.step == "2"_L1 ? u"負担割合(旧ただし書所得の合計が基準以下)"_s
                       : !decision.onApplication ? u"負担割合(現役並み所得)"_s
                       : facts.applied           ? u"負担割合(基準収入額適用)"_s
                                                 : u"負担割合(申請があれば2割)"_s;
    decision.explanation.add(
        {ja,
         decision.onApplication ? u"Ratio (depends on the revenue application)"_s : u"Ratio"_s,
         QString::number(decision.percent) + u'%',
         qint64(decision.percent),
         u"国民健康保険法42条1項"_s,
         {figures.use(high ? "ratio.active_income"_L1 : "ratio.70to74"_L1)},
         ExplanationStep::Unit::Percent});
    return decision;
}

ElderlyClass elderlyClass(const RatioDecision& decision, bool allExempt, bool allWithoutIncome) {
    if (decision.classOf != ElderlyClass::General || !allExempt) return decision.classOf;
    return allWithoutIncome ? ElderlyClass::Low1 : ElderlyClass::Low2;
}

Result<YoungCounts> countYoung(const Parameters& parameters, QDate day, const QList<YoungMember>& members) {
    if (!day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    Figures figures(parameters, day);
    const qint64 line = figures.number("ratio.dependant_income_line"_L1);
    const ParameterUse use = figures.use("ratio.dependant_income_line"_L1);
    const QJsonObject ages = figures.object("ratio.dependant_ages"_L1);
    MADO_TRY(figures.result());
    MADO_ASSIGN(const QDate testDay, ratioFrom(parameters, RatioChange::Yearly, day));
    const QDate yearEnd(testDay.year() - 1, 12, 31);
    YoungCounts counts;
    for (qsizetype i = 0; i < members.size(); ++i) {
        const YoungMember& member = members[i];
        const QString at = u"young[%1]."_s.arg(i);
        if (!member.birth.isValid()) return fail(u"E-RULE-014"_s, at + u"birth_date"_s);
        if (!isAmount(member.income)) return fail(u"E-RULE-011"_s, at + u"income"_s);
        const int age = legalAge(member.birth, yearEnd);
        const bool within = age >= 0 && age < ages["under"_L1].toInt() && member.income <= line;
        if (within) ++(age < ages["young_under"_L1].toInt() ? counts.under16 : counts.from16to18);
        counts.explanation.add({within ? u"調整控除の対象"_s : u"調整控除の対象外"_s,
                                within ? u"Counted for the deduction"_s : u"Not counted for the deduction"_s,
                                u"%1: %2; %3 / %4"_s.arg(yearEnd.toString(Qt::ISODate))
                                    .arg(age)
                                    .arg(yenText(member.income), yenText(line)),
                                qint64(age),
                                u"国民健康保険法施行令27条の2"_s,
                                {use},
                                ExplanationStep::Unit::Count});
    }
    const qint64 number = counts.under16 + counts.from16to18;
    counts.explanation.add({u"調整控除の対象人数"_s,
                            u"Members counted for the deduction"_s,
                            u"%1 + %2 = %3"_s.arg(counts.under16).arg(counts.from16to18).arg(number),
                            number,
                            u"国民健康保険法施行令27条の2"_s,
                            {use},
                            ExplanationStep::Unit::Persons});
    return counts;
}

std::optional<RatioChange> ratioChangeFromCode(const QString& code) {
    for (std::size_t i = 0; i < changeRows.size(); ++i) {
        if (changeRows[i].code == code) return static_cast<RatioChange>(i);
    }
    return std::nullopt;
}

Result<RatioPeriod> ratioPeriod(const Parameters& parameters, RatioChange change, QDate date, QDate birth) {
    if (!date.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    if (!birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (birth > date) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, birth, date));
    RatioPeriod period;
    // A yearly test or a correction reaches back, but not before the ratio of 70-74 began.
    MADO_ASSIGN(const QDate changed, ratioFrom(parameters, change, date));
    period.from = std::max(changed, ages.elderlyRatioFrom);
    if (change == RatioChange::Turning70) period.from = ages.elderlyRatioFrom;
    const QDate last = ages.lateElderlyFrom.addDays(-1);
    MADO_ASSIGN(const QDate testDay, ratioFrom(parameters, RatioChange::Yearly, period.from));
    Figures figures(parameters, testDay);
    const QDate beforeNext = testDay.addYears(1).addDays(-1);
    period.until = std::min(beforeNext, last);
    if (period.from > last) return fail(u"E-RULE-016"_s, u"date"_s);
    const ChangeRow& row = changeRows[static_cast<std::size_t>(change)];
    period.explanation.add({u"適用開始日: "_s + row.ja.toString(),
                            u"Applies from: "_s + QString(row.en),
                            u"%1 → %2"_s.arg(date.toString(Qt::ISODate), period.from.toString(Qt::ISODate)),
                            period.from,
                            u"国民健康保険法42条1項、同法施行令27条の2"_s,
                            {}});
    period.explanation.add({last < beforeNext ? u"75歳の誕生日の前日まで"_s : u"次の年次の判定の前日まで"_s,
                            last < beforeNext ? u"Until the day before the 75th birthday"_s
                                              : u"Until the day before the next yearly test"_s,
                            period.until.toString(Qt::ISODate),
                            period.until,
                            u"国民健康保険法42条1項、同法施行令27条の2"_s,
                            {figures.use(last < beforeNext ? "age.late_elderly"_L1 : testYearStart)}});
    return period;
}

Result<QDate> ratioFrom(const Parameters& parameters, RatioChange change, QDate date) {
    if (!date.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    const YearMonth month = YearMonth::of(date);
    switch (change) {
        case RatioChange::Yearly:
        case RatioChange::IncomeCorrection: {
            Figures figures(parameters, date);
            const YearlyDay testDay = YearlyDay::of(figures.object(testYearStart));
            MADO_TRY(figures.result());
            return testDay.onOrBefore(date);
        }
        case RatioChange::Turning70:
        case RatioChange::MemberChange:
            return date.day() == 1 ? date : month.addMonths(1).firstDay();
        case RatioChange::Application:
            break;
    }
    return month.addMonths(1).firstDay();
}

}  // namespace mado
