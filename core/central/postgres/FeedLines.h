// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/CopyRow.h"
#include "core/store/CacheTypes.h"

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace mado {

/// Reads the lines of counter.pull(): one a change, as short as the change is (resources/schema/postgresql,
/// 0011-counter.sql says what stands where).
class FeedLines {
 public:
    /// `kinds`: the tables that the lines name by their place.
    explicit FeedLines(const QStringList& kinds);
    /// Takes one row of the answer, some whole lines. E-CENTRAL-061: not in the form that this program knows.
    [[nodiscard]] Result<void> take(std::string_view lines, std::vector<CacheChange>& into);

 private:
    using Columns = std::span<const std::optional<std::string_view>>;
    [[nodiscard]] Result<CacheChange> change() const;
    [[nodiscard]] static Result<ItemChange> item(Entity entity, std::string_view text);

    std::vector<std::optional<Entity>> m_kinds;
    std::string m_lines;
    CopyRow m_row;
};

}  // namespace mado
