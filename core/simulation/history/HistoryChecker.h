// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/Stories.h"

namespace mado::history {

/// Judges a recorded history. Knows nothing of the program that made it: only what clerks were told, what was
/// on screens, and what was found at the end. An outcome that nobody knows counts as "may have happened".
///
/// | Rule | What it finds |
/// |---|---|
/// | disorder | lines that contradict each other, or holes |
/// | lost-by-terminal | saved, and neither in the outbox, nor accepted, nor put away by a person |
/// | still-waiting | saved, and never sent though all was well again |
/// | acknowledged-by-nobody | the outbox believes in an answer that never came, or in another one |
/// | unsaved-is-there | the clerk was told that it is not saved, and it is |
/// | case-lost, step-lost, update-lost, issue-lost | accepted by the centre, and without effect there |
/// | two-answers | one command, two different answers |
/// | effect-twice | one command, two effects |
/// | effect-without-cause | an effect that nobody asked for, or that was refused |
/// | lost-update | written over a version that its author had not seen |
/// | version-gap, version-twice, out-of-order | the versions of a record are not 1, 2, 3 along the feed |
/// | own-confirmation | author and confirmer are one person |
/// | serial-twice | two papers with one number |
/// | read-went-back, version-went-back | a screen showed an older state than before |
/// | not-a-prefix | a screen showed something else than the feed up to its number |
/// | half-a-transaction | a screen showed one half of a case |
/// | own-work-hidden | saved here, and not on the screen |
/// | no-final-state, cache-behind, cache-differs, too-slow | caches and centre are not the same in time |
/// | audit-gap, audit-broken, audit-missing, audit-twice, audit-without-cause | the trail is not what
/// happened |
class HistoryChecker {
 public:
    struct Limits {
        qint64 quietMilliseconds = 60'000;  ///< from the last fault until nothing waits
    };
    struct Verdict {
        std::vector<Finding> findings;  ///< empty: the history is good
        int commands = 0;
        int accepted = 0;
        int refused = 0;
        int unknown = 0;  ///< given, and no answer until the end
        int reads = 0;
        int kills = 0;
        int faults = 0;
        int versions = 0;
        qint64 quietAfterMilliseconds = 0;
    };
    explicit HistoryChecker(Limits limits) : m_limits(limits) {}
    HistoryChecker() : HistoryChecker(Limits{}) {}
    [[nodiscard]] Verdict check(const History& history) const;

 private:
    Limits m_limits;
};

/// The parts of the judgement; each adds what it finds.
namespace checks {
void commands(const Stories& stories, std::vector<Finding>& findings);  ///< no acknowledged loss
void effects(const Stories& stories, std::vector<Finding>& findings);   ///< no double effect, no lost update
void reads(const Stories& stories, std::vector<Finding>& findings);     ///< prefixes only, never backwards
void states(const Stories& stories, qint64 quietMilliseconds,
            std::vector<Finding>& findings);                         ///< convergence
void audit(const Stories& stories, std::vector<Finding>& findings);  ///< evidence
}  // namespace checks

}  // namespace mado::history
