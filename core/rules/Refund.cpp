// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Refund.h"

#include "core/rules/Arrears.h"
#include "core/rules/Deadlines.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Result<void> checkUnpaid(const QList<UnpaidTax>& unpaid) {
    for (qsizetype i = 0; i < unpaid.size(); ++i) {
        const QString at = u"unpaid[%1]."_s.arg(i);
        if (!isAmount(unpaid[i].amount)) return fail(u"E-RULE-011"_s, at + u"amount"_s);
        if (!unpaid[i].dueOn.isValid()) return fail(u"E-RULE-014"_s, at + u"due"_s);
    }
    return {};
}

QList<Offset> offsetsOf(qint64 overpaid, QDate day, const QList<UnpaidTax>& unpaid) {
    QList<qsizetype> order(unpaid.size());
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](qsizetype a, qsizetype b) { return unpaid[a].dueOn < unpaid[b].dueOn; });
    QList<Offset> offsets;
    for (const qsizetype at : order) {
        const qint64 amount = unpaid[at].dueOn <= day ? std::min(overpaid, unpaid[at].amount) : 0;
        if (amount == 0) continue;
        offsets << Offset{at, amount};
        overpaid -= amount;
    }
    return offsets;
}

}  // namespace

Result<RefundDecision> decideRefund(const Parameters& parameters, qint64 overpaid, QDate interestFrom,
                                    QDate decidedOn, const QList<UnpaidTax>& unpaid) {
    if (!isAmount(overpaid)) return fail(u"E-RULE-011"_s, u"overpaid"_s);
    if (!decidedOn.isValid()) return fail(u"E-RULE-014"_s, u"decided_on"_s);
    MADO_TRY(checkUnpaid(unpaid));
    MADO_ASSIGN(const InterestAmount interest, refundInterest(parameters, overpaid, interestFrom, decidedOn));
    MADO_ASSIGN(const LevyLimits limits, levyLimits(parameters, decidedOn));
    RefundDecision decision;
    decision.offsets = offsetsOf(overpaid, decidedOn, unpaid);
    decision.interest = interest.amount;
    decision.claimUntil = limits.refundUntil;
    decision.explanation.add(
        {u"過誤納金"_s, u"Overpayment"_s, yenText(overpaid), overpaid, u"地方税法17条"_s, {}});
    for (const Offset& offset : decision.offsets) {
        const UnpaidTax& tax = unpaid[offset.unpaid];
        decision.offsetTotal += offset.amount;
        decision.explanation.add({u"%1年度 第%2期への充当"_s.arg(tax.fiscalYear).arg(tax.period),
                                  u"Offset against FY%1, period %2"_s.arg(tax.fiscalYear).arg(tax.period),
                                  u"%1: min(%2, %3)"_s.arg(tax.dueOn.toString(Qt::ISODate),
                                                           yenText(tax.amount), yenText(offset.amount)),
                                  offset.amount,
                                  u"地方税法17条の2"_s,
                                  {}});
    }
    decision.refund = overpaid - decision.offsetTotal;
    decision.explanation.append(interest.explanation);
    decision.explanation.add(
        {u"還付額"_s,
         u"Refunded"_s,
         u"%1 − %2 + %3 = %4"_s.arg(yenText(overpaid), yenText(decision.offsetTotal),
                                    yenText(decision.interest), yenText(decision.refund + decision.interest)),
         decision.refund + decision.interest,
         u"地方税法17条、17条の4"_s,
         {}});
    return decision;
}

}  // namespace mado
