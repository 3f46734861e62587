// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/windows/SafeLibrary.h"

#include <windows.h>

namespace mado::windows {

void* loadLibrary(const wchar_t* path, unsigned long& code) {
    // No box on the screen over a library that is not one.
    DWORD before = 0;
    SetThreadErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX, &before);
    const HMODULE library =
        LoadLibraryExW(path, nullptr, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    code = library == nullptr ? GetLastError() : 0;
    SetThreadErrorMode(before, nullptr);
    return library;
}

void* symbolOf(void* library, const char* name) {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}

void restrictLibrarySearch() {
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32 |
                             LOAD_LIBRARY_SEARCH_USER_DIRS);
}

}  // namespace mado::windows
