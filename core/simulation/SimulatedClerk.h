// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ChangeSet.h"
#include "core/simulation/SimulatedTerminal.h"

#include <random>

namespace mado::simulation {

/// Does at random what a clerk does with a few households: look, file, confirm a colleague's case, return it,
/// withdraw it, file it again, decide it, issue papers. Every value written is used once in a run, so that
/// each reading of it names its writer. Tells the history what the clerk saw and was told.
///
/// The changes are made up (two or three records of the head, always together), not computed by a procedure:
/// what is tried here is the way of commands and records, not the law.
class SimulatedClerk {
 public:
    SimulatedClerk(SimulatedTerminal& terminal, std::vector<WatchedHousehold> households, quint64 seed)
        : m_terminal(terminal), m_households(std::move(households)), m_random(seed) {}

    /// Looks at a household and does one thing or nothing. An error is the terminal's: its files can't be
    /// read.
    [[nodiscard]] Result<void> work();
    /// Looks only.
    [[nodiscard]] Result<void> look();
    /// 0 .. bound-1.
    [[nodiscard]] int any(int bound);

 private:
    struct View {
        WatchedHousehold household;
        std::vector<Record> records;  ///< of the head: those that are written
        std::vector<Record> cases;
    };
    /// What a clerk has to hand to give a command.
    struct Order {
        CommandKind kind = CommandKind::EnterCase;
        QString caseId;
        QJsonObject content;
        ChangeSet writes = {};
        QStringList issues = {};
        QString supersedes = {};
    };
    [[nodiscard]] Result<std::optional<View>> see();
    [[nodiscard]] ChangeSet changes(const View& view, const QString& value);
    [[nodiscard]] std::optional<Order> choose(const View& view);
    [[nodiscard]] Order enter(const View& view, const QString& supersedes = {});
    [[nodiscard]] std::optional<Order> actOn(const View& view, const Record& caseRecord);
    [[nodiscard]] std::optional<Order> actOnOpen(const View& view, const Record& caseRecord, bool isOwn);
    [[nodiscard]] Order issue(const View& view, const Record& caseRecord);
    [[nodiscard]] Result<void> give(const Order& order, const WatchedHousehold& household);

    SimulatedTerminal& m_terminal;
    std::vector<WatchedHousehold> m_households;
    std::mt19937_64 m_random;
};

}  // namespace mado::simulation
