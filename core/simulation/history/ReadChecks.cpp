// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/Effects.h"
#include "core/simulation/history/HistoryChecker.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::history {

namespace {

/// What one terminal showed, read after read.
class ReadChecks {
 public:
    ReadChecks(const Stories& stories, std::vector<Finding>& findings)
        : m_stories(stories), m_findings(findings), m_spans(spansOf(stories)) {
        std::sort(m_spans.begin(), m_spans.end(),
                  [](const Span& a, const Span& b) { return a.first < b.first; });
        for (const CommandStory& each : stories.commands) {
            if (each.kind != u"EnterCase") continue;
            m_casesOf[each.household].insert(each.caseId);
            if (each.isSaved) m_entered[each.terminal].push_back(&each);
        }
    }

    void look(const QString& terminal, const std::vector<const Event*>& reads) {
        m_last.clear();
        m_lastSeq = 0;
        m_epoch.clear();
        QSet<QString> pastEpochs;
        for (const Event* read : reads) {
            const QString epoch = read->text("epoch");
            if (epoch != m_epoch) {
                if (pastEpochs.contains(epoch)) note(u"read-went-back"_s, *read, u"an epoch of the past"_s);
                pastEpochs.insert(m_epoch);
                m_epoch = epoch;
                m_lastSeq = 0;
                m_last.clear();
            }
            const qint64 seq = read->number("seq");
            if (seq < m_lastSeq) note(u"read-went-back"_s, *read, QString::number(seq));
            m_lastSeq = seq;
            lookAt(terminal, *read);
        }
    }

 private:
    void lookAt(const QString& terminal, const Event& read) {
        const bool isOfThisAge = m_stories.centre != nullptr && m_epoch == m_stories.centre->text("epoch");
        QSet<QString> shownCases;
        for (const QJsonValue& each : read.facts[u"records"_s].toArray()) {
            const QString record = each[u"record"_s].toString();
            const qint64 version = each[u"version"_s].toInteger();
            if (isCaseRecord(record)) shownCases.insert(record);
            // A removed record has no version to compare; the next one goes on after it.
            if (version > 0 && version < m_last.value(record, 0)) note(u"version-went-back"_s, read, record);
            if (version > 0) m_last[record] = version;
            if (isOfThisAge) compare(read, record, version, each[u"value"_s].toString());
        }
        if (isOfThisAge) {
            const qint64 seq = read.number("seq");
            if (seq > m_stories.centre->number("seq")) note(u"not-a-prefix"_s, read, u"beyond the end"_s);
            for (const QString& caseId : m_casesOf.value(read.text("household"))) {
                if (!shownCases.contains(caseRecord(caseId))) compare(read, caseRecord(caseId), 0, {});
            }
            // Effects hardly ever overlap: the last one that begins by then is the one that can be cut.
            auto next = std::upper_bound(m_spans.begin(), m_spans.end(), seq,
                                         [](qint64 number, const Span& span) { return number < span.first; });
            if (next != m_spans.begin() && seq < (--next)->last)
                note(u"half-a-transaction"_s, read, next->caseId);
        }
        ownWork(terminal, read);
    }

    void compare(const Event& read, const QString& record, qint64 version, const QString& value) {
        const VersionStory* expected = nullptr;
        if (const auto chain = m_stories.versions.find(record); chain != m_stories.versions.end()) {
            for (const VersionStory& each : chain->second) {
                if (each.seq <= read.number("seq")) expected = &each;
            }
        }
        if (expected == nullptr) {
            if (version != m_stories.base.value(record, 0)) note(u"not-a-prefix"_s, read, record);
            return;
        }
        const bool isRemoved = expected->value.isEmpty();
        const bool fits = isRemoved ? version == 0 : version == expected->version && value == expected->value;
        if (!fits) note(u"not-a-prefix"_s, read, record);
    }

    void ownWork(const QString& terminal, const Event& read) {
        QSet<QString> shown;
        for (const QJsonValue& each : read.facts[u"shown"_s].toArray())
            shown.insert(each.toString());
        for (const CommandStory* each : m_entered.value(terminal)) {
            if (each->household != read.text("household") || each->savedLineNo > read.lineNo) continue;
            const bool isRefused =
                std::any_of(each->answers.begin(), each->answers.end(), [&read](const Answered& answer) {
                    return answer.lineNo < read.lineNo && !answer.isAccepted();
                });
            if (!isRefused && !shown.contains(each->caseId)) note(u"own-work-hidden"_s, read, each->caseId);
        }
    }

    void note(const QString& rule, const Event& read, const QString& what) {
        m_findings.push_back(
            {rule, read.lineNo, u"%1 at %2: %3"_s.arg(read.who).arg(read.number("seq")).arg(what)});
    }

    const Stories& m_stories;
    std::vector<Finding>& m_findings;
    std::vector<Span> m_spans;
    QHash<QString, QSet<QString>> m_casesOf;                     ///< by household
    QHash<QString, std::vector<const CommandStory*>> m_entered;  ///< by terminal
    QHash<QString, qint64> m_last;
    QString m_epoch;
    qint64 m_lastSeq = 0;
};

}  // namespace

void checks::reads(const Stories& stories, std::vector<Finding>& findings) {
    ReadChecks look(stories, findings);
    for (const auto& [name, terminal] : stories.terminals.asKeyValueRange())
        look.look(name, terminal.reads);
}

}  // namespace mado::history
