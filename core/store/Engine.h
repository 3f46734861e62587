// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The C interface of SQLCipher, for the source files of this room and its tests only: no public header of
/// the room includes it, so that nobody else needs the engine's headers. It comes from libsqlcipher.a, whose
/// symbols are kept out of the executable's export table: the system's SQLite has the same names.
#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC  // declares sqlite3_key_v2
#endif
#include <sqlcipher/sqlite3.h>
