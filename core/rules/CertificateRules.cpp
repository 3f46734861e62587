// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CertificateRules.h"

#include "core/rules/Deadlines.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"
#include "core/rules/YearlyDay.h"
#include "core/text/Age.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView withoutApplication("certificate.without_application");
constexpr QLatin1StringView annualEnd("certificate.annual_end");
constexpr QLatin1StringView longestYears("certificate.longest_years");

struct CardRow {
    HealthCard card;
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};

const std::array<CardRow, 7> cardRows{{
    {HealthCard::Registered, QLatin1StringView("registered"), u"マイナ保険証あり",
     QLatin1StringView("Card registered for health insurance")},
    {HealthCard::NoCard, QLatin1StringView("no_card"), u"マイナンバーカードなし",
     QLatin1StringView("No card")},
    {HealthCard::NotRegistered, QLatin1StringView("not_registered"), u"保険証利用の登録なし",
     QLatin1StringView("Card not registered")},
    {HealthCard::RegistrationCancelled, QLatin1StringView("cancelled"), u"利用登録を解除",
     QLatin1StringView("Registration cancelled")},
    {HealthCard::ExpiredCard, QLatin1StringView("expired"), u"電子証明書の期限切れ",
     QLatin1StringView("Certificate on the card expired")},
    {HealthCard::ReturnedCard, QLatin1StringView("returned"), u"カードを返納",
     QLatin1StringView("Card returned")},
    {HealthCard::LostCard, QLatin1StringView("lost"), u"カードを紛失・更新中",
     QLatin1StringView("Card lost or being renewed")},
}};

const CardRow& rowOf(HealthCard card) {
    return cardRows[static_cast<std::size_t>(card)];
}

/// Collects ends and keeps the earliest.
class EarliestEnd {
 public:
    explicit EarliestEnd(CertificateValidity& validity) : m_validity(validity) {}
    void offer(QDate end, const QString& reason, const QString& ja, const QString& en, const QString& article,
               QList<ParameterUse> uses) {
        m_validity.explanation.add({ja, en, isoText(end), end, article, std::move(uses)});
        if (m_validity.until && *m_validity.until <= end) return;
        m_validity.until = end;
        m_validity.reason = reason;
    }

 private:
    CertificateValidity& m_validity;
};

}  // namespace

QString healthCardCode(HealthCard card) {
    return QString(rowOf(card).code);
}
std::optional<HealthCard> healthCardFromCode(const QString& code) {
    for (const CardRow& row : cardRows) {
        if (row.code == code) return row.card;
    }
    return std::nullopt;
}

Result<CertificateChoice> certificateFor(const Parameters& parameters, const CertificateFacts& facts,
                                         QDate day) {
    Figures figures(parameters, day);
    const QJsonObject rule = figures.object(withoutApplication);
    const ParameterUse use = figures.use(withoutApplication);
    MADO_TRY(figures.result());
    const CardRow& row = rowOf(facts.card);
    CertificateChoice choice;
    choice.special = facts.arrearsMeasure;
    choice.explanation.add({u"マイナ保険証の状態"_s,
                            u"State of the health card"_s,
                            row.ja.toString(),
                            QString(row.code),
                            {},
                            {}});
    const bool exOfficio = rule[row.code].toBool();
    const bool support = facts.needsSupport && facts.applied;
    const bool certificate = facts.protectedPerson || exOfficio || support ||
                             (facts.card == HealthCard::LostCard && facts.applied);
    if (facts.protectedPerson) {
        choice.explanation.add({u"支援措置対象者"_s,
                                u"Protected person"_s,
                                u"オンラインに情報を流さない"_s,
                                u"protected"_s,
                                {},
                                {use}});
    } else if (support) {
        choice.explanation.add(
            {u"配慮を要する者の申請"_s, u"Support needed, on application"_s, {}, u"support"_s, {}, {use}});
    }
    choice.needsApplication =
        !facts.protectedPerson && !exOfficio && (facts.needsSupport || facts.card == HealthCard::LostCard);
    choice.kind = certificate ? CertificateKind::EligibilityCertificate : CertificateKind::EligibilityNotice;
    choice.form = certificate ? u"F10"_s : u"F11"_s;
    QString ja = certificate ? u"資格確認書"_s : u"資格情報のお知らせ"_s;
    QString en = certificate ? u"Eligibility certificate"_s : u"Eligibility notice"_s;
    if (choice.special) {
        ja += u"(特別療養)"_s;
        en += u" (special medical expense)"_s;
    }
    choice.explanation.add({ja, en, choice.form, choice.form, u"国民健康保険法9条、同法施行規則"_s, {use}});
    return choice;
}

