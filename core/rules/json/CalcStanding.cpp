// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ArrearsMeasures.h"
#include "core/rules/Deadlines.h"
#include "core/rules/Exclusions.h"
#include "core/rules/HeadSubstitution.h"
#include "core/rules/HouseholdContinuity.h"
#include "core/rules/SpecialResidence.h"
#include "core/rules/json/CalcBenefitKinds.h"
#include "core/rules/json/CalcKinds.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<QJsonObject> calcContinuity(const Parameters&, JsonInput& input) {
    ContinuityFacts facts;
    facts.samePrefecture = input.flag(u"same_prefecture"_s, true);
    facts.headStays = input.flag(u"head_stays"_s, true);
    facts.wasHeadBefore = input.flag(u"was_head_before"_s, true);
    facts.splitOrMerged = input.flag(u"split_or_merged"_s, false);
    facts.joinedOtherHousehold = input.flag(u"joined_other_household"_s, false);
    facts.otherMembersChanged = input.flag(u"other_members_changed"_s, false);
    MADO_TRY(input.result());
    const ContinuityJudgement judgement = judgeContinuity(facts);
    QJsonObject output{{u"continues"_s, judgement.continues}, {u"reason"_s, judgement.reason}};
    addExplanation(output, judgement.explanation);
    return output;
}

Result<QJsonObject> calcHitCount(const Parameters& parameters, JsonInput& input) {
    HitCountFacts facts;
    facts.month = readMonth(input, u"month"_s);
    facts.ownHits = readMonths(input, u"own_hits"_s);
    QList<JsonInput> former = input.objects(u"former"_s);
    for (JsonInput& one : former) {
        facts.former << FormerResidence{one.text(u"municipality"_s, QString()), one.date(u"moved_on"_s),
                                        one.flag(u"continues"_s, false), readMonths(one, u"hits"_s)};
    }
    MADO_TRY(input.result());
    MADO_ASSIGN(const HitCount count, countHits(parameters, facts));
    QJsonArray counted;
    for (const YearMonth& month : count.counted)
        counted << month.toIso();
    QJsonObject output{{u"counted"_s, counted},
                       {u"nth"_s, count.nth},
                       {u"multiple_hit"_s, count.multiple},
                       {u"half_limit"_s, count.halfLimit}};
    addExplanation(output, count.explanation);
    return output;
}

Result<QJsonObject> calcHighCostClaim(const Parameters& parameters, JsonInput& input) {
    const YearMonth month = readMonth(input, u"month"_s);
    const QDate received = input.dateOr(u"form_received_on"_s);
    const QDate claimed = input.dateOr(u"claimed_on"_s);
    MADO_TRY(input.result());
    MADO_ASSIGN(const HighCostClaimLimit limit, highCostClaimLimit(parameters, month, received, claimed));
    QJsonObject output{{u"running"_s, limit.running},
                       {u"due_on"_s, dateOrNull(limit.dueOn)},
                       {u"late_days"_s, limit.lateDays}};
    addExplanation(output, limit.explanation);
    return output;
}

