// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgResult.h"

#include <libpq-fe.h>

namespace mado {

void PgResult::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

PgResult::PgResult(pg_result* result) : m_result(result) {}

int PgResult::rowCount() const {
    return PQntuples(m_result.get());
}

int PgResult::columnCount() const {
    return PQnfields(m_result.get());
}

bool PgResult::isNull(int row, int column) const {
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::string_view PgResult::utf8(int row, int column) const {
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

QString PgResult::text(int row, int column) const {
    if (isNull(row, column)) return {};
    const std::string_view bytes = utf8(row, column);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

qint64 PgResult::integer(int row, int column) const {
    const std::string_view bytes = utf8(row, column);
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toLongLong();
}

QByteArray PgResult::bytes(int row, int column) const {
    const std::string_view text = utf8(row, column);
    if (!text.starts_with("\\x")) return {};
    return QByteArray::fromHex(
        QByteArray::fromRawData(text.data() + 2, static_cast<qsizetype>(text.size()) - 2));
}

}  // namespace mado
