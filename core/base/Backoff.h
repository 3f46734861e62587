// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace mado {

/// How long to wait before trying again, so that many that failed together don't come back together:
/// decorrelated jitter, each wait random between the shortest and three times the one before.
class Backoff {
 public:
    using Milliseconds = std::chrono::milliseconds;
    /// Uniform in [0, 1).
    using Random = std::function<double()>;
    struct Limits {
        Milliseconds shortest{500};
        Milliseconds longest{60'000};
        Milliseconds afterFailover{15'000};  ///< up to that long, once, when everybody comes back at once
    };
    Backoff(Random random, Limits limits) : m_random(std::move(random)), m_limits(limits) {}
    /// With the system's random numbers.
    explicit Backoff(Limits limits);
    Backoff();

    /// The next wait after one more failure.
    [[nodiscard]] Milliseconds failed();
    /// The wait after a connection that the centre itself ended.
    [[nodiscard]] Milliseconds lostByFailover();
    void succeeded() { m_last = Milliseconds(0); }

 private:
    [[nodiscard]] Milliseconds between(Milliseconds low, Milliseconds high);
    Random m_random;
    Limits m_limits;
    Milliseconds m_last{0};
};

}  // namespace mado
