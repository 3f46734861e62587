// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/fonts/FontSet.h"
#include "forms/paper/pdf/PdfDocument.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace mado {

/// A text as glyphs of one document.
struct ShapedText {
    /// What the reader sees as one character: a code point with its variation selector or combining marks.
    struct Cluster {
        FontSet::Face face;
        PdfFont::Cid code;
        int advance;      ///< thousandths of the size
        char32_t first;   ///< '\n' for a forced line end (which has no glyph)
        qsizetype start;  ///< of its text
        qsizetype length;
    };
    QString text;
    std::vector<Cluster> clusters;
};

/// Turns texts into glyphs of one document. Japanese in horizontal lines with these fonts needs no more than
/// one glyph a cluster, chosen by cmap; a full shaper would cost ten times as much. One thread.
class TextShaper {
 public:
    explicit TextShaper(PdfDocument& document) : m_document(document) {}

    /// Characters that cannot be printed are left out and remembered in unprintable() or forbidden(); fails
    /// only if a font cannot be opened.
    [[nodiscard]] Result<ShapedText> shape(const QString& text, FontFamily family);

    /// "U+9089 U+E0115": no font has it, or none has registered the variation.
    [[nodiscard]] const QStringList& unprintable() const { return m_unprintable; }
    /// Controls, characters without width, and those that turn the direction of writing: on paper they would
    /// hide or swap what stands there.
    [[nodiscard]] const QStringList& forbidden() const { return m_forbidden; }

 private:
    struct Known {
        FontSet::Face face;
        PdfFont::Cid code;  ///< 0: not looked up yet
        int advance;
    };
    [[nodiscard]] Result<Known> find(QStringView cluster, char32_t base, char32_t selector,
                                     FontFamily family);
    [[nodiscard]] Known* cached(char32_t character, FontFamily family);

    PdfDocument& m_document;
    std::array<std::vector<Known>, 6> m_plane0;  ///< by family and code point below U+10000
    QStringList m_unprintable;
    QStringList m_forbidden;
};

}  // namespace mado
