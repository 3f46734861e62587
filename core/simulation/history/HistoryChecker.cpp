// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryChecker.h"

#include <algorithm>

namespace mado::history {

HistoryChecker::Verdict HistoryChecker::check(const History& history) const {
    const Stories stories(history);
    Verdict verdict;
    verdict.findings = stories.findings;
    checks::commands(stories, verdict.findings);
    checks::effects(stories, verdict.findings);
    checks::reads(stories, verdict.findings);
    checks::states(stories, m_limits.quietMilliseconds, verdict.findings);
    checks::audit(stories, verdict.findings);
    for (const CommandStory& each : stories.commands) {
        ++verdict.commands;
        if (each.last() == nullptr)
            ++verdict.unknown;
        else
            ++(each.isAccepted() ? verdict.accepted : verdict.refused);
    }
    for (const TerminalStory& each : stories.terminals) {
        verdict.reads += static_cast<int>(each.reads.size());
        verdict.kills += each.kills;
        if (each.settled != nullptr && stories.healed != nullptr)
            verdict.quietAfterMilliseconds =
                std::max(verdict.quietAfterMilliseconds, each.settled->at - stories.healed->at);
    }
    for (const auto& [record, chain] : stories.versions)
        verdict.versions += static_cast<int>(chain.size());
    verdict.faults = stories.faults;
    return verdict;
}

}  // namespace mado::history
