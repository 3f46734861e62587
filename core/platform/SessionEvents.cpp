// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/SessionEvents.h"

#ifdef _WIN32
#include "core/platform/windows/SessionWindow.h"
#endif

namespace mado {

namespace {

// As windows.h and wtsapi32.h have them; windows/SessionWindow.cpp asserts that they are the same.
constexpr unsigned int sessionEnds = 0x0016;     // WM_ENDSESSION
constexpr unsigned int powerChanges = 0x0218;    // WM_POWERBROADCAST
constexpr unsigned int sessionChanges = 0x02B1;  // WM_WTSSESSION_CHANGE
constexpr std::uint64_t suspends = 0x0004;       // PBT_APMSUSPEND
constexpr std::uint64_t consoleLeft = 0x2;       // WTS_CONSOLE_DISCONNECT
constexpr std::uint64_t remoteLeft = 0x4;        // WTS_REMOTE_DISCONNECT
constexpr std::uint64_t loggedOff = 0x6;         // WTS_SESSION_LOGOFF
constexpr std::uint64_t locked = 0x7;            // WTS_SESSION_LOCK

}  // namespace

std::optional<SessionChange> sessionChangeOf(unsigned int message, std::uint64_t first) {
    // Not WM_QUERYENDSESSION: another program may still stop the end.
    if (message == sessionEnds) return first != 0 ? std::optional(SessionChange::Ending) : std::nullopt;
    if (message == powerChanges)
        return first == suspends ? std::optional(SessionChange::Suspending) : std::nullopt;
    if (message != sessionChanges) return {};
    switch (first) {
        case locked:
            return SessionChange::Locked;
        case consoleLeft:
        case remoteLeft:
            return SessionChange::Left;
        case loggedOff:
            return SessionChange::Ending;
        default:
            return {};
    }
}

std::unique_ptr<SessionEvents> systemSessionEvents() {
#ifdef _WIN32
    return std::make_unique<windows::SessionWindow>();
#else
    return nullptr;
#endif
}

}  // namespace mado
