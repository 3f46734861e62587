// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Levy.h"

#include "core/text/YearMonth.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bit>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Years = QVarLengthArray<LevyPersonYear, 16>;

bool has(quint16 mask, int month) {
    return ((mask >> month) & 1U) != 0;
}
int months(unsigned mask) {
    return std::popcount(mask);
}

void testReduction(const LevyRates& rates, const LevyHousehold& household, const Years& years,
                   LevyAmounts& result) {
    for (qsizetype i = 0; i < years.size(); ++i) {
        const LevyPersonYear& year = years[i];
        if (!year.inTest) continue;
        result.testIncome += year.testIncome;
        result.earners += year.earner ? 1 : 0;
        result.counted += year.counted ? 1 : 0;
        result.blockedByUndeclared =
            result.blockedByUndeclared || !household.persons[static_cast<std::size_t>(i)].declared;
    }
    result.threshold7 = rates.reductionBase + rates.reductionPerEarner * std::max(0, result.earners - 1);
    result.threshold5 = result.threshold7 + rates.reductionAdd5 * result.counted;
    result.threshold2 = result.threshold7 + rates.reductionAdd2 * result.counted;
    if (result.blockedByUndeclared || result.counted == 0) return;
    result.reduction = result.testIncome <= result.threshold7   ? Reduction::Seven
                       : result.testIncome <= result.threshold5 ? Reduction::Five
                       : result.testIncome <= result.threshold2 ? Reduction::Two
                                                                : Reduction::None;
}

/// The elements of one person in one portion, for a whole year, in the variants that months choose from.
struct PersonElements {
    quint16 pays = 0;  ///< months with a levy of one's own
    quint16 incomeMonths = 0;
    quint16 relief = 0;
    quint16 half = 0;
    qint64 income = 0;
    qint64 reliefIncome = 0;
    qint64 perCapita = 0;
    qint64 halfPerCapita = 0;

    /// No month's yearly amount is larger.
    [[nodiscard]] qint64 most() const {
        return std::max(income, reliefIncome) + std::max(perCapita, halfPerCapita);
    }
    [[nodiscard]] qint64 ofMonth(int month) const {
        if (!has(pays, month)) return 0;
        const qint64 incomePart = has(incomeMonths, month) ? (has(relief, month) ? reliefIncome : income) : 0;
        return incomePart + (has(half, month) ? halfPerCapita : perCapita);
    }
};

PersonElements elementsOf(const LevyRates& rates, const LevyPersonYear& year, Portion portion,
                          Reduction reduction) {
    PersonElements elements;
    elements.pays = year.liable(portion) & static_cast<quint16>(~year.exempt);
    if (elements.pays == 0) return elements;
    const PortionRates& rate = rates.of(portion);
    elements.incomeMonths = elements.pays & static_cast<quint16>(~year.formerDependant);
    elements.relief = year.relief;
    elements.half = year.formerDependantHalf;
    elements.income = applyRate(year.base, rate.incomeRate);
    elements.reliefIncome = year.relief != 0 ? applyRate(year.reliefBase, rate.incomeRate) : elements.income;
    elements.perCapita = annualPerCapita(rates, year, portion, reduction, false);
    elements.halfPerCapita =
        elements.half != 0 ? annualPerCapita(rates, year, portion, reduction, true) : elements.perCapita;
    return elements;
}

/// Twelfths of yearly amounts: summed exactly, divided once or for each element.
class Twelfths {
 public:
    explicit Twelfths(bool eachCut) : m_eachCut(eachCut) {}
    void add(qint64 annual, unsigned mask) {
        const qint64 numerator = annual * months(mask);
        m_numerator += numerator;
        m_cut += numerator / monthsOfYear;
    }
    [[nodiscard]] qint64 yen() const { return m_eachCut ? m_cut : m_numerator / monthsOfYear; }

 private:
    bool m_eachCut;
    qint64 m_numerator = 0;
    qint64 m_cut = 0;
};

