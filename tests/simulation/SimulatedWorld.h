// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/simulation/SimulatedClerk.h"
#include "tests/simulation/HistoryInMemory.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/MemorySecretStore.h"

#include <map>
#include <random>

namespace mado {
class EmbeddedCentralStore;
}

namespace mado::test {

/// How the line of one terminal is just now.
struct WorldLine {
    int callsLeft = -1;   ///< calls that get through before it is down; -1: no limit
    int answersLost = 0;  ///< commands that arrive without their answers coming back
};

/// Terminals, lines and the embedded centre in one thread, under one clock and one seed: what a seed does it
/// does again. Faults: lines down after any call, answers lost, terminals killed between two calls of the
/// centre, the centre closed and opened, put back to an earlier state under a new epoch, and (rarely, as it
/// must not happen) under the old one.
class SimulatedWorld {
 public:
    /// Lays something between a terminal and the centre; for falsified products.
    using Between =
        std::function<std::unique_ptr<CentralSession>(std::unique_ptr<CentralSession>, int terminal)>;
    struct Options {
        int terminals = 3;
        int steps = 120;
        bool restores = true;
        Between between = {};
    };
    SimulatedWorld(quint64 seed, Options options);
    ~SimulatedWorld();

    /// Works, disturbs, repairs, comes to rest. What happened.
    [[nodiscard]] const history::History& run();
    /// How often something came about, by name: to know that a seed tries something.
    [[nodiscard]] const std::map<QString, int>& reached() const { return m_reached; }

 private:
    struct Terminal {
        std::unique_ptr<simulation::SimulatedTerminal> stack;
        std::unique_ptr<simulation::SimulatedClerk> clerk;
        WorldLine line;
        int starts = 0;
    };
    class Line;
    void makeCentre();
    void openCentre();
    void switchOn(Terminal& terminal, const QString& name);
    void kill(Terminal& terminal, const QString& name);
    void step();
    void disturb(Terminal& terminal, const QString& name);
    void reopenCentre();
    void backUp();
    void restore(bool renewsEpoch);
    void synchronise(Terminal& terminal);
    void comeToRest();
    void tellTheEnd();
    [[nodiscard]] int any(int bound) { return static_cast<int>(m_random() % static_cast<quint64>(bound)); }

    Options m_options;
    std::mt19937_64 m_random;
    StoreFolder m_folder;
    FixedClock m_clock{QDateTime(QDate(2026, 11, 29), QTime(0, 30), Qt::UTC)};
    HistoryInMemory m_history{m_clock};
    MemorySecretStore m_secrets;
    simulation::SimulationPlan m_plan;
    std::unique_ptr<EmbeddedCentralStore> m_centre;
    std::map<QString, Terminal> m_terminals;
    std::map<QString, int> m_reached;
    bool m_hasBackup = false;
    int m_centreAge = 0;  ///< sessions of an earlier opening are void
};

}  // namespace mado::test
