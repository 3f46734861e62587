// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ArrearsMeasures.h"

#include "core/rules/Deadlines.h"
#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"
#include "core/text/Age.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView demandId("collection.demand_days");
constexpr QLatin1StringView specialId("arrears.special_medical_months");
constexpr QLatin1StringView suspensionId("arrears.suspension_months");
constexpr QLatin1StringView childId("arrears.exempt_age");

struct StageRow {
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};
const std::array<StageRow, 6> stageRows{
    {{"none"_L1, u"納期限前(措置なし)", "Not yet due: no measure"_L1},
     {"demand"_L1, u"督促・延滞金", "Demand and arrears charge"_L1},
     {"notice"_L1, u"特別療養費の予告と弁明の機会の付与", "Notice and chance to explain"_L1},
     {"special"_L1, u"特別療養費(いったん全額を支払う)", "Special medical expense: paid in full first"_L1},
     {"suspension"_L1, u"給付の一時差止め", "Benefits may be withheld"_L1},
     {"ended"_L1, u"措置の終了(通常の証を交付する)", "Measures ended: normal documents again"_L1}}};

Result<void> checkFacts(const ArrearsMeasureFacts& facts) {
    if (!facts.dueOn.isValid()) return fail(u"E-RULE-014"_s, u"due_on"_s);
    if (!facts.asOf.isValid()) return fail(u"E-RULE-014"_s, u"as_of"_s);
    if (facts.paidOn.isValid() && facts.paidOn > facts.asOf) return fail(u"E-RULE-016"_s, u"paid_on"_s);
    for (qsizetype i = 0; i < facts.persons.size(); ++i) {
        const QString field = u"persons[%1].birth_date"_s.arg(i);
        if (!facts.persons[i].birth.isValid()) return fail(u"E-RULE-014"_s, field);
        if (facts.persons[i].birth > facts.asOf) return fail(u"E-RULE-013"_s, field);
    }
    return {};
}

ArrearsStage stageOf(const ArrearsMeasureFacts& facts, const ArrearsMeasures& measures) {
    const QDate day = facts.asOf;
    if (facts.paidOn.isValid())
        return facts.paidOn < measures.specialFrom ? ArrearsStage::None : ArrearsStage::Ended;
    if (day <= facts.dueOn) return ArrearsStage::None;
    if (day < measures.specialFrom) return ArrearsStage::Demand;
    if (facts.specialCircumstances) return ArrearsStage::Ended;
    if (day >= measures.suspensionFrom) return ArrearsStage::Suspension;
    const bool heard = facts.explainBy.isValid() && facts.explainBy < day;
    return heard ? ArrearsStage::Special : ArrearsStage::Notice;
}

/// After a suspension the special medical expense goes on where the notice was given.
bool specialInForce(const ArrearsMeasureFacts& facts, const ArrearsMeasures& measures) {
    const bool heard = facts.explainBy.isValid() && facts.explainBy < facts.asOf;
    return measures.stage == ArrearsStage::Special || (measures.stage == ArrearsStage::Suspension && heard);
}

void tellPersons(ArrearsMeasures& measures, const ArrearsMeasureFacts& facts, int childAge,
                 const ParameterUse& use) {
    if (!specialInForce(facts, measures)) {
        measures.payInFull = QList<bool>(facts.persons.size(), false);
        return;
    }
    for (const ArrearsPerson& person : facts.persons) {
        const QDate childUntil = schoolYearEnd(person.birth, childAge);
        const bool child = facts.asOf <= childUntil;
        const bool full = !child && !person.publicCost;
        measures.payInFull << full;
        const QString ja = child ? u"%1歳到達後の3月31日まで: 通常どおり"_s.arg(childAge)
                           : person.publicCost ? u"公費負担医療の対象: 通常どおり"_s
                                               : u"特別療養費の対象"_s;
        const QString en = child               ? u"Until 31 March after %1: treated as usual"_s.arg(childAge)
                           : person.publicCost ? u"Treated at public cost: as usual"_s
                                               : u"Pays in full and claims later"_s;
        measures.explanation.add({ja,
                                  en,
                                  child ? isoText(childUntil) : QString(),
                                  full ? u"full"_s : u"usual"_s,
                                  u"国民健康保険法54条の3"_s,
                                  {use}});
    }
}

}  // namespace

