// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/KanjiNumber.h"

namespace mado {

namespace {

constexpr int kMaximum = 9999;

int digitOf(char16_t c) {
    constexpr char16_t kDigits[] = u"〇一二三四五六七八九";
    for (int i = 0; i < 10; ++i) {
        if (kDigits[i] == c) return i;
    }
    switch (c) {
        case u'零':
            return 0;
        case u'壱':
            return 1;
        case u'弐':
            return 2;
        case u'参':
            return 3;
        default:
            return -1;
    }
}

int unitOf(char16_t c) {
    switch (c) {
        case u'十':
            return 10;
        case u'百':
            return 100;
        case u'千':
            return 1000;
        default:
            return 0;
    }
}

}  // namespace

bool isKanjiNumeral(QChar c) {
    return digitOf(c.unicode()) >= 0 || unitOf(c.unicode()) > 0;
}

int kanjiNumber(QStringView text) {
    if (text.isEmpty()) return -1;
    int total = 0;
    int digits = -1;       // the digits read since the last unit; -1 if none
    int lastUnit = 10000;  // units must fall: 百十, never 十百
    for (const QChar c : text) {
        if (const int unit = unitOf(c.unicode())) {
            if (unit >= lastUnit || digits == 0 || digits > 9) return -1;
            total += (digits < 0 ? 1 : digits) * unit;
            digits = -1;
            lastUnit = unit;
            continue;
        }
        const int digit = digitOf(c.unicode());
        if (digit < 0) return -1;
        digits = (digits < 0 ? 0 : digits) * 10 + digit;
        if (digits > kMaximum) return -1;
    }
    if (lastUnit != 10000 && digits > 9) return -1;  // 十二三 is no number
    total += digits < 0 ? 0 : digits;
    return total > kMaximum ? -1 : total;
}

}  // namespace mado
