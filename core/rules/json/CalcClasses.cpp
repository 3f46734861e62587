// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/AnnualLimits.h"
#include "core/rules/LimitCertificate.h"
#include "core/rules/LimitClasses.h"
#include "core/rules/json/CalcBenefitKinds.h"
#include "core/rules/json/CalcKinds.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QList<ClassMember> readMembers(JsonInput& input) {
    QList<ClassMember> members;
    QList<JsonInput> list = input.objects(u"members"_s);
    for (JsonInput& one : list) {
        ClassMember member;
        member.insured = one.flag(u"insured"_s, true);
        member.head = one.flag(u"head"_s, false);
        member.declared = one.flag(u"declared"_s, true);
        member.taxExempt = one.flag(u"tax_exempt"_s, false);
        member.levyBase = one.amount(u"levy_base"_s, 0);
        member.salaryIncome = one.amount(u"salary_income"_s, 0);
        member.pensionRevenue = one.amount(u"pension_revenue"_s, 0);
        member.otherIncome = one.amount(u"other_income"_s, 0);
        members << member;
    }
    return members;
}

QList<RatioMember> readElderly(JsonInput& input) {
    QList<RatioMember> elderly;
    QList<JsonInput> list = input.objects(u"elderly"_s);
    for (JsonInput& one : list) {
        elderly << RatioMember{one.date(u"birth_date"_s), one.amount(u"taxable_income"_s),
                               one.amount(u"levy_base"_s), one.amount(u"revenue"_s, 0),
                               one.flag(u"head"_s, false)};
    }
    return elderly;
}

}  // namespace

Result<QJsonObject> calcLimitCategory(const Parameters& parameters, JsonInput& input) {
    const YearMonth month = readMonth(input, u"month"_s);
    const QList<ClassMember> members = readMembers(input);
    MADO_TRY(input.result());
    MADO_ASSIGN(const CategoryDecision result, householdLimitCategory(parameters, month, members));
    MADO_ASSIGN(const TestYear year, testYearOf(parameters, month.firstDay()));
    QJsonObject output{{u"category"_s, limitCategoryCode(result.category)},
                       {u"name"_s, limitCategoryName(result.category)},
                       {u"fiscal_year"_s, year.fiscalYear},
                       {u"until"_s, dateOrNull(year.until)}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcElderlyClass(const Parameters& parameters, JsonInput& input) {
    RatioFacts facts;
    facts.day = input.date(u"date"_s);
    facts.members = readElderly(input);
    facts.formerNhiRevenues = input.amounts(u"former_nhi_revenues"_s);
    facts.applied = input.flag(u"applied"_s, true);
    QList<YoungMember> young;
    QList<JsonInput> list = input.objects(u"young"_s);
    for (JsonInput& one : list)
        young << YoungMember{one.date(u"birth_date"_s), one.amount(u"income"_s, 0)};
    const QList<ClassMember> members = readMembers(input);
    MADO_TRY(input.result());
    MADO_ASSIGN(const YoungCounts counts, countYoung(parameters, facts.day, young));
    facts.youngUnder16 = counts.under16;
    facts.young16to18 = counts.from16to18;
    MADO_ASSIGN(const RatioDecision ratio, burdenRatio(parameters, facts));
    MADO_ASSIGN(const ElderlyClassDecision result, elderlyLimitClass(parameters, facts.day, ratio, members));
    QJsonObject output{{u"class"_s, elderlyClassCode(result.classOf)},
                       {u"name"_s, elderlyClassName(result.classOf)},
                       {u"ratio"_s, ratio.percent},
                       {u"step"_s, ratio.step},
                       {u"on_application"_s, ratio.onApplication}};
    Explanation both = young.isEmpty() ? Explanation() : counts.explanation;
    addExplanation(output, both.append(result.explanation));
    return output;
}

Result<QJsonObject> calcLimitCertificate(const Parameters& parameters, JsonInput& input) {
    LimitCertificateFacts facts;
    facts.birth = input.date(u"birth_date"_s);
    facts.appliedOn = input.date(u"applied_on"_s);
    facts.under70 = readOptionalCode(input, u"category_under70"_s, limitCategoryFromCode);
    facts.elderly = readOptionalCode(input, u"category_70to74"_s, elderlyClassFromCode);
    facts.arrears = input.flag(u"arrears"_s, false);
    facts.incomesKnown = input.flag(u"incomes_known"_s, true);
    facts.coveredFrom = input.dateOr(u"covered_from"_s);
    facts.cardUsed = input.flag(u"card_used"_s, false);
    MADO_TRY(input.result());
    MADO_ASSIGN(const LimitCertificateDecision result, limitCertificate(parameters, facts));
    QJsonObject output{{u"granted"_s, result.granted},         {u"form"_s, result.form},
                       {u"meal_only"_s, result.mealOnly},      {u"from"_s, dateOrNull(result.from)},
                       {u"until"_s, dateOrNull(result.until)}, {u"reason"_s, result.reason}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcDiseaseCertificate(const Parameters& parameters, JsonInput& input) {
    DiseaseCertificateFacts facts;
    facts.disease = readCode(input, u"disease"_s, specifiedDiseaseFromCode);
    facts.birth = input.date(u"birth_date"_s);
    facts.appliedOn = input.date(u"applied_on"_s);
    facts.under70 = readOptionalCode(input, u"category_under70"_s, limitCategoryFromCode);
    facts.opinion = input.flag(u"opinion"_s, true);
    facts.coveredFrom = input.dateOr(u"covered_from"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const DiseaseCertificateDecision result, diseaseCertificate(parameters, facts));
    QJsonObject output{{u"granted"_s, result.granted},
                       {u"limit"_s, result.limit},
                       {u"from"_s, dateOrNull(result.from)},
                       {u"until"_s, dateOrNull(result.until)},
                       {u"reason"_s, result.reason}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcAnnualLimit(const Parameters& parameters, JsonInput& input) {
    const YearMonth first = readMonth(input, u"first_month"_s);
    const auto under70 = readOptionalCode(input, u"category_under70"_s, limitCategoryFromCode);
    const auto elderly = readOptionalCode(input, u"category_70to74"_s, elderlyClassFromCode);
    const bool outpatient = input.flag(u"outpatient"_s, false);
    const bool lowest = input.flag(u"lowest"_s, false);
    QList<MonthlyBurden> months;
    QList<JsonInput> list = input.objects(u"months"_s);
    for (JsonInput& one : list)
        months << MonthlyBurden{readMonth(one, u"month"_s), one.amount(u"paid"_s)};
    if (!under70 && !elderly) input.refuse(u"E-RULE-010"_s, u"category_under70"_s);
    if (outpatient && !elderly) input.refuse(u"E-RULE-010"_s, u"category_70to74"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const qint64 paid, burdenOfYear(parameters, first, months));
    MADO_ASSIGN(const AnnualSettlement result,
                outpatient ? outpatientAnnual(parameters, *elderly, first, paid)
                : under70  ? annualSettlement(parameters, *under70, first, paid, lowest)
                           : annualSettlement(parameters, *elderly, first, paid, lowest));
    QJsonObject output{{u"benefit"_s, result.benefit}, {u"limit"_s, result.limit}, {u"paid"_s, paid}};
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace mado
