// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HighCost.h"
#include "core/rules/LumpSums.h"
#include "core/rules/json/CalcKinds.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

YearMonth readMonth(JsonInput& input, const QString& key, const QString& text) {
    const auto month = YearMonth::fromIso(text);
    if (!month) input.refuse(u"E-RULE-014"_s, key);
    return month.valueOr({});
}

/// A code that must be in the list of `parse`; absent gives nothing.
template <class Parse>
auto readCode(JsonInput& input, const QString& key, Parse parse) -> decltype(parse(QString())) {
    if (!input.has(key)) return std::nullopt;
    const QString code = input.text(key);
    auto value = parse(code);
    if (!value) input.refuse(u"E-RULE-012"_s, key, {code});
    return value;
}

MedicalClaim readClaim(JsonInput& input) {
    MedicalClaim claim;
    claim.facility = input.text(u"facility"_s, QString());
    claim.prescriber = input.text(u"prescriber"_s, QString());
    if (!input.has(u"kind"_s)) input.refuse(u"E-RULE-010"_s, u"kind"_s);
    claim.kind = readCode(input, u"kind"_s, claimKindFromCode).value_or(ClaimKind::Outpatient);
    claim.totalCost = input.amount(u"total_cost"_s);
    claim.copayment = input.amount(u"copayment"_s);
    claim.disease =
        readCode(input, u"specified_disease"_s, specifiedDiseaseFromCode).value_or(SpecifiedDisease::None);
    return claim;
}

PatientMonth readPatient(JsonInput& input, const QStringList& turning75) {
    PatientMonth person;
    person.id = input.text(u"id"_s);
    const QString ageClass = input.text(u"age_class"_s);
    if (ageClass != "under70"_L1 && ageClass != "70to74"_L1)
        input.refuse(u"E-RULE-012"_s, u"age_class"_s, {ageClass});
    person.elderly = ageClass == "70to74"_L1;
    person.turns75 = turning75.contains(person.id);
    QList<JsonInput> claims = input.objects(u"claims"_s);
    for (JsonInput& claim : claims)
        person.claims << readClaim(claim);
    return person;
}

QJsonObject lumpSumToJson(const BenefitAssessment& result) {
    QJsonObject output{{u"decision"_s, result.decision == BenefitDecision::Grant ? u"grant"_s : u"deny"_s},
                       {u"amount"_s, result.amount},
                       {u"reason"_s, result.reason},
                       {u"claim_until"_s, result.claimUntil.toString(Qt::ISODate)}};
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace

Result<QJsonObject> calcHighCost(const Parameters& parameters, JsonInput& input) {
    HighCostFacts facts;
    facts.month = readMonth(input, u"month"_s, input.text(u"month"_s));
    facts.under70 = readCode(input, u"category_under70"_s, limitCategoryFromCode);
    facts.elderly = readCode(input, u"category_70to74"_s, elderlyClassFromCode);
    facts.halfLimit = input.flag(u"half_limit"_s, false);
    const QStringList hits = input.texts(u"prior_hits"_s);
    for (qsizetype i = 0; i < hits.size(); ++i)
        facts.hits << readMonth(input, u"prior_hits[%1]"_s.arg(i), hits[i]);
    const QStringList turning75 = input.texts(u"turning_75"_s);
    QStringList ids;
    QList<JsonInput> persons = input.objects(u"persons"_s);
    for (JsonInput& person : persons) {
        facts.persons << readPatient(person, turning75);
        const QString& id = facts.persons.last().id;
        if (ids.contains(id)) person.refuse(u"E-RULE-032"_s, u"id"_s, {id});
        ids << id;
    }
    for (const QString& id : turning75) {
        if (!ids.contains(id)) input.refuse(u"E-RULE-012"_s, u"turning_75"_s, {id});
    }
    if (persons.isEmpty()) input.refuse(u"E-RULE-010"_s, u"persons"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const HighCostBenefit result, highCostBenefit(parameters, facts));
    QJsonObject output{{u"benefit"_s, result.benefit},
                       {u"limit"_s, result.limit},
                       {u"multiple_hit"_s, result.multipleHit},
                       {u"hit"_s, result.hit}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcChildbirth(const Parameters& parameters, JsonInput& input) {
    ChildbirthFacts facts;
    facts.birthDate = input.date(u"birth_date"_s);
    facts.claimedOn = input.dateOr(u"claimed_on"_s);
    facts.weeks = static_cast<int>(std::min<qint64>(input.amount(u"weeks"_s), 60));
    facts.days = static_cast<int>(std::min<qint64>(input.amount(u"days"_s, 0), 60));
    facts.babies = static_cast<int>(std::min<qint64>(input.amount(u"babies"_s, 1), 10));
    facts.compensationScheme = input.flag(u"compensation_scheme"_s, true);
    facts.insuredAtBirth = input.flag(u"insured"_s, true);
    facts.employeeInsurancePays = input.flag(u"employee_insurance_pays"_s, false);
    facts.directPayment = input.flag(u"direct_payment"_s, false);
    facts.hospitalCost = input.amount(u"hospital_cost"_s, 0);
    MADO_TRY(input.result());
    MADO_ASSIGN(const BenefitAssessment result, childbirthLumpSum(parameters, facts));
    return lumpSumToJson(result);
}

Result<QJsonObject> calcFuneral(const Parameters& parameters, JsonInput& input) {
    FuneralFacts facts;
    facts.deathDate = input.date(u"death_date"_s);
    facts.funeralDate = input.date(u"funeral_date"_s);
    facts.claimedOn = input.dateOr(u"claimed_on"_s);
    facts.insuredAtDeath = input.flag(u"insured"_s, true);
    facts.otherSchemePays = input.flag(u"other_scheme_pays"_s, false);
    MADO_TRY(input.result());
    MADO_ASSIGN(const BenefitAssessment result, funeralExpense(parameters, facts));
    return lumpSumToJson(result);
}

}  // namespace mado
