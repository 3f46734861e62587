// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Arrears.h"
#include "core/rules/Exemption.h"
#include "core/rules/Instalments.h"
#include "core/rules/Refund.h"
#include "core/rules/WithholdingPlan.h"
#include "core/rules/json/CalcKinds.h"
#include "core/rules/json/CalcLevyInput.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// "40%" and the like, in millionths.
qint64 readRate(JsonInput& input, const QString& key) {
    const QString text = input.text(key);
    const auto rate = parseRate(text);
    if (!rate) input.refuse(u"E-RULE-015"_s, key);
    return rate.value_or(0);
}

}  // namespace

void addInstalments(QJsonObject& output, const QList<Instalment>& instalments) {
    QJsonArray amounts;
    QJsonArray due;
    for (const Instalment& one : instalments) {
        amounts << one.amount;
        due << one.dueOn.toString(Qt::ISODate);
    }
    output[u"instalments"_s] = amounts;
    output[u"instalment_due"_s] = due;
}

Result<QJsonObject> calcArrears(const Parameters& parameters, JsonInput& input) {
    const QString amountKey = input.either(u"amount"_s, u"principal"_s);
    const QString dueKey = input.either(u"due"_s, u"due_on"_s);
    const QString paidKey = input.either(u"paid"_s, u"paid_on"_s);
    const qint64 amount = input.amount(amountKey);
    const QDate due = input.date(dueKey);
    const QDate paid = input.date(paidKey);
    Parameters used = parameters;
    if (auto rates = input.object(u"rates"_s)) {
        for (const auto& [key, id] : {std::pair(u"first"_s, u"collection.arrears.first_rate"_s),
                                      std::pair(u"later"_s, u"collection.arrears.later_rate"_s)}) {
            const QString rate = rates->text(key);
            if (!parseRate(rate)) rates->refuse(u"E-RULE-015"_s, key);
            if (parseRate(rate).value_or(0) > rateUnit) rates->refuse(u"E-RULE-011"_s, key);
            used = used.withFigure(id, rate);
        }
    }
    MADO_TRY(input.result());
    input.setDateField(used.at(u"collection.arrears.later_rate"_s, due) ? paidKey : dueKey);
    MADO_ASSIGN(const InterestAmount charge, arrearsCharge(used, amount, due, paid));
    QJsonObject output{{u"charge"_s, charge.amount}};
    addExplanation(output, charge.explanation);
    return output;
}

Result<QJsonObject> calcExemption(const Parameters& parameters, JsonInput& input) {
    ExemptionFacts facts;
    MADO_ASSIGN(facts.year, readFiscalYear(input));
    const QString ground = input.text(u"ground"_s);
    const auto known = exemptionGroundFromCode(ground);
    if (!known) input.refuse(u"E-RULE-012"_s, u"ground"_s, {ground});
    facts.appliedOn = input.date(u"applied_on"_s);
    facts.noticeSentOn = input.dateOr(u"notice_sent_on"_s);
    facts.ratio = readRate(input, u"ratio"_s);
    facts.annual = input.amount(u"annual"_s);
    facts.incomeLevy = input.amount(u"income_levy"_s);
    facts.everybodyDeclared = input.flag(u"everybody_declared"_s, true);
    const QDate firstDecidedOn = input.dateOr(u"first_decided_on"_s);
    MADO_TRY(input.result());
    facts.ground = *known;
    input.setDateField(u"applied_on"_s);
    MADO_ASSIGN(facts.instalments, scheduleInstalments(parameters, facts.year, facts.annual, firstDecidedOn));
    MADO_ASSIGN(const ExemptionDecision decision, ordinanceExemption(parameters, facts));
    QJsonObject output{{u"granted"_s, decision.granted},
                       {u"reason"_s, decision.reason},
                       {u"relief"_s, decision.relief},
                       {u"annual"_s, decision.annual}};
    addInstalments(output, decision.instalments);
    addExplanation(output, decision.explanation);
    return output;
}

Result<QJsonObject> calcPensionWithholding(const Parameters& parameters, JsonInput& input) {
    WithholdingFacts facts;
    MADO_ASSIGN(facts.year, readFiscalYear(input));
    const QStringList births = input.texts(u"insured_births"_s);
    for (qsizetype i = 0; i < births.size(); ++i) {
        const QDate birth = QDate::fromString(births[i], Qt::ISODate);
        if (!birth.isValid()) input.refuse(u"E-RULE-014"_s, u"insured_births[%1]"_s.arg(i));
        facts.test.births << birth;
    }
    facts.test.headInsured = input.flag(u"head_insured"_s, true);
    facts.test.pension = input.amount(u"pension"_s);
    facts.test.tax = input.amount(u"annual"_s);
    facts.test.carePremium = input.amount(u"care_premium"_s, 0);
    facts.test.switchedToDebit = input.flag(u"direct_debit"_s, false);
    facts.lastFebruary = input.amount(u"last_february"_s, 0);
    facts.ordinaryCharged = input.amount(u"ordinary_charged"_s, 0);
    MADO_TRY(input.result());
    MADO_ASSIGN(const WithholdingPlan decision, withholdingPlan(parameters, facts));
    QJsonArray parts;
    for (const WithholdingPart& part : decision.parts) {
        parts << QJsonObject{{u"month"_s, part.month.toIso()},
                             {u"provisional"_s, part.provisional},
                             {u"amount"_s, part.amount}};
    }
    QJsonObject output{{u"withheld"_s, decision.withheld},
                       {u"reason"_s, decision.reason},
                       {u"parts"_s, parts},
                       {u"overpaid"_s, decision.overpaid}};
    addExplanation(output, decision.explanation);
    return output;
}

Result<QJsonObject> calcRefund(const Parameters& parameters, JsonInput& input) {
    const qint64 overpaid = input.amount(u"overpaid"_s);
    const QDate from = input.date(u"interest_from"_s);
    const QDate decidedOn = input.date(u"decided_on"_s);
    QList<UnpaidTax> unpaid;
    QList<JsonInput> list = input.objects(u"unpaid"_s);
    for (JsonInput& one : list) {
        UnpaidTax tax;
        tax.fiscalYear = static_cast<int>(std::min<qint64>(one.amount(u"fiscal_year"_s, 0), 9999));
        tax.period = static_cast<int>(std::min<qint64>(one.amount(u"period"_s, 0), 99));
        tax.dueOn = one.date(u"due"_s);
        tax.amount = one.amount(u"amount"_s);
        unpaid << tax;
    }
    MADO_TRY(input.result());
    MADO_ASSIGN(const RefundDecision decision, decideRefund(parameters, overpaid, from, decidedOn, unpaid));
    QJsonArray offsets;
    for (const Offset& offset : decision.offsets)
        offsets << QJsonObject{{u"unpaid"_s, offset.unpaid}, {u"amount"_s, offset.amount}};
    QJsonObject output{{u"offsets"_s, offsets},
                       {u"refund"_s, decision.refund},
                       {u"interest"_s, decision.interest},
                       {u"claim_until"_s, decision.claimUntil.toString(Qt::ISODate)}};
    addExplanation(output, decision.explanation);
    return output;
}

}  // namespace mado
