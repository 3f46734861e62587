// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QHash>
#include <QString>
#include <QStringView>

namespace mado {

/// Folds names in ideographs for search, so that 髙﨑 is found by 高崎 and 渡邉 by 渡辺. Only for search:
/// what is registered is stored and printed as it is.
///
/// The variants come from a table of two columns "variant<TAB>base" in UTF-8 ('#' starts a comment, the first
/// row names the columns). The city may use its own file. Immutable after loading; any thread.
class KanjiFolding {
 public:
    /// The table that is compiled in.
    [[nodiscard]] static QString builtInTable() { return QStringLiteral(":/text/kanji-variants.tsv"); }

    /// E-TEXT-001 if the file can't be read, E-TEXT-002 (fact: row) for a row that is not two single
    /// characters, names a variant twice, or closes a circle.
    [[nodiscard]] static Result<KanjiFolding> load(const QString& path = builtInTable());
    [[nodiscard]] static Result<KanjiFolding> parse(QByteArrayView table);

    /// The search key: variation selectors dropped (IVS U+E0100..U+E01EF, U+FE00..U+FE0F), compatibility
    /// ideographs and radicals resolved, variants replaced by their base, 々 by the character before it, kana
    /// to full-width katakana, ヶ to ケ, Latin to half-width upper case, spaces dropped. Idempotent.
    [[nodiscard]] QString key(QStringView name) const;
    /// The base of one code point; itself if it has none.
    [[nodiscard]] char32_t base(char32_t codePoint) const { return m_bases.value(codePoint, codePoint); }
    [[nodiscard]] qsizetype size() const { return m_bases.size(); }

 private:
    KanjiFolding() = default;
    [[nodiscard]] QString keyOnce(QStringView name) const;

    QHash<char32_t, char32_t> m_bases;
};

}  // namespace mado
