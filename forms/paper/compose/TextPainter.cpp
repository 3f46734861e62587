// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/TextPainter.h"

namespace mado {

namespace {
/// The middle of the em square above the baseline, in sizes: Japanese letters are centred on the square, so
/// that different sizes and fonts in one row of boxes stand on lines that look straight.
constexpr double emMiddle = 0.38;
/// Beyond this extra space (in sizes) readers of PDF guess a space between letters.
constexpr double guessedSpace = 0.08;
/// Justifying adds no more than this to a gap (in sizes).
constexpr double widestJustification = 0.25;

std::size_t visibleEnd(const ShapedText& text, std::size_t first, std::size_t last) {
    while (last > first &&
           (text.clusters[last - 1].first == U' ' || text.clusters[last - 1].first == U'\u3000'))
        --last;
    return last;
}
}  // namespace

void paintLine(ContentStream& out, const ShapedText& text, std::size_t first, std::size_t last, double size,
               double x, double baseline, double trackingPoints, double horizontal) {
    std::vector<std::uint16_t> codes;
    codes.reserve(last - first);
    double at = x;
    for (std::size_t i = first; i < last;) {
        const FontSet::Face face = text.clusters[i].face;
        codes.clear();
        double width = 0;
        for (; i < last && text.clusters[i].face == face; ++i) {
            codes.push_back(text.clusters[i].code);
            width += text.clusters[i].advance / 1000.0 * size + trackingPoints;
        }
        out.textRun(face, size, at, baseline, codes.data(), codes.size(), trackingPoints, horizontal);
        at += width * horizontal / pointsOfTenthMillimetre;
    }
}

void paintText(ContentStream& out, const ShapedText& text, const FittedText& fitted, const TypeStyle& style,
               const QRectF& rect) {
    if (fitted.lines.empty()) return;
    const double size = fitted.size / pointsOfTenthMillimetre;  // in tenths of a millimetre
    const double feed = size * style.pitch;
    const double block = size + feed * static_cast<double>(fitted.lines.size() - 1);
    double middle = rect.center().y() - block / 2 + size / 2;
    if (style.vertical == VerticalAlign::Top) middle = rect.top() + size / 2;
    if (style.vertical == VerticalAlign::Bottom) middle = rect.bottom() - block + size / 2;

    for (const FittedText::Line& line : fitted.lines) {
        const std::size_t last = visibleEnd(text, line.first, line.last);
        const std::size_t count = last - line.first;
        const double letter = size * fitted.horizontal;
        const double width = line.width * letter;
        double tracking = style.tracking;
        double x = rect.left() + line.indent * letter;
        const double rest = rect.right() - x - width;
        switch (style.align) {
            case HorizontalAlign::Left:
                break;
            case HorizontalAlign::Centre:
                x += rest / 2;
                break;
            case HorizontalAlign::Right:
                x += rest;
                break;
            case HorizontalAlign::Distribute:
                if (count == 1) x += rest / 2;
                if (count > 1) tracking += rest / letter / static_cast<double>(count - 1);
                break;
            case HorizontalAlign::Justify:
                if (!line.endsParagraph && count > 1) {
                    tracking += std::min(widestJustification, rest / letter / static_cast<double>(count - 1));
                }
                break;
        }
        const bool spaced = std::abs(tracking) > guessedSpace && count > 1;
        if (spaced) {
            const auto& from = text.clusters[line.first];
            const auto& to = text.clusters[last - 1];
            out.beginActual(text.text.mid(from.start, to.start + to.length - from.start));
        }
        out.beginText(style.ink);
        paintLine(out, text, line.first, last, fitted.size, x, middle + emMiddle * size,
                  tracking * fitted.size, fitted.horizontal);
        out.endText();
        if (spaced) out.endActual();
        middle += feed;
    }
}

}  // namespace mado
