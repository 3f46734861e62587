// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CopaymentRelief.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView tiersId("relief.copayment_tiers");
constexpr QLatin1StringView savingsId("relief.copayment_savings_months");
constexpr QLatin1StringView termId("relief.copayment_term_months");
constexpr QLatin1StringView inpatientId("relief.copayment_inpatient_only");
const QString article = u"国民健康保険法44条"_s;

struct Words {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<Words, 4> groundRows{
    {{"disaster"_L1, u"災害", "disaster"_L1},
     {"crop_failure"_L1, u"干ばつ・冷害などによる収入の減少", "crop failure"_L1},
     {"business_closed"_L1, u"事業の休廃止・失業", "business closed or job lost"_L1},
     {"similar"_L1, u"これらに類する事由", "a similar ground"_L1}}};
const std::array<Words, 4> kindRows{{{"none"_L1, u"該当しない", "none"_L1},
                                     {"exempt"_L1, u"免除", "exempted"_L1},
                                     {"reduce"_L1, u"減額", "reduced"_L1},
                                     {"defer"_L1, u"徴収猶予", "deferred"_L1}}};

CopaymentRelief::Kind kindOf(const QString& code) {
    for (std::size_t i = 0; i < kindRows.size(); ++i) {
        if (kindRows[i].code == code) return static_cast<CopaymentRelief::Kind>(i);
    }
    return CopaymentRelief::Kind::None;
}

Result<void> checkFacts(const CopaymentReliefFacts& facts) {
    if (!facts.appliedOn.isValid()) return fail(u"E-RULE-014"_s, u"applied_on"_s);
    if (!facts.from.isValid()) return fail(u"E-RULE-014"_s, u"from"_s);
    if (!isAmount(facts.monthlyIncome)) return fail(u"E-RULE-011"_s, u"monthly_income"_s);
    if (!isAmount(facts.assistanceLevel)) return fail(u"E-RULE-011"_s, u"assistance_level"_s);
    if (facts.assistanceLevel == 0) return fail(u"E-RULE-010"_s, u"assistance_level"_s);
    if (!isAmount(facts.savings)) return fail(u"E-RULE-011"_s, u"savings"_s);
    if (!isAmount(facts.copayment)) return fail(u"E-RULE-011"_s, u"copayment"_s);
    return {};
}

CopaymentRelief refused(CopaymentRelief relief, const CopaymentReliefFacts& facts, const QString& code,
                        const QString& ja, const QString& en) {
    relief.reason = code;
    relief.left = facts.copayment;
    relief.explanation.add({ja, en, {}, u"none"_s, article, {}});
    return relief;
}

void tellComparison(CopaymentRelief& relief, const QString& ja, const QString& en, qint64 amount, qint64 line,
                    QList<ParameterUse> uses) {
    relief.explanation.add(
        {ja, en, u"%1 %2 %3"_s.arg(yenText(amount), amount <= line ? u"≤"_s : u">"_s, yenText(line)), amount,
         article, std::move(uses)});
}

void grant(CopaymentRelief& relief, const CopaymentReliefFacts& facts, const QJsonValue& tier) {
    const qint64 share = parseRate(tier["reduction"_L1].toString()).value_or(0);
    relief.kind = kindOf(tier["kind"_L1].toString());
    relief.percent = static_cast<int>(share / (rateUnit / 100));
    relief.left =
        relief.kind == CopaymentRelief::Kind::Defer ? 0 : facts.copayment - applyRate(facts.copayment, share);
    if (facts.copayment == 0) return;
    relief.explanation.add(
        {u"当面支払う一部負担金"_s,
         u"Copayment to pay for the time being"_s,
         u"%1 − %2 = %3"_s.arg(yenText(facts.copayment), yenText(facts.copayment - relief.left),
                               yenText(relief.left)),
         relief.left,
         article,
         {}});
}

}  // namespace

std::optional<ReliefGround> reliefGroundFromCode(const QString& code) {
    for (std::size_t i = 0; i < groundRows.size(); ++i) {
        if (groundRows[i].code == code) return static_cast<ReliefGround>(i);
    }
    return std::nullopt;
}

QString reliefKindCode(CopaymentRelief::Kind kind) {
    return QString(kindRows[static_cast<std::size_t>(kind)].code);
}

Result<CopaymentRelief> copaymentRelief(const Parameters& parameters, const CopaymentReliefFacts& facts) {
    MADO_TRY(checkFacts(facts));
    Figures figures(parameters, facts.from);
    const QJsonArray tiers = figures.array(tiersId);
    const qint64 months = figures.number(savingsId);
    const int term = static_cast<int>(figures.number(termId));
    const bool inpatientOnly = figures.number(inpatientId) != 0;
    const ParameterUse tiersUse = figures.use(tiersId);
    MADO_TRY(figures.result());
    CopaymentRelief relief;
    if (!facts.ground)
        return refused(relief, facts, u"no_ground"_s, u"災害・失業などの事由がない"_s,
                       u"No disaster, loss of job or similar"_s);
    const Words& ground = groundRows[static_cast<std::size_t>(*facts.ground)];
    relief.explanation.add({u"事由: "_s + ground.ja.toString(),
                            u"Ground: "_s + QString(ground.en),
                            {},
                            QString(ground.code),
                            article,
                            {}});
    if (facts.appliedOn > facts.from)
        return refused(relief, facts, u"applied_late"_s, u"申請が療養の開始より後"_s,
                       u"Applied after the treatment began"_s);
    if (inpatientOnly && !facts.inpatient)
        return refused(relief, facts, u"not_inpatient"_s, u"入院療養でない"_s, u"Not inpatient care"_s);
    const qint64 savingsLine = facts.assistanceLevel * months;
    tellComparison(relief, u"預貯金(生活保護基準の%1か月分まで)"_s.arg(months),
                   u"Savings, up to %1 months of the assistance level"_s.arg(months), facts.savings,
                   savingsLine, {figures.use(savingsId), figures.use(inpatientId)});
    if (facts.savings > savingsLine)
        return refused(relief, facts, u"savings"_s, u"預貯金が基準を超える"_s, u"Savings above the line"_s);
    for (const QJsonValue& tier : tiers) {
        const QString upTo = tier["up_to"_L1].toString();
        const qint64 line = applyRate(facts.assistanceLevel, parseRate(upTo).value_or(0));
        tellComparison(relief, u"収入(生活保護基準の%1まで)"_s.arg(upTo),
                       u"Income, up to %1 of the assistance level"_s.arg(upTo), facts.monthlyIncome, line,
                       {tiersUse});
        if (facts.monthlyIncome > line) continue;
        grant(relief, facts, tier);
        relief.until = periodEnd(facts.from, 0, term);
        const Words& kind = kindRows[static_cast<std::size_t>(relief.kind)];
        relief.explanation.add(
            {u"一部負担金の%1(%2から%3まで)"_s.arg(kind.ja.toString(), isoText(facts.from),
                                                   isoText(relief.until)),
             u"Copayment %1 (%2 to %3)"_s.arg(QString(kind.en), isoText(facts.from), isoText(relief.until)),
             QString::number(relief.percent) + u'%',
             QString(kind.code),
             article,
             {tiersUse, figures.use(termId)}});
        return relief;
    }
    return refused(relief, facts, u"income"_s, u"収入が基準を超える"_s, u"Income above the line"_s);
}

}  // namespace mado
