// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Explanation.h"

#include <QJsonArray>

namespace mado {

/// The steps of a result as a Japanese paper prints them: [{"label", "value", "result", "amount",
/// "article"}]. "value" is the formula with its dates in eras, nothing where it is no more than the result;
/// "result" the number with commas or the date; "amount" only where the value is a number.
[[nodiscard]] QJsonArray printedSteps(const Explanation& explanation);

}  // namespace mado
