// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/KanjiFolding.h"

#include "core/text/KanaFolding.h"
#include "core/text/Width.h"

#include <QFile>
#include <QList>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int kLongestChain = 4;

std::optional<char32_t> singleCharacter(QStringView text) {
    const QList<uint> points = text.toUcs4();
    if (points.size() != 1 || points[0] <= 0x7F || points[0] == QChar::ReplacementCharacter)
        return std::nullopt;
    return points[0];
}

bool isVariationSelector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D);
}

bool isCompatibilityIdeograph(char32_t c) {
    return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F) || (c >= 0x2E80 && c <= 0x2FDF);
}

bool isIdeograph(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// U+FA19 神 to U+795E, ⼀ to 一. Characters of those blocks without a decomposition (﨑) stay.
char32_t resolved(char32_t c) {
    if (!isCompatibilityIdeograph(c)) return c;
    const QList<uint> points = QChar::decomposition(c).toUcs4();
    return points.size() == 1 ? char32_t{points[0]} : c;
}

}  // namespace

Result<KanjiFolding> KanjiFolding::load(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-TEXT-001"_s, {}, {}, file.errorString());
    return parse(file.readAll());
}

Result<KanjiFolding> KanjiFolding::parse(QByteArrayView table) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(table);
    if (decoder.hasError()) return fail(u"E-TEXT-001"_s, {}, {}, u"not UTF-8"_s);
    KanjiFolding folding;
    int row = 0;
    bool header = true;
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++row;
        if (line.endsWith(u'\r')) line.chop(1);
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        if (header) {
            header = false;
            continue;
        }
        const QList<QStringView> columns = line.split(u'\t');
        const auto variant = singleCharacter(columns.value(0));
        const auto base = singleCharacter(columns.value(1));
        const bool torn = columns.size() != 2 || !variant || !base || *variant == *base ||
                          folding.m_bases.contains(*variant);
        if (torn) return fail(u"E-TEXT-002"_s, {}, {QString::number(row)});
        folding.m_bases.insert(*variant, resolved(*base));
    }
    for (char32_t& base : folding.m_bases) {  // a base may itself be a variant of another row
        int steps = 0;
        while (folding.m_bases.contains(base) && steps++ < kLongestChain)
            base = folding.m_bases.value(base);
        if (folding.m_bases.contains(base)) return fail(u"E-TEXT-002"_s, {}, {u"0"_s}, u"circle"_s);
    }
    return folding;
}

QString KanjiFolding::key(QStringView name) const {
    constexpr int kTurns = 4;  // resolving ㈱ or the like brings up ideographs that have a base themselves
    QString folded = keyOnce(name);
    for (int turn = 1; turn < kTurns; ++turn) {
        QString again = keyOnce(folded);
        if (again == folded) break;
        folded = std::move(again);
    }
    return folded;
}

QString KanjiFolding::keyOnce(QStringView name) const {
    const QString kana = toKatakana(toFullWidthKana(toHalfWidthAscii(name)));
    QString out;
    out.reserve(kana.size());
    QString other;  // a run that is neither ideographs nor kana: folded like Latin
    char32_t before = 0;
    const auto flush = [&out, &other] {
        if (!other.isEmpty()) out.append(kanaKey(other));
        other.clear();
    };
    for (const char32_t typed : kana.toUcs4()) {
        if (isVariationSelector(typed)) continue;
        char32_t c = base(resolved(base(typed)));
        if (c == U'々' && isIdeograph(before)) c = before;
        if (c == U'ヶ' || c == U'ヵ') c = c == U'ヶ' ? U'ケ' : U'カ';
        const bool katakana = (c >= 0x30A1 && c <= 0x30FA) || c == U'ー' || c == U'々';
        if (!isIdeograph(c) && !katakana && !isCompatibilityIdeograph(c)) {
            other.append(QChar::fromUcs4(c));
            continue;
        }
        flush();
        out.append(QChar::fromUcs4(c));
        before = c;
    }
    flush();
    return out;
}

}  // namespace mado