QString arrearsStageCode(ArrearsStage stage) {
    return QString(stageRows[static_cast<std::size_t>(stage)].code);
}

Result<ArrearsMeasures> arrearsMeasures(const Parameters& parameters, const ArrearsMeasureFacts& facts) {
    MADO_TRY(checkFacts(facts));
    Figures figures(parameters, facts.asOf);
    const auto number = [&](QLatin1StringView id) { return static_cast<int>(figures.number(id)); };
    ArrearsMeasures measures;
    measures.demandBy = facts.dueOn.addDays(number(demandId));
    const QDate start = facts.dueOn.addDays(1);
    measures.specialFrom = periodEnd(start, 0, number(specialId)).addDays(1);
    measures.suspensionFrom = periodEnd(start, 0, number(suspensionId)).addDays(1);
    const int childAge = number(childId);
    MADO_TRY(figures.result());
    const auto tell = [&](const QString& ja, const QString& en, QDate day, const QString& article,
                          QLatin1StringView id) {
        measures.explanation.add(
            {ja, en, u"%1 → %2"_s.arg(isoText(facts.dueOn), isoText(day)), day, article, {figures.use(id)}});
    };
    tell(u"督促状を発する期限"_s, u"Demand to be sent by"_s, measures.demandBy, u"地方税法726条"_s, demandId);
    tell(u"納期限から1年を経過した日"_s, u"A year after the due date has passed"_s, measures.specialFrom,
         u"国民健康保険法54条の3"_s, specialId);
    tell(u"納期限から1年6か月を経過した日"_s, u"A year and a half has passed"_s, measures.suspensionFrom,
         u"国民健康保険法63条の2"_s, suspensionId);
    measures.stage = stageOf(facts, measures);
    tellPersons(measures, facts, childAge, figures.use(childId));
    if (facts.specialCircumstances && measures.stage == ArrearsStage::Ended)
        measures.explanation.add({u"特別の事情があると認められる"_s,
                                  u"Special circumstances are accepted"_s,
                                  {},
                                  u"special_circumstances"_s,
                                  u"国民健康保険法施行令1条"_s,
                                  {}});
    const StageRow& row = stageRows[static_cast<std::size_t>(measures.stage)];
    measures.explanation.add({u"%1の段階: %2"_s.arg(isoText(facts.asOf), row.ja),
                              u"Stage on %1: %2"_s.arg(isoText(facts.asOf), QString(row.en)),
                              {},
                              QString(row.code),
                              u"国民健康保険法54条の3、63条の2"_s,
                              {}});
    return measures;
}

Result<WithheldBenefit> offsetWithheld(qint64 benefit, qint64 unpaid) {
    if (!isAmount(benefit)) return fail(u"E-RULE-011"_s, u"benefit"_s);
    if (!isAmount(unpaid)) return fail(u"E-RULE-011"_s, u"unpaid"_s);
    WithheldBenefit result;
    result.offset = std::min(benefit, unpaid);
    result.paidOut = benefit - result.offset;
    result.stillUnpaid = unpaid - result.offset;
    const QString article = u"国民健康保険法63条の2第3項"_s;
    result.explanation.add(
        {u"滞納額に充てる額"_s,
         u"Taken for the unpaid tax"_s,
         u"min(%1, %2) = %3"_s.arg(yenText(benefit), yenText(unpaid), yenText(result.offset)),
         result.offset,
         article,
         {}});
    result.explanation.add(
        {u"世帯主に支払う額"_s,
         u"Paid out"_s,
         u"%1 − %2 = %3"_s.arg(yenText(benefit), yenText(result.offset), yenText(result.paidOut)),
         result.paidOut,
         article,
         {}});
    return result;
}

}  // namespace mado
