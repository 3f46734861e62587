// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Migrations.h"

namespace mado {

/// The schema of a cache: its own tables, and the record tables from the data dictionary. A cache of another
/// schema is filled anew, never converted.
namespace cacheSchema {
inline constexpr int tablesStep = 3;         ///< all tables, no indexes: ready for the first fill
inline constexpr int recordIndexesStep = 4;  ///< needed to build the search tables
[[nodiscard]] const Migrations& steps();
/// For the writing connection; readers add ReadOnly.
[[nodiscard]] ConnectionOptions connectionOptions(const QByteArray& vfs);
/// For a file that is being filled: nobody reads it yet.
[[nodiscard]] ConnectionOptions fillingOptions(const QByteArray& vfs);
}  // namespace cacheSchema

}  // namespace mado
