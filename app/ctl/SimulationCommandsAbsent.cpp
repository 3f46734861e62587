// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"

namespace mado::ctl {

/// Where core/simulation is not built there is nothing to command.
void addSimulationCommands(QList<Command>&) {}

}  // namespace mado::ctl
