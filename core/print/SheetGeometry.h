// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/Spooler.h"

#include <QRect>
#include <QSizeF>

#include <vector>

namespace mado::spool {

/// Where a page of a PDF goes on the sheet: never scaled, its upper left corner on the paper's. What lies in
/// the rim that the printer can't reach is left out.
struct Placement {
    QRect dots;          ///< the part of the page that is drawn, in dots of the page
    QPoint at;           ///< its corner in dots of the printable area
    bool isCut = false;  ///< the page is larger than the paper's printable area
};
/// `millimetres`: the page as it lies on the sheet, of the sheet's direction.
[[nodiscard]] Placement placed(const QSizeF& millimetres, const SheetMetrics& sheet);

/// The part cut into strips of whole lines of at most that many bytes of four a dot, at least one line each;
/// one after the other without gap or overlap.
[[nodiscard]] std::vector<QRect> strips(const QRect& dots, qsizetype mostBytes);

}  // namespace mado::spool
