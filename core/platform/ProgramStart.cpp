// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/ProgramStart.h"

#ifdef _WIN32
#include "core/platform/windows/SafeLibrary.h"

#include <windows.h>
#endif

namespace mado {

void startProgram() {
#ifdef _WIN32
    windows::restrictLibrarySearch();
    SetConsoleOutputCP(CP_UTF8);
#endif
}

}  // namespace mado
