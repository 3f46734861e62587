// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/Effects.h"
#include "core/simulation/history/HistoryChecker.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

class EffectChecks {
 public:
    EffectChecks(const Stories& stories, std::vector<Finding>& findings)
        : m_stories(stories), m_findings(findings) {}

    void lookAtChain(const QString& record, const std::vector<VersionStory>& chain) {
        qint64 version = m_stories.base.value(record, 0);
        qint64 seq = 0;
        QHash<QString, int> effects;
        const VersionStory* before = nullptr;
        for (const VersionStory& each : chain) {
            const bool wasRemoved = before != nullptr && before->value.isEmpty();
            before = &each;
            if (each.version == version) note(u"version-twice"_s, each);
            if (each.version > version + 1) note(u"version-gap"_s, each);
            if (each.seq <= seq || each.seq > head()) note(u"out-of-order"_s, each);
            version = each.version;
            seq = each.seq;
            const auto causes = causesOf(each, m_stories);
            if (causes.empty()) {
                note(u"effect-without-cause"_s, each);
                continue;
            }
            const QString effect = each.caseId + u'|' + each.staff + u'|' + each.value;
            if (++effects[effect] > static_cast<int>(isCaseRecord(record) ? causes.size() : 1))
                note(u"effect-twice"_s, each);
            if (isCaseRecord(record))
                lookAtStep(each, chain.front(), causes);
            else
                lookAtWrite(each, wasRemoved, causes);
        }
    }

    void lookAtIssues() {
        QSet<QString> serials;
        QSet<QString> ids;
        QHash<QString, const CommandStory*> causes;
        for (const CommandStory& command : m_stories.commands) {
            if (!command.mayHaveEffect()) continue;
            for (const QString& issue : command.issues)
                causes[issue] = &command;
        }
        for (const Event* issue : m_stories.issues) {
            const QString id = issue->text("issue");
            const QString serial = issue->text("serial");
            const CommandStory* cause = causes.value(id);
            if (serials.contains(serial)) m_findings.push_back({u"serial-twice"_s, issue->lineNo, serial});
            if (ids.contains(id)) m_findings.push_back({u"effect-twice"_s, issue->lineNo, id});
            if (cause == nullptr || cause->staff != issue->text("staff") ||
                cause->caseId != issue->text("case"))
                m_findings.push_back({u"effect-without-cause"_s, issue->lineNo, id});
            serials.insert(serial);
            ids.insert(id);
        }
    }

 private:
    [[nodiscard]] qint64 head() const {
        return m_stories.centre == nullptr ? 0 : m_stories.centre->number("seq");
    }
    void lookAtStep(const VersionStory& step, const VersionStory& first,
                    const std::vector<const CommandStory*>& causes) {
        const bool isTheSecondLook = step.value == u"applied" || step.value == u"decided";
        if (!isTheSecondLook) return;
        if (step.staff == first.staff) note(u"own-confirmation"_s, step);
        const bool isWholeSomewhere =
            std::any_of(causes.begin(), causes.end(),
                        [&](const CommandStory* each) { return isWhole(*each, m_stories); });
        if (!isWholeSomewhere) note(u"update-lost"_s, step);
    }

    /// What was removed is made anew from nothing: its author saw no version.
    void lookAtWrite(const VersionStory& version, bool wasRemoved,
                     const std::vector<const CommandStory*>& causes) {
        const bool wasSeen = std::any_of(causes.begin(), causes.end(), [&](const CommandStory* each) {
            return std::any_of(each->writes.begin(), each->writes.end(), [&](const Write& write) {
                return write.record == version.record && write.value == version.value &&
                       write.from == (wasRemoved ? 0 : version.version - 1);
            });
        });
        if (!wasSeen) note(u"lost-update"_s, version);
        // A write belongs to a case that is in force.
        const auto chain = m_stories.versions.find(caseRecord(version.caseId));
        const bool isInForce =
            chain != m_stories.versions.end() &&
            std::any_of(chain->second.begin(), chain->second.end(), [&causes](const VersionStory& step) {
                return std::any_of(causes.begin(), causes.end(), [&step](const CommandStory* each) {
                    return stateAfter(each->kind) == step.value;
                });
            });
        if (!isInForce) note(u"effect-without-cause"_s, version);
    }

    void note(const QString& rule, const VersionStory& version) {
        m_findings.push_back(
            {rule, version.lineNo,
             u"%1 version %2 by case %3"_s.arg(version.record).arg(version.version).arg(version.caseId)});
    }

    const Stories& m_stories;
    std::vector<Finding>& m_findings;
};

}  // namespace

void checks::effects(const Stories& stories, std::vector<Finding>& findings) {
    EffectChecks look(stories, findings);
    for (const auto& [record, chain] : stories.versions)
        look.lookAtChain(record, chain);
    look.lookAtIssues();
}

}  // namespace mado::history
