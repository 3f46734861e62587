// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/KanaFolding.h"

#include "core/text/Width.h"

#include <QList>

#include <array>
#include <string_view>

namespace mado {

namespace {

constexpr char16_t kDrop = 0;
constexpr char16_t kSlow = 0xFFFF;  // needs normalisation first

constexpr char16_t kKanaFirst = 0x3000;
constexpr char16_t kKanaLast = 0x30FF;
constexpr char16_t kWideFirst = 0xFF00;
constexpr char16_t kWideLast = 0xFF9F;

/// Unvoiced large katakana in the code order of ァ(30A1)..ヺ(30FA).
constexpr std::u16string_view kPlainKatakana =
    u"アアイイウウエエオオカカキキククケケココササシシススセセソソタタチチツツツテテトトナニヌネノ"
    u"ハハハヒヒヒフフフヘヘヘホホホマミムメモヤヤユユヨヨラリルレロワワヰヱオンウカケワヰヱオ";
static_assert(kPlainKatakana.size() == 0x30FA - 0x30A1 + 1);

constexpr std::array<char16_t, kKanaLast - kKanaFirst + 1> makeKanaTable() {
    std::array<char16_t, kKanaLast - kKanaFirst + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char16_t c = static_cast<char16_t>(kKanaFirst + i);
        char16_t to = kSlow;
        if (c >= u'ァ' && c <= u'ヺ') to = kPlainKatakana[static_cast<std::size_t>(c - u'ァ')];
        if (c >= u'ぁ' && c <= u'ゖ') to = kPlainKatakana[static_cast<std::size_t>(c - u'ぁ')];
        if (c == u'ヽ' || c == u'ヾ' || c == u'ゝ' || c == u'ゞ') to = u'ヽ';
        if (c == u'・' || c == u'ー' || c == kKanaFirst || c == u'゛' || c == u'゜') to = kDrop;
        if (c >= 0x3001 && c <= 0x3007)
            to = c == 0x3001 || c == 0x3002 ? kDrop : c;  // 、。 dropped; 々〆〇 stay
        table[i] = to;
    }
    return table;
}
constexpr auto kKanaTable = makeKanaTable();

constexpr char16_t foldAscii(char16_t c) {
    if (c >= u'a' && c <= u'z') return static_cast<char16_t>(c - 0x20);
    switch (c) {
        case u' ':
        case u'-':
        case u'\'':
        case u'.':
        case u',':
        case u'\t':
        case u'\n':
        case u'\r':
            return kDrop;
        default:
            return c;
    }
}

/// Full-width Latin, and half-width kana U+FF61..U+FF9F; '#' marks what is dropped.
constexpr std::array<char16_t, kWideLast - kWideFirst + 1> makeWideTable() {
    constexpr std::u16string_view plain(
        u"#「」##オアイウエオヤユヨツ#"
        u"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン##");
    static_assert(plain.size() == 0xFF9F - 0xFF61 + 1);
    std::array<char16_t, kWideLast - kWideFirst + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char16_t c = static_cast<char16_t>(kWideFirst + i);
        char16_t to = kSlow;
        if (c >= 0xFF01 && c <= 0xFF5E) to = foldAscii(static_cast<char16_t>(c - 0xFEE0));
        if (c >= 0xFF61)
            to = plain[static_cast<std::size_t>(c - 0xFF61)] == u'#'
                     ? kDrop
                     : plain[static_cast<std::size_t>(c - 0xFF61)];
        table[i] = to;
    }
    return table;
}
constexpr auto kWideTable = makeWideTable();

char16_t foldUnit(char16_t c) {
    if (c < 0x80) return foldAscii(c);
    if (c >= kKanaFirst && c <= kKanaLast) return kKanaTable[static_cast<std::size_t>(c - kKanaFirst)];
    if (c >= 0x4E00 && c <= 0x9FFF) return c;
    if (c >= kWideFirst && c <= kWideLast) return kWideTable[static_cast<std::size_t>(c - kWideFirst)];
    return kSlow;
}

/// False if a character needs normalisation.
bool foldFast(QStringView text, QString& out) {
    out.resize(text.size());
    QChar* to = out.data();
    for (const QChar c : text) {
        const char16_t folded = foldUnit(c.unicode());
        if (folded == kSlow) return false;
        if (folded != kDrop) *to++ = QChar(folded);
    }
    out.truncate(to - out.constData());
    return true;
}

