// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/Effects.h"
#include "core/simulation/history/HistoryChecker.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

class CommandChecks {
 public:
    CommandChecks(const Stories& stories, std::vector<Finding>& findings)
        : m_stories(stories), m_findings(findings) {
        for (const Event* issue : stories.issues)
            m_issues.insert(issue->text("issue"));
    }

    void look(const CommandStory& command) {
        keptHere(command);
        believed(command);
        if (command.isNotSaved && (!command.finalState.isEmpty() || command.mayHaveArrived))
            note(u"unsaved-is-there"_s, command);
        if (command.isAccepted()) tookEffect(command);
    }

 private:
    void keptHere(const CommandStory& command) {
        // What the centre accepted may leave the outbox when a backup holds it; its effect is looked for
        // there.
        if (command.isSaved && command.finalState.isEmpty() && !command.isDismissed && !command.isAccepted())
            note(u"lost-by-terminal"_s, command);
        if (command.finalState == u"sealed" || command.finalState == u"sent")
            note(u"still-waiting"_s, command);
    }

    /// What the outbox holds for true must have been said, and the other way round.
    void believed(const CommandStory& command) {
        static const QStringList accepting{u"acknowledged"_s, u"seen"_s, u"durable"_s};
        const bool believesAccepted = accepting.contains(command.finalState);
        const bool believesRefused = command.finalState == u"refused" || command.isDismissed;
        const bool isRefused = command.last() != nullptr && !command.isAccepted();
        if ((believesAccepted && !command.isAccepted()) || (believesRefused && !isRefused))
            note(u"acknowledged-by-nobody"_s, command);
    }

    void tookEffect(const CommandStory& command) {
        const QString state = stateAfter(command.kind);
        if (!state.isEmpty() && stepsOf(command, state) == 0)
            note(command.kind == u"EnterCase" ? u"case-lost"_s : u"step-lost"_s, command);
        // The case that it replaces is out of play.
        const Write replaced{caseRecord(command.supersedes), 0, u"withdrawn"_s};
        if (!command.supersedes.isEmpty() && versionOf(replaced, command.caseId, m_stories) == nullptr)
            note(u"step-lost"_s, command);
        if (!isWhole(command, m_stories)) note(u"update-lost"_s, command);
        for (const QString& issue : command.issues) {
            if (!m_issues.contains(issue)) note(u"issue-lost"_s, command);
        }
    }

    qsizetype stepsOf(const CommandStory& command, const QString& state) const {
        const auto chain = m_stories.versions.find(caseRecord(command.caseId));
        if (chain == m_stories.versions.end()) return 0;
        return std::count_if(chain->second.begin(), chain->second.end(), [&](const VersionStory& each) {
            return each.value == state && each.staff == command.staff && each.caseId == command.caseId;
        });
    }

    void note(const QString& rule, const CommandStory& command) {
        m_findings.push_back(
            {rule, command.lineNo,
             u"%1 %2 of case %3 at %4"_s.arg(command.kind, command.id, command.caseId, command.terminal)});
    }

    const Stories& m_stories;
    std::vector<Finding>& m_findings;
    QSet<QString> m_issues;
};

}  // namespace

void checks::commands(const Stories& stories, std::vector<Finding>& findings) {
    CommandChecks look(stories, findings);
    for (const CommandStory& command : stories.commands)
        look.look(command);
}

}  // namespace mado::history
