// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Arrears.h"
#include "core/rules/Figures.h"
#include "core/rules/Instalments.h"
#include "core/rules/Levy.h"
#include "core/rules/json/CalcKinds.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

LevyPeriod readPeriod(JsonInput& input) {
    LevyPeriod period{input.date(u"start"_s), input.dateOr(u"end"_s)};
    if (period.end.isValid() && period.end < period.start) input.refuse(u"E-RULE-016"_s, u"end"_s);
    return period;
}

void readCoverage(JsonInput& input, const LevyRates& rates, LevyPerson& person) {
    QList<JsonInput> periods = input.objects(u"coverage"_s);
    if (periods.isEmpty() && !input.has(u"coverage"_s))
        person.coverage[0].start = std::max(rates.firstDay, person.birth);
    if (periods.size() > static_cast<qsizetype>(LevyPerson::mostPeriods))
        input.refuse(u"E-RULE-011"_s, u"coverage"_s);
    const auto count = std::min(periods.size(), static_cast<qsizetype>(LevyPerson::mostPeriods));
    for (qsizetype i = 0; i < count; ++i)
        person.coverage[static_cast<std::size_t>(i)] = readPeriod(periods[i]);
}

void readReliefs(JsonInput& input, const LevyRates& rates, const QStringList& otherCodes,
                 LevyPerson& person) {
    person.formerDependantSince = input.dateOr(u"former_dependant_since"_s);
    if (auto left = input.object(u"involuntary_unemployment"_s)) {
        const QString code = left->text(u"reason_code"_s);
        const QDate leftOn = left->date(u"left_on"_s);
        person.involuntarySalaryIncome = left->optionalAmount(u"salary_income"_s);
        if (rates.involuntaryCodes.contains(code)) {
            person.involuntaryLeftOn = leftOn;
        } else if (!otherCodes.contains(code)) {
            left->refuse(u"E-RULE-012"_s, u"reason_code"_s, {code});
        }
        if (!person.involuntarySalaryIncome && person.totalIncome && person.salaryRevenue == 0) {
            left->refuse(u"E-RULE-010"_s, u"salary_income"_s);
        }
    }
    if (auto maternity = input.object(u"maternity"_s)) {
        person.maternityDue = maternity->date(u"due"_s);
        person.babies = static_cast<int>(std::min<qint64>(maternity->amount(u"babies"_s, 1), 10));
        if (person.babies < 1) maternity->refuse(u"E-RULE-011"_s, u"babies"_s);
    }
    if (auto excluded = input.object(u"care_excluded"_s)) person.careExcluded = readPeriod(*excluded);
}

LevyPerson readPerson(JsonInput& input, const LevyRates& rates, const QString& head,
                      const QStringList& otherCodes) {
    LevyPerson person;
    person.head = input.text(u"id"_s) == head;
    person.birth = input.date(u"birth_date"_s);
    if (person.birth > rates.firstDay.addYears(1)) input.refuse(u"E-RULE-013"_s, u"birth_date"_s);
    person.insured = input.flag(u"insured"_s, true);
    person.formerNhiMember = input.flag(u"former_nhi_member"_s, false);
    person.declared = input.flag(u"declared"_s, true);
    person.totalIncome = input.optionalAmount(u"total_income"_s);
    person.salaryRevenue = input.amount(u"salary_revenue"_s, 0);
    person.pensionRevenue = input.amount(u"pension_revenue"_s, 0);
    person.otherIncome = input.amount(u"other_income"_s, 0);
    person.testAdjustment = input.signedAmount(u"test_adjustment"_s, 0);
    person.earner = input.optionalFlag(u"earner"_s);
    readCoverage(input, rates, person);
    readReliefs(input, rates, otherCodes, person);
    return person;
}

