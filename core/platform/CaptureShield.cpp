// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/CaptureShield.h"

#ifdef _WIN32
#include <windows.h>
#endif

namespace mado {

bool shieldFromCapture(std::uintptr_t window) {
#ifdef _WIN32
    // Left out of the picture, from Windows 10 2004 on; older ones show it black.
    constexpr DWORD excludedFromCapture = 0x11;
    const auto handle = reinterpret_cast<HWND>(window);
    return SetWindowDisplayAffinity(handle, excludedFromCapture) != 0 ||
           SetWindowDisplayAffinity(handle, WDA_MONITOR) != 0;
#else
    static_cast<void>(window);
    return false;
#endif
}

}  // namespace mado
