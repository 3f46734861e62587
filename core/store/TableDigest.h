// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"
#include "core/store/Connection.h"

#include <QCryptographicHash>

#include <optional>
#include <span>
#include <string_view>

namespace mado {

/// SHA-256 over all rows of a kind of record in key order, every column of them: two copies are equal if
/// their digests are. Rows as a fill gives them: key, version and items, nothing for NULL.
class TableDigest {
 public:
    void add(std::span<const std::optional<std::string_view>> row);
    [[nodiscard]] QByteArray hex() const { return m_hash.result().toHex(); }
    [[nodiscard]] qint64 rowCount() const { return m_rows; }

    /// Of a table; its digest as above.
    [[nodiscard]] static Result<QByteArray> of(Connection& connection, Entity entity);

 private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_rows = 0;
};

}  // namespace mado
