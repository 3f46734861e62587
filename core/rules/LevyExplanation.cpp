// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Writes the steps of one household's levy. People are named by their place in the list, never by name.
class LevyStory {
 public:
    LevyStory(const LevyRates& rates, const LevyHousehold& household, const LevyAmounts& amounts)
        : m_rates(rates), m_amounts(amounts) {
        const QDate reference = levyReferenceDate(rates, household);
        for (const LevyPerson& person : household.persons)
            m_years << levyPersonYear(rates, person, reference);
    }

    Explanation tell() {
        tellIncomes();
        tellReduction();
        QStringList parts;
        for (const Portion portion : allPortions) {
            if (!m_rates.of(portion).enabled) continue;
            tellPortion(portion);
            parts << yenText(m_amounts.of(portion).amount);
        }
        step(u"年税額"_s, u"Annual tax"_s, parts.join(u" + "_s) + u" = "_s + yenText(m_amounts.annual),
             m_amounts.annual, u"地方税法703条の4、20条の4の2"_s,
             {u"levy.rounding.on"_s, u"levy.rounding.unit"_s});
        return m_explanation;
    }

 private:
    void step(const QString& ja, const QString& en, const QString& formula, ExplanationStep::StepValue value,
              const QString& article = {}, const QStringList& ids = {},
              ExplanationStep::Unit unit = ExplanationStep::Unit::Yen) {
        QList<ParameterUse> uses;
        for (const QString& id : ids)
            uses << m_rates.use(id);
        m_explanation.add({ja, en, formula, std::move(value), article, uses, unit});
    }
    static QString who(qsizetype i, bool japanese) {
        return japanese ? u"%1人目"_s.arg(i + 1) : u"Person %1"_s.arg(i + 1);
    }

    /// The months that a person is taxed for, where they are not simply the whole year.
    void tellMonths(qsizetype i) {
        const LevyPersonYear& year = m_years[i];
        const auto tell = [&](const QString& ja, const QString& en, unsigned mask, const QString& article,
                              const QStringList& ids) {
            const qint64 count = std::popcount(mask);
            if (count == 0) return;
            step(who(i, true) + ja, who(i, false) + en, u"%1/12"_s.arg(count), count, article, ids,
                 ExplanationStep::Unit::Months);
        };
        if (std::popcount(year.insured) < 12) {
            tell(u" 課税月数"_s, u": months insured"_s, year.insured,
                 u"国民健康保険税条例(納税義務の発生、消滅等に伴う賦課)"_s, {u"age.late_elderly"_s});
        }
        tell(u" 産前産後の免除月数"_s, u": months of the maternity exemption"_s, year.insured & year.exempt,
             u"地方税法703条の5第3項"_s,
             {u"levy.maternity.months_before_single"_s, u"levy.maternity.months_before_multiple"_s,
              u"levy.maternity.months_after"_s});
        tell(u" 旧被扶養者の所得割免除月数"_s, u": months without income levy (former dependant)"_s,
             year.insured & year.formerDependant, u"国民健康保険税条例(減免)"_s, {});
        tell(u" 旧被扶養者の均等割減免月数"_s, u": months of half per capita (former dependant)"_s,
             year.insured & year.formerDependantHalf, u"国民健康保険税条例(減免)"_s,
             {u"levy.former_dependant.paid"_s, u"levy.former_dependant.months"_s});
    }

    void tellIncomes() {
        for (qsizetype i = 0; i < m_years.size(); ++i) {
            const LevyPersonYear& year = m_years[i];
            if (year.insured == 0) continue;
            tellMonths(i);
            const qint64 deduction = year.total - year.base;
            step(
                who(i, true) + u" 旧ただし書所得"_s, who(i, false) + u": levy-base income"_s,
                u"%1 − %2 = %3"_s.arg(yenText(year.total), yenText(deduction), yenText(year.base)), year.base,
                u"地方税法703条の4第6項、314条の2第2項"_s,
                {u"levy.basic_deduction"_s, u"income.employment_deduction"_s, u"income.pension_deduction"_s});
            if (year.relief == 0) continue;
            step(who(i, true) + u" 旧ただし書所得(非自発的失業の軽減月)"_s,
                 who(i, false) + u": levy-base income in the relief months"_s,
                 u"給与所得 × %1 → %2"_s.arg(rateText(m_rates.involuntaryRate), yenText(year.reliefBase)),
                 year.reliefBase, u"地方税法703条の5の2"_s, {u"levy.involuntary.rate"_s});
        }
    }

