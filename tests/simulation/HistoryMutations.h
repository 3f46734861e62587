// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/History.h"

namespace mado::test {

/// A good history with one falsification that changes what it says.
struct Mutation {
    QString name;
    history::History history;
    qint64 lineNo = 0;
};

/// Each kind of falsification (line left out, said twice, put before its predecessor, or changed) at some
/// places of this history where it means something.
[[nodiscard]] std::vector<Mutation> mutationsOf(const history::History& good, quint64 seed);

}  // namespace mado::test
