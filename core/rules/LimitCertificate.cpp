// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LimitCertificate.h"

#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView annualEnd("certificate.annual_end");

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

Result<void> checkPerson(QDate birth, QDate appliedOn, QDate coveredFrom) {
    if (!birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (!appliedOn.isValid()) return fail(u"E-RULE-014"_s, u"applied_on"_s);
    if (birth > appliedOn) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    if (coveredFrom.isValid() && coveredFrom > appliedOn) return fail(u"E-RULE-016"_s, u"covered_from"_s);
    return {};
}

QDate startOf(QDate appliedOn, QDate coveredFrom) {
    const QDate first(appliedOn.year(), appliedOn.month(), 1);
    return coveredFrom.isValid() ? std::max(first, coveredFrom) : first;
}

QDate nextYearlyEnd(const QJsonObject& end, QDate day) {
    const QDate yearly(day.year(), end["month"_L1].toInt(), end["day"_L1].toInt());
    return yearly >= day ? yearly : yearly.addYears(1);
}

void tellCategory(LimitCertificateDecision& decision, const LimitCertificateFacts& facts, bool elderly) {
    const QString code = elderly ? elderlyClassCode(*facts.elderly) : limitCategoryCode(*facts.under70);
    decision.explanation.add(
        {u"適用区分 "_s + (elderly ? elderlyClassName(*facts.elderly) : limitCategoryName(*facts.under70)),
         u"Category "_s + code,
         {},
         code,
         u"国民健康保険法施行令29条の3"_s,
         {}});
    if (decision.mealOnly)
        decision.explanation.add({u"未納があるため食事の標準負担額の減額のみ"_s,
                                  u"Tax is unpaid: meal reduction only"_s,
                                  {},
                                  u"meal_only"_s,
                                  u"国民健康保険法施行規則26条の3"_s,
                                  {}});
    if (facts.cardUsed)
        decision.explanation.add({u"マイナ保険証を使う場合は認定証の提示は不要"_s,
                                  u"With the health card the certificate need not be shown"_s,
                                  {},
                                  u"card"_s,
                                  {},
                                  {}});
}

}  // namespace

Result<LimitCertificateDecision> limitCertificate(const Parameters& parameters,
                                                  const LimitCertificateFacts& facts) {
    MADO_TRY(checkPerson(facts.birth, facts.appliedOn, facts.coveredFrom));
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, facts.birth, facts.appliedOn));
    if (facts.appliedOn >= ages.lateElderlyFrom) return fail(u"E-RULE-016"_s, u"applied_on"_s);
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
    decision.from = startOf(facts.appliedOn, facts.coveredFrom);
    decision.until = std::min(nextYearlyEnd(end, facts.appliedOn), ages.lateElderlyFrom.addDays(-1));
    if (!elderly) decision.until = std::min(decision.until, ages.elderlyRatioFrom.addDays(-1));
    tellCategory(decision, facts, elderly);
    decision.explanation.add(
        {u"発効期日(申請月の1日。資格の開始が後ならその日)"_s,
         u"Effective from the 1st of the month of application, not before the coverage"_s,
         isoText(decision.from),
         decision.from,
         {},
         {}});
    decision.explanation.add({u"有効期限"_s,
                              u"Valid until"_s,
                              isoText(decision.until),
                              decision.until,
                              u"国民健康保険法施行規則27条の14の2"_s,
                              {use}});
    return decision;
}

Result<DiseaseCertificateDecision> diseaseCertificate(const Parameters& parameters,
                                                      const DiseaseCertificateFacts& facts) {
    MADO_TRY(checkPerson(facts.birth, facts.appliedOn, facts.coveredFrom));
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, facts.birth, facts.appliedOn));
    if (facts.appliedOn >= ages.lateElderlyFrom) return fail(u"E-RULE-016"_s, u"applied_on"_s);
    const bool elderly = facts.appliedOn >= ages.elderlyRatioFrom;
    const bool dialysis = facts.disease == SpecifiedDisease::Dialysis;
    if (dialysis && !elderly && !facts.under70) return fail(u"E-RULE-010"_s, u"category_under70"_s);
    Figures figures(parameters, facts.appliedOn);
    const QJsonObject rule = figures.object("highcost.specified_disease"_L1);
    const QJsonObject end = figures.object(annualEnd);
    const QList<ParameterUse> uses = figures.used();
    MADO_TRY(figures.result());
    const QString article = u"国民健康保険法施行規則27条の13"_s;
    DiseaseCertificateDecision decision;
    if (facts.disease == SpecifiedDisease::None || !facts.opinion) {
        const bool none = facts.disease == SpecifiedDisease::None;
        decision.reason = none ? u"no_disease"_s : u"papers_missing"_s;
        decision.explanation.add({none ? u"特定疾病でない"_s : u"医師の意見書がない"_s,
                                  none ? u"Not a specified disease"_s : u"The doctor's opinion is missing"_s,
                                  {},
                                  decision.reason,
                                  article,
                                  {}});
        return decision;
    }
    const bool high = dialysis && !elderly &&
                      rule["high_categories"_L1].toArray().contains(limitCategoryCode(*facts.under70));
    decision.granted = true;
    decision.limit = rule[high ? "dialysis_high"_L1 : "general"_L1].toInteger();
    decision.from = startOf(facts.appliedOn, facts.coveredFrom);
    decision.until = ages.lateElderlyFrom.addDays(-1);
    if (dialysis && !elderly)
        decision.until = std::min(
            {decision.until, nextYearlyEnd(end, facts.appliedOn), ages.elderlyRatioFrom.addDays(-1)});
    decision.explanation.add({u"自己負担限度額(1か月)"_s,
                              u"Limit a month"_s,
                              yenText(decision.limit),
                              decision.limit,
                              u"国民健康保険法施行令29条の3"_s,
                              {uses.first()}});
    decision.explanation.add(
        {u"発効期日(申請月の1日。資格の開始が後ならその日)"_s,
         u"Effective from the 1st of the month of application, not before the coverage"_s,
         isoText(decision.from),
         decision.from,
         article,
         {}});
    decision.explanation.add(
        {u"有効期限"_s, u"Valid until"_s, isoText(decision.until), decision.until, article, {uses.last()}});
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
