// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LimitCertificate.h"

#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView annualEnd("certificate.annual_end");

QString iso(QDate date) {
    return date.toString(Qt::ISODate);
}

LimitCertificateDecision deny(LimitCertificateDecision decision, const QString& code, const QString& ja,
                              const QString& en) {
    decision.granted = false;
    decision.reason = code;
    decision.reasonJa = ja;
    decision.reasonEn = en;
    decision.explanation.add({ja, en, {}, code, u"国民健康保険法施行規則27条の14の2"_s, {}});
    return decision;
}

bool taxExempt(const LimitCertificateFacts& facts, bool elderly) {
    if (elderly) return *facts.elderly == ElderlyClass::Low2 || *facts.elderly == ElderlyClass::Low1;
    return *facts.under70 == LimitCategory::O;
}

}  // namespace

Result<LimitCertificateDecision> limitCertificate(const Parameters& parameters,
                                                  const LimitCertificateFacts& facts) {
    if (!facts.birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (!facts.appliedOn.isValid()) return fail(u"E-RULE-014"_s, u"applied_on"_s);
    if (facts.birth > facts.appliedOn) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, facts.birth, facts.appliedOn));
    const bool elderly = facts.appliedOn >= ages.elderlyRatioFrom;
    if (elderly && !facts.elderly) return fail(u"E-RULE-010"_s, u"category_70to74"_s);
    if (!elderly && !facts.under70) return fail(u"E-RULE-010"_s, u"category_under70"_s);
    Figures figures(parameters, facts.appliedOn);
    const QJsonObject end = figures.object(annualEnd);
    const ParameterUse use = figures.use(annualEnd);
    MADO_TRY(figures.result());
    LimitCertificateDecision decision;
    if (!facts.incomesKnown)
        return deny(decision, u"income_unknown"_s, u"世帯主または被保険者の所得が分からない"_s,
                    u"Income of the head or an insured person is unknown"_s);
    if (elderly && (*facts.elderly == ElderlyClass::General || *facts.elderly == ElderlyClass::Active3)) {
        return deny(decision, u"not_needed"_s, u"この区分では認定証は不要"_s,
                    u"This class needs no certificate"_s);
    }
    const bool exempt = taxExempt(facts, elderly);
    if (facts.arrears && !elderly && !exempt)
        return deny(decision, u"arrears"_s, u"納期限を過ぎた未納がある"_s, u"Tax is due and unpaid"_s);
    decision.granted = true;
    decision.form = exempt ? u"F16"_s : u"F15"_s;
    decision.mealOnly = facts.arrears && !elderly && exempt;
    decision.from = QDate(facts.appliedOn.year(), facts.appliedOn.month(), 1);
    const QDate yearly(facts.appliedOn.year(), end["month"_L1].toInt(), end["day"_L1].toInt());
    decision.until =
        std::min(yearly >= facts.appliedOn ? yearly : yearly.addYears(1), ages.lateElderlyFrom.addDays(-1));
    if (!elderly) decision.until = std::min(decision.until, ages.elderlyRatioFrom.addDays(-1));
    decision.explanation.add({u"発効期日(申請月の1日)"_s,
                              u"Effective from the 1st of the month of application"_s,
                              iso(decision.from),
                              decision.from,
                              {},
                              {}});
    decision.explanation.add({u"有効期限"_s,
                              u"Valid until"_s,
                              iso(decision.until),
                              decision.until,
                              u"国民健康保険法施行規則27条の14の2"_s,
                              {use}});
    return decision;
}

Result<PensionWithholding> pensionWithholding(const Parameters& parameters,
                                              const PensionWithholdingFacts& facts) {
    if (!facts.day.isValid()) return fail(u"E-RULE-014"_s, u"date"_s);
    if (!isAmount(facts.pension)) return fail(u"E-RULE-011"_s, u"pension"_s);
    if (!isAmount(facts.tax)) return fail(u"E-RULE-011"_s, u"tax"_s);
    if (!isAmount(facts.carePremium)) return fail(u"E-RULE-011"_s, u"care_premium"_s);
    Figures figures(parameters, facts.day);
    const qint64 least = figures.number("collection.withholding.least_pension"_L1);
    const qint64 share = figures.number("collection.withholding.most_share"_L1);
    const int from = static_cast<int>(figures.number("age.care_until"_L1));
    const int until = static_cast<int>(figures.number("age.late_elderly"_L1));
    MADO_TRY(figures.result());
    const bool ages =
        !facts.births.isEmpty() && std::all_of(facts.births.begin(), facts.births.end(), [&](QDate birth) {
            return birth.isValid() && legalAge(birth, facts.day) >= from &&
                   facts.day < birthdayAt(birth, until);
        });
    const qint64 most = applyRate(facts.pension, share);
    PensionWithholding result;
    result.reason = !facts.headInsured                     ? u"head_not_insured"_s
                    : !ages                                ? u"ages"_s
                    : facts.pension < least                ? u"pension_too_low"_s
                    : facts.tax + facts.carePremium > most ? u"over_half"_s
                    : facts.switchedToDebit                ? u"switched"_s
                                                           : QString();
    result.applies = result.reason.isEmpty();
    result.explanation.add({u"年金額"_s,
                            u"Pension"_s,
                            u"%1 / %2"_s.arg(yenText(facts.pension), yenText(least)),
                            facts.pension,
                            u"地方税法706条"_s,
                            {figures.use("collection.withholding.least_pension"_L1)}});
    result.explanation.add(
        {u"国保税と介護保険料の合計"_s,
         u"Tax and care premium"_s,
         u"%1 + %2 / %3"_s.arg(yenText(facts.tax), yenText(facts.carePremium), yenText(most)),
         facts.tax + facts.carePremium,
         u"地方税法706条"_s,
         {figures.use("collection.withholding.most_share"_L1)}});
    result.explanation.add({result.applies ? u"特別徴収の対象"_s : u"特別徴収の対象外"_s,
                            result.applies ? u"Withheld from the pension"_s : u"Not withheld"_s,
                            {},
                            result.applies ? u"withheld"_s : result.reason,
                            {},
                            {}});
    return result;
}

}  // namespace mado
