// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/HighCostLimits.h"

#include <QDate>
#include <QList>

namespace mado {

/// Change of a household that moved inside the prefecture, for the judgement of 世帯の継続性.
struct ContinuityFacts {
    bool samePrefecture = true;
    bool headStays = true;              ///< the head before is the head after
    bool wasHeadBefore = true;          ///< the head after was already the head of this household before
    bool splitOrMerged = false;         ///< a split from or a merger with another household
    bool joinedOtherHousehold = false;  ///< the whole household joined another one
    bool otherMembersChanged =
        false;  ///< members came or went other than by birth, death, gain or loss of other insurance
};
struct ContinuityJudgement {
    bool continues = false;
    QString reason;  ///< code: "other_prefecture", "joined_other", "split_or_merger", "head_changed",
                     ///< "same_head", "members_changed"
    QString reasonJa;
    QString reasonEn;
    Explanation explanation;  ///< last step = "continues" or "ends"
};
/// 国民健康保険法施行令29条の2 and the ministry's notice on carrying over hit counts. Proposes; an officer
/// decides.
[[nodiscard]] ContinuityJudgement judgeContinuity(const ContinuityFacts& facts);

/// Where the household lived before, and what it reached there.
struct FormerResidence {
    QString municipality;    ///< for the explanation only
    QDate movedOn;           ///< day of moving on from there
    bool continues = false;  ///< the officer's judgement for that move
    QList<YearMonth> hits;   ///< months of 高額療養費 there
};
struct HitCountFacts {
    YearMonth month;                ///< the month of treatment
    QList<YearMonth> ownHits;       ///< reached here
    QList<FormerResidence> former;  ///< newest first
};
struct HitCount {
    QList<YearMonth> counted;  ///< earlier months that count, oldest first
    int nth = 1;               ///< this month would be the n-th hit
    bool multiple = false;     ///< the limit of the multiple rule applies
    bool halfLimit = false;    ///< moved in this month, not on the 1st, with continuity
    Explanation explanation;   ///< last step = nth
};
/// Counts of 多数回該当 with those of former municipalities of the prefecture (施行令29条の2第6項以下): a
/// move without continuity ends the count, also that of residences before. E-RULE-016 when the moves are not
/// in order or a hit lies after its move.
[[nodiscard]] Result<HitCount> countHits(const Parameters& parameters, const HitCountFacts& facts);

}  // namespace mado
