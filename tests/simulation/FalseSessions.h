// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/SimulatedWorld.h"

namespace mado::test {

/// A product with one fault, as it would look between terminal and centre, and what must come of it.
struct FalseProduct {
    const char* name;
    SimulatedWorld::Between between;
    QStringList rules;  ///< one of them must be found
};

[[nodiscard]] std::vector<FalseProduct> falseProducts();

}  // namespace mado::test
