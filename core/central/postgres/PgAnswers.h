// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/central/postgres/PgResult.h"

namespace mado {

/// What the functions of the schema `counter` answer, in the interface's own types. An answer that can't be
/// read is E-CENTRAL-061: the centre speaks another version.
namespace pg_answer {
/// The JSON object of a row; an {"error": ...} becomes the error.
[[nodiscard]] Result<QJsonObject> object(std::string_view text);
/// Of an answer with one row and one column.
[[nodiscard]] Result<QJsonObject> object(const PgResult& result);

[[nodiscard]] Result<CentralHello> hello(const QJsonObject& json);
[[nodiscard]] StaffIdentity staff(const QJsonObject& hello);
/// Checks what the centre sent against `from`: whole batches that follow on, every feed number accounted for.
/// E-SYNC-005: they don't; nothing of it may be applied.
[[nodiscard]] Result<PullAnswer> pull(const PgResult& lines, const CacheCursor& from);
[[nodiscard]] Result<std::vector<HouseholdRecords>> households(const PgResult& lines);
[[nodiscard]] Result<RecordVersion> version(const QJsonObject& json);
[[nodiscard]] AuditLine auditLine(const QJsonObject& json);
[[nodiscard]] Error unreadable(const QString& what);
}  // namespace pg_answer

}  // namespace mado
