// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"
#include "core/store/CacheTypes.h"
#include "core/store/Connection.h"

#include <optional>
#include <string>
#include <vector>

namespace mado {

/// Records as rows of their tables.
namespace rows {
/// "SELECT record_key, row_version, ... FROM <table> "; columns as read() expects them.
[[nodiscard]] const std::string& select(Entity entity);
/// Inserts, or replaces an older version; a row of the same or a newer version stays.
[[nodiscard]] const std::string& upsert(Entity entity);
/// Inserts one row; placeholders in the order of schema::columnList().
[[nodiscard]] const std::string& insert(Entity entity);

[[nodiscard]] Record read(const Statement& row, Entity entity);
void bind(Statement& statement, const Record& record);
void bind(Statement& statement, int place, const Value& value);
[[nodiscard]] Result<std::optional<Record>> find(Connection& connection, Entity entity, const QString& key);
/// Records whose `field` has that value, in key order. Only for fields with an index.
[[nodiscard]] Result<std::vector<Record>> findBy(Connection& connection, Field field, const QString& value);
/// Of the rows with keys after `afterKey`, at most `limit`.
[[nodiscard]] Result<RangeDigest> digest(Connection& connection, Entity entity, const QString& afterKey,
                                         int limit);
}  // namespace rows

}  // namespace mado
