// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgStatement.h"

#include "core/domain/SchemaText.h"

#include <string>

namespace mado {

PgStatement PgStatement::copyOfRows(Entity entity) {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> made;
        for (const EntityInfo& info : dictionary::entities())
            made.push_back("COPY (SELECT * FROM counter.fill_rows_" + std::string(info.table) +
                           "()) TO STDOUT");
        return made;
    }();
    return PgStatement(Lasting{texts[static_cast<std::size_t>(entity)].c_str()});
}

PgStatement PgStatement::copyIntoRows(Entity entity) {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> made;
        for (const EntityInfo& info : dictionary::entities())
            made.push_back("COPY records." + std::string(info.table) + " (" +
                           schema::columnList(info.entity).toStdString() + ") FROM STDIN");
        return made;
    }();
    return PgStatement(Lasting{texts[static_cast<std::size_t>(entity)].c_str()});
}

PgValues& PgValues::text(const QString& value) {
    m_values.push_back({value.isNull() ? std::nullopt : std::optional(value.toUtf8()), false});
    return *this;
}

PgValues& PgValues::number(qint64 value) {
    m_values.push_back({QByteArray::number(value), false});
    return *this;
}

PgValues& PgValues::bytes(const QByteArray& value) {
    m_values.push_back({value.isNull() ? QByteArray("") : value, true});
    return *this;
}

}  // namespace mado
