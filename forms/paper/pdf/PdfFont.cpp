// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/pdf/PdfFont.h"

#include "forms/paper/pdf/PdfObjects.h"

#include <QCryptographicHash>

namespace mado {

PdfFont::Cid PdfFont::cid(FontFace::Glyph glyph, const QString& text) {
    const std::pair key(glyph, text);
    const auto known = m_index.constFind(key);
    if (known != m_index.constEnd()) return *known;
    if (m_codes.size() >= 65535) return 0;
    m_codes.push_back({glyph, text});
    const auto code = static_cast<Cid>(m_codes.size());
    m_index.insert(key, code);
    return code;
}

int PdfFont::write(PdfObjects& objects) const {
    std::vector<FontFace::Glyph> glyphs;
    glyphs.reserve(m_codes.size());
    for (const Code& code : m_codes)
        glyphs.push_back(code.glyph);
    const FontFace::Subset subset = m_face->subset(glyphs);
    if (subset.fontFile.isEmpty()) return 0;

    QByteArray map(2, '\0');
    for (const std::uint16_t id : subset.newIds) {
        map += static_cast<char>(id >> 8);
        map += static_cast<char>(id & 0xFF);
    }
    // A subset's name starts with six capitals (ISO 32000-1, 9.6.4), here from its content: the same at each
    // run.
    const QByteArray digest = QCryptographicHash::hash(subset.fontFile + map, QCryptographicHash::Sha256);
    QByteArray name;
    for (int i = 0; i < 6; ++i)
        name += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % 26);
    name += '+' + m_face->postscriptName();

    const FontFace::Metrics& m = m_face->metrics();
    const auto number = [](int value) { return QByteArray::number(value); };
    const int file =
        objects.addStream("/Length1 " + QByteArray::number(subset.fontFile.size()), subset.fontFile);
    // Flags: symbolic (4), because the codes are not those of a standard encoding; fixed pitch (1).
    const int descriptor = objects.add(
        "<</Type/FontDescriptor/FontName/" + name + "/Flags " + number(m.fixedPitch ? 5 : 4) + "/FontBBox[" +
        number(m.xMin) + ' ' + number(m.yMin) + ' ' + number(m.xMax) + ' ' + number(m.yMax) +
        "]/ItalicAngle 0/Ascent " + number(m.ascent) + "/Descent " + number(m.descent) + "/CapHeight " +
        number(m.capHeight) + "/StemV 80/FontFile2 " + PdfObjects::reference(file) + ">>");
    const int gids = objects.addStream({}, map);
    const int descendant =
        objects.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " +
                    PdfObjects::reference(descriptor) + "/DW 1000/W[" + widths() + "]/CIDToGIDMap " +
                    PdfObjects::reference(gids) + ">>");
    const int unicode = objects.addStream({}, toUnicode());
    return objects.add("<</Type/Font/Subtype/Type0/BaseFont/" + name +
                       "/Encoding/Identity-H/DescendantFonts[" + PdfObjects::reference(descendant) +
                       "]/ToUnicode " + PdfObjects::reference(unicode) + ">>");
}

QByteArray PdfFont::widths() const {
    QByteArray result = "1[";
    for (const Code& code : m_codes)
        result += QByteArray::number(m_face->advance(code.glyph)) + ' ';
    return result + ']';
}

QByteArray PdfFont::toUnicode() const {
    QByteArray result =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t block = 100;  // the most that one block may hold (Adobe Technical Note 5411)
    for (std::size_t first = 0; first < m_codes.size(); first += block) {
        const std::size_t last = std::min(first + block, m_codes.size());
        result += QByteArray::number(static_cast<int>(last - first)) + " beginbfchar\n";
        for (std::size_t i = first; i < last; ++i) {
            result += '<' + PdfObjects::hex(QString(QChar(static_cast<char16_t>(i + 1)))) + "> <" +
                      PdfObjects::hex(m_codes[i].text) + ">\n";
        }
        result += "endbfchar\n";
    }
    return result + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace mado
