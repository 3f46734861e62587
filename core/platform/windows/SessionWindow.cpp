// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/windows/SessionWindow.h"

#include <windows.h>
#include <wtsapi32.h>

namespace mado::windows {

namespace {

constexpr const wchar_t* className = L"MadoguchiSession";

// The numbers of SessionEvents.cpp.
static_assert(WM_ENDSESSION == 0x0016 && WM_POWERBROADCAST == 0x0218 && WM_WTSSESSION_CHANGE == 0x02B1);
static_assert(PBT_APMSUSPEND == 0x0004 && WTS_CONSOLE_DISCONNECT == 0x2 && WTS_REMOTE_DISCONNECT == 0x4);
static_assert(WTS_SESSION_LOGOFF == 0x6 && WTS_SESSION_LOCK == 0x7);

LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
    if (message == WM_NCCREATE) {
        const auto* created = reinterpret_cast<const CREATESTRUCTW*>(second);
        SetWindowLongPtrW(window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(created->lpCreateParams));
    }
    const auto* self = reinterpret_cast<const SessionWindow*>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (self != nullptr) self->hear(message, first);
    return DefWindowProcW(window, message, first, second);
}

}  // namespace

SessionWindow::SessionWindow() {
    const HINSTANCE program = GetModuleHandleW(nullptr);
    WNDCLASSEXW kind{};
    kind.cbSize = sizeof kind;
    kind.lpfnWndProc = procedure;
    kind.hInstance = program;
    kind.lpszClassName = className;
    RegisterClassExW(&kind);  // a second time it is there already
    const HWND window =
        CreateWindowExW(0, className, L"", WS_OVERLAPPED, 0, 0, 0, 0, nullptr, nullptr, program, this);
    if (window == nullptr) return;
    m_window = window;
    WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION);
    // Machines with modern standby send PBT_APMSUSPEND only to those who ask.
    m_power = RegisterSuspendResumeNotification(window, DEVICE_NOTIFY_WINDOW_HANDLE);
}

SessionWindow::~SessionWindow() {
    if (m_power != nullptr) UnregisterSuspendResumeNotification(m_power);
    if (m_window == nullptr) return;
    WTSUnRegisterSessionNotification(static_cast<HWND>(m_window));
    DestroyWindow(static_cast<HWND>(m_window));
}

void SessionWindow::hear(unsigned int message, std::uint64_t first) const {
    if (!m_told) return;
    if (const auto change = sessionChangeOf(message, first)) m_told(*change);
}

}  // namespace mado::windows
