// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/SchemaText.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado::schema {

namespace {

QString sqlType(const ItemInfo& item, SqlDialect dialect) {
    if (!item.isNumeric()) return u"text"_s;
    if (dialect == SqlDialect::Sqlite) return u"integer"_s;
    return item.type == ItemType::Yen ? u"bigint"_s : u"integer"_s;
}

}  // namespace

const std::vector<Field>& columns(Entity entity) {
    static const auto all = [] {
        std::vector<std::vector<Field>> lists;
        for (const EntityInfo& info : dictionary::entities()) {
            std::vector<Field> fields;
            for (std::size_t i = 0; i < info.items.size(); ++i) {
                if (info.items[i].placement() == Placement::Sealed) continue;
                fields.push_back(Field{info.entity, static_cast<std::uint16_t>(i)});
            }
            lists.push_back(std::move(fields));
        }
        return lists;
    }();
    return all[static_cast<std::size_t>(entity)];
}

QString columnList(Entity entity) {
    QStringList names{u"record_key"_s, u"row_version"_s};
    for (const Field field : columns(entity))
        names << dictionary::columnName(field);
    return names.join(u", "_s);
}

QString createTable(Entity entity, SqlDialect dialect) {
    const QString version = dialect == SqlDialect::Sqlite ? u"integer"_s : u"bigint"_s;
    QStringList lines{u"    record_key text PRIMARY KEY NOT NULL"_s,
                      u"    row_version %1 NOT NULL CHECK (row_version > 0)"_s.arg(version)};
    for (const Field field : columns(entity)) {
        lines << u"    %1 %2"_s.arg(dictionary::columnName(field), sqlType(dictionary::info(field), dialect));
    }
    return u"CREATE TABLE %1 (\n%2\n);"_s.arg(dictionary::tableName(entity), lines.join(u",\n"_s));
}

QStringList createIndexes(Entity entity) {
    const EntityInfo& info = dictionary::info(entity);
    const QString table = dictionary::tableName(entity);
    const QString names =
        QString::fromLatin1(info.indexes.data(), static_cast<qsizetype>(info.indexes.size()));
    QStringList statements;
    for (const QString& column : names.split(u',', Qt::SkipEmptyParts)) {
        statements << u"CREATE INDEX %1_by_%2 ON %1 (%2);"_s.arg(table, column);
    }
    return statements;
}

QString createAll(SqlDialect dialect) {
    QStringList script;
    for (const EntityInfo& info : dictionary::entities()) {
        script << createTable(info.entity, dialect) << createIndexes(info.entity);
    }
    return script.join(u'\n') + u'\n';
}

}  // namespace mado::schema
