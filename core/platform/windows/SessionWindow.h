// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/SessionEvents.h"

namespace mado::windows {

/// A window that is never shown and hears what Windows says of session and power. Made in the GUI thread,
/// whose loop of messages brings them. A top-level window: those of messages only get no broadcasts.
class SessionWindow final : public SessionEvents {
 public:
    SessionWindow();
    ~SessionWindow() override;
    SessionWindow(const SessionWindow&) = delete;
    SessionWindow& operator=(const SessionWindow&) = delete;
    void listen(Told told) override { m_told = std::move(told); }
    /// What its window procedure got.
    void hear(unsigned int message, std::uint64_t first) const;

 private:
    Told m_told;
    void* m_window = nullptr;
    void* m_power = nullptr;
};

}  // namespace mado::windows
