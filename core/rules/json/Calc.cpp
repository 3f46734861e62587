// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/json/Calc.h"

#include "core/base/ErrorCatalogue.h"
#include "core/rules/json/CalcBenefitKinds.h"
#include "core/rules/json/CalcKinds.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct Kind {
    QLatin1StringView code;
    Result<QJsonObject> (*run)(const Parameters&, JsonInput&);
    QLatin1StringView dateField;  ///< the field to name when no figures exist for the date
};

const std::array<Kind, 36> kinds{{{"levy"_L1, calcLevy, "fiscal_year"_L1},
                                  {"high-cost"_L1, calcHighCost, "month"_L1},
                                  {"ratio"_L1, calcRatio, "date"_L1},
                                  {"eligibility"_L1, calcEligibility, "date"_L1},
                                  {"deadline"_L1, calcDeadline, "event"_L1},
                                  {"arrears"_L1, calcArrears, "paid"_L1},
                                  {"my-number"_L1, calcMyNumber, "number"_L1},
                                  {"insurer-number"_L1, calcInsurerNumber, "number"_L1},
                                  {"reassessment"_L1, calcReassessment, "fiscal_year"_L1},
                                  {"exemption"_L1, calcExemption, "applied_on"_L1},
                                  {"pension-withholding"_L1, calcPensionWithholding, "fiscal_year"_L1},
                                  {"refund"_L1, calcRefund, "decided_on"_L1},
                                  {"childbirth"_L1, calcChildbirth, "birth_date"_L1},
                                  {"funeral"_L1, calcFuneral, "death_date"_L1},
                                  {"certificate"_L1, calcCertificate, "effective_from"_L1},
                                  {"medical-expense"_L1, calcMedicalExpense, "treated_on"_L1},
                                  {"transfer"_L1, calcTransfer, "paid_on"_L1},
                                  {"copayment-relief"_L1, calcCopaymentRelief, "from"_L1},
                                  {"undue-benefit"_L1, calcUndueBenefit, "paid"_L1},
                                  {"combined-care"_L1, calcCombinedCare, "period_start"_L1},
                                  {"stay-cost"_L1, calcStayCost, "from"_L1},
                                  {"meal-difference"_L1, calcMealDifference, "from"_L1},
                                  {"long-stay"_L1, calcLongStay, "applied_on"_L1},
                                  {"limit-category"_L1, calcLimitCategory, "month"_L1},
                                  {"elderly-class"_L1, calcElderlyClass, "date"_L1},
                                  {"limit-certificate"_L1, calcLimitCertificate, "applied_on"_L1},
                                  {"disease-certificate"_L1, calcDiseaseCertificate, "applied_on"_L1},
                                  {"annual-limit"_L1, calcAnnualLimit, "first_month"_L1},
                                  {"continuity"_L1, calcContinuity, "date"_L1},
                                  {"hit-count"_L1, calcHitCount, "month"_L1},
                                  {"high-cost-claim"_L1, calcHighCostClaim, "month"_L1},
                                  {"student"_L1, calcStudent, "as_of"_L1},
                                  {"facility"_L1, calcFacility, "steps"_L1},
                                  {"head-substitution"_L1, calcHeadSubstitution, "date"_L1},
                                  {"exclusion"_L1, calcExclusion, "date"_L1},
                                  {"arrears-measures"_L1, calcArrearsMeasures, "as_of"_L1}}};

}  // namespace

QStringList calcKinds() {
    QStringList codes;
    for (const Kind& kind : kinds)
        codes << QString(kind.code);
    return codes;
}

Result<QJsonObject> calculate(const Parameters& parameters, const QString& kind, const QJsonObject& input) {
    for (const Kind& one : kinds) {
        if (one.code != kind) continue;
        JsonInput reader(input);
        auto output = one.run(parameters, reader);
        if (output || (output.error().code != "E-RULE-001"_L1 && output.error().code != "E-RULE-002"_L1))
            return output;
        // A missing figure is named by its id: tell the field of the input whose date asked for it.
        Error error = output.error();
        error.detail = error.field;
        error.field = reader.dateField().isEmpty() ? QString(one.dateField) : reader.dateField();
        return error;
    }
    return fail(u"E-RULE-012"_s, u"kind"_s, {kind});
}

QJsonObject refusalToJson(const Error& error, const ErrorCatalogue* words) {
    const QString message = words ? words->words(error, Language::English).what : error.facts.join(u", "_s);
    return {{u"error"_s,
             QJsonObject{{u"code"_s, error.code}, {u"field"_s, error.field}, {u"message"_s, message}}}};
}

QJsonObject calculateToJson(const Parameters& parameters, const QString& kind, const QJsonObject& input,
                            const ErrorCatalogue* words) {
    const auto output = calculate(parameters, kind, input);
    return output ? *output : refusalToJson(output.error(), words);
}

QJsonObject calculateBytesToJson(const Parameters& parameters, const QString& kind, const QByteArray& input,
                                 const ErrorCatalogue* words) {
    QJsonParseError torn;
    const QJsonDocument document = QJsonDocument::fromJson(input, &torn);
    if (torn.error != QJsonParseError::NoError) {
        return refusalToJson(fail(u"E-RULE-030"_s, u"input"_s, {torn.errorString()}), words);
    }
    if (!document.isObject())
        return refusalToJson(fail(u"E-RULE-030"_s, u"input"_s, {u"not an object"_s}), words);
    return calculateToJson(parameters, kind, document.object(), words);
}

Result<QJsonObject> calcList(const QString& kind) {
    if (kind == "eligibility"_L1) return QJsonObject{{u"events"_s, eligibilityEvents()}};
    if (kind == "deadline"_L1) return QJsonObject{{u"procedures"_s, deadlineProcedures()}};
    return fail(u"E-RULE-012"_s, u"kind"_s, {kind});
}

void addExplanation(QJsonObject& output, const Explanation& explanation, QStringList unconfirmed) {
    unconfirmed << explanation.unconfirmed();
    unconfirmed.sort();
    unconfirmed.removeDuplicates();
    output[u"unconfirmed"_s] = QJsonArray::fromStringList(unconfirmed);
    output[u"steps"_s] = explanation.toJson();
}

QJsonValue dateOrNull(const std::optional<QDate>& date) {
    return date && date->isValid() ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

}  // namespace mado
