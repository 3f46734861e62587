// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/simulation/SimulationPlan.h"
#include "core/simulation/history/History.h"

#include <functional>

namespace mado::simulation {

/// The centre of a run as the run needs it: made with a city and people, killed and started again, put back
/// to an earlier state. Whatever make it is of.
class SimulatedCentre {
 public:
    /// Waits while the lines of the run go on moving.
    using Pass = std::function<void(int milliseconds)>;

    virtual ~SimulatedCentre() = default;
    /// What the history calls it.
    [[nodiscard]] virtual QString name() const = 0;
    /// Makes it with the plan's city and people and starts it. Fills in how it is reached.
    [[nodiscard]] virtual Result<void> make(SimulationPlan& plan) = 0;
    /// The same after every start.
    [[nodiscard]] virtual quint16 port() const = 0;
    [[nodiscard]] virtual QString host() const { return QStringLiteral("127.0.0.1"); }
    /// It is the run's own: it may be killed and put back.
    [[nodiscard]] virtual bool isOwn() const { return true; }
    /// Before a terminal of the run signs in for the first time; `terminalId` is its outbox's.
    [[nodiscard]] virtual Result<void> admit(const QString& terminalId) {
        static_cast<void>(terminalId);
        return {};
    }
    /// Killed, down for a while (`die` says how long and how), there again.
    [[nodiscard]] virtual Result<void> crash(int die, const Pass& pass) = 0;
    [[nodiscard]] virtual Result<void> backUp() = 0;
    /// As it was at the backUp(), under another epoch. While this and backUp() are at it, nobody may call.
    [[nodiscard]] virtual Result<void> restore() = 0;
    /// The centre itself, past all lines.
    [[nodiscard]] virtual Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId) = 0;
};

/// The embedded centre in a process of its own. `program`: madoguchictl.
[[nodiscard]] std::unique_ptr<SimulatedCentre> embeddedCentre(QString program, SimulatedCentre::Pass pass);
/// A PostgreSQL of the run's own. Null where there is none for this system.
[[nodiscard]] std::unique_ptr<SimulatedCentre> postgresCentre();
/// One that is there already. Nothing of it is killed; what the run changed in its settings is undone at the
/// end.
[[nodiscard]] std::unique_ptr<SimulatedCentre> givenCentre();

}  // namespace mado::simulation
