// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CertificateRules.h"
#include "core/rules/Deadlines.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/ProcedureDeadlines.h"
#include "core/rules/json/CalcKinds.h"

#include <algorithm>
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
    const QString last = deadline.dueOn.toString(Qt::ISODate);
    QJsonObject output{{u"deadline"_s, last}, {u"due_on"_s, last}, {u"late_days"_s, deadline.lateDays}};
    addExplanation(output, deadline.explanation);
    return output;
}

/// "move_in" and "move_out" stand for two events each; whether the prefecture changes tells which.
struct MoveEvent {
    QLatin1StringView code;
    EligibilityEvent inside;
    EligibilityEvent outside;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<MoveEvent, 2> moves{{{"move_in"_L1, EligibilityEvent::MoveInSamePrefecture,
                                       EligibilityEvent::MoveInOtherPrefecture, u"転入", "Moved in"_L1},
                                      {"move_out"_L1, EligibilityEvent::MoveOutSamePrefecture,
                                       EligibilityEvent::MoveOutOtherPrefecture, u"転出", "Moved out"_L1}}};

EligibilityEvent readEvent(JsonInput& input) {
    const QString code = input.text(u"event"_s);
    const QString flag = u"within_prefecture"_s;
    const auto inside = input.optionalFlag(flag);
    for (const MoveEvent& move : moves) {
        if (code == move.code) {
            if (!inside) input.refuse(u"E-RULE-010"_s, flag);
            return inside.value_or(false) ? move.inside : move.outside;
        }
    }
    const auto event = eligibilityEventFromCode(code);
    if (!event) input.refuse(u"E-RULE-012"_s, u"event"_s, {code});
    for (const MoveEvent& move : moves) {
        // The name says already whether the prefecture changes: the flag must not say the opposite.
        if (inside && event == (*inside ? move.outside : move.inside)) input.refuse(u"E-RULE-031"_s, flag);
    }
    return event.value_or(EligibilityEvent::LeftEmployeeInsurance);
}

bool isMove(EligibilityEvent event) {
    return std::any_of(moves.begin(), moves.end(), [event](const MoveEvent& move) {
        return event == move.inside || event == move.outside;
    });
}

QJsonObject eventJson(const QString& code, EligibilityEvent event, const QString& ja, const QString& en) {
    const bool acquire = directionOf(event) == EligibilityDirection::Acquire;
    return {{u"event"_s, code},
            {u"direction"_s, acquire ? u"acquire"_s : u"lose"_s},
            {u"needs_within_prefecture"_s, isMove(event)},
            {u"label"_s, QJsonObject{{u"ja"_s, ja}, {u"en"_s, en}}}};
}

}  // namespace

QJsonArray eligibilityEvents() {
    QJsonArray list;
    for (const MoveEvent& move : moves)
        list << eventJson(QString(move.code), move.inside, move.ja.toString(), QString(move.en));
    for (const EligibilityEvent event : allEligibilityEvents()) {
        if (isMove(event)) continue;
        list << eventJson(eligibilityEventCode(event), event, eligibilityEventName(event, true),
                          eligibilityEventName(event, false));
    }
    return list;
}

QJsonArray deadlineProcedures() {
    QJsonArray list;
    const QList<ProcedureDeadline> procedures = proceduresWithDeadline();
    for (const ProcedureDeadline& one : procedures) {
        list << QJsonObject{{u"procedure"_s, one.procedure},
                            {u"event"_s, QJsonObject{{u"ja"_s, one.eventJa}, {u"en"_s, one.eventEn}}}};
    }
    return list;
}

Result<QJsonObject> calcEligibility(const Parameters& parameters, JsonInput& input) {
    EligibilityFacts facts;
    facts.event = readEvent(input);
    const QString dateKey = input.either(u"date"_s, u"event_date"_s);
    input.setDateField(dateKey);
    facts.date = input.date(dateKey);
    facts.birth = input.dateOr(u"birth_date"_s);
    facts.registeredElsewhereSameDay = input.flag(u"registered_elsewhere_same_day"_s, false);
    const QDate filedOn = input.dateOr(u"filed_on"_s);
    MADO_TRY(input.result());
    auto dates = eligibilityDates(parameters, facts);
    if (!dates) {
        Error error = dates.error();
        if (error.field == "event_date"_L1) error.field = dateKey;
        return error;
    }
    MADO_ASSIGN(const Deadline deadline, filingDeadline(parameters, facts.date, filedOn));
    const bool prefecture = dates->qualification.has_value();
    QJsonObject output{
        {u"layer"_s, prefecture ? u"qualification"_s : u"application"_s},
        {u"direction"_s, dates->direction == EligibilityDirection::Acquire ? u"acquire"_s : u"lose"_s},
        {u"date"_s, dateOrNull(prefecture ? dates->qualification : dates->application)},
        {u"qualification"_s, dateOrNull(dates->qualification)},
        {u"application"_s, dateOrNull(dates->application)},
        {u"filing_deadline"_s, deadline.dueOn.toString(Qt::ISODate)},
        {u"late_days"_s, deadline.lateDays}};
    Explanation both = deadline.explanation;
    addExplanation(output, both.append(dates->explanation));
    return output;
}

Result<QJsonObject> calcDeadline(const Parameters& parameters, JsonInput& input) {
    if (input.has(u"procedure"_s)) {
        const QString procedure = input.text(u"procedure"_s);
        const QDate event = input.date(u"event"_s);
        const QDate filedOn = input.dateOr(u"filed_on"_s);
        MADO_TRY(input.result());
        return procedureDeadline(parameters, procedure, event, filedOn).map(deadlineToJson);
    }
    if (!input.has(u"kind"_s) && !input.has(u"event_date"_s)) return fail(u"E-RULE-010"_s, u"procedure"_s);
    const QString code = input.text(u"kind"_s, u"filing"_s);
    input.setDateField(code == "filing"_L1 ? u"event_date"_s : u"base_date"_s);
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
