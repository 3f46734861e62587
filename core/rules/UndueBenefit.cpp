// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/UndueBenefit.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView yearsId("benefit.recovery_years");
constexpr QLatin1StringView claimYearsId("dates.benefit_claim_years");

Result<void> checkFacts(const UndueBenefitFacts& facts) {
    if (!facts.lostOn.isValid()) return fail(u"E-RULE-014"_s, u"lost_on"_s);
    if (!facts.asOf.isValid()) return fail(u"E-RULE-014"_s, u"as_of"_s);
    if (facts.paid.isEmpty()) return fail(u"E-RULE-010"_s, u"paid"_s);
    for (qsizetype i = 0; i < facts.paid.size(); ++i) {
        const PaidBenefit& one = facts.paid[i];
        const QString at = u"paid[%1]."_s.arg(i);
        if (!one.treatedOn.isValid()) return fail(u"E-RULE-014"_s, at + u"treated_on"_s);
        if (!one.paidOn.isValid()) return fail(u"E-RULE-014"_s, at + u"paid_on"_s);
        if (one.paidOn < one.treatedOn || one.paidOn > facts.asOf)
            return fail(u"E-RULE-016"_s, at + u"paid_on"_s);
        if (!isAmount(one.amount)) return fail(u"E-RULE-011"_s, at + u"amount"_s);
    }
    return {};
}

void keepEarliest(QDate& date, QDate other) {
    if (!date.isValid() || other < date) date = other;
}

}  // namespace

Result<UndueBenefit> undueBenefit(const Parameters& parameters, const UndueBenefitFacts& facts) {
    MADO_TRY(checkFacts(facts));
    UndueBenefit undue;
    undue.explanation.add({u"資格のなくなった日"_s,
                           u"First day without coverage"_s,
                           isoText(facts.lostOn),
                           facts.lostOn,
                           u"国民健康保険法8条"_s,
                           {}});
    QStringList parts;
    for (const PaidBenefit& one : facts.paid) {
        Figures figures(parameters, one.paidOn);
        const int years = static_cast<int>(figures.number(yearsId));
        const int claimYears = static_cast<int>(figures.number(claimYearsId));
        const ParameterUse use = figures.use(yearsId);
        MADO_TRY(figures.result());
        const bool covered = one.treatedOn < facts.lostOn;
        const QDate until = periodEnd(one.paidOn.addDays(1), years);
        const bool barred = !covered && until < facts.asOf;
        undue.explanation.add(
            {covered  ? u"資格のある間の受診(対象外)"_s
             : barred ? u"資格喪失後の受診(時効により請求できない)"_s
                      : u"資格喪失後の受診(返還の対象)"_s,
             covered  ? u"Treated while covered (not undue)"_s
             : barred ? u"Treated after the loss (barred)"_s
                      : u"Treated after the loss (to be returned)"_s,
             u"%1: %2 (– %3)"_s.arg(isoText(one.treatedOn), yenText(one.amount), isoText(until)),
             covered || barred ? qint64(0) : one.amount,
             u"民法703条、地方自治法236条"_s,
             {use}});
        if (covered) continue;
        if (barred) {
            undue.expired += one.amount;
            continue;
        }
        undue.amount += one.amount;
        ++undue.count;
        parts << yenText(one.amount);
        keepEarliest(undue.recoverUntil, until);
        keepEarliest(undue.claimNewInsurerUntil, periodEnd(one.treatedOn.addDays(1), claimYears));
    }
    undue.explanation.add(
        {u"返還を求める額"_s,
         u"To be returned"_s,
         parts.size() > 1 ? parts.join(u" + "_s) + u" = "_s + yenText(undue.amount) : yenText(undue.amount),
         undue.amount,
         u"民法703条"_s,
         {}});
    return undue;
}

}  // namespace mado
