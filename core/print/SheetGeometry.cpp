// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/SheetGeometry.h"

#include <algorithm>

namespace mado::spool {

namespace {

constexpr double millimetresPerInch = 25.4;

int dotsOf(double millimetres, int dotsPerInch) {
    return qRound(millimetres / millimetresPerInch * dotsPerInch);
}

}  // namespace

Placement placed(const QSizeF& millimetres, const SheetMetrics& sheet) {
    const QRect page(0, 0, dotsOf(millimetres.width(), sheet.dotsPerInchX),
                     dotsOf(millimetres.height(), sheet.dotsPerInchY));
    const QRect printable(sheet.left, sheet.top, sheet.width, sheet.height);
    Placement placement;
    placement.dots = page.intersected(printable);
    placement.at = placement.dots.topLeft() - printable.topLeft();
    // A rim of the paper's own on all sides is no cut; what goes beyond the far edge by more than it is.
    const int farRight = printable.right() + sheet.left;
    const int farBelow = printable.bottom() + sheet.top;
    constexpr int rounding = 1;
    placement.isCut = page.right() > farRight + rounding || page.bottom() > farBelow + rounding;
    return placement;
}

std::vector<QRect> strips(const QRect& dots, qsizetype mostBytes) {
    std::vector<QRect> all;
    if (dots.isEmpty()) return all;
    constexpr qsizetype bytesPerDot = 4;
    const qsizetype lines = std::clamp<qsizetype>(mostBytes / (bytesPerDot * dots.width()), 1, dots.height());
    for (int y = dots.top(); y <= dots.bottom(); y += static_cast<int>(lines))
        all.push_back(
            QRect(dots.left(), y, dots.width(), std::min(static_cast<int>(lines), dots.bottom() - y + 1)));
    return all;
}

}  // namespace mado::spool
