// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace mado {

/// Printed length: characters as a reader counts them (grapheme clusters, Unicode UAX 29). An ideograph with
/// its variation selector, a surrogate pair, か with a combining voicing mark, or ế in three code points
/// count 1.
[[nodiscard]] qsizetype graphemeCount(QStringView text);
/// The first `count` characters; never cuts inside one. The whole text if it is shorter; empty for count <=
/// 0.
[[nodiscard]] QString leftGraphemes(QStringView text, qsizetype count);
[[nodiscard]] QStringList graphemes(QStringView text);

enum class PrivateUse {
    Refuse,
    Allow,  ///< the city's gaiji (外字) are registered with private-use code points
};

/// Whether a name or address holds only what may be stored and printed. Facts: %1 the place (1 = first
/// character), %2 the code point ("U+202E"). E-NAME-001 control or invisible format character, E-NAME-002
/// direction override, E-NAME-003 zero-width character or a variation selector without a base, E-NAME-004
/// private use, E-NAME-005 broken or unassigned code point.
[[nodiscard]] Result<void> checkPrintable(QStringView text, PrivateUse privateUse = PrivateUse::Refuse,
                                          const QString& field = {});

}  // namespace mado
