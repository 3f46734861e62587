// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace mado::history {

/// What a line of a history says. Lines of a terminal are written by the terminal's process, before and after
/// what they tell of; so whatever is missing between two of them is unknown, never "did not happen".
enum class What {
    Run,        ///< first line: what was simulated
    Base,       ///< a watched record before the work began: record, version
    Begin,      ///< a terminal's program has begun
    End,        ///< and ended by itself
    Kill,       ///< SIGKILL to a terminal (who): nothing of it is to be expected afterwards
    Fault,      ///< what was done to the line or the centre
    Rewound,    ///< the centre was put back to an earlier state, under a new epoch
    Healed,     ///< no faults from here on
    Settled,    ///< nothing waits at this terminal any more
    Giving,     ///< a clerk is about to give a command
    Saved,      ///< the clerk was told that it is saved
    NotSaved,   ///< the clerk was told that it is not
    Sending,    ///< a command is about to be sent
    Answer,     ///< what the centre answered
    Unknown,    ///< no answer came: it may have happened
    Dismissed,  ///< the clerk has seen a refusal and put it away
    Read,       ///< what was on the screen of a household: epoch, feed number, records, cases
    Outbox,     ///< end: the commands of a terminal and their states
    Cache,      ///< end: a terminal's cursor and the digest of each of its tables
    Centre,     ///< end: the same of the centre
    Version,    ///< end: one version of a watched record in the centre's feed
    Issue,      ///< end: one line of the register of issue
    Audit,      ///< end: one line of the audit trail
    AuditEnd,   ///< end: how many there are, and what the centre's own check of the chain says
    Done,       ///< last line
};

[[nodiscard]] QString nameOf(What what);
[[nodiscard]] std::optional<What> whatNamed(const QString& name);

/// One line.
struct Event {
    What what = What::Run;
    QString who;        ///< the terminal it is about; empty: the run as a whole
    qint64 at = 0;      ///< milliseconds since 1970; for people and for the time to quiet
    QJsonObject facts;  ///< names in snake_case, see HistoryChecker
    qint64 lineNo = 0;  ///< in the file, from 1
    [[nodiscard]] QString text(const char* name) const;
    [[nodiscard]] qint64 number(const char* name) const;
};

/// A recorded history, in the order in which the lines were written.
struct History {
    std::vector<Event> events;
    int tornLines = 0;  ///< the last words of a killed process, cut off
};

[[nodiscard]] QByteArray lineOf(const Event& event);
[[nodiscard]] std::optional<Event> eventOf(const QByteArray& line);
/// E-SIM-001 if the file can't be read.
[[nodiscard]] Result<History> load(const QString& path);

/// Takes what happens, as it happens.
class Sink {
 public:
    virtual ~Sink() = default;
    virtual void tell(What what, const QString& who, const QJsonObject& facts) = 0;
};

}  // namespace mado::history
