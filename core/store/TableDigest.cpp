// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/TableDigest.h"

#include "core/store/RecordRows.h"

#include <vector>

namespace mado {

void TableDigest::add(std::span<const std::optional<std::string_view>> row) {
    // Length before each value: no two rows share their bytes.
    for (const auto& cell : row) {
        m_hash.addData(cell ? QByteArray::number(static_cast<qint64>(cell->size())) + ':' : QByteArray("-"));
        if (cell) m_hash.addData(QByteArrayView(cell->data(), static_cast<qsizetype>(cell->size())));
    }
    m_hash.addData(QByteArrayView("\n"));
    ++m_rows;
}

Result<QByteArray> TableDigest::of(Connection& connection, Entity entity) {
    MADO_ASSIGN(Statement rows, connection.prepare(rows::select(entity) + "ORDER BY record_key"));
    TableDigest digest;
    std::vector<std::optional<std::string_view>> cells(static_cast<std::size_t>(rows.columnCount()));
    while (true) {
        MADO_ASSIGN(const bool more, rows.step());
        if (!more) return digest.hex();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int column = static_cast<int>(i);
            cells[i] = rows.isNull(column) ? std::nullopt : std::optional(rows.utf8(column));
        }
        digest.add(cells);
    }
}

}  // namespace mado
