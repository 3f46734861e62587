// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/fonts/FontSet.h"
#include "forms/paper/pdf/PdfArchive.h"
#include "forms/paper/pdf/PdfFont.h"
#include "forms/paper/pdf/PdfObjects.h"

#include <QByteArray>
#include <QList>
#include <QSizeF>

#include <array>
#include <optional>

namespace mado {

/// One PDF under construction: pages in order, fonts and pictures shared by all of them. One thread.
class PdfDocument {
 public:
    explicit PdfDocument(const FontSet& fonts) : m_fonts(fonts) {}

    /// The font for a face; opened at the first use. The number in content streams is the face's.
    [[nodiscard]] Result<PdfFont*> font(FontSet::Face face);
    /// PNG or JPEG; returns its number for ContentStream::image, or E-PAPER-008.
    [[nodiscard]] Result<int> addImage(const QByteArray& picture);
    /// `millimetres` is the size of the sheet.
    void addPage(QSizeF millimetres, const QByteArray& content);
    [[nodiscard]] int pages() const { return static_cast<int>(m_pages.size()); }
    /// Writes fonts, page tree and description. The document is used up.
    [[nodiscard]] Result<QByteArray> finish(const PdfDescription& description);

 private:
    const FontSet& m_fonts;
    PdfObjects m_objects;
    std::array<std::optional<PdfFont>, FontSet::FaceCount> m_used;
    QList<int> m_pages;
    QList<int> m_images;
    int m_pageTree = m_objects.reserve();
    int m_resources = m_objects.reserve();
};

}  // namespace mado