    void tellReduction() {
        step(u"軽減判定所得"_s, u"Reduction test income"_s, yenText(m_amounts.testIncome),
             m_amounts.testIncome, u"地方税法703条の5、同法施行令56条の89"_s,
             {u"levy.reduction.pension_deduction"_s});
        // How many count as earners and as members decides the thresholds, so the labels say it.
        const auto threshold = [this](const QString& code, qint64 yen, const QStringList& ids) {
            step(u"%1割軽減の基準額(給与所得者等 %2人、判定の人数 %3人)"_s.arg(code)
                     .arg(m_amounts.earners)
                     .arg(m_amounts.counted),
                 u"Threshold of the %1 % reduction (%2 earners, %3 members counted)"_s.arg(code + u'0')
                     .arg(m_amounts.earners)
                     .arg(m_amounts.counted),
                 {}, yen, u"地方税法703条の5、同法施行令56条の89"_s, ids);
        };
        const QStringList base{u"levy.reduction.base"_s, u"levy.reduction.per_earner"_s,
                               u"levy.earner.salary_line"_s};
        threshold(u"7"_s, m_amounts.threshold7, base);
        threshold(u"5"_s, m_amounts.threshold5, base + QStringList{u"levy.reduction.add5"_s});
        threshold(u"2"_s, m_amounts.threshold2, base + QStringList{u"levy.reduction.add2"_s});
        const QString code = reductionCode(m_amounts.reduction);
        const QString ja = m_amounts.blockedByUndeclared ? u"未申告者がいるため軽減なし"_s
                           : m_amounts.reduction == Reduction::None ? u"軽減なし"_s
                                                                    : code + u"割軽減"_s;
        const QString en = m_amounts.blockedByUndeclared ? u"No reduction: somebody is undeclared"_s
                           : m_amounts.reduction == Reduction::None ? u"No reduction"_s
                                                                    : u"Reduction of %1 %"_s.arg(code + u'0');
        step(ja, en, comparison(), code, u"地方税法703条の5"_s, {});
    }

    /// Between which thresholds the income of the test lies: "1,150,000 < 1,600,000 ≤ 1,670,000".
    [[nodiscard]] QString comparison() const {
        const qint64 income = m_amounts.testIncome;
        const QString told = yenText(income);
        if (income <= m_amounts.threshold7) return told + u" ≤ "_s + yenText(m_amounts.threshold7);
        if (income > m_amounts.threshold2) return told + u" > "_s + yenText(m_amounts.threshold2);
        const bool five = income <= m_amounts.threshold5;
        return yenText(five ? m_amounts.threshold7 : m_amounts.threshold5) + u" < "_s + told + u" ≤ "_s +
               yenText(five ? m_amounts.threshold5 : m_amounts.threshold2);
    }

    static QString monthsText(unsigned mask) {
        const int count = std::popcount(mask);
        return count == 12 ? QString() : u" × %1/12"_s.arg(count);
    }

