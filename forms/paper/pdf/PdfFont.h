// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/fonts/FontFace.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace mado {

class PdfObjects;

/// One font of one document: a composite font (Type 0, Identity-H).
///
/// Each pair of glyph and text gets a character code (CID) of its own, so that ToUnicode is exact even where
/// one glyph stands for several characters, for a variation sequence, or for characters above U+FFFF.
class PdfFont {
 public:
    using Cid = std::uint16_t;

    explicit PdfFont(std::shared_ptr<const FontFace> face) : m_face(std::move(face)) {}

    [[nodiscard]] const FontFace& face() const { return *m_face; }
    /// 0 if the document has used up the 65,535 codes of the font.
    [[nodiscard]] Cid cid(FontFace::Glyph glyph, const QString& text);
    /// Writes the font's objects; returns the number of the Type 0 dictionary, 0 if the font file is damaged.
    [[nodiscard]] int write(PdfObjects& objects) const;

 private:
    struct Code {
        FontFace::Glyph glyph;
        QString text;
    };
    [[nodiscard]] QByteArray toUnicode() const;
    [[nodiscard]] QByteArray widths() const;

    std::shared_ptr<const FontFace> m_face;
    std::vector<Code> m_codes;  ///< code n is m_codes[n - 1]; code 0 is .notdef and never printed
    QHash<std::pair<FontFace::Glyph, QString>, Cid> m_index;
};

}  // namespace mado
