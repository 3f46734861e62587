// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/Expression.h"

#include <vector>

namespace mado {

/// A read expression: its nodes in an order in which operands come before what uses them.
struct Expression::Program {
    QString source;
    std::vector<Node> nodes;
};

}  // namespace mado
