// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QRect>
#include <QSizeF>

#include <vector>

namespace mado {

/// Pixels of a part of a page: four bytes each (blue, green, red, unused), lines from above.
struct PagePixels {
    QByteArray bytes;
    qsizetype bytesPerLine = 0;
};

/// Draws pages of a PDF for spoolers that take pictures. Worker thread; blocks. Errors: E-PRINT-005.
class PageSource {
 public:
    virtual ~PageSource() = default;
    /// Width and height of each page in millimetres, as it is read (turned pages turned).
    [[nodiscard]] virtual Result<std::vector<QSizeF>> sizes(const QByteArray& pdf) = 0;
    /// `dots`: the part, in dots of the page.
    [[nodiscard]] virtual Result<PagePixels> draw(const QByteArray& pdf, int page, int dotsPerInchX,
                                                  int dotsPerInchY, const QRect& dots) = 0;
};

}  // namespace mado
