// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace mado {

/// One font file, mapped into memory and read through HarfBuzz. Immutable; any thread.
class FontFace {
 public:
    using Glyph = std::uint32_t;

    /// A subset that keeps the glyphs asked for. `newIds[i]` is the glyph in `fontFile` for `glyphs[i]`.
    struct Subset {
        QByteArray fontFile;
        std::vector<std::uint16_t> newIds;
    };
    /// What a PDF font descriptor wants, in thousandths of the em.
    struct Metrics {
        int ascent, descent, capHeight;
        int xMin, yMin, xMax, yMax;
        bool fixedPitch;
    };

    /// E-PAPER-007 if the file cannot be read or is no TrueType font.
    [[nodiscard]] static Result<std::shared_ptr<const FontFace>> open(const QString& path);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    [[nodiscard]] std::optional<Glyph> glyph(char32_t character) const;
    /// The registered glyph of a variation sequence; nothing if the font has not registered it.
    [[nodiscard]] std::optional<Glyph> glyph(char32_t character, char32_t selector) const;
    /// Advance in thousandths of the em.
    [[nodiscard]] int advance(Glyph glyph) const;
    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }
    [[nodiscard]] const QByteArray& postscriptName() const { return m_postscriptName; }
    /// TrueType with outlines, metrics and nothing else. Empty fontFile if HarfBuzz refuses (a damaged font).
    [[nodiscard]] Subset subset(const std::vector<Glyph>& glyphs) const;

 private:
    FontFace() = default;
    void readMetrics();

    struct Release {
        void operator()(hb_face_t* face) const;
        void operator()(hb_font_t* font) const;
    };
    std::unique_ptr<hb_face_t, Release> m_face;
    std::unique_ptr<hb_font_t, Release> m_font;
    Metrics m_metrics{};
    QByteArray m_postscriptName;
    int m_unitsPerEm = 1000;
};

}  // namespace mado