qint64 householdShare(const LevyRates& rates, const LevyHousehold& household, Portion portion, int month) {
    if (!household.specifiedSince.isValid() || (portion != Portion::Medical && portion != Portion::Support))
        return rateUnit;
    const int since = (rates.fiscalYear - household.specifiedSince.year()) * monthsOfYear + 4 + month -
                      household.specifiedSince.month();
    if (since < 0) return rateUnit;
    if (since < rates.specifiedMonths) return rates.specifiedPaid;
    return since < rates.specifiedMonths + rates.specifiedContinuedMonths ? rates.specifiedContinuedPaid
                                                                          : rateUnit;
}

/// Per-household levy of each month, as a yearly amount.
std::array<qint64, monthsOfYear> householdElement(const LevyRates& rates, const LevyHousehold& household,
                                                  const Years& years, Portion portion, Reduction reduction) {
    std::array<qint64, monthsOfYear> annual{};
    const qint64 full = rates.of(portion).perHousehold;
    if (full == 0) return annual;
    unsigned liable = 0;
    for (const LevyPersonYear& year : years)
        liable |= year.liable(portion);
    for (int month = 0; month < monthsOfYear; ++month) {
        if (((liable >> month) & 1U) == 0) continue;
        const qint64 share = applyRate(full, householdShare(rates, household, portion, month));
        annual[static_cast<std::size_t>(month)] = applyRate(share, paidShare(rates, reduction));
    }
    return annual;
}

/// The limit taken on the yearly amount of each month, so that two parts of a year make one limit; nothing
/// cut gives -1.
qint64 limitedByMonths(const LevyRates& rates, const Years& years, Portion portion, Reduction reduction,
                       std::array<qint64, monthsOfYear> gross) {
    for (const LevyPersonYear& year : years) {
        const PersonElements one = elementsOf(rates, year, portion, reduction);
        for (int month = 0; month < monthsOfYear; ++month)
            gross[static_cast<std::size_t>(month)] += one.ofMonth(month);
    }
    const qint64 limit = rates.of(portion).limit;
    qint64 all = 0;
    qint64 limited = 0;
    for (const qint64 annual : gross) {
        all += annual;
        limited += std::min(annual, limit);
    }
    return limited < all ? limited / monthsOfYear : -1;
}

PortionAmounts assessPortion(const LevyRates& rates, const LevyHousehold& household, const Years& years,
                             Portion portion, Reduction reduction) {
    const bool eachCut = rates.prorationRounding == LevyRates::ProrationRounding::PersonElement;
    Twelfths income(eachCut);
    Twelfths perCapita(eachCut);
    const std::array<qint64, monthsOfYear> ofHousehold =
        householdElement(rates, household, years, portion, reduction);
    qint64 householdTwelfths = 0;
    for (const qint64 annual : ofHousehold)
        householdTwelfths += annual;
    qint64 most = *std::max_element(ofHousehold.begin(), ofHousehold.end());
    for (const LevyPersonYear& year : years) {
        const PersonElements one = elementsOf(rates, year, portion, reduction);
        if (one.pays == 0) continue;
        income.add(one.income, one.incomeMonths & static_cast<quint16>(~one.relief));
        income.add(one.reliefIncome, one.incomeMonths & one.relief);
        perCapita.add(one.perCapita, one.pays & static_cast<quint16>(~one.half));
        perCapita.add(one.halfPerCapita, one.pays & one.half);
        most += one.most();
    }
    PortionAmounts result;
    result.incomeLevy = income.yen();
    result.perCapita = perCapita.yen();
    result.perHousehold = householdTwelfths / monthsOfYear;
    const qint64 sum = result.incomeLevy + result.perCapita + result.perHousehold;
    const qint64 limit = rates.of(portion).limit;
    qint64 net = std::min(sum, limit);
    if (rates.limitOrder == LevyRates::LimitOrder::BeforeProration && most > limit) {
        const qint64 limited = limitedByMonths(rates, years, portion, reduction, ofHousehold);
        if (limited >= 0) net = std::min(net, limited);
    }
    result.overLimit = sum - net;
    result.amount = rates.roundOn == LevyRates::RoundOn::Portion ? roundDown(net, rates.roundingUnit) : net;
    return result;
}

