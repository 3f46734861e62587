// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/TextShaper.h"

namespace mado {

using namespace Qt::StringLiterals;

namespace {

bool isSelector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isMark(char32_t c) {
    if (c < 0x300) return false;
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
           category == QChar::Mark_SpacingCombining;
}

bool isForbidden(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return false;
    if (c >= 0x3040 && c < 0xD800) return false;
    switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            return isSelector(c);  // one that follows no character
    }
}

char32_t codePointAt(const QString& text, qsizetype at, qsizetype* length) {
    const QChar unit = text[at];
    if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        *length = 2;
        return QChar::surrogateToUcs4(unit, text[at + 1]);
    }
    *length = 1;
    return unit.unicode();
}

QString name(QStringView cluster) {
    QStringList names;
    for (const uint c : cluster.toUcs4())
        names << u"U+"_s + QString::number(c, 16).toUpper().rightJustified(4, u'0');
    return names.join(u' ');
}

void remember(QStringList& list, const QString& entry) {
    constexpr qsizetype enough = 50;  // a clerk cannot act on more
    if (list.size() < enough && !list.contains(entry)) list << entry;
}

}  // namespace

TextShaper::Known* TextShaper::cached(char32_t character, FontFamily family) {
    std::vector<Known>& table = m_plane0[static_cast<std::size_t>(family)];
    if (table.empty()) table.resize(0x10000);
    return &table[character];
}

Result<TextShaper::Known> TextShaper::find(QStringView cluster, char32_t base, char32_t selector,
                                           FontFamily family) {
    for (const FontSet::Face face : FontSet::chain(family)) {
        MADO_ASSIGN(PdfFont* const font, m_document.font(face));
        const auto glyph = selector != 0 ? font->face().glyph(base, selector) : font->face().glyph(base);
        if (!glyph) continue;
        const PdfFont::Cid code = font->cid(*glyph, cluster.toString());
        if (code == 0) break;
        return Known{face, code, font->face().advance(*glyph)};
    }
    return Known{FontSet::NamesFace, 0, 0};
}

Result<ShapedText> TextShaper::shape(const QString& text, FontFamily family) {
    ShapedText shaped;
    shaped.text = text;
    shaped.clusters.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = 1;
        char32_t base = codePointAt(text, at, &length);
        const qsizetype start = at;
        at += length;
        if (base == U'\n') {
            shaped.clusters.push_back({FontSet::MinchoFace, 0, 0, U'\n', start, 1});
            continue;
        }
        if (isForbidden(base)) {
            remember(m_forbidden, name(QStringView(text).mid(start, length)));
            continue;
        }
        char32_t selector = 0;
        bool marked = false;
        while (at < text.size()) {
            const char32_t next = codePointAt(text, at, &length);
            if (isSelector(next) && selector == 0 && !marked) {
                selector = next;
            } else if (isMark(next) && !isSelector(next)) {
                marked = true;
            } else {
                break;
            }
            at += length;
        }
        const QStringView cluster = QStringView(text).mid(start, at - start);
        const char32_t first = base;
        Known* const known = selector == 0 && !marked && base < 0x10000 ? cached(base, family) : nullptr;
        if (known != nullptr && known->code != 0) {
            shaped.clusters.push_back({known->face, known->code, known->advance, first, start, at - start});
            continue;
        }
        if (marked) {
            // か + U+3099 prints as が while the text stays as it was recorded.
            const QList<uint> composed = cluster.toString().normalized(QString::NormalizationForm_C).toUcs4();
            base = composed.size() == 1 ? composed.front() : 0;
            selector = 0;
        }
        MADO_ASSIGN(const Known found, find(cluster, base, selector, family));
        if (found.code == 0) {
            remember(m_unprintable, name(cluster));
            continue;
        }
        if (known != nullptr) *known = found;
        shaped.clusters.push_back({found.face, found.code, found.advance, first, start, at - start});
    }
    return shaped;
}

}  // namespace mado
