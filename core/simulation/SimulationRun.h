// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/CentreObserver.h"
#include "core/simulation/FaultProxy.h"
#include "core/simulation/SimulatedCentre.h"
#include "core/simulation/SimulationPlan.h"
#include "core/simulation/history/HistoryFile.h"

#include <QProcess>

#include <map>
#include <memory>
#include <random>

namespace mado::simulation {

/// A whole run: the centre and every terminal in a process of its own, a failing line between each of them,
/// kills and restarts; then quiet, and everything is compared. What happened stands in the history file.
/// Needs a QCoreApplication and runs its events.
class SimulationRun {
 public:
    /// `program`: madoguchictl, started again for the parts.
    SimulationRun(SimulationPlan plan, QString program);
    ~SimulationRun();

    using Progress = std::function<void(const QString& words)>;
    /// E-SIM-002 the folder, E-SIM-003 a part does not start, E-SIM-006 there is no
    /// PostgreSQL, E-SIM-004 it did not come to rest, E-SIM-005 a
    /// terminal broke down.
    [[nodiscard]] Result<void> run(const Progress& progress);
    [[nodiscard]] const SimulationPlan& plan() const { return m_plan; }

 private:
    /// One terminal: its process, its line, and the fault that its line has just now.
    struct Terminal {
        std::unique_ptr<QProcess> process;
        std::unique_ptr<FaultProxy> line;
        qint64 healAt = 0;     ///< 0: the line is well
        qint64 restartAt = 0;  ///< 0: it runs
        int starts = 0;
    };
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> chooseHouseholds();
    [[nodiscard]] Result<void> admitTerminals();
    [[nodiscard]] Result<void> startTerminal(const QString& name);
    void killTerminal(const QString& name);
    [[nodiscard]] Result<void> waitForAll();
    [[nodiscard]] Result<void> work(const Progress& progress);
    [[nodiscard]] Result<void> disturb();
    void disturbLine(const QString& name);
    [[nodiscard]] Result<void> crashCentre();
    void closeAllLines();
    void openAllLines();
    [[nodiscard]] Result<void> backUpOrRestore(qint64 elapsed);
    [[nodiscard]] Result<void> repairWhatIsDue(bool everything);
    [[nodiscard]] Result<void> comeToRest(const Progress& progress);
    [[nodiscard]] Result<void> lookAtTheEnd();
    [[nodiscard]] Result<void> lookForBreakdowns();
    void tell(history::What what, const QString& who = {}, const QJsonObject& facts = {}) {
        m_history->tell(what, who, facts);
    }
    [[nodiscard]] int any(int bound);

    SimulationPlan m_plan;
    QString m_program;
    std::unique_ptr<history::HistoryFile> m_history;
    std::unique_ptr<SimulatedCentre> m_centre;
    std::map<QString, Terminal> m_terminals;
    std::mt19937_64 m_random;
    qint64 m_nextCentreKill = 0;
    CentreObserver::Since m_since;
    QStringList m_admitted;  // terminals that may sign in
    bool m_isBackedUp = false;
    bool m_isRestored = false;
};

}  // namespace mado::simulation