Result<void> checkPerson(const LevyPerson& person, const QString& at) {
    if (!person.birth.isValid()) return fail(u"E-RULE-014"_s, at + u"birth_date"_s);
    const std::array<std::pair<qint64, QStringView>, 5> amounts{
        {{person.totalIncome.value_or(0), u"total_income"},
         {person.salaryRevenue, u"salary_revenue"},
         {person.pensionRevenue, u"pension_revenue"},
         {person.otherIncome, u"other_income"},
         {person.involuntarySalaryIncome.value_or(0), u"involuntary_unemployment.salary_income"}}};
    for (const auto& [amount, field] : amounts) {
        if (!isAmount(amount)) return fail(u"E-RULE-011"_s, at + field.toString());
    }
    if (!isAmount(std::abs(person.testAdjustment))) return fail(u"E-RULE-011"_s, at + u"test_adjustment"_s);
    for (const LevyPeriod& period : person.coverage) {
        if (!period.start.isValid()) continue;
        if (period.start < person.birth) return fail(u"E-RULE-013"_s, at + u"birth_date"_s);
        if (period.end.isValid() && period.end < period.start)
            return fail(u"E-RULE-016"_s, at + u"coverage"_s);
    }
    if (person.involuntaryLeftOn.isValid() && person.involuntaryLeftOn < person.birth) {
        return fail(u"E-RULE-013"_s, at + u"birth_date"_s);
    }
    if (person.maternityDue.isValid() && person.maternityDue < person.birth)
        return fail(u"E-RULE-013"_s, at + u"birth_date"_s);
    if (person.babies < 1) return fail(u"E-RULE-011"_s, at + u"maternity.babies"_s);
    return {};
}

}  // namespace

QString reductionCode(Reduction reduction) {
    switch (reduction) {
        case Reduction::Seven:
            return u"7"_s;
        case Reduction::Five:
            return u"5"_s;
        case Reduction::Two:
            return u"2"_s;
        case Reduction::None:
            break;
    }
    return u"none"_s;
}

qint64 paidShare(const LevyRates& rates, Reduction reduction) {
    switch (reduction) {
        case Reduction::Seven:
            return rates.paid7;
        case Reduction::Five:
            return rates.paid5;
        case Reduction::Two:
            return rates.paid2;
        case Reduction::None:
            break;
    }
    return rateUnit;
}

qint64 annualPerCapita(const LevyRates& rates, const LevyPersonYear& year, Portion portion,
                       Reduction reduction, bool formerDependantHalf) {
    if (portion == Portion::ChildSupport && year.childFree) return 0;
    const qint64 full = rates.of(portion).perCapita;
    qint64 paid = applyRate(full, paidShare(rates, reduction));
    if (formerDependantHalf && reduction != Reduction::Seven && reduction != Reduction::Five) {
        paid = std::min(paid, applyRate(full, rates.formerDependantPaid));
    }
    if (year.preschool && (portion == Portion::Medical || portion == Portion::Support))
        paid = applyRate(paid, rates.preschoolPaid);
    return paid;
}

Result<void> checkLevy(const LevyHousehold& household) {
    if (household.persons.empty()) return fail(u"E-RULE-010"_s, u"persons"_s);
    for (std::size_t i = 0; i < household.persons.size(); ++i) {
        MADO_TRY(checkPerson(household.persons[i], u"persons[%1]."_s.arg(i)));
    }
    return {};
}

LevyAmounts assessLevy(const LevyRates& rates, const LevyHousehold& household) noexcept {
    LevyAmounts result;
    const QDate referenceDate = levyReferenceDate(rates, household);
    Years years;
    for (const LevyPerson& person : household.persons)
        years.append(levyPersonYear(rates, person, referenceDate));
    testReduction(rates, household, years, result);
    for (const Portion portion : allPortions) {
        if (!rates.of(portion).enabled) continue;
        PortionAmounts& amounts = result.portions[static_cast<std::size_t>(portion)];
        amounts = assessPortion(rates, household, years, portion, result.reduction);
        result.annual += amounts.amount;
    }
    if (rates.roundOn == LevyRates::RoundOn::Total)
        result.annual = roundDown(result.annual, rates.roundingUnit);
    return result;
}

}  // namespace mado