QJsonObject portionToJson(const PortionAmounts& amounts) {
    return {{u"income_levy"_s, amounts.incomeLevy},
            {u"per_capita"_s, amounts.perCapita},
            {u"per_household"_s, amounts.perHousehold},
            {u"over_limit"_s, amounts.overLimit},
            {u"amount"_s, amounts.amount}};
}

QJsonObject levyToJson(const LevyRates& rates, const LevyAmounts& amounts,
                       const QList<Instalment>& instalments) {
    QJsonObject portions;
    for (const Portion portion : allPortions) {
        if (rates.of(portion).enabled) portions[portionCode(portion)] = portionToJson(amounts.of(portion));
    }
    QJsonArray parts;
    QJsonArray due;
    for (const Instalment& one : instalments) {
        parts << one.amount;
        due << one.dueOn.toString(Qt::ISODate);
    }
    return {{u"annual"_s, amounts.annual},
            {u"reduction"_s, reductionCode(amounts.reduction)},
            {u"test_income"_s, amounts.testIncome},
            {u"portions"_s, portions},
            {u"instalments"_s, parts},
            {u"instalment_due"_s, due}};
}

}  // namespace

Result<QJsonObject> calcLevy(const Parameters& parameters, JsonInput& input) {
    const qint64 year = input.amount(u"fiscal_year"_s);
    MADO_TRY(input.result());
    if (year < 1900 || year > 9000) return fail(u"E-RULE-011"_s, u"fiscal_year"_s);
    const FiscalYear fiscalYear(static_cast<int>(year));
    MADO_ASSIGN(const LevyRates rates, levyRates(parameters, fiscalYear));
    Figures figures(parameters, fiscalYear.firstDay());
    QStringList otherCodes;
    const QJsonArray others = figures.array("levy.involuntary.other_codes"_L1);
    for (const QJsonValue& code : others)
        otherCodes << code.toString();
    MADO_TRY(figures.result());
    const QString head = input.text(u"head"_s);
    QList<JsonInput> list = input.objects(u"persons"_s);
    std::vector<LevyPerson> persons;
    for (JsonInput& one : list)
        persons.push_back(readPerson(one, rates, head, otherCodes));
    const LevyHousehold household{persons, input.dateOr(u"specified_since"_s)};
    const QDate decidedOn = input.dateOr(u"decided_on"_s);
    MADO_TRY(input.result());
    MADO_TRY(checkLevy(household));
    const auto heads =
        std::count_if(persons.begin(), persons.end(), [](const LevyPerson& one) { return one.head; });
    if (heads != 1) return fail(u"E-RULE-012"_s, u"head"_s, {head});
    const LevyAmounts amounts = assessLevy(rates, household);
    MADO_ASSIGN(const QList<Instalment> instalments,
                scheduleInstalments(parameters, fiscalYear, amounts.annual, decidedOn));
    QJsonObject output = levyToJson(rates, amounts, instalments);
    addExplanation(output, explainLevy(rates, household, amounts), rates.unconfirmed);
    return output;
}

Result<QJsonObject> calcArrears(const Parameters& parameters, JsonInput& input) {
    const qint64 principal = input.amount(u"principal"_s);
    const QDate dueOn = input.date(u"due_on"_s);
    const QDate paidOn = input.date(u"paid_on"_s);
    Parameters used = parameters;
    if (auto rates = input.object(u"rates"_s)) {
        for (const auto& [key, id] : {std::pair(u"first"_s, u"collection.arrears.first_rate"_s),
                                      std::pair(u"later"_s, u"collection.arrears.later_rate"_s)}) {
            const QString rate = rates->text(key);
            if (!parseRate(rate)) rates->refuse(u"E-RULE-015"_s, key);
            used = used.withFigure(id, rate);
        }
    }
    MADO_TRY(input.result());
    MADO_ASSIGN(const InterestAmount charge, arrearsCharge(used, principal, dueOn, paidOn));
    QJsonObject output{{u"charge"_s, charge.amount}};
    addExplanation(output, charge.explanation);
    return output;
}

}  // namespace mado
