// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/Effects.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::history {

QString stateAfter(const QString& kind) {
    if (kind == u"EnterCase") return u"entered"_s;
    if (kind == u"ConfirmCase") return u"applied"_s;
    if (kind == u"ReturnCase") return u"returned"_s;
    if (kind == u"WithdrawCase") return u"withdrawn"_s;
    if (kind == u"DecideCase") return u"decided"_s;
    return {};
}

namespace {

bool isCauseOfStep(const CommandStory& command, const VersionStory& version) {
    // A case that is replaced is withdrawn by the entering of the one that replaces it.
    if (version.record != caseRecord(version.caseId))
        return command.kind == u"EnterCase" && version.value == u"withdrawn" &&
               caseRecord(command.supersedes) == version.record;
    return stateAfter(command.kind) == version.value;
}

bool isCauseOfWrite(const CommandStory& command, const VersionStory& version) {
    return std::any_of(command.writes.begin(), command.writes.end(), [&version](const Write& write) {
        return write.record == version.record && write.value == version.value;
    });
}

}  // namespace

std::vector<const CommandStory*> causesOf(const VersionStory& version, const Stories& stories) {
    std::vector<const CommandStory*> causes;
    const auto [first, last] = stories.commandsOfCase(version.caseId);
    for (auto each = first; each != last; ++each) {
        const CommandStory& command = **each;
        if (command.staff != version.staff || !command.mayHaveEffect()) continue;
        const bool isCause = isCaseRecord(version.record)
                                 ? isCauseOfStep(command, version)
                                 : (command.kind == u"ConfirmCase" || command.kind == u"DecideCase") &&
                                       isCauseOfWrite(command, version);
        if (isCause) causes.push_back(&command);
    }
    return causes;
}

const VersionStory* versionOf(const Write& write, const QString& caseId, const Stories& stories) {
    const auto chain = stories.versions.find(write.record);
    if (chain == stories.versions.end()) return nullptr;
    const auto found = std::find_if(
        chain->second.begin(), chain->second.end(),
        [&](const VersionStory& each) { return each.caseId == caseId && each.value == write.value; });
    return found == chain->second.end() ? nullptr : &*found;
}

bool isWhole(const CommandStory& command, const Stories& stories) {
    return std::all_of(command.writes.begin(), command.writes.end(), [&](const Write& write) {
        return versionOf(write, command.caseId, stories) != nullptr;
    });
}

std::vector<Span> spansOf(const Stories& stories) {
    std::vector<Span> spans;
    for (const auto& [record, chain] : stories.versions) {
        if (!isCaseRecord(record)) continue;
        for (const VersionStory& step : chain) {
            Span span{step.seq, step.seq, step.caseId};
            const auto widen = [&span](const VersionStory* other) {
                if (other == nullptr) return;
                span.first = std::min(span.first, other->seq);
                span.last = std::max(span.last, other->seq);
            };
            for (const CommandStory* cause : causesOf(step, stories)) {
                if (cause->kind == u"EnterCase")
                    widen(
                        versionOf({caseRecord(cause->supersedes), 0, u"withdrawn"_s}, step.caseId, stories));
                else if (isWhole(*cause, stories))
                    for (const Write& write : cause->writes)
                        widen(versionOf(write, cause->caseId, stories));
            }
            if (span.last > span.first) spans.push_back(span);
        }
    }
    return spans;
}

}  // namespace mado::history
