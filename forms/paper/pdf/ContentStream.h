// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <span>

namespace mado {

/// A colour of the paper, 0xRRGGBB.
using Ink = std::uint32_t;

/// The drawing operators of a page (ISO 32000-1, 8 and 9). All lengths are in tenths of a millimetre from the
/// upper left corner of the page, font sizes in points.
class ContentStream {
 public:
    explicit ContentStream(double pageHeight) : m_pageHeight(pageHeight) {}

    /// Moves and scales all that follows about the upper left corner.
    void transform(double dx, double dy, double scale);
    /// Turns what follows until endTurned about a point, anticlockwise, in radians.
    void beginTurned(double x, double y, double angle);
    void endTurned();
    void line(double x1, double y1, double x2, double y2, double width, Ink ink, const QByteArray& dash = {});
    void strokeRect(const QRectF& rect, double width, Ink ink);
    void fillRect(const QRectF& rect, Ink ink);
    /// Several rectangles of one colour in one path, so that no seams show between them.
    void fillRects(std::span<const QRectF> rects, Ink ink);
    void roundRect(const QRectF& rect, double radius, double width, Ink ink);
    void ellipse(const QRectF& rect, double width, Ink ink);
    void polyline(std::span<const QPointF> points, double width, Ink ink);
    void image(int name, const QRectF& rect);

    /// Text between beginText and endText. `tracking` is extra space after each glyph, in points.
    /// `horizontal` squeezes or widens the letters (1 is natural).
    void beginText(Ink ink);
    void textRun(int font, double size, double x, double baseline, const std::uint16_t* codes,
                 std::size_t count, double tracking, double horizontal = 1.0, double vertical = 1.0);
    void endText();
    /// What a reader extracts for the text until endActual, where its own guess from gaps would add spaces.
    void beginActual(const QString& text);
    void endActual();

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray& bytes() { return m_bytes; }

 private:
    void number(double value);
    void point(double x, double y);
    void stroke(double width, Ink ink);
    void fill(Ink ink);
    void colour(Ink ink, bool stroking);

    QByteArray m_bytes;
    double m_pageHeight;
};

}  // namespace mado
