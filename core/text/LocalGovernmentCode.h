// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

/// The check digit of a five-digit local government code (全国地方公共団体コード): weights 6 to 2 from the
/// left, 11 - sum mod 11, last digit; for a sum below 11, 11 - sum. 11203 gives 8. -1 if `code` is not five
/// ASCII digits.
[[nodiscard]] int localGovernmentCheckDigit(QStringView code);

}  // namespace mado
