// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CertificateRules.h"
#include "core/rules/Deadlines.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/json/CalcKinds.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct BenefitCode {
    QLatin1StringView code;
    BenefitKind kind;
};
const std::array<BenefitCode, 9> benefitCodes{{{"high_cost"_L1, BenefitKind::HighCost},
                                               {"combined_care"_L1, BenefitKind::CombinedCare},
                                               {"outpatient_annual"_L1, BenefitKind::OutpatientAnnual},
                                               {"medical_expense"_L1, BenefitKind::MedicalExpense},
                                               {"transfer"_L1, BenefitKind::Transfer},
                                               {"special_medical"_L1, BenefitKind::SpecialMedical},
                                               {"meal_difference"_L1, BenefitKind::MealDifference},
                                               {"childbirth"_L1, BenefitKind::Childbirth},
                                               {"funeral"_L1, BenefitKind::Funeral}}};

QJsonObject deadlineToJson(const Deadline& deadline) {
    QJsonObject output{{u"due_on"_s, deadline.dueOn.toString(Qt::ISODate)},
                       {u"late_days"_s, deadline.lateDays}};
    addExplanation(output, deadline.explanation);
    return output;
}

}  // namespace

Result<QJsonObject> calcEligibility(const Parameters& parameters, JsonInput& input) {
    const QString code = input.text(u"event"_s);
    const auto event = eligibilityEventFromCode(code);
    if (!event) input.refuse(u"E-RULE-012"_s, u"event"_s, {code});
    EligibilityFacts facts;
    facts.date = input.date(u"event_date"_s);
    facts.birth = input.dateOr(u"birth_date"_s);
    facts.registeredElsewhereSameDay = input.flag(u"registered_elsewhere_same_day"_s, false);
    const QDate filedOn = input.dateOr(u"filed_on"_s);
    MADO_TRY(input.result());
    facts.event = *event;
    MADO_ASSIGN(const EligibilityDates dates, eligibilityDates(parameters, facts));
    MADO_ASSIGN(const Deadline deadline, filingDeadline(parameters, facts.date, filedOn));
    QJsonObject output{
        {u"direction"_s, dates.direction == EligibilityDirection::Acquire ? u"acquire"_s : u"lose"_s},
        {u"qualification"_s, dateOrNull(dates.qualification)},
        {u"application"_s, dateOrNull(dates.application)},
        {u"filing_deadline"_s, deadline.dueOn.toString(Qt::ISODate)},
        {u"late_days"_s, deadline.lateDays}};
    Explanation both = deadline.explanation;
    addExplanation(output, both.append(dates.explanation));
    return output;
}

Result<QJsonObject> calcDeadline(const Parameters& parameters, JsonInput& input) {
    const QString code = input.text(u"kind"_s, u"filing"_s);
    if (code == "filing"_L1) {
        const QDate event = input.date(u"event_date"_s);
        const QDate filedOn = input.dateOr(u"filed_on"_s);
        MADO_TRY(input.result());
        return filingDeadline(parameters, event, filedOn).map(deadlineToJson);
    }
    const QDate base = input.date(u"base_date"_s);
    const QDate claimedOn = input.dateOr(u"claimed_on"_s);
    for (const BenefitCode& one : benefitCodes) {
        if (one.code != code) continue;
        MADO_TRY(input.result());
        return claimLimit(parameters, one.kind, base, claimedOn).map(deadlineToJson);
    }
    return fail(u"E-RULE-012"_s, u"kind"_s, {code});
}

Result<QJsonObject> calcCertificate(const Parameters& parameters, JsonInput& input) {
    ValidityFacts validityFacts;
    validityFacts.birth = input.date(u"birth_date"_s);
    validityFacts.effectiveFrom = input.date(u"effective_from"_s);
    validityFacts.stayEnd = input.optionalDate(u"stay_end"_s);
    validityFacts.statusEnd = input.optionalDate(u"status_end"_s);
    const QString card = input.text(u"card"_s, u"no_card"_s);
    const auto state = healthCardFromCode(card);
    if (!state) input.refuse(u"E-RULE-012"_s, u"card"_s, {card});
    CertificateFacts facts;
    facts.needsSupport = input.flag(u"needs_support"_s, false);
    facts.applied = input.flag(u"applied"_s, false);
    facts.protectedPerson = input.flag(u"protected"_s, false);
    facts.arrearsMeasure = input.flag(u"arrears_measure"_s, false);
    MADO_TRY(input.result());
    facts.card = *state;
    MADO_ASSIGN(const CertificateChoice choice,
                certificateFor(parameters, facts, validityFacts.effectiveFrom));
    validityFacts.kind = choice.kind;
    MADO_ASSIGN(const CertificateValidity validity, certificateValidity(parameters, validityFacts));
    QJsonObject output{
        {u"kind"_s, choice.kind == CertificateKind::EligibilityCertificate ? u"eligibility_certificate"_s
                                                                           : u"eligibility_notice"_s},
        {u"form"_s, choice.form},
        {u"special"_s, choice.special},
        {u"needs_application"_s, choice.needsApplication},
        {u"valid_until"_s, dateOrNull(validity.until)},
        {u"reason"_s, validity.reason}};
    Explanation both = choice.explanation;
    addExplanation(output, both.append(validity.explanation));
    return output;
}

}  // namespace mado
