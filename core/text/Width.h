// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

/// Half-width and full-width forms by our own table. Unicode NFKC is not used, because it would also rewrite
/// ①, ㈱ and compatibility ideographs, and what a resident's register holds must stay code point for code
/// point. Every function leaves what its name does not speak of untouched. Pure; any thread; never fails.

/// Ａ１－！ and the ideographic space to ASCII. Kana, ideographs and symbols stay.
[[nodiscard]] QString toHalfWidthAscii(QStringView text);
/// As toHalfWidthAscii, and every hyphen and minus, and a long mark right after a digit, to '-'. For codes,
/// phone and lot numbers.
[[nodiscard]] QString toHalfWidthCode(QStringView text);
/// 0-9 to ０-９ (addresses and dates on paper).
[[nodiscard]] QString toFullWidthDigits(QStringView text);
/// ｶﾞ to ガ, ｡｢｣､･ to 。「」、・; a half-width voicing mark is joined to the kana before it when there is
/// such a letter.
[[nodiscard]] QString toFullWidthKana(QStringView text);
/// ガ to ｶﾞ (bank files). Letters without a half-width form (ヰ ヱ ヵ ヶ ヮ) and hiragana stay.
[[nodiscard]] QString toHalfWidthKana(QStringView text);
/// All printable ASCII, the space, and half-width kana to full width (addresses on cards).
[[nodiscard]] QString toFullWidth(QStringView text);
/// Hiragana to katakana; widths stay.
[[nodiscard]] QString toKatakana(QStringView text);
/// The form in which a kana name is stored: katakana, full width, single ideographic spaces, no spaces at the
/// ends. Latin letters stay as typed. Idempotent.
[[nodiscard]] QString toKanaName(QStringView text);

}  // namespace mado
