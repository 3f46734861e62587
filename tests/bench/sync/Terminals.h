// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/central/postgres/PostgresCentre.h"

#include <memory>
#include <vector>

namespace mado::bench {

/// Terminals that listen to the feed and pull when they are told, as counters do but for the pause that
/// spreads them; all in this thread, by one poll.
class Terminals {
 public:
    /// Signs `count` people in.
    [[nodiscard]] static Result<std::unique_ptr<Terminals>> make(test::PostgresCentre& centre, int count);

    /// Milliseconds from now until the last of them has pulled the feed up to that number; negative: not
    /// within ten seconds.
    [[nodiscard]] double untilAllSee(qint64 seq);

 private:
    struct Terminal {
        std::unique_ptr<CentralSession> session;
        CacheCursor cursor;
    };
    [[nodiscard]] Result<void> pull(Terminal& terminal);
    std::vector<Terminal> m_terminals;
};

}  // namespace mado::bench
