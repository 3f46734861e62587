// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/SealPainter.h"

#include "forms/paper/compose/TextPainter.h"

#include <algorithm>
#include <cmath>

namespace mado {

namespace {
constexpr Ink cinnabar = 0xC8321F;
constexpr double emMiddle = 0.38;
/// Letters fill this part of their cell.
constexpr double fill = 0.94;
}  // namespace

void paintSeal(ContentStream& out, const ShapedText& text, const QRectF& square) {
    const auto count = static_cast<int>(text.clusters.size());
    if (count == 0) return;
    const double frame = square.width() * 0.042;
    const QRectF inner = square.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2);
    out.roundRect(inner, square.width() * 0.03, frame, cinnabar);

    const int columns = count <= 3 ? 1 : count <= 6 ? 2 : static_cast<int>(std::ceil(std::sqrt(count)));
    const int rows = (count + columns - 1) / columns;
    const QRectF field = inner.adjusted(frame * 1.1, frame * 1.1, -frame * 1.1, -frame * 1.1);
    const double width = field.width() / columns;
    out.beginActual(text.text);
    out.beginText(cinnabar);
    for (int i = 0; i < count; ++i) {
        const int column = i / rows;
        const int inColumn = std::min(rows, count - column * rows);  // a short last column fills its height
        const double height = field.height() / inColumn;
        const double centreX = field.right() - (column + 0.5) * width;
        const double centreY = field.top() + (i % rows + 0.5) * height;
        const auto& cluster = text.clusters[static_cast<std::size_t>(i)];
        const double size = height * fill;
        const double stretch = width * fill / size * 1000.0 / std::max(cluster.advance, 1);
        out.textRun(cluster.face, size * pointsOfTenthMillimetre, centreX - width * fill / 2,
                    centreY + emMiddle * size, &cluster.code, 1, 0.0, stretch);
    }
    out.endText();
    out.endActual();
}

}  // namespace mado
