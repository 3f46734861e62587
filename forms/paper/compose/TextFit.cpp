// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/TextFit.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace mado {

namespace {

constexpr double sizeStep = 0.25;  // points; finer steps are not seen
constexpr double tolerance = 1e-6;

constexpr std::u32string_view notAtStart =
    U"、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵ"
    U"ヶ,.:;?!)]}>~～…‥円年月日様";
constexpr std::u32string_view notAtEnd = U"‘“（〔［｛〈《「『【￥＄〒([{<";

bool isSpace(char32_t c) {
    return c == U' ' || c == U'\u3000' || c == U'\t';
}

bool isWord(char32_t c) {
    if (c < 0x80) return c > 0x20;
    return (c >= 0xC0 && c < 0x250) || (c >= 0xFF10 && c <= 0xFF19);
}

bool mayBreakBetween(char32_t before, char32_t after) {
    if (isSpace(before)) return !isSpace(after);
    if (isSpace(after)) return false;  // spaces hang at the end of the line
    if (isWord(before) && isWord(after)) return false;
    // 年月日円様 keep to the number or name before them only.
    if (notAtStart.find(after) != std::u32string_view::npos) {
        if (std::u32string_view(U"円年月日様").find(after) == std::u32string_view::npos || isWord(before))
            return false;
    }
    return notAtEnd.find(before) == std::u32string_view::npos;
}

}  // namespace

std::vector<FittedText::Line> breakLines(const ShapedText& text, double width, double tracking, double hang) {
    const auto& clusters = text.clusters;
    std::vector<FittedText::Line> lines;
    const auto measure = [&](std::size_t first, std::size_t last) {
        while (last > first && isSpace(clusters[last - 1].first))
            --last;
        double sum = 0;
        for (std::size_t i = first; i < last; ++i)
            sum += clusters[i].advance / 1000.0;
        return last > first ? sum + tracking * static_cast<double>(last - first - 1) : 0.0;
    };
    std::size_t first = 0;
    bool further = false;
    while (first < clusters.size()) {
        double sum = 0;
        std::size_t at = first;
        std::size_t chance = first;  // the last place where the line may end
        bool forced = false;
        const double indent = further ? hang : 0.0;
        for (; at < clusters.size(); ++at) {
            const char32_t c = clusters[at].first;
            if (c == U'\n') {
                forced = true;
                break;
            }
            if (at > first && mayBreakBetween(clusters[at - 1].first, c)) chance = at;
            const double next = sum + clusters[at].advance / 1000.0 + (at > first ? tracking : 0.0);
            if (next > width - indent + tolerance && at > first && !isSpace(c)) break;
            sum = next;
        }
        std::size_t last = at;
        bool paragraph = true;
        if (!forced && at < clusters.size()) {
            if (chance > first) last = chance;
            paragraph = false;
        }
        lines.push_back({first, last, measure(first, last), indent, paragraph});
        further = !paragraph;
        first = last + (forced ? 1 : 0);
        if (forced && first == clusters.size()) break;
    }
    return lines;
}

namespace {

/// Breaks at a size and width of letters and says whether that fits.
FittedText fitAt(const ShapedText& text, const TypeStyle& style, double size, double horizontal, double width,
                 double height) {
    FittedText fitted;
    fitted.size = size;
    fitted.horizontal = horizontal;
    fitted.lines = breakLines(text, width / (size * horizontal), style.tracking, style.hang);
    // The first line needs its size, each further one its feed; a box a tenth too low still takes one line.
    auto most = static_cast<int>(std::floor((height - size) / (size * style.pitch) + tolerance)) + 1;
    if (height < size && height >= size * 0.9) most = 1;
    if (style.maxLines > 0) most = std::min(most, style.maxLines);
    const bool wide =
        std::any_of(fitted.lines.begin(), fitted.lines.end(), [&](const FittedText::Line& line) {
            return (line.width + line.indent) * size * horizontal > width + 0.01;
        });
    fitted.fits = static_cast<int>(fitted.lines.size()) <= std::max(most, 0) && !wide;
    return fitted;
}

}  // namespace

FittedText fitText(const ShapedText& text, const TypeStyle& style, double width, double height) {
    for (double size = style.size;; size -= sizeStep) {
        size = std::max(size, style.minSize);
        FittedText fitted = fitAt(text, style, size, 1.0, width, height);
        if (!fitted.fits && style.condense < 1.0) {
            fitted = fitAt(text, style, size, style.condense, width, height);
            // No narrower than needed.
            double widest = 0;
            for (const FittedText::Line& line : fitted.lines)
                widest = std::max(widest, line.width + line.indent);
            if (fitted.fits && widest > 0) fitted.horizontal = std::min(1.0, width / (widest * size));
        }
        if (fitted.fits || size <= style.minSize) return fitted;
    }
}

}  // namespace mado
