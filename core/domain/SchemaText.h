// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Dictionary.h"

#include <QString>
#include <QStringList>

namespace mado {

enum class SqlDialect { Sqlite, PostgreSql };

/// SQL of the record tables, made from the data dictionary. Every table has record_key (text, primary key)
/// and row_version (starts at 1, +1 at each change) before the items. The individual number has no column.
namespace schema {
[[nodiscard]] QString createTable(Entity entity, SqlDialect dialect);
[[nodiscard]] QStringList createIndexes(Entity entity);  ///< same text in both dialects
/// All record tables and their indexes, as one script.
[[nodiscard]] QString createAll(SqlDialect dialect);
/// "record_key, row_version, col1, ..." in table order, without sealed items.
[[nodiscard]] QString columnList(Entity entity);
/// Fields that have a column, in table order: the n-th is bound or read at n + 2 (0-based, after key and
/// version).
[[nodiscard]] const std::vector<Field>& columns(Entity entity);
}  // namespace schema

}  // namespace mado
