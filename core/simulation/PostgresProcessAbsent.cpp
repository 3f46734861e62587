// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulatedCentre.h"

namespace mado::simulation {

/// A server of one's own is started as another user and dies with its starter: that is written for Linux.
std::unique_ptr<SimulatedCentre> postgresCentre() {
    return nullptr;
}

}  // namespace mado::simulation
