// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/PageSource.h"

#include <QByteArray>

#include <memory>

namespace Poppler {
class Document;
}

namespace mado {

/// Pages of a PDF for spoolers that take pictures, drawn as on the screen. Keeps the last PDF open, for its
/// pages are asked for strip by strip. One thread at a time.
class RasterizedPages final : public PageSource {
 public:
    RasterizedPages();
    ~RasterizedPages() override;
    [[nodiscard]] Result<std::vector<QSizeF>> sizes(const QByteArray& pdf) override;
    [[nodiscard]] Result<PagePixels> draw(const QByteArray& pdf, int page, int dotsPerInchX, int dotsPerInchY,
                                          const QRect& dots) override;

 private:
    [[nodiscard]] Result<void> open(const QByteArray& pdf);
    QByteArray m_pdf;
    std::unique_ptr<Poppler::Document> m_document;
};

}  // namespace mado
