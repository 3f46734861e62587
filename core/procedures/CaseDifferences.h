// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ChangeSet.h"
#include "core/domain/CodeTables.h"
#include "core/domain/HouseholdSnapshot.h"

#include <QString>

#include <vector>

namespace mado {

struct Bilingual {
    QString ja;
    QString en;
    friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

/// One item before and after, as shown to people. Empty `before` or `after`: nothing.
struct ItemDifference {
    Field field;
    Bilingual label;
    Bilingual before;
    Bilingual after;
};

struct RecordDifference {
    RecordChange::Kind kind = RecordChange::Kind::Update;
    Entity entity = Entity::Addressee;
    QString key;
    QString addresseeNo;  ///< whom the record is about; empty for the household
    QString name;         ///< the person's name; empty for the household
    std::vector<ItemDifference> items;
};

/// "資格", "証", "世帯", "宛名", "給付", ...
struct DifferenceGroup {
    QString id;  ///< code of the table record_group
    Bilingual title;
    std::vector<RecordDifference> records;
};

/// What will change, for "変わること" and for the second person. Items that only serve the program (keys,
/// flags, history numbers) are left out; a record of which nothing is left to show is left out too.
[[nodiscard]] std::vector<DifferenceGroup> caseDifferences(const HouseholdSnapshot& before,
                                                           const ChangeSet& changes, const CodeTables& codes);

/// A value of an item as people read it: dates in words, codes as words, yen with commas.
[[nodiscard]] Bilingual displayValue(Field field, const Value& value, const CodeTables& codes);
/// The same, and who stands behind a person's number.
[[nodiscard]] Bilingual displayValue(Field field, const Value& value, const HouseholdSnapshot& people,
                                     const CodeTables& codes);
[[nodiscard]] Bilingual itemLabel(Field field);
[[nodiscard]] Bilingual recordTitle(Entity entity);
/// False for what only serves the program and for what is sealed.
[[nodiscard]] bool isItemForPeople(Field field);

}  // namespace mado
