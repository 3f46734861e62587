// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/json/CalcLevyInput.h"

#include "core/rules/Figures.h"
#include "core/rules/IncomeKinds.h"
#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

LevyPeriod readPeriod(JsonInput& input) {
    LevyPeriod period{input.date(u"start"_s), input.dateOr(u"end"_s)};
    if (period.end.isValid() && period.end < period.start) input.refuse(u"E-RULE-016"_s, u"end"_s);
    return period;
}

/// Later than `day`; an open end is later than everything.
bool endsAfter(const LevyPeriod& period, QDate day) {
    return !period.end.isValid() || period.end > day;
}

/// The periods that touch the year, in order; two that meet in one month are one for the levy, which counts
/// months. Refuses days that two periods claim.
std::vector<LevyPeriod> periodsOfTheYear(JsonInput& input, const LevyRates& rates,
                                         std::vector<std::pair<LevyPeriod, qsizetype>> all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
    const QDate nextYear = rates.firstDay.addYears(1);
    std::vector<LevyPeriod> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const LevyPeriod& period = all[i].first;
        if (i > 0 && endsAfter(all[i - 1].first, period.start))
            input.refuse(u"E-RULE-033"_s, u"coverage[%1]"_s.arg(all[i].second));
        if (period.start >= nextYear || !endsAfter(period, rates.firstDay)) continue;
        const bool sameMonth = !kept.empty() && kept.back().end.isValid() &&
                               YearMonth::of(kept.back().end) == YearMonth::of(period.start);
        if (sameMonth) {
            kept.back().end = period.end;
        } else {
            kept.push_back(period);
        }
    }
    return kept;
}

void readCoverage(JsonInput& input, const LevyRates& rates, LevyPerson& person) {
    if (!input.has(u"coverage"_s)) {
        person.coverage[0].start = std::max(rates.firstDay, person.birth);
        return;
    }
    std::vector<std::pair<LevyPeriod, qsizetype>> all;
    QList<JsonInput> periods = input.objects(u"coverage"_s);
    for (qsizetype i = 0; i < periods.size(); ++i) {
        all.emplace_back(readPeriod(periods[i]), i);
        if (all.back().first.start < person.birth) input.refuse(u"E-RULE-013"_s, u"birth_date"_s);
    }
    const std::vector<LevyPeriod> kept = periodsOfTheYear(input, rates, std::move(all));
    if (kept.size() > LevyPerson::mostPeriods) input.refuse(u"E-RULE-011"_s, u"coverage"_s);
    std::copy_n(kept.begin(), std::min(kept.size(), LevyPerson::mostPeriods), person.coverage.begin());
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

/// `incomes`: the kinds of income beside salary and pension, from which total and test adjustment are made.
void readIncomes(JsonInput& input, const LevyRates& rates, LevyPerson& person) {
    auto incomes = input.object(u"incomes"_s);
    if (!incomes) return;
    IncomeKinds kinds;
    kinds.salaryRevenue = person.salaryRevenue;
    kinds.pensionRevenue = person.pensionRevenue;
    kinds.business = incomes->signedAmount(u"business"_s, 0);
    kinds.realEstate = incomes->signedAmount(u"real_estate"_s, 0);
    kinds.interest = incomes->amount(u"interest"_s, 0);
    kinds.dividend = incomes->amount(u"dividend"_s, 0);
    kinds.miscellaneous = incomes->amount(u"miscellaneous"_s, 0);
    kinds.separateGains = incomes->amount(u"separate_gains"_s, 0);
    kinds.specialDeduction = incomes->amount(u"special_deduction"_s, 0);
    kinds.retirement = incomes->amount(u"retirement"_s, 0);
    kinds.lossCarriedForward = incomes->amount(u"loss_carried_forward"_s, 0);
    kinds.familyEmployeeTaken = incomes->amount(u"family_employee_taken"_s, 0);
    kinds.familyEmployeeSalary = incomes->amount(u"family_employee_salary"_s, 0);
    const bool elderly =
        dateOfReaching(person.birth, rates.elderlyAge) <= QDate(rates.fiscalYear - 1, 12, 31);
    const auto counted = levyIncome(rates.income, kinds, elderly);
    if (!counted) {
        const QString& field = counted.error().field;
        if (!field.endsWith("_revenue"_L1)) incomes->refuse(counted.error().code, field);
        return;
    }
    if (!person.totalIncome) person.totalIncome = counted->total;
    person.testAdjustment += counted->testAdjustment;
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
    readIncomes(input, rates, person);
    readCoverage(input, rates, person);
    readReliefs(input, rates, otherCodes, person);
    return person;
}

std::vector<HeadChange> readHeadChanges(JsonInput& input, const QStringList& ids) {
    std::vector<HeadChange> changes;
    QList<JsonInput> list = input.objects(u"head_changes"_s);
    for (JsonInput& one : list) {
        const QString head = one.text(u"head"_s);
        const qsizetype at = ids.indexOf(head);
        if (at < 0) one.refuse(u"E-RULE-012"_s, u"head"_s, {head});
        changes.push_back({one.date(u"on"_s), static_cast<std::size_t>(std::max<qsizetype>(0, at))});
    }
    return changes;
}

Result<QStringList> otherReasonCodes(const Parameters& parameters, FiscalYear year) {
    Figures figures(parameters, year.firstDay());
    QStringList codes;
    const QJsonArray list = figures.array("levy.involuntary.other_codes"_L1);
    for (const QJsonValue& code : list)
        codes << code.toString();
    MADO_TRY(figures.result());
    return codes;
}

}  // namespace

Result<FiscalYear> readFiscalYear(JsonInput& input) {
    const qint64 year = input.amount(u"fiscal_year"_s);
    MADO_TRY(input.result());
    if (year < 1900 || year > 9000) return fail(u"E-RULE-011"_s, u"fiscal_year"_s);
    return FiscalYear(static_cast<int>(year));
}

Result<LevyInput> readLevy(const Parameters& parameters, JsonInput& input) {
    LevyInput levy;
    MADO_ASSIGN(levy.year, readFiscalYear(input));
    MADO_ASSIGN(levy.rates, levyRates(parameters, levy.year));
    MADO_ASSIGN(const QStringList otherCodes, otherReasonCodes(parameters, levy.year));
    const QString head = input.text(u"head"_s);
    QList<JsonInput> list = input.objects(u"persons"_s);
    for (JsonInput& one : list) {
        levy.persons.push_back(readPerson(one, levy.rates, head, otherCodes));
        const QString id = one.text(u"id"_s);
        if (levy.ids.contains(id)) one.refuse(u"E-RULE-032"_s, u"id"_s, {id});
        levy.ids << id;
    }
    levy.specifiedSince = input.dateOr(u"specified_since"_s);
    levy.headChanges = readHeadChanges(input, levy.ids);
    MADO_TRY(input.result());
    MADO_TRY(checkLevy(levy.household()));
    if (!levy.ids.contains(head)) return fail(u"E-RULE-012"_s, u"head"_s, {head});
    return levy;
}

}  // namespace mado
