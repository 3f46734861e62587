// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace mado {

/// One shown string of a page, decoded by the font's ToUnicode: a reading of the PDF that shares no code with
/// its writer.
struct PdfRun {
    int page;
    QString font;  ///< BaseFont without the subset prefix
    double size;   ///< points
    double x, y;   ///< points from the lower left corner
    QString text;
};
struct PdfFontFacts {
    QString name;
    bool embedded, subset, toUnicode;
};
struct PdfFacts {
    QList<PdfRun> runs;
    QList<PdfFontFacts> fonts;
    QStringList warnings;  ///< of qpdf
    QByteArray metadata;   ///< XMP
    bool outputIntent = false;
    QString language;

    /// All texts of all runs, in the order of the content streams.
    [[nodiscard]] QString text() const;
};

/// Throws std::exception if qpdf cannot read the bytes.
[[nodiscard]] PdfFacts readPdf(const QByteArray& pdf);

}  // namespace mado
