// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CopaymentRelief.h"
#include "core/rules/MedicalExpense.h"
#include "core/rules/TransferExpense.h"
#include "core/rules/UndueBenefit.h"
#include "core/rules/json/CalcBenefitKinds.h"
#include "core/rules/json/CalcKinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonObject assessmentToJson(const BenefitAssessment& result) {
    QJsonObject output{{u"decision"_s, result.decision == BenefitDecision::Grant ? u"grant"_s : u"deny"_s},
                       {u"amount"_s, result.amount},
                       {u"reason"_s, result.reason},
                       {u"claim_until"_s, dateOrNull(result.claimUntil)}};
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace

YearMonth readMonth(JsonInput& input, const QString& key) {
    const auto month = YearMonth::fromIso(input.text(key));
    if (!month) input.refuse(u"E-RULE-014"_s, key);
    return month.valueOr({});
}

QList<YearMonth> readMonths(JsonInput& input, const QString& key) {
    QList<YearMonth> months;
    for (const QString& text : input.texts(key)) {
        const auto month = YearMonth::fromIso(text);
        if (!month) input.refuse(u"E-RULE-014"_s, u"%1[%2]"_s.arg(key).arg(months.size()));
        months << month.valueOr({});
    }
    return months;
}

int readCount(JsonInput& input, const QString& key, qint64 least, qint64 most, std::optional<qint64> absent) {
    const qint64 number = input.amount(key, absent);
    if (number < least || number > most) input.refuse(u"E-RULE-011"_s, key);
    return static_cast<int>(std::clamp(number, least, most));
}

Result<QJsonObject> calcMedicalExpense(const Parameters& parameters, JsonInput& input) {
    MedicalExpenseFacts facts;
    facts.kind = readCode(input, u"kind"_s, expenseKindFromCode);
    facts.treatedOn = input.date(u"treated_on"_s);
    facts.paidOn = input.date(u"paid_on"_s);
    facts.claimedOn = input.dateOr(u"claimed_on"_s);
    facts.feeSchedule = input.amount(u"fee_schedule"_s);
    facts.paid = input.amount(u"paid"_s, input.has(u"foreign"_s) ? std::optional<qint64>(0) : std::nullopt);
    if (auto foreign = input.object(u"foreign"_s))
        facts.foreign = ForeignAmount{foreign->amount(u"hundredths"_s), foreign->amount(u"rate"_s)};
    facts.ratioPercent = readCount(input, u"ratio"_s, 0, 99, 30);
    facts.insured = input.flag(u"insured"_s, true);
    facts.goodReason = input.flag(u"good_reason"_s, true);
    facts.shortTrip = input.flag(u"short_trip"_s, true);
    facts.arrearsMeasure = input.flag(u"arrears_measure"_s, false);
    facts.papers = input.texts(u"papers"_s);
    MADO_TRY(input.result());
    return medicalExpense(parameters, facts).map(assessmentToJson);
}

Result<QJsonObject> calcTransfer(const Parameters& parameters, JsonInput& input) {
    TransferFacts facts;
    facts.movedOn = input.date(u"moved_on"_s);
    facts.paidOn = input.date(u"paid_on"_s);
    facts.claimedOn = input.dateOr(u"claimed_on"_s);
    facts.cheapest = input.amount(u"cheapest"_s);
    facts.paid = input.amount(u"paid"_s);
    facts.insured = input.flag(u"insured"_s, true);
    facts.doctorCertificate = input.flag(u"doctor_certificate"_s, true);
    facts.suitableCare = input.flag(u"suitable_care"_s, true);
    facts.hardToMove = input.flag(u"hard_to_move"_s, true);
    facts.unavoidable = input.flag(u"unavoidable"_s, true);
    MADO_TRY(input.result());
    return transferExpense(parameters, facts).map(assessmentToJson);
}

Result<QJsonObject> calcCopaymentRelief(const Parameters& parameters, JsonInput& input) {
    CopaymentReliefFacts facts;
    facts.ground = readOptionalCode(input, u"ground"_s, reliefGroundFromCode);
    facts.inpatient = input.flag(u"inpatient"_s, true);
    facts.monthlyIncome = input.amount(u"monthly_income"_s);
    facts.assistanceLevel = input.amount(u"assistance_level"_s);
    facts.savings = input.amount(u"savings"_s);
    facts.appliedOn = input.date(u"applied_on"_s);
    facts.from = input.date(u"from"_s);
    facts.copayment = input.amount(u"copayment"_s, 0);
    MADO_TRY(input.result());
    MADO_ASSIGN(const CopaymentRelief result, copaymentRelief(parameters, facts));
    QJsonObject output{{u"relief"_s, reliefKindCode(result.kind)},
                       {u"percent"_s, result.percent},
                       {u"left"_s, result.left},
                       {u"until"_s, dateOrNull(result.until)},
                       {u"reason"_s, result.reason}};
    addExplanation(output, result.explanation);
    return output;
}

Result<QJsonObject> calcUndueBenefit(const Parameters& parameters, JsonInput& input) {
    UndueBenefitFacts facts;
    facts.lostOn = input.date(u"lost_on"_s);
    facts.asOf = input.date(u"as_of"_s);
    QList<JsonInput> paid = input.objects(u"paid"_s);
    for (JsonInput& one : paid)
        facts.paid << PaidBenefit{one.date(u"treated_on"_s), one.date(u"paid_on"_s), one.amount(u"amount"_s)};
    MADO_TRY(input.result());
    MADO_ASSIGN(const UndueBenefit result, undueBenefit(parameters, facts));
    QJsonObject output{{u"amount"_s, result.amount},
                       {u"expired"_s, result.expired},
                       {u"count"_s, result.count},
                       {u"recover_until"_s, dateOrNull(result.recoverUntil)},
                       {u"claim_new_insurer_until"_s, dateOrNull(result.claimNewInsurerUntil)}};
    addExplanation(output, result.explanation);
    return output;
}

}  // namespace mado
