// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LevyRates.h"

#include "core/text/YearMonth.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

PortionRates readPortion(Figures& figures, const QString& code) {
    const auto number = [&](const char* item) {
        const QByteArray id = "levy." + code.toLatin1() + '.' + item;
        return figures.number(QLatin1StringView(id));
    };
    return {true, number("income_rate"), number("per_capita"), number("per_household"), number("limit")};
}

void readReduction(Figures& figures, LevyRates& rates) {
    rates.reductionBase = figures.number("levy.reduction.base"_L1);
    rates.reductionPerEarner = figures.number("levy.reduction.per_earner"_L1);
    rates.reductionAdd5 = figures.number("levy.reduction.add5"_L1);
    rates.reductionAdd2 = figures.number("levy.reduction.add2"_L1);
    rates.paid7 = figures.number("levy.reduction.paid7"_L1);
    rates.paid5 = figures.number("levy.reduction.paid5"_L1);
    rates.paid2 = figures.number("levy.reduction.paid2"_L1);
    rates.pensionTestDeduction = figures.number("levy.reduction.pension_deduction"_L1);
    rates.earnerSalaryLine = figures.number("levy.earner.salary_line"_L1);
    rates.earnerPensionLine = figures.number("levy.earner.pension_line_under65"_L1);
    rates.earnerPensionLineElderly = figures.number("levy.earner.pension_line_65"_L1);
    rates.elderlyAge = static_cast<int>(figures.number("levy.elderly_age"_L1));
    rates.careFromAge = static_cast<int>(figures.number("age.care_from"_L1));
    rates.careUntilAge = static_cast<int>(figures.number("age.care_until"_L1));
    rates.lateElderlyAge = static_cast<int>(figures.number("age.late_elderly"_L1));
}

void readReliefs(Figures& figures, LevyRates& rates) {
    const auto count = [&](QLatin1StringView id) { return static_cast<int>(figures.number(id)); };
    rates.preschoolPaid = figures.number("levy.preschool.paid"_L1);
    rates.preschoolAge = count("levy.preschool.age"_L1);
    rates.maternityBeforeSingle = count("levy.maternity.months_before_single"_L1);
    rates.maternityBeforeMultiple = count("levy.maternity.months_before_multiple"_L1);
    rates.maternityAfter = count("levy.maternity.months_after"_L1);
    const auto first = YearMonth::fromIso(figures.object("levy.maternity.from"_L1)["month"_L1].toString());
    if (first) rates.maternityFirstMonth = first->year() * 12 + first->month() - 1;
    rates.involuntaryRate = figures.number("levy.involuntary.rate"_L1);
    rates.involuntaryAgeUnder = count("levy.involuntary.age_under"_L1);
    const QJsonArray codes = figures.array("levy.involuntary.codes"_L1);
    for (const QJsonValue& code : codes)
        rates.involuntaryCodes << code.toString();
    rates.formerDependantPaid = figures.number("levy.former_dependant.paid"_L1);
    rates.formerDependantMonths = count("levy.former_dependant.months"_L1);
    rates.specifiedPaid = figures.number("levy.specified_household.paid"_L1);
    rates.specifiedMonths = count("levy.specified_household.months"_L1);
    rates.specifiedContinuedPaid = figures.number("levy.specified_household.continued_paid"_L1);
    rates.specifiedContinuedMonths = count("levy.specified_household.continued_months"_L1);
}

void readRounding(Figures& figures, LevyRates& rates) {
    rates.lossOnFirstIsDayBefore = figures.number("levy.loss_on_first_is_day_before"_L1) != 0;
    rates.roundingUnit = figures.number("levy.rounding.unit"_L1);
    rates.roundOn = figures.text("levy.rounding.on"_L1) == "total"_L1 ? LevyRates::RoundOn::Total
                                                                      : LevyRates::RoundOn::Portion;
    rates.limitOrder = figures.text("levy.limit_order"_L1) == "after_proration"_L1
                           ? LevyRates::LimitOrder::AfterProration
                           : LevyRates::LimitOrder::BeforeProration;
    rates.prorationRounding = figures.text("levy.proration_rounding"_L1) == "portion"_L1
                                  ? LevyRates::ProrationRounding::Portion
                                  : LevyRates::ProrationRounding::PersonElement;
}

void readBasicDeduction(Figures& figures, LevyRates& rates) {
    const QJsonArray rows = figures.array("levy.basic_deduction"_L1);
    for (const QJsonValue& row : rows) {
        rates.basicDeduction.push_back({row["up_to"_L1].toInteger(-1), row["amount"_L1].toInteger()});
    }
}

}  // namespace

QString portionCode(Portion portion) {
    switch (portion) {
        case Portion::Medical:
            return u"medical"_s;
        case Portion::Support:
            return u"support"_s;
        case Portion::Care:
            return u"care"_s;
        case Portion::ChildSupport:
            break;
    }
    return u"child_support"_s;
}

QString portionName(Portion portion, bool japanese) {
    switch (portion) {
        case Portion::Medical:
            return japanese ? u"医療分"_s : u"Medical portion"_s;
        case Portion::Support:
            return japanese ? u"後期高齢者支援金等分"_s : u"Support portion"_s;
        case Portion::Care:
            return japanese ? u"介護納付金分"_s : u"Care portion"_s;
        case Portion::ChildSupport:
            break;
    }
    return japanese ? u"子ども・子育て支援納付金分"_s : u"Child support portion"_s;
}

ParameterUse LevyRates::use(const QString& id) const {
    for (const ParameterUse& one : used) {
        if (one.id == id) return one;
    }
    return {id, {}, {}, false};
}

Result<LevyRates> levyRates(const Parameters& parameters, FiscalYear year) {
    LevyRates rates;
    rates.fiscalYear = year.year();
    rates.firstDay = year.firstDay();
    Figures figures(parameters, year.firstDay());
    const bool childSupport = figures.number("levy.child_support.enabled"_L1) != 0;
    for (const Portion portion : allPortions) {
        if (portion == Portion::ChildSupport && !childSupport) continue;
        rates.portions[static_cast<std::size_t>(portion)] = readPortion(figures, portionCode(portion));
    }
    if (childSupport) rates.childFreeAge = static_cast<int>(figures.number("levy.child_support.free_age"_L1));
    readReduction(figures, rates);
    readReliefs(figures, rates);
    readRounding(figures, rates);
    readBasicDeduction(figures, rates);
    MADO_TRY(figures.result());
    // Income of the calendar year before: the deduction tables of that year apply.
    Figures incomeFigures(parameters, QDate(year.year() - 1, 12, 31));
    MADO_ASSIGN(rates.income, incomeTables(incomeFigures));
    rates.used = figures.used() + incomeFigures.used();
    rates.unconfirmed = figures.unconfirmed() + incomeFigures.unconfirmed();
    rates.unconfirmed.sort();
    return rates;
}

}  // namespace mado
