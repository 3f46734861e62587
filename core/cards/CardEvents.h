// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

namespace mado {

/// Tells that something may have happened at the card readers. A hint: whoever waits asks the cards
/// afterwards.
class CardEvents {
 public:
    virtual ~CardEvents() = default;
    /// Returns at an event, after `timeout`, or when `stop` is asked for (from any thread). Never later than
    /// half a second after these. One thread waits at a time.
    virtual void wait(std::chrono::milliseconds timeout, const std::stop_token& stop) = 0;
};

}  // namespace mado
