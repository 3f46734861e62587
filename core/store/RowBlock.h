// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mado {

/// Rows on their way from the line to the file: all bytes in one piece of memory.
class RowBlock {
 public:
    /// A block that holds that much is handed on.
    static constexpr std::size_t usualBytes = std::size_t{128} * 1024;

    void add(std::span<const std::optional<std::string_view>> row) {
        if (isEmpty()) m_bytes.reserve(usualBytes + usualBytes / 16);
        m_width = row.size();
        for (const auto& cell : row) {
            m_sizes.push_back(cell ? static_cast<std::int32_t>(cell->size()) : nothing);
            if (cell) m_bytes.append(*cell);
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_sizes.empty(); }
    [[nodiscard]] bool isFull() const { return m_bytes.size() >= usualBytes; }

    /// Gives the rows to `take` as they came.
    template <class F>
    [[nodiscard]] Result<void> eachRow(F take) const {
        std::vector<std::optional<std::string_view>> row(m_width);
        const char* at = m_bytes.data();
        for (std::size_t first = 0; first < m_sizes.size(); first += m_width) {
            for (std::size_t i = 0; i < m_width; ++i) {
                const std::int32_t size = m_sizes[first + i];
                row[i] = size == nothing
                             ? std::nullopt
                             : std::optional(std::string_view(at, static_cast<std::size_t>(size)));
                if (size != nothing) at += size;
            }
            MADO_TRY(take(row));
        }
        return {};
    }

 private:
    static constexpr std::int32_t nothing = -1;
    std::string m_bytes;
    std::vector<std::int32_t> m_sizes;  // of each cell
    std::size_t m_width = 0;            // cells of a row
};

}  // namespace mado
