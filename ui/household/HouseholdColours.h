// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

namespace mado::household_colour {

// Shades of the theme that only the pictures of this page need.
[[nodiscard]] inline QColor accentSoft() {
    return {0x7f, 0xb2, 0xe0};
}
[[nodiscard]] inline QColor otherCoverage() {
    return {0xd9, 0xdf, 0xe5};
}
[[nodiscard]] inline QColor notYetDue() {
    return {0xc8, 0xd2, 0xdc};
}

}  // namespace mado::household_colour
