// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

/// Whether `c` may stand in a number written in kanji: 〇零一二三四五六七八九十百千 and the old forms 壱弐参.
[[nodiscard]] bool isKanjiNumeral(QChar c);
/// 六十四 to 64, 二〇一 to 201, 百二 to 102. -1 if the text is no number of 0..9999.
[[nodiscard]] int kanjiNumber(QStringView text);

}  // namespace mado