/// Latin letters that have no decomposition but are written without the stroke in passports (ICAO Doc 9303).
QStringView plainLatin(char32_t c) {
    switch (c) {
        case U'Đ':
        case U'Ð':
            return u"D";
        case U'Ø':
            return u"O";
        case U'Ł':
            return u"L";
        case U'Æ':
            return u"AE";
        case U'Œ':
            return u"OE";
        case U'Þ':
            return u"TH";
        case U'Ħ':
            return u"H";
        case U'ı':
            return u"I";
        default:
            return {};
    }
}

bool isDropped(char32_t c) {
    if (c < 0x10000 && foldUnit(static_cast<char16_t>(c)) == kDrop) return true;
    if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFFFD) return true;
    switch (QChar::category(c)) {
        case QChar::Mark_NonSpacing:  // diacritics, voicing marks, variation selectors
        case QChar::Mark_Enclosing:
        case QChar::Separator_Space:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
        case QChar::Punctuation_Dash:
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
            return true;
        default:
            return c == 0x2212 || c == 0x2500;  // minus sign and box line, typed for long marks
    }
}

QString foldSlowOnce(QStringView text) {
    const QString decomposed = text.toString().toUpper().normalized(QString::NormalizationForm_KD).toUpper();
    QString out;
    out.reserve(decomposed.size());
    for (const char32_t c : decomposed.toUcs4()) {
        if (isDropped(c)) continue;
        const QStringView plain = plainLatin(c);
        if (!plain.isEmpty()) {
            out.append(plain);
            continue;
        }
        const char16_t folded = c < 0x10000 ? foldUnit(static_cast<char16_t>(c)) : kSlow;
        if (folded == kSlow)
            out.append(QChar::fromUcs4(c));
        else
            out.append(QChar(folded));
    }
    return out;
}

/// Dropping one character can bring two together that normalise further; a few turns settle every text.
QString foldSlow(QStringView text) {
    constexpr int kTurns = 4;
    QString folded = foldSlowOnce(text);
    for (int turn = 1; turn < kTurns; ++turn) {
        QString again = foldSlowOnce(folded);
        if (again == folded) break;
        folded = std::move(again);
    }
    return folded;
}

/// ヂ to ジ and ヅ to ズ, in every width and in hiragana, before the voicing is dropped.
QString joinYotsugana(QStringView text) {
    QString kana = toFullWidthKana(toKatakana(text));
    kana.replace(u'ヂ', u'ジ');
    kana.replace(u'ヅ', u'ズ');
    return kana;
}

enum class Row { None, O, E, U };

Row rowOf(QChar kana) {
    if (QStringView(u"オコソトノホモヨロ").contains(kana)) return Row::O;
    if (QStringView(u"エケセテネヘメレ").contains(kana)) return Row::E;
    if (QStringView(u"ウクスツヌフムユル").contains(kana)) return Row::U;
    return Row::None;
}

bool lengthens(Row row, QChar vowel) {
    switch (row) {
        case Row::O:
            return vowel == u'ウ' || vowel == u'オ';
        case Row::E:
            return vowel == u'イ' || vowel == u'エ';
        case Row::U:
            return vowel == u'ウ';
        case Row::None:
            return false;
    }
    return false;
}

void shortenVowels(QString& key) {
    QString out;
    out.reserve(key.size());
    Row row = Row::None;
    for (const QChar c : key) {
        if (lengthens(row, c)) continue;
        out.append(c);
        row = rowOf(c);
    }
    key = std::move(out);
}

}  // namespace

QString kanaKey(QStringView name, KanaMode mode) {
    QString joined;
    if (mode == KanaMode::Loose) {
        joined = joinYotsugana(name);
        name = joined;
    }
    QString key;
    if (!foldFast(name, key)) key = foldSlow(name);
    if (mode == KanaMode::Loose) shortenVowels(key);
    return key;
}

KanaNameKeys splitName(QStringView name, KanaMode mode) {
    const QStringView trimmed = name.trimmed();
    qsizetype space = 0;
    while (space < trimmed.size() && !trimmed[space].isSpace())
        ++space;
    KanaNameKeys keys;
    keys.family = kanaKey(trimmed.first(space), mode);
    keys.given = kanaKey(trimmed.sliced(space), mode);
    keys.whole = kanaKey(trimmed, mode);
    return keys;
}

}  // namespace mado
