// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Width.h"

#include <array>
#include <string_view>

namespace mado {

namespace {

constexpr char16_t kIdeographicSpace = u'\u3000';
constexpr char16_t kHalfKanaFirst = 0xFF61;
constexpr char16_t kHalfKanaLast = 0xFF9F;
constexpr char16_t kHalfVoiced = 0xFF9E;
constexpr char16_t kHalfSemiVoiced = 0xFF9F;

/// Full-width forms of U+FF61..U+FF9F (JIS X 0201 kana to JIS X 0208 kana), in code order.
constexpr std::u16string_view kFullKana =
    u"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    u"ヤユヨラリルレロワン゛゜";
static_assert(kFullKana.size() == kHalfKanaLast - kHalfKanaFirst + 1);

constexpr char16_t voicedOf(char16_t kana) {
    if (kana >= u'カ' && kana <= u'チ')
        return (kana - u'カ') % 2 == 0 ? static_cast<char16_t>(kana + 1) : char16_t{0};
    if (kana == u'ツ' || kana == u'テ' || kana == u'ト') return static_cast<char16_t>(kana + 1);
    if (kana >= u'ハ' && kana <= u'ホ' && (kana - u'ハ') % 3 == 0) return static_cast<char16_t>(kana + 1);
    switch (kana) {
        case u'ウ':
            return u'ヴ';
        case u'ワ':
            return u'ヷ';
        case u'ヲ':
            return u'ヺ';
        default:
            return 0;
    }
}

constexpr char16_t semiVoicedOf(char16_t kana) {
    return kana >= u'ハ' && kana <= u'ホ' && (kana - u'ハ') % 3 == 0 ? static_cast<char16_t>(kana + 2)
                                                                     : char16_t{0};
}

struct HalfKana {
    char16_t base = 0;
    char16_t mark = 0;
};

constexpr char16_t kFullBlockFirst = 0x3000;
constexpr char16_t kFullBlockLast = 0x30FF;

constexpr std::array<HalfKana, kFullBlockLast - kFullBlockFirst + 1> makeHalfTable() {
    std::array<HalfKana, kFullBlockLast - kFullBlockFirst + 1> table{};
    for (std::size_t i = 0; i < kFullKana.size(); ++i) {
        const char16_t full = kFullKana[i];
        const char16_t half = static_cast<char16_t>(kHalfKanaFirst + i);
        table[full - kFullBlockFirst] = {half, 0};
        if (const char16_t voiced = voicedOf(full)) table[voiced - kFullBlockFirst] = {half, kHalfVoiced};
        if (const char16_t semi = semiVoicedOf(full)) table[semi - kFullBlockFirst] = {half, kHalfSemiVoiced};
    }
    return table;
}
constexpr auto kHalfTable = makeHalfTable();

constexpr char16_t halfAscii(char16_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char16_t>(c - 0xFEE0);
    return c == kIdeographicSpace ? u' ' : c;
}

constexpr bool isHyphen(char16_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0x2500 || c == 0xFE58;
}

template <class Map>
QString mapped(QStringView text, Map map) {
    QString out(text.size(), Qt::Uninitialized);
    QChar* to = out.data();
    for (const QChar c : text)
        *to++ = QChar(map(c.unicode()));
    return out;
}

}  // namespace

QString toHalfWidthAscii(QStringView text) {
    return mapped(text, halfAscii);
}

QString toHalfWidthCode(QStringView text) {
    char16_t previous = 0;
    return mapped(text, [&previous](char16_t c) {
        char16_t out = halfAscii(c);
        const bool afterDigit = (previous >= u'0' && previous <= u'9');
        if (isHyphen(out) || (afterDigit && (out == u'ー' || out == 0xFF70))) out = u'-';
        previous = out;
        return out;
    });
}

QString toFullWidthDigits(QStringView text) {
    return mapped(text,
                  [](char16_t c) { return c >= u'0' && c <= u'9' ? static_cast<char16_t>(c + 0xFEE0) : c; });
}

QString toFullWidthKana(QStringView text) {
    QString out;
    out.reserve(text.size());
    for (const QChar character : text) {
        const char16_t c = character.unicode();
        if (c < kHalfKanaFirst || c > kHalfKanaLast) {
            out.append(character);
            continue;
        }
        if ((c == kHalfVoiced || c == kHalfSemiVoiced) && !out.isEmpty()) {
            const char16_t before = out.back().unicode();
            const char16_t joined = c == kHalfVoiced ? voicedOf(before) : semiVoicedOf(before);
            if (joined != 0) {
                out.back() = QChar(joined);
                continue;
            }
        }
        out.append(QChar(kFullKana[c - kHalfKanaFirst]));
    }
    return out;
}

QString toHalfWidthKana(QStringView text) {
    QString out;
    out.reserve(text.size() + text.size() / 2);
    for (const QChar character : text) {
        const char16_t c = character.unicode();
        const HalfKana half =
            c >= kFullBlockFirst && c <= kFullBlockLast ? kHalfTable[c - kFullBlockFirst] : HalfKana{};
        out.append(half.base != 0 ? QChar(half.base) : character);
        if (half.mark != 0) out.append(QChar(half.mark));
    }
    return out;
}

QString toFullWidth(QStringView text) {
    const QString kana = toFullWidthKana(text);
    return mapped(kana, [](char16_t c) {
        if (c == u' ') return kIdeographicSpace;
        return c > u' ' && c <= u'~' ? static_cast<char16_t>(c + 0xFEE0) : c;
    });
}

QString toKatakana(QStringView text) {
    return mapped(text, [](char16_t c) {
        const bool hiragana = (c >= u'ぁ' && c <= u'ゖ') || c == u'ゝ' || c == u'ゞ';
        return hiragana ? static_cast<char16_t>(c + 0x60) : c;
    });
}

QString toKanaName(QStringView text) {
    const QString kana = toFullWidthKana(toKatakana(text));
    QString out;
    out.reserve(kana.size());
    bool space = false;
    for (const QChar c : kana) {
        if (c.isSpace()) {
            space = !out.isEmpty();
            continue;
        }
        if (space) out.append(QChar(kIdeographicSpace));
        space = false;
        out.append(c);
    }
    return out;
}

}  // namespace mado
