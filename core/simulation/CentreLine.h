// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/simulation/SimulationPlan.h"

namespace mado::simulation {

/// The plan's centre as its clients reach it: at a port of the loopback, which may be that of a failing line.
[[nodiscard]] std::unique_ptr<CentralStore> centreAt(const SimulationPlan& plan, quint16 port);

}  // namespace mado::simulation
