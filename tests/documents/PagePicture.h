// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <memory>
#include <poppler-qt6.h>

namespace mado {

/// A page (from 0) as Poppler draws it, smoothed.
inline QImage pagePicture(const QByteArray& pdf, int page, double dpi) {
    const auto document = Poppler::Document::loadFromData(pdf);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    return std::unique_ptr<Poppler::Page>(document->page(page))->renderToImage(dpi, dpi);
}

}  // namespace mado
