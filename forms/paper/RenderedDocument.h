// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <QStringList>

namespace mado {

/// A finished paper. `pdf` is the one set of bytes that preview, printer and archive share.
struct RenderedDocument {
    QByteArray pdf;               ///< PDF 1.7, fonts embedded as subsets
    int pages = 0;                ///< with annex pages
    QSizeF firstPageMillimetres;  ///< width x height as printed
    QByteArray sha256;            ///< of `pdf`, 32 raw bytes
    /// Ids of the text boxes (and tables) that did not fit and go on on an annex page, in the order of the
    /// paper.
    QStringList annexedFields;
    /// Only with RenderOptions::mark: facts that the real paper will refuse to do without
    /// ("document.number").
    QStringList missingFacts;
};

}  // namespace mado
