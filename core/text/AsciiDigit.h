// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace mado {

/// 0 to 9 and nothing else: QChar::isDigit() is true of the digits of every script.
[[nodiscard]] constexpr bool isAsciiDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

}  // namespace mado