Result<QJsonObject> calcStudent(const Parameters& parameters, JsonInput& input) {
    StudentFacts facts;
    facts.from = input.date(u"from"_s);
    facts.schoolUntil = input.date(u"school_until"_s);
    facts.asOf = input.date(u"as_of"_s);
    facts.endedOn = input.dateOr(u"ended_on"_s);
    facts.ownLivelihoodOn = input.dateOr(u"own_livelihood_on"_s);
    facts.provenUntil = input.dateOr(u"proven_until"_s);
    facts.supported = input.flag(u"supported"_s, true);
    MADO_TRY(input.result());
    MADO_ASSIGN(const StudentException result, studentException(parameters, facts));
    QJsonObject output{{u"applies"_s, result.applies},
                       {u"from"_s, dateOrNull(result.from)},
                       {u"until"_s, dateOrNull(result.until)},
                       {u"proof_due"_s, dateOrNull(result.proofDue)},
                       {u"proof_missing"_s, result.proofMissing},
                       {u"reason"_s, result.reason}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcFacility(const Parameters&, JsonInput& input) {
    QList<ResidenceStep> steps;
    QList<JsonInput> list = input.objects(u"steps"_s);
    for (JsonInput& one : list) {
        steps << ResidenceStep{one.text(u"municipality"_s), one.date(u"since"_s),
                               readOptionalCode(one, u"facility"_s, facilityKindFromCode)};
    }
    MADO_TRY(input.result());
    MADO_ASSIGN(const FacilityRule rule, facilityRule(steps));
    QJsonObject output{{u"applies"_s, rule.applies},
                       {u"responsible"_s, rule.responsible},
                       {u"layer"_s, rule.samePrefecture ? u"application"_s : u"qualification"_s},
                       {u"reason"_s, rule.reason}};
    addExplanation(output, rule.explanation);
    return output;
}

Result<QJsonObject> calcHeadSubstitution(const Parameters&, JsonInput& input) {
    HeadSubstitutionFacts facts;
    facts.date = input.date(u"date"_s);
    facts.headIsNominal = input.flag(u"head_is_nominal"_s, true);
    facts.headConsents = input.flag(u"head_consents"_s, true);
    facts.arrears = input.flag(u"arrears"_s, false);
    facts.applicantInsured = input.flag(u"applicant_insured"_s, true);
    facts.canFulfilDuties = input.flag(u"can_fulfil_duties"_s, true);
    MADO_TRY(input.result());
    MADO_ASSIGN(const HeadSubstitution result, headSubstitution(facts));
    QJsonObject output{{u"granted"_s, result.granted},
                       {u"tax_from"_s, result.taxFrom.isValid() ? QJsonValue(result.taxFrom.toIso())
                                                                : QJsonValue(QJsonValue::Null)},
                       {u"reason"_s, result.reason}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcExclusion(const Parameters& parameters, JsonInput& input) {
    ExclusionFacts facts;
    facts.day = input.date(u"date"_s);
    facts.birth = input.dateOr(u"birth_date"_s);
    facts.grounds = input.texts(u"grounds"_s);
    facts.assistanceSuspended = input.flag(u"assistance_suspended"_s, false);
    facts.foreign = input.flag(u"foreign"_s, false);
    if (input.has(u"stay_months"_s)) facts.stayMonths = readCount(input, u"stay_months"_s, 0, 1200);
    MADO_TRY(input.result());
    MADO_ASSIGN(const Exclusion result, nhiExclusion(parameters, facts));
    QJsonObject output{{u"excluded"_s, result.excluded},
                       {u"grounds"_s, QJsonArray::fromStringList(result.grounds)}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcArrearsMeasures(const Parameters& parameters, JsonInput& input) {
    ArrearsMeasureFacts facts;
    facts.dueOn = input.date(u"due_on"_s);
    facts.asOf = input.date(u"as_of"_s);
    facts.paidOn = input.dateOr(u"paid_on"_s);
    facts.explainBy = input.dateOr(u"explain_by"_s);
    facts.specialCircumstances = input.flag(u"special_circumstances"_s, false);
    QList<JsonInput> persons = input.objects(u"persons"_s);
    for (JsonInput& one : persons)
        facts.persons << ArrearsPerson{one.date(u"birth_date"_s), one.flag(u"public_cost"_s, false)};
    MADO_TRY(input.result());
    MADO_ASSIGN(const ArrearsMeasures result, arrearsMeasures(parameters, facts));
    QJsonArray full;
    for (const bool one : result.payInFull)
        full << one;
    QJsonObject output{{u"stage"_s, arrearsStageCode(result.stage)},
                       {u"demand_by"_s, dateOrNull(result.demandBy)},
                       {u"special_from"_s, dateOrNull(result.specialFrom)},
                       {u"suspension_from"_s, dateOrNull(result.suspensionFrom)},
                       {u"pay_in_full"_s, full}};
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace mado
