// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace mado {

/// What happened to the person's session at this machine, so that the counter must lock.
enum class SessionChange {
    Locked,     ///< the system's own lock screen
    Left,       ///< remote desktop disconnected, or another person took the console
    Ending,     ///< signing off, shutting down
    Suspending  ///< the machine goes to sleep
};

/// Tells of it. In the thread that made it (the GUI thread), from that thread's event loop.
class SessionEvents {
 public:
    using Told = std::function<void(SessionChange)>;
    virtual ~SessionEvents() = default;
    /// Called for every change from now on; one listener.
    virtual void listen(Told told) = 0;
};

/// Of this system. Null where nothing tells of it: Linux, unless a desktop's own lock is enough.
[[nodiscard]] std::unique_ptr<SessionEvents> systemSessionEvents();

/// What a message of Windows to a top-level window means; nothing for all others.
/// https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change, .../power/wm-powerbroadcast,
/// .../shutdown/wm-endsession
[[nodiscard]] std::optional<SessionChange> sessionChangeOf(unsigned int message, std::uint64_t first);

}  // namespace mado
