// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/SimulationPlan.h"

namespace mado::simulation {

/// What the processes of a run do, each until it is killed or told to end.

/// One terminal: work, until the mark "settle"; sending what waits, until the mark "finish". `start`: how
/// often it was started; the clerk does other things each time.
[[nodiscard]] Result<void> runTerminal(const SimulationPlan& plan, const QString& name, int start);
/// The embedded centre on the loopback. Says its port on the first line of its standard output.
/// `renewsEpoch`: as after a restore. Needs a QCoreApplication; returns when that is told to quit.
[[nodiscard]] Result<void> runCentre(const SimulationPlan& plan, quint16 port, bool renewsEpoch);
/// Makes the embedded centre with an invented city and the run's people.
[[nodiscard]] Result<void> makeCentre(const SimulationPlan& plan);

}  // namespace mado::simulation