Result<CertificateValidity> certificateValidity(const Parameters& parameters, const ValidityFacts& facts) {
    if (!facts.birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (!facts.effectiveFrom.isValid()) return fail(u"E-RULE-014"_s, u"effective_from"_s);
    if (facts.birth > facts.effectiveFrom) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, facts.birth, facts.effectiveFrom));
    if (facts.effectiveFrom >= ages.lateElderlyFrom) return fail(u"E-RULE-016"_s, u"effective_from"_s);
    Figures figures(parameters, facts.effectiveFrom);
    const QJsonObject annual = figures.object(annualEnd);
    const int longest = static_cast<int>(figures.number(longestYears));
    MADO_TRY(figures.result());
    CertificateValidity validity;
    EarliestEnd earliest(validity);
    const bool elderly = facts.effectiveFrom >= ages.elderlyRatioFrom;
    const QDate last75 = ages.lateElderlyFrom.addDays(-1);
    if (facts.kind == CertificateKind::EligibilityCertificate || elderly) {
        earliest.offer(YearlyDay::of(annual).onOrAfter(facts.effectiveFrom), u"annual"_s, u"年次の有効期限"_s,
                       u"Yearly end"_s, u"国民健康保険法施行規則"_s, {figures.use(annualEnd)});
        earliest.offer(last75, u"age75"_s, u"75歳の誕生日の前日"_s, u"Day before the 75th birthday"_s,
                       u"高齢者の医療の確保に関する法律50条"_s,
                       {figures.use(QLatin1StringView("age.late_elderly"))});
    }
    if (facts.kind == CertificateKind::EligibilityCertificate) {
        if (!elderly) {
            earliest.offer(ages.elderlyRatioFrom.addDays(-1), u"age70"_s,
                           u"70歳到達による負担割合の切替の前日"_s, u"Day before the ratio of 70-74 begins"_s,
                           u"国民健康保険法42条1項3号"_s,
                           {figures.use(QLatin1StringView("age.elderly_ratio"))});
        }
        earliest.offer(periodEnd(facts.effectiveFrom, longest), u"longest"_s, u"最長の有効期間"_s,
                       u"Longest term"_s, u"国民健康保険法施行規則"_s, {figures.use(longestYears)});
        if (facts.stayEnd)
            earliest.offer(*facts.stayEnd, u"stay"_s, u"在留期間の満了日"_s, u"End of the stay"_s, {}, {});
        if (facts.statusEnd)
            earliest.offer(*facts.statusEnd, u"status"_s, u"特例の終了日"_s, u"End of the special status"_s,
                           {}, {});
    }
    if (validity.until && *validity.until < facts.effectiveFrom)
        return fail(u"E-RULE-016"_s, u"effective_from"_s);
    if (!validity.until) {
        validity.reason = u"none"_s;
        validity.explanation.add({u"有効期限なし"_s, u"No end"_s, {}, u"none"_s, {}, {}});
    } else {
        validity.explanation.add(
            {u"有効期限"_s, u"Valid until"_s, isoText(*validity.until), *validity.until, {}, {}});
    }
    return validity;
}

}  // namespace mado
