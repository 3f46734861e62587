// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

/// The search key of an address: 青木二丁目1番1号, 青木２－１－１ and 青木 2丁目1-1 all give 青木2-1-1.
/// 丁目, 番地, 番, 号, 号室 and の between numbers become hyphens; kanji numerals become digits only where
/// such a word or a hyphen stands beside them, so that 十二月田町 and 三番町 stay towns; 大字 is dropped;
/// spaces are dropped, between numbers they become a hyphen; half-width kana become full width, hiragana
/// stay, ヶ becomes ケ. Idempotent. Pure; any thread.
[[nodiscard]] QString addressKey(QStringView address);

}  // namespace mado
