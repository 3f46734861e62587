// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

struct sqlite3;

namespace mado {

/// The Error of an (extended) result code of the engine, see https://www.sqlite.org/rescode.html.
/// `fileName` is the file's name without its folder (folders may hold a user's name). The engine's own words
/// go into `detail`; they name tables and columns, never bound values.
[[nodiscard]] Error engineError(int extendedCode, const QString& fileName, const QString& words = {});
/// As above with the connection's last error.
[[nodiscard]] Error engineError(sqlite3* handle, const QString& fileName);

}  // namespace mado
