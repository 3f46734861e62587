// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace mado {

/// What makes a PDF fit for keeping (PDF/A-2u, ISO 19005-2): a description in XMP and a named colour space.
struct PdfDescription {
    QString title;
    QString author;         ///< the office that issues the paper
    QDateTime createdAt;    ///< left out if invalid
    QByteArray documentId;  ///< see RenderOptions::documentId
};

/// An sRGB profile (ICC.1:2001-04, IEC 61966-2-1) of our own making: matrix and tone curve.
[[nodiscard]] QByteArray srgbProfile();
[[nodiscard]] QByteArray xmpPacket(const PdfDescription& description);
/// D:YYYYMMDDHHmmSS+09'00' (ISO 32000-1, 7.9.4).
[[nodiscard]] QByteArray pdfDate(const QDateTime& time);

}  // namespace mado
