// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Exemption.h"

#include "core/rules/Figures.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct GroundRow {
    ExemptionGround ground;
    QLatin1StringView code;
    QLatin1StringView figure;
    QStringView ratioJa;
    QLatin1StringView ratioEn;
};
const std::array<GroundRow, 4> groundRows{
    {{ExemptionGround::Disaster, "disaster"_L1, "levy.disaster_exemption"_L1, u"損失の割合", "Loss ratio"_L1},
     {ExemptionGround::Hardship, "hardship"_L1, "levy.exemption.hardship"_L1, u"所得の減少割合",
      "Fall of the income"_L1},
     {ExemptionGround::Illness, "illness"_L1, "levy.exemption.illness"_L1, u"医療費の割合",
      "Medical cost against the income"_L1},
     {ExemptionGround::Detention, "detention"_L1, "levy.exemption.detention"_L1, u"給付制限の期間の割合",
      "Share of the year in detention"_L1}}};

const GroundRow& rowOf(ExemptionGround ground) {
    for (const GroundRow& row : groundRows) {
        if (row.ground == ground) return row;
    }
    return groundRows.front();
}

/// No household's tax comes near it; keeps the apportionment inside 64 bits.
constexpr qint64 largestTax = 1'000'000'000;
bool isTax(qint64 yen) {
    return yen >= 0 && yen <= largestTax;
}

Result<void> checkFacts(const ExemptionFacts& facts) {
    if (!facts.appliedOn.isValid()) return fail(u"E-RULE-014"_s, u"applied_on"_s);
    if (!isAmount(facts.ratio)) return fail(u"E-RULE-011"_s, u"ratio"_s);
    if (!isTax(facts.incomeLevy)) return fail(u"E-RULE-011"_s, u"income_levy"_s);
    if (!isTax(facts.annual)) return fail(u"E-RULE-011"_s, u"annual"_s);
    if (facts.instalments.isEmpty()) return fail(u"E-RULE-010"_s, u"instalments"_s);
    return {};
}

qint64 reliefShare(const QJsonArray& rows, qint64 ratio) {
    qint64 share = 0;
    for (const QJsonValue& row : rows) {
        if (ratio >= parseRate(row["from"_L1].toString()).value_or(rateUnit))
            share = parseRate(row["relief"_L1].toString()).value_or(0);
    }
    return share;
}

bool isOpen(const Instalment& one, QDate day) {
    return one.dueOn >= day;
}

/// Why nothing can be taken off; empty if it can.
QString obstacle(const ExemptionFacts& facts, qint64 open, qint64 share) {
    if (!facts.noticeSentOn.isValid() || facts.appliedOn < facts.noticeSentOn) return u"before_notice"_s;
    if (!facts.everybodyDeclared) return u"undeclared"_s;
    if (open == 0) return u"all_due"_s;
    return share == 0 ? u"below_line"_s : QString();
}

struct Units {
    qint64 tax = 1;       ///< the tax is cut to it
    qint64 fraction = 1;  ///< the instalments are
};

/// Takes the share off the open instalments. What is left is cut to the unit of the tax, so nobody pays more
/// than the table says.
void takeOff(ExemptionDecision& decision, const ExemptionFacts& facts, qsizetype firstOpen, qint64 open,
             qint64 share, Units units) {
    const qint64 full = applyRate(facts.incomeLevy, share);
    const qint64 part = facts.annual > 0 ? full * open / facts.annual : 0;
    decision.annual = roundDown(facts.annual - std::min(part, open), units.tax);
    decision.annual = std::max(decision.annual, facts.annual - open);
    decision.relief = facts.annual - decision.annual;
    spreadInstalments(decision.instalments, firstOpen, open - decision.relief, units.fraction);
}

}  // namespace

std::optional<ExemptionGround> exemptionGroundFromCode(const QString& code) {
    for (const GroundRow& row : groundRows) {
        if (row.code == code) return row.ground;
    }
    return std::nullopt;
}

QString exemptionGroundCode(ExemptionGround ground) {
    return QString(rowOf(ground).code);
}

Result<ExemptionDecision> ordinanceExemption(const Parameters& parameters, const ExemptionFacts& facts) {
    MADO_TRY(checkFacts(facts));
    const GroundRow& row = rowOf(facts.ground);
    Figures figures(parameters, facts.appliedOn);
    const qint64 share = reliefShare(figures.array(row.figure), facts.ratio);
    const Units units{std::max<qint64>(1, figures.number("levy.rounding.unit"_L1)),
                      figures.number("levy.instalments.fraction_unit"_L1)};
    const ParameterUse table = figures.use(row.figure);
    const ParameterUse apportionment = figures.use("levy.exemption.apportionment"_L1);
    MADO_TRY(figures.result());
    ExemptionDecision decision{false, {}, 0, facts.annual, facts.instalments, {}};
    const auto firstOpen = std::find_if(facts.instalments.begin(), facts.instalments.end(),
                                        [&](const Instalment& one) { return isOpen(one, facts.appliedOn); });
    qint64 open = 0;
    for (auto one = firstOpen; one != facts.instalments.end(); ++one)
        open += one->amount;
    const QString why = obstacle(facts, open, share);
    decision.granted = why.isEmpty();
    decision.reason = decision.granted ? u"granted"_s : why;
    if (decision.granted) takeOff(decision, facts, firstOpen - facts.instalments.begin(), open, share, units);
    const auto tell = [&](const QString& ja, const QString& en, const QString& formula, qint64 value,
                          const QList<ParameterUse>& uses) {
        decision.explanation.add(
            {ja, en, formula, value, u"地方税法717条、国民健康保険税条例(減免)"_s, uses});
    };
    tell(row.ratioJa.toString(), QString(row.ratioEn), rateText(facts.ratio), facts.ratio, {});
    tell(u"納期未到来分の税額"_s, u"Tax not yet due on the day of the application"_s,
         facts.appliedOn.toString(Qt::ISODate) + u" ≤ → "_s + yenText(open), open, {});
    if (decision.granted) {
        tell(u"減免額"_s, u"Taken off"_s,
             u"%1 × %2 × %3/%4 → %5"_s.arg(yenText(facts.incomeLevy), rateText(share), yenText(open),
                                           yenText(facts.annual), yenText(decision.relief)),
             decision.relief, {table, apportionment});
    }
    tell(u"減免後の年税額"_s, u"Annual tax after the exemption"_s,
         u"%1 − %2 = %3"_s.arg(yenText(facts.annual), yenText(decision.relief), yenText(decision.annual)),
         decision.annual, {table});
    return decision;
}

}  // namespace mado
