// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/History.h"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <map>

namespace mado::history {

/// Something that must not be: which rule, and where.
struct Finding {
    QString rule;  ///< "case-lost"; the list stands in HistoryChecker.h
    qint64 lineNo = 0;
    QString text;
};

/// One record that a command writes: from which version, and the value that nobody else ever writes.
struct Write {
    QString record;  ///< "contact/1000000001"
    qint64 from = 0;
    QString value;  ///< empty: the record is removed
};

struct Answered {
    QString outcome;
    qint64 lineNo = 0;
    int age = 0;  ///< how often the centre had been put back by then
    [[nodiscard]] bool isAccepted() const { return outcome == u"entered" || outcome == u"applied"; }
};

/// One command from the clerk's hand to the end.
struct CommandStory {
    QString id;
    QString terminal;
    QString staff;
    QString kind;
    QString caseId;
    QString household;
    QString supersedes;
    std::vector<Write> writes;
    QStringList issues;
    qint64 lineNo = 0;
    bool isSaved = false;
    qint64 savedLineNo = 0;
    bool isNotSaved = false;
    bool isDismissed = false;
    bool mayHaveArrived = false;  ///< it was sent at least once
    std::vector<Answered> answers;
    QString finalState;  ///< in the outbox at the end; empty: not there
    /// What was said last; nothing if no answer came.
    [[nodiscard]] const Answered* last() const { return answers.empty() ? nullptr : &answers.back(); }
    [[nodiscard]] bool isAccepted() const { return last() != nullptr && last()->isAccepted(); }
    /// It took effect, or (no answer) it may have.
    [[nodiscard]] bool mayHaveEffect() const {
        return last() != nullptr ? last()->isAccepted() : mayHaveArrived;
    }
};

/// One version of a record in the centre's feed.
struct VersionStory {
    QString record;
    qint64 version = 0;
    qint64 seq = 0;
    QString caseId;
    QString staff;
    QString value;  ///< of the watched field; of a case its state; empty: removed
    qint64 lineNo = 0;
};

struct TerminalStory {
    const Event* outbox = nullptr;
    const Event* cache = nullptr;
    const Event* settled = nullptr;
    std::vector<const Event*> reads;
    bool isAlive = false;
    int starts = 0;
    int kills = 0;
    QString giving;   ///< a command whose saving has not been told
    QString sending;  ///< a command whose answer has not been told
};

/// A history sorted by what it is about. Lines that contradict each other are found while sorting.
struct Stories {
    explicit Stories(const History& history);

    QMap<QString, CommandStory> commands;  ///< by id
    using CommandList = std::vector<const CommandStory*>;
    /// Commands that name this case.
    [[nodiscard]] std::pair<CommandList::const_iterator, CommandList::const_iterator> commandsOfCase(
        const QString& caseId) const;
    std::map<QString, std::vector<VersionStory>> versions;  ///< by record, in the order of versions
    QMap<QString, qint64> base;                             ///< watched records: version before the work
    QMap<QString, TerminalStory> terminals;
    std::vector<const Event*> issues;
    std::vector<const Event*> audit;
    const Event* auditEnd = nullptr;
    const Event* centre = nullptr;
    const Event* healed = nullptr;
    std::vector<Finding> findings;
    int age = 0;
    int faults = 0;

 private:
    QHash<QString, CommandList> m_byCase;
    void take(const Event& event);
    void takeOfTerminal(const Event& event);
    void takeOfCommand(const Event& event, TerminalStory& terminal);
    void give(const Event& event, TerminalStory& terminal);
    void answer(const Event& event, TerminalStory& terminal);
    void takeFinal(const Event& event);
    void once(const Event*& place, const Event& event);
    void note(const Event& event, const QString& text);
};

}  // namespace mado::history
