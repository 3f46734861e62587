// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QStringList>

namespace mado {

/// Titles of procedures in the language of the screen, in order; an unknown id as it is.
[[nodiscard]] QStringList procedureTitles(const QStringList& ids, const CounterServices& services);
/// One after the other as that language separates them.
[[nodiscard]] QString listed(const QStringList& words, const Wording& wording);

}  // namespace mado
