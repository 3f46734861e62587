// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/Stories.h"

namespace mado::history {

[[nodiscard]] inline QString caseRecord(const QString& caseId) {
    return QStringLiteral("case_file/") + caseId;
}
[[nodiscard]] inline bool isCaseRecord(const QString& record) {
    return record.startsWith(u"case_file/");
}

/// The state that a command gives its case; empty for those that give none.
[[nodiscard]] QString stateAfter(const QString& kind);

/// Commands that may have caused this version: of that kind, case and person, not refused.
[[nodiscard]] std::vector<const CommandStory*> causesOf(const VersionStory& version, const Stories& stories);
/// The version that a write made; null if there is none.
[[nodiscard]] const VersionStory* versionOf(const Write& write, const QString& caseId,
                                            const Stories& stories);
/// Whether everything that the command writes is there.
[[nodiscard]] bool isWhole(const CommandStory& command, const Stories& stories);

/// The feed numbers of one effect: published together, so never seen in part.
struct Span {
    qint64 first = 0;
    qint64 last = 0;
    QString caseId;
};
[[nodiscard]] std::vector<Span> spansOf(const Stories& stories);

}  // namespace mado::history
