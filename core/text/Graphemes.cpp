// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Graphemes.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool isVariationSelector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// Calls f(from, to) for every cluster until it returns false. Qt breaks between some ideographs and their
/// selectors in no version we support, but older Unicode tables in Qt do so after unassigned bases; so
/// selectors are kept by hand.
template <class F>
void forEachGrapheme(QStringView text, F f) {
    if (text.isEmpty()) return;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype to = finder.toNextBoundary();
        if (to < 0) to = text.size();
        const auto selectorFollows = [&] {
            if (to >= text.size()) return false;
            const char16_t next = text[to].unicode();
            if (isVariationSelector(next)) return true;
            return to + 1 < text.size() && text[to].isHighSurrogate() && text[to + 1].isLowSurrogate() &&
                   isVariationSelector(QChar::surrogateToUcs4(text[to], text[to + 1]));
        };
        while (selectorFollows()) {
            to = finder.toNextBoundary();
            if (to < 0) to = text.size();
        }
        if (!f(from, to)) return;
        from = to;
    }
}

bool isDirectionControl(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

bool isZeroWidth(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD ||
           c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x180E;
}

/// The error code for a code point that must not stand after `before` (0 at the beginning), or nothing.
QString refusal(char32_t c, char32_t before, PrivateUse privateUse) {
    if (isDirectionControl(c)) return u"E-NAME-002"_s;
    if (isZeroWidth(c)) return u"E-NAME-003"_s;
    if (isVariationSelector(c))
        return before == 0 || QChar::isSpace(before) || isVariationSelector(before) ? u"E-NAME-003"_s
                                                                                    : QString();
    switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return u"E-NAME-001"_s;
        case QChar::Other_PrivateUse:
            return privateUse == PrivateUse::Refuse ? u"E-NAME-004"_s : QString();
        case QChar::Other_Surrogate:
            return u"E-NAME-005"_s;
        case QChar::Other_NotAssigned:
            // Ideographs newer than Qt's Unicode tables are assigned all the same (planes 2 and 3).
            return c >= 0x20000 && c <= 0x3FFFD && (c & 0xFFFE) != 0xFFFE ? QString() : u"E-NAME-005"_s;
        default:
            return c == QChar::ReplacementCharacter ? u"E-NAME-005"_s : QString();
    }
}

}  // namespace

qsizetype graphemeCount(QStringView text) {
    qsizetype count = 0;
    forEachGrapheme(text, [&count](qsizetype, qsizetype) {
        ++count;
        return true;
    });
    return count;
}

QString leftGraphemes(QStringView text, qsizetype count) {
    qsizetype end = 0;
    qsizetype seen = 0;
    if (count > 0) {
        forEachGrapheme(text, [&](qsizetype, qsizetype to) {
            end = to;
            return ++seen < count;
        });
    }
    return text.first(end).toString();
}

QStringList graphemes(QStringView text) {
    QStringList result;
    forEachGrapheme(text, [&](qsizetype from, qsizetype to) {
        result << text.sliced(from, to - from).toString();
        return true;
    });
    return result;
}

Result<void> checkPrintable(QStringView text, PrivateUse privateUse, const QString& field) {
    char32_t before = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t{text[i].unicode()};
        const QString code = refusal(c, before, privateUse);
        if (!code.isEmpty()) {
            const qsizetype place = graphemeCount(text.first(i)) + 1;
            return fail(
                code, field,
                {QString::number(place), u"U+%1"_s.arg(static_cast<uint>(c), 4, 16, QChar(u'0')).toUpper()});
        }
        before = c;
        if (pair) ++i;
    }
    return {};
}

}  // namespace mado
