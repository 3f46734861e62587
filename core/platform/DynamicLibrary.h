// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace mado {

/// A library of another maker, loaded into this process by its full path and never unloaded (such libraries
/// leave threads and exit handlers behind). What it needs itself is looked for beside it and in the system's
/// own folders, never in the current folder or along PATH; its symbols stay its own.
class DynamicLibrary {
 public:
    /// The error has no code of its own: `detail` holds the system's words. `path` is absolute.
    [[nodiscard]] static Result<DynamicLibrary> load(const QString& path);
    /// Null if it has no such function.
    [[nodiscard]] void* symbol(const char* name) const;

 private:
    explicit DynamicLibrary(void* handle) : m_handle(handle) {}
    void* m_handle;
};

}  // namespace mado
