// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mado {

/// Takes a line of COPY in text format apart, in place: the columns are views into the line, whose escapes
/// are replaced there. Reused from line to line.
class CopyRow {
 public:
    /// False if the line is not one of this format (a lone backslash at the end, a bad escape). `line`
    /// without the line end; must outlive the columns.
    [[nodiscard]] bool parse(std::span<char> line);
    [[nodiscard]] std::span<const std::optional<std::string_view>> columns() const { return m_columns; }

 private:
    std::vector<std::optional<std::string_view>> m_columns;
};

}  // namespace mado
