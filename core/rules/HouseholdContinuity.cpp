// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/HouseholdContinuity.h"

#include "core/rules/Figures.h"
#include "core/rules/IsoText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString article = u"国民健康保険法施行令29条の2、29条の3"_s;

ContinuityJudgement judged(bool continues, const QString& code, const QString& ja, const QString& en) {
    ContinuityJudgement judgement{continues, code, ja, en, {}};
    judgement.explanation.add({ja, en, {}, code, article, {}});
    judgement.explanation.add({continues ? u"世帯の継続性あり(該当回数を引き継ぐ)"_s
                                         : u"世帯の継続性なし(該当回数は引き継がない)"_s,
                               continues ? u"The household continues: hit counts are carried over"_s
                                         : u"The household does not continue: hit counts start again"_s,
                               {},
                               continues ? u"continues"_s : u"ends"_s,
                               article,
                               {}});
    return judgement;
}

QString listed(const QList<YearMonth>& months) {
    QStringList texts;
    for (const YearMonth& month : months)
        texts << month.toIso();
    return texts.join(u", "_s);
}

Result<void> checkHits(const QList<YearMonth>& hits, const QString& at, const YearMonth& last) {
    for (qsizetype i = 0; i < hits.size(); ++i) {
        const QString field = at + u"[%1]"_s.arg(i);
        if (!hits[i].isValid()) return fail(u"E-RULE-014"_s, field);
        if (hits[i] > last) return fail(u"E-RULE-016"_s, field);
    }
    return {};
}

Result<void> checkFacts(const HitCountFacts& facts) {
    if (!facts.month.isValid()) return fail(u"E-RULE-014"_s, u"month"_s);
    MADO_TRY(checkHits(facts.ownHits, u"own_hits"_s, facts.month));
    QDate later = facts.month.lastDay();
    for (qsizetype i = 0; i < facts.former.size(); ++i) {
        const FormerResidence& one = facts.former[i];
        const QString at = u"former[%1]."_s.arg(i);
        if (!one.movedOn.isValid()) return fail(u"E-RULE-014"_s, at + u"moved_on"_s);
        if (one.movedOn > later) return fail(u"E-RULE-016"_s, at + u"moved_on"_s);
        MADO_TRY(checkHits(one.hits, at + u"hits"_s, YearMonth::of(one.movedOn)));
        later = one.movedOn;
    }
    return {};
}

}  // namespace

ContinuityJudgement judgeContinuity(const ContinuityFacts& facts) {
    if (!facts.samePrefecture)
        return judged(false, u"other_prefecture"_s, u"他の都道府県からの転入"_s,
                      u"Moved from another prefecture"_s);
    if (facts.joinedOtherHousehold)
        return judged(false, u"joined_other"_s, u"世帯全員が他の世帯に入り、元の世帯主が世帯主でない"_s,
                      u"Joined another household whose head is somebody else"_s);
    if (facts.splitOrMerged) {
        return facts.wasHeadBefore
                   ? judged(true, u"split_or_merger"_s, u"分離・合併の前から世帯主である者の世帯"_s,
                            u"Split or merger: the head was already the head before"_s)
                   : judged(false, u"split_or_merger"_s, u"分離・合併で新たに世帯主となった者の世帯"_s,
                            u"Split or merger: the head was not the head before"_s);
    }
    if (!facts.headStays) {
        return facts.otherMembersChanged
                   ? judged(false, u"head_changed"_s, u"世帯主の変更と世帯員の異動が重なる"_s,
                            u"The head changed together with other members"_s)
                   : judged(true, u"head_changed"_s, u"世帯主の変更のみで他に異動がない"_s,
                            u"Only the head changed, inside the same household"_s);
    }
    if (facts.otherMembersChanged)
        return judged(false, u"members_changed"_s, u"資格の得喪・出生・死亡によらない世帯員の異動がある"_s,
                      u"Members changed for other reasons than birth, death or insurance"_s);
    return judged(true, u"same_head"_s, u"世帯主が同じまま世帯全員で転居した"_s,
                  u"The whole household moved with the same head"_s);
}

Result<HitCount> countHits(const Parameters& parameters, const HitCountFacts& facts) {
    MADO_TRY(checkFacts(facts));
    HitCount count;
    QList<YearMonth> all = facts.ownHits;
    bool carried = true;
    for (const FormerResidence& one : facts.former) {
        carried = carried && one.continues;
        if (carried) all << one.hits;
        count.explanation.add({carried ? u"%1 からの引継ぎ(継続性あり)"_s.arg(one.municipality)
                                       : u"%1 からは引き継がない(継続性なし)"_s.arg(one.municipality),
                               carried ? u"Carried over from %1"_s.arg(one.municipality)
                                       : u"Not carried over from %1"_s.arg(one.municipality),
                               u"%1: %2"_s.arg(isoText(one.movedOn), listed(one.hits)),
                               qint64(carried ? one.hits.size() : 0),
                               article,
                               {},
                               ExplanationStep::Unit::Count});
        count.halfLimit =
            count.halfLimit || (carried && facts.month.contains(one.movedOn) && one.movedOn.day() != 1);
    }
    MADO_ASSIGN(count.counted, priorHitMonths(parameters, facts.month, all));
    MADO_ASSIGN(count.multiple, isMultipleHit(parameters, facts.month, all));
    Figures figures(parameters, facts.month.firstDay());
    count.nth = static_cast<int>(count.counted.size()) + 1;
    if (count.halfLimit)
        count.explanation.add({u"県内の転居の月(限度額は2分の1)"_s,
                               u"Month of the move inside the prefecture: limits are halved"_s,
                               facts.month.toIso(),
                               u"half_limit"_s,
                               u"国民健康保険法施行令29条の3"_s,
                               {figures.use("highcost.special_share"_L1)}});
    count.explanation.add(
        {count.multiple ? u"該当した場合の回数(多数回該当)"_s : u"該当した場合の回数"_s,
         count.multiple ? u"Number of this hit: multiple rule applies"_s : u"Number of this hit"_s,
         count.counted.isEmpty() ? QString::number(count.nth)
                                 : u"%1 → %2"_s.arg(listed(count.counted)).arg(count.nth),
         qint64(count.nth),
         article,
         {figures.use("highcost.window_months"_L1), figures.use("highcost.multiple_from"_L1)},
         ExplanationStep::Unit::Count});
    MADO_TRY(figures.result());
    return count;
}

}  // namespace mado
