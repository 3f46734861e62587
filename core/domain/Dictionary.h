// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Fields.h"

#include <QStringView>

#include <optional>
#include <span>
#include <string_view>

namespace mado {

/// Kinds of record items. Date and Month are kept as ISO text ("2026-04-01", unknown parts "1958-00-00";
/// "2026-04").
enum class ItemType : std::uint8_t { Text, Code, Date, Month, Yen, Integer, Percent, Boolean, Group };

/// Where an item is kept.
enum class Placement : std::uint8_t {
    Column,  ///< in the table of its entity
    Sealed,  ///< individual number: sealed and apart, at the centre only; no column in any table
    Child,   ///< composite: the column holds the key of a child record
};

struct ItemInfo {
    int no;                   ///< number in annex 2 of the privacy assessment (from 1), or in the supplement
    QStringView nameJa;       ///< exactly as the assessment prints it
    std::string_view column;  ///< database and C++ name
    ItemType type;
    int length;  ///< exact digits of text(n) and code(n); 0 = not fixed

    [[nodiscard]] constexpr bool isNumeric() const {
        return type == ItemType::Yen || type == ItemType::Integer || type == ItemType::Percent ||
               type == ItemType::Boolean;
    }
    [[nodiscard]] constexpr Placement placement() const {
        if (column == "my_number") return Placement::Sealed;
        return type == ItemType::Group ? Placement::Child : Placement::Column;
    }
};

struct EntityInfo {
    Entity entity;
    std::string_view table;
    QStringView titleJa;
    std::string_view key;      ///< how record_key is made, for people
    std::string_view indexes;  ///< columns to index, separated by commas
    bool inAssessment;         ///< one of the six groups of annex 2
    std::span<const ItemInfo> items;
};

/// The data dictionary: the 404 record items of annex 2 and the supplement. Constant; any thread.
namespace dictionary {
[[nodiscard]] std::span<const EntityInfo> entities();
[[nodiscard]] const EntityInfo& info(Entity entity);
[[nodiscard]] const ItemInfo& info(Field field);
[[nodiscard]] std::optional<Entity> entityNamed(QStringView table);
[[nodiscard]] std::optional<Field> fieldNamed(Entity entity, QStringView column);
[[nodiscard]] QString tableName(Entity entity);
[[nodiscard]] QString columnName(Field field);
}  // namespace dictionary

}  // namespace mado
