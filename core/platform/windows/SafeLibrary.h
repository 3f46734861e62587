// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mado::windows {

/// Loads by full path; what the library needs comes from its own folder and the system's. Null: `code` of
/// Windows says why.
[[nodiscard]] void* loadLibrary(const wchar_t* path, unsigned long& code);
[[nodiscard]] void* symbolOf(void* library, const char* name);
/// For the whole process: neither the current folder nor PATH is searched for libraries.
void restrictLibrarySearch();

}  // namespace mado::windows
