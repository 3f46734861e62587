// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compose/TextShaper.h"
#include "forms/paper/layout/Layout.h"

#include <cstddef>
#include <vector>

namespace mado {

/// A text broken into lines of a size.
struct FittedText {
    struct Line {
        std::size_t first, last;  ///< clusters [first, last)
        double width;             ///< in sizes, without tracking after the last
        double indent;            ///< in sizes
        bool endsParagraph;
    };
    double size = 0;          ///< points
    double horizontal = 1.0;  ///< width of the letters, 1 is natural
    std::vector<Line> lines;
    bool fits = false;
};

/// Breaks lines by the Japanese rules (JIS X 4051: what may not start or end a line; words and numbers stay
/// whole where they can). `width` in sizes.
[[nodiscard]] std::vector<FittedText::Line> breakLines(const ShapedText& text, double width, double tracking,
                                                       double hang = 0.0);

/// The largest size from style.size down to style.minSize at which the text fits into the box (points). If
/// none does, the lines at the least size, with fits false.
[[nodiscard]] FittedText fitText(const ShapedText& text, const TypeStyle& style, double width, double height);

}  // namespace mado
