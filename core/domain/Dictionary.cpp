// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/Dictionary.h"

#include <QHash>
#include <QString>

#include <array>

namespace mado::dictionary {

namespace {

#include "core/domain/DictionaryTables.inc"

QLatin1StringView latin(std::string_view text) {
    return QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

std::span<const EntityInfo> entities() {
    return entityInfos;
}

const EntityInfo& info(Entity entity) {
    return entityInfos[static_cast<std::size_t>(entity)];
}

const ItemInfo& info(Field field) {
    return info(field.entity).items[field.index];
}

std::optional<Entity> entityNamed(QStringView table) {
    for (const EntityInfo& each : entityInfos) {
        if (table == latin(each.table)) return each.entity;
    }
    return std::nullopt;
}

std::optional<Field> fieldNamed(Entity entity, QStringView column) {
    // Asked for once per column of every decoded change: a hash per entity instead of a walk over 92 names.
    using Names = QHash<QString, std::uint16_t>;
    static const auto names = [] {
        std::array<Names, std::size(entityInfos)> all;
        for (const EntityInfo& each : entityInfos) {
            Names& of = all[static_cast<std::size_t>(each.entity)];
            for (std::size_t i = 0; i < each.items.size(); ++i) {
                of.insert(QString(latin(each.items[i].column)), static_cast<std::uint16_t>(i));
            }
        }
        return all;
    }();
    const Names& of = names[static_cast<std::size_t>(entity)];
    const auto found = of.constFind(column.toString());
    if (found == of.constEnd()) return std::nullopt;
    return Field{entity, *found};
}

QString tableName(Entity entity) {
    return QString(latin(info(entity).table));
}

QString columnName(Field field) {
    return QString(latin(info(field).column));
}

}  // namespace mado::dictionary
