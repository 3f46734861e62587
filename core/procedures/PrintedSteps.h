// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Explanation.h"

#include <QJsonArray>

namespace mado {

/// The steps of a result as a letter to a resident prints them: [{"label", "value", "result", "amount",
/// "article"}]. "value" is the formula, empty where it would only repeat the result; "result" says what it
/// counts ("387,100円", "8か月"); "amount" only where that is yen.
[[nodiscard]] QJsonArray printedSteps(const Explanation& explanation);

}  // namespace mado
