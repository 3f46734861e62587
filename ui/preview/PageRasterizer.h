// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QSizeF>

#include <memory>
#include <vector>

namespace mado {

/// What a page picture is asked for.
struct PageRequest {
    QByteArray pdf;             ///< shared, not copied
    int page = 0;               ///< from 0
    double dotsPerInch = 96.0;  ///< device dots: multiply by the screen's ratio
};

struct PagePicture {
    QImage image;
    int page = 0;            ///< the page shown: the last one if the document is shorter than was asked for
    int pages = 0;           ///< of the document
    QSizeF pageMillimetres;  ///< width and height
};

/// Turns PDF pages into pictures. One thread for the whole program does the drawing: Poppler's colour
/// management is not safe to use from several, even for separate documents. Pictures are kept by content and
/// scale within a budget and wiped on clear() (lock, sign-out). Own documents only; a file from outside would
/// need a process of its own.
class PageRasterizer {
 public:
    explicit PageRasterizer(qsizetype cacheBytes = qsizetype{96} * 1024 * 1024);
    ~PageRasterizer();
    PageRasterizer(const PageRasterizer&) = delete;
    PageRasterizer& operator=(const PageRasterizer&) = delete;

    /// Called in the GUI thread. Errors: E-PREVIEW-001 not a readable PDF, -002 no page in it. A request that
    /// a newer one of the same `slot` overtook before it began is cancelled. Slots are any small numbers: one
    /// a widget.
    [[nodiscard]] QFuture<Result<PagePicture>> render(int slot, PageRequest request);
    /// Forgets all pictures and drops what waits.
    void clear();

 private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

}  // namespace mado