    void tellPerson(Portion portion, qsizetype i) {
        const LevyPersonYear& year = m_years[i];
        const unsigned pays = year.liable(portion) & ~unsigned(year.exempt);
        if (pays == 0) return;
        const PortionRates& rate = m_rates.of(portion);
        const QString id = u"levy."_s + portionCode(portion);
        const unsigned incomeMonths = pays & ~unsigned(year.formerDependant);
        const auto income = [&](qint64 base, unsigned mask) {
            if (mask == 0 || base == 0) return;
            const qint64 annual = applyRate(base, rate.incomeRate);
            step(portionName(portion, true) + u' ' + who(i, true) + u" 所得割"_s,
                 portionName(portion, false) + u", "_s + who(i, false) + u": income levy"_s,
                 u"%1 × %2 = %3%4"_s.arg(yenText(base), rateText(rate.incomeRate), yenText(annual),
                                         monthsText(mask)),
                 annual * std::popcount(mask) / 12, u"地方税法703条の4"_s, {id + u".income_rate"_s});
        };
        income(year.base, incomeMonths & ~unsigned(year.relief));
        income(year.reliefBase, incomeMonths & unsigned(year.relief));
        const auto capita = [&](bool half, unsigned mask) {
            const qint64 annual = annualPerCapita(m_rates, year, portion, m_amounts.reduction, half);
            if (mask == 0 || rate.perCapita == 0) return;
            step(portionName(portion, true) + u' ' + who(i, true) + u" 均等割"_s,
                 portionName(portion, false) + u", "_s + who(i, false) + u": per capita"_s,
                 (annual == rate.perCapita ? QString() : yenText(rate.perCapita) + u" → "_s) +
                     yenText(annual) + monthsText(mask),
                 annual * std::popcount(mask) / 12, u"地方税法703条の4、703条の5"_s,
                 capitaFigures(portion, year, half));
        };
        capita(false, pays & ~unsigned(year.formerDependantHalf));
        capita(true, pays & unsigned(year.formerDependantHalf));
    }

    [[nodiscard]] QStringList capitaFigures(Portion portion, const LevyPersonYear& year, bool half) const {
        QStringList ids{u"levy."_s + portionCode(portion) + u".per_capita"_s};
        if (m_amounts.reduction != Reduction::None)
            ids << u"levy.reduction.paid"_s + reductionCode(m_amounts.reduction);
        if (year.preschool && portion != Portion::ChildSupport) ids << u"levy.preschool.paid"_s;
        if (year.childFree && portion == Portion::ChildSupport) ids << u"levy.child_support.free_age"_s;
        if (half) ids << u"levy.former_dependant.paid"_s;
        return ids;
    }

    void tellPortion(Portion portion) {
        for (qsizetype i = 0; i < m_years.size(); ++i)
            tellPerson(portion, i);
        const PortionAmounts& amounts = m_amounts.of(portion);
        const QString ja = portionName(portion, true);
        const QString en = portionName(portion, false);
        const QString id = u"levy."_s + portionCode(portion);
        if (amounts.perHousehold > 0) {
            step(ja + u" 平等割"_s, en + u": per household"_s, yenText(amounts.perHousehold),
                 amounts.perHousehold, u"地方税法703条の4"_s, {id + u".per_household"_s});
        }
        if (amounts.overLimit > 0) {
            step(ja + u" 課税限度額超過額"_s, en + u": over the limit"_s,
                 u"> %1: −%2"_s.arg(yenText(m_rates.of(portion).limit), yenText(amounts.overLimit)),
                 amounts.overLimit, u"地方税法施行令56条の88の2"_s,
                 {id + u".limit"_s, u"levy.limit_order"_s});
        }
        step(ja, en,
             u"%1 + %2 + %3 − %4 → %5"_s.arg(yenText(amounts.incomeLevy), yenText(amounts.perCapita),
                                             yenText(amounts.perHousehold), yenText(amounts.overLimit),
                                             yenText(amounts.amount)),
             amounts.amount, u"地方税法703条の4、20条の4の2第3項"_s,
             {u"levy.rounding.unit"_s, u"levy.rounding.on"_s});
    }

    const LevyRates& m_rates;
    const LevyAmounts& m_amounts;
    QList<LevyPersonYear> m_years;
    Explanation m_explanation;
};

}  // namespace

Explanation explainLevy(const LevyRates& rates, const LevyHousehold& household, const LevyAmounts& amounts) {
    return LevyStory(rates, household, amounts).tell();
}

}  // namespace mado
