// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/RasterizedPages.h"

#include <QImage>

#include <poppler-qt6.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr double pointsPerInch = 72.0;
constexpr double millimetresPerInch = 25.4;

}  // namespace

RasterizedPages::RasterizedPages() = default;
RasterizedPages::~RasterizedPages() = default;

Result<void> RasterizedPages::open(const QByteArray& pdf) {
    if (m_document && m_pdf == pdf) return {};
    Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {});  // may quote the document
    m_document = Poppler::Document::loadFromData(pdf);
    if (!m_document || m_document->isLocked()) {
        m_document.reset();
        return fail(u"E-PRINT-005"_s, u"pdf"_s);
    }
    m_pdf = pdf;
    m_document->setRenderHint(Poppler::Document::Antialiasing);
    m_document->setRenderHint(Poppler::Document::TextAntialiasing);
    return {};
}

Result<std::vector<QSizeF>> RasterizedPages::sizes(const QByteArray& pdf) {
    MADO_TRY(open(pdf));
    std::vector<QSizeF> sizes;
    for (int i = 0; i < m_document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(m_document->page(i));
        if (!page) return fail(u"E-PRINT-005"_s, u"page"_s);
        sizes.push_back(page->pageSizeF() * (millimetresPerInch / pointsPerInch));
    }
    return sizes;
}

Result<PagePixels> RasterizedPages::draw(const QByteArray& pdf, int page, int dotsPerInchX, int dotsPerInchY,
                                         const QRect& dots) {
    MADO_TRY(open(pdf));
    const std::unique_ptr<Poppler::Page> drawn(m_document->page(page));
    if (!drawn) return fail(u"E-PRINT-005"_s, u"page"_s);
    const QImage image =
        drawn->renderToImage(dotsPerInchX, dotsPerInchY, dots.x(), dots.y(), dots.width(),
                             dots.height())
            .convertToFormat(QImage::Format_RGB32);  // blue, green, red, unused
    if (image.size() != dots.size()) return fail(u"E-PRINT-005"_s, u"page"_s);
    return PagePixels{QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()),
                      image.bytesPerLine()};
}

}  // namespace mado
