// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

enum class KanaMode {
    /// Compatibility forms resolved; hiragana to katakana; half to full width; spaces, middle dots, hyphens,
    /// long marks,
    /// apostrophes, full stops and commas dropped; small kana to large; voicing marks dropped; ヲ to オ; ヴ
    /// to ウ. Latin letters in upper case
    /// without diacritics. ワタナベ　ジュンイチ becomes ワタナヘシユンイチ; Nguyễn Văn A becomes NGUYENVANA.
    Standard,
    /// As Standard, and besides ヂ as ジ and ヅ as ズ, and long vowels as short ones: オウ オオ to オ, エイ
    /// エエ to エ, and u-row kana + ウ
    /// (オオノ, オーノ, オノ are one). Catches more, so it is asked only when Standard finds too little.
    Loose,
};

/// The search key of a kana name (清音化), the same for the stored name and for the query. Idempotent in each
/// mode. One pass without Unicode normalisation for ordinary names (about 0.1 µs a name in an optimised
/// build). Pure; any thread.
[[nodiscard]] QString kanaKey(QStringView name, KanaMode mode = KanaMode::Standard);

struct KanaNameKeys {
    QString whole;   ///< family and given together; prefix search works on this
    QString family;  ///< up to the first space; the whole name if there is none
    QString given;   ///< the rest; empty if there is no space
    friend bool operator==(const KanaNameKeys&, const KanaNameKeys&) = default;
};

/// Splits at the first space of any width. "ヤマダ　タロウ" gives ヤマタ and タロウ.
[[nodiscard]] KanaNameKeys splitName(QStringView name, KanaMode mode = KanaMode::Standard);

}  // namespace mado
