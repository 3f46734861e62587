// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/pdf/ContentStream.h"

#include "forms/paper/pdf/PdfObjects.h"

#include <array>
#include <charconv>
#include <cmath>

namespace mado {

namespace {
constexpr double pointsPerTenthMillimetre = 72.0 / 254.0;
constexpr double bezierCircle = 0.5522847498;  // control length of a quarter circle
}  // namespace

void ContentStream::number(double value) {
    // Three decimals of a point are 0.0004 mm; integers are faster to write than floating point.
    auto scaled = static_cast<long long>(std::llround(value * 1000.0));
    if (scaled < 0) {
        m_bytes += '-';
        scaled = -scaled;
    }
    std::array<char, 24> digits{};
    const auto whole = std::to_chars(digits.data(), digits.data() + digits.size(), scaled / 1000);
    m_bytes.append(digits.data(), whole.ptr - digits.data());
    if (const auto rest = static_cast<int>(scaled % 1000); rest != 0) {
        const char decimals[] = {'.', static_cast<char>('0' + rest / 100),
                                 static_cast<char>('0' + rest / 10 % 10), static_cast<char>('0' + rest % 10)};
        int length = 4;
        while (decimals[length - 1] == '0')
            --length;
        m_bytes.append(decimals, length);
    }
    m_bytes += ' ';
}

void ContentStream::point(double x, double y) {
    number(x * pointsPerTenthMillimetre);
    number((m_pageHeight - y) * pointsPerTenthMillimetre);
}

void ContentStream::colour(Ink ink, bool stroking) {
    const double red = ((ink >> 16) & 0xFF) / 255.0;
    const double green = ((ink >> 8) & 0xFF) / 255.0;
    const double blue = (ink & 0xFF) / 255.0;
    if (red == green && green == blue) {
        number(red);
        m_bytes += stroking ? "G " : "g ";
        return;
    }
    number(red);
    number(green);
    number(blue);
    m_bytes += stroking ? "RG " : "rg ";
}

void ContentStream::transform(double dx, double dy, double scale) {
    number(scale);
    m_bytes += "0 0 ";
    number(scale);
    number(dx * pointsPerTenthMillimetre);
    // Scaling about the upper left corner: what is lost below is added above.
    number(((1.0 - scale) * m_pageHeight - dy) * pointsPerTenthMillimetre);
    m_bytes += "cm\n";
}

void ContentStream::beginTurned(double x, double y, double angle) {
    const double cosine = std::cos(angle), sine = std::sin(angle);
    const double px = x * pointsPerTenthMillimetre;
    const double py = (m_pageHeight - y) * pointsPerTenthMillimetre;
    m_bytes += "q ";
    for (const double value :
         {cosine, sine, -sine, cosine, px - px * cosine + py * sine, py - px * sine - py * cosine})
        number(value);
    m_bytes += "cm\n";
}

void ContentStream::endTurned() {
    m_bytes += "Q\n";
}

void ContentStream::stroke(double width, Ink ink) {
    number(width * pointsPerTenthMillimetre);
    m_bytes += "w ";
    colour(ink, true);
}

void ContentStream::fill(Ink ink) {
    colour(ink, false);
}

void ContentStream::line(double x1, double y1, double x2, double y2, double width, Ink ink,
                         const QByteArray& dash) {
    stroke(width, ink);
    if (!dash.isEmpty()) m_bytes += '[' + dash + "]0 d ";
    point(x1, y1);
    m_bytes += "m ";
    point(x2, y2);
    m_bytes += "l S\n";
    if (!dash.isEmpty()) m_bytes += "[]0 d\n";
}

void ContentStream::strokeRect(const QRectF& rect, double width, Ink ink) {
    stroke(width, ink);
    point(rect.left(), rect.bottom());
    number(rect.width() * pointsPerTenthMillimetre);
    number(rect.height() * pointsPerTenthMillimetre);
    m_bytes += "re S\n";
}

void ContentStream::fillRect(const QRectF& rect, Ink ink) {
    fillRects(std::span(&rect, 1), ink);
}

void ContentStream::fillRects(std::span<const QRectF> rects, Ink ink) {
    fill(ink);
    for (const QRectF& rect : rects) {
        point(rect.left(), rect.bottom());
        number(rect.width() * pointsPerTenthMillimetre);
        number(rect.height() * pointsPerTenthMillimetre);
        m_bytes += "re ";
    }
    m_bytes += "f\n";
}

void ContentStream::roundRect(const QRectF& rect, double radius, double width, Ink ink) {
    const double k = radius * (1.0 - bezierCircle);
    const double l = rect.left(), r = rect.right(), t = rect.top(), b = rect.bottom();
    stroke(width, ink);
    const auto curve = [this](double x1, double y1, double x2, double y2, double x3, double y3) {
        point(x1, y1);
        point(x2, y2);
        point(x3, y3);
        m_bytes += "c ";
    };
    point(l + radius, t);
    m_bytes += "m ";
    point(r - radius, t);
    m_bytes += "l ";
    curve(r - k, t, r, t + k, r, t + radius);
    point(r, b - radius);
    m_bytes += "l ";
    curve(r, b - k, r - k, b, r - radius, b);
    point(l + radius, b);
    m_bytes += "l ";
    curve(l + k, b, l, b - k, l, b - radius);
    point(l, t + radius);
    m_bytes += "l ";
    curve(l, t + k, l + k, t, l + radius, t);
    m_bytes += "s\n";
}

void ContentStream::ellipse(const QRectF& rect, double width, Ink ink) {
    const double cx = rect.center().x(), cy = rect.center().y();
    const double kx = rect.width() / 2 * bezierCircle, ky = rect.height() / 2 * bezierCircle;
    stroke(width, ink);
    point(rect.left(), cy);
    m_bytes += "m ";
    const std::array<std::array<double, 6>, 4> curves{{
        {rect.left(), cy - ky, cx - kx, rect.top(), cx, rect.top()},
        {cx + kx, rect.top(), rect.right(), cy - ky, rect.right(), cy},
        {rect.right(), cy + ky, cx + kx, rect.bottom(), cx, rect.bottom()},
        {cx - kx, rect.bottom(), rect.left(), cy + ky, rect.left(), cy},
    }};
    for (const auto& c : curves) {
        point(c[0], c[1]);
        point(c[2], c[3]);
        point(c[4], c[5]);
        m_bytes += "c ";
    }
    m_bytes += "s\n";
}

void ContentStream::polyline(std::span<const QPointF> points, double width, Ink ink) {
    stroke(width, ink);
    m_bytes += "1 J 1 j ";
    bool first = true;
    for (const QPointF& p : points) {
        point(p.x(), p.y());
        m_bytes += first ? "m " : "l ";
        first = false;
    }
    m_bytes += "S 0 J 0 j\n";
}

void ContentStream::image(int name, const QRectF& rect) {
    m_bytes += "q ";
    number(rect.width() * pointsPerTenthMillimetre);
    m_bytes += "0 0 ";
    number(rect.height() * pointsPerTenthMillimetre);
    point(rect.left(), rect.bottom());
    m_bytes += "cm /I" + QByteArray::number(name) + " Do Q\n";
}

void ContentStream::beginText(Ink ink) {
    fill(ink);
    m_bytes += "BT\n";
}

void ContentStream::textRun(int font, double size, double x, double baseline, const std::uint16_t* codes,
                            std::size_t count, double tracking, double horizontal, double vertical) {
    static constexpr char digits[] = "0123456789ABCDEF";
    m_bytes += "/F";
    m_bytes += QByteArray::number(font);
    m_bytes += ' ';
    number(size);
    m_bytes += "Tf ";
    number(tracking);
    m_bytes += "Tc ";
    number(horizontal);
    m_bytes += "0 0 ";
    number(vertical);
    point(x, baseline);
    m_bytes += "Tm <";
    for (std::size_t i = 0; i < count; ++i) {
        const char hex[] = {digits[codes[i] >> 12], digits[(codes[i] >> 8) & 0xF],
                            digits[(codes[i] >> 4) & 0xF], digits[codes[i] & 0xF]};
        m_bytes.append(hex, 4);
    }
    m_bytes += ">Tj\n";
}

void ContentStream::endText() {
    m_bytes += "ET\n";
}

void ContentStream::beginActual(const QString& text) {
    m_bytes += "/Span<</ActualText" + PdfObjects::textString(text) + ">>BDC\n";
}

void ContentStream::endActual() {
    m_bytes += "EMC\n";
}

}  // namespace mado
