// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/fonts/FontFace.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

namespace mado {

using namespace Qt::StringLiterals;

void FontFace::Release::operator()(hb_face_t* face) const {
    hb_face_destroy(face);
}
void FontFace::Release::operator()(hb_font_t* font) const {
    hb_font_destroy(font);
}

FontFace::~FontFace() = default;

Result<std::shared_ptr<const FontFace>> FontFace::open(const QString& path) {
    // HarfBuzz maps the file; pages of the 46 MB font of names are read only where they are used.
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(QFile::encodeName(path).constData());
    if (blob == nullptr) return fail(u"E-PAPER-007"_s, {}, {QFileInfo(path).fileName()});
    auto face = std::shared_ptr<FontFace>(new FontFace);
    face->m_face.reset(hb_face_create(blob, 0));
    hb_blob_destroy(blob);
    const unsigned glyphCount = hb_face_get_glyph_count(face->m_face.get());
    hb_blob_t* outlines = hb_face_reference_table(face->m_face.get(), HB_TAG('g', 'l', 'y', 'f'));
    const bool trueType = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    if (glyphCount == 0 || !trueType) {
        return fail(u"E-PAPER-007"_s, {}, {QFileInfo(path).fileName()}, u"no TrueType outlines"_s);
    }
    hb_face_make_immutable(face->m_face.get());
    face->m_font.reset(hb_font_create(face->m_face.get()));
    face->m_unitsPerEm = static_cast<int>(hb_face_get_upem(face->m_face.get()));
    hb_font_make_immutable(face->m_font.get());
    face->readMetrics();
    return std::shared_ptr<const FontFace>(std::move(face));
}

void FontFace::readMetrics() {
    const auto table = [this](const char(&tag)[5]) {
        hb_blob_t* blob = hb_face_reference_table(m_face.get(), HB_TAG(tag[0], tag[1], tag[2], tag[3]));
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob, &length);
        QByteArray bytes(data, static_cast<int>(length));
        hb_blob_destroy(blob);
        return bytes;
    };
    const auto word = [this](const QByteArray& bytes, int at) {
        if (bytes.size() < at + 2) return 0;
        const auto value = static_cast<std::int16_t>((static_cast<unsigned char>(bytes[at]) << 8) |
                                                     static_cast<unsigned char>(bytes[at + 1]));
        return value * 1000 / m_unitsPerEm;
    };
    // Offsets as in the OpenType tables head, hhea, OS/2 and post.
    const QByteArray head = table("head");
    m_metrics.xMin = word(head, 36);
    m_metrics.yMin = word(head, 38);
    m_metrics.xMax = word(head, 40);
    m_metrics.yMax = word(head, 42);
    const QByteArray hhea = table("hhea");
    m_metrics.ascent = word(hhea, 4);
    m_metrics.descent = word(hhea, 6);
    const QByteArray os2 = table("OS/2");
    m_metrics.capHeight = os2.size() >= 90 ? word(os2, 88) : 700;
    if (m_metrics.capHeight <= 0) m_metrics.capHeight = 700;
    m_metrics.fixedPitch = table("post").mid(12, 4) != QByteArray(4, '\0');

    std::array<char, 128> name{};
    unsigned size = name.size();
    hb_ot_name_get_utf8(m_face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size,
                        name.data());
    m_postscriptName = QByteArray(name.data());
    if (m_postscriptName.isEmpty()) m_postscriptName = "Unnamed";
}

std::optional<FontFace::Glyph> FontFace::glyph(char32_t character) const {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(m_font.get(), character, &glyph) == 0 || glyph == 0) return std::nullopt;
    return glyph;
}

std::optional<FontFace::Glyph> FontFace::glyph(char32_t character, char32_t selector) const {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_variation_glyph(m_font.get(), character, selector, &glyph) == 0 || glyph == 0) {
        return std::nullopt;
    }
    return glyph;
}

int FontFace::advance(Glyph glyph) const {
    const int units = hb_font_get_glyph_h_advance(m_font.get(), glyph);
    return (units * 1000 + m_unitsPerEm / 2) / m_unitsPerEm;
}

FontFace::Subset FontFace::subset(const std::vector<Glyph>& glyphs) const {
    Subset result;
    hb_subset_input_t* input = hb_subset_input_create_or_fail();
    if (input == nullptr) return result;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* wanted = hb_subset_input_glyph_set(input);
    for (const Glyph glyph : glyphs)
        hb_set_add(wanted, glyph);
    // A PDF reader uses outlines and metrics alone; cmap and the rest would only make the file larger.
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag :
         {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
          HB_TAG('G', 'D', 'E', 'F'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
          HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
          HB_TAG('V', 'O', 'R', 'G'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'),
          HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('E', 'B', 'D', 'T'),
          HB_TAG('E', 'B', 'L', 'C'), HB_TAG('m', 'e', 't', 'a')}) {
        hb_set_add(dropped, tag);
    }
    hb_subset_plan_t* plan = hb_subset_plan_create_or_fail(m_face.get(), input);
    hb_subset_input_destroy(input);
    if (plan == nullptr) return result;
    hb_face_t* face = hb_subset_plan_execute_or_fail(plan);
    if (face != nullptr) {
        const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        result.newIds.reserve(glyphs.size());
        for (const Glyph glyph : glyphs) {
            result.newIds.push_back(static_cast<std::uint16_t>(hb_map_get(map, glyph)));
        }
        hb_blob_t* blob = hb_face_reference_blob(face);
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob, &length);
        result.fontFile = QByteArray(data, static_cast<int>(length));
        hb_blob_destroy(blob);
        hb_face_destroy(face);
    }
    hb_subset_plan_destroy(plan);
    return result;
}

}  // namespace mado
