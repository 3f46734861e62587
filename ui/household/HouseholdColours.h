// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace mado::household_colour {

// What this page paints itself; everything else comes by the style.
[[nodiscard]] inline QColor ink() {
    return {0x1c, 0x24, 0x30};
}
[[nodiscard]] inline QColor muted() {
    return {0x5d, 0x6a, 0x77};
}
[[nodiscard]] inline QColor line() {
    return {0xdd, 0xe3, 0xe9};
}
[[nodiscard]] inline QColor rail() {
    return {0x12, 0x32, 0x4f};
}
[[nodiscard]] inline QColor accent() {
    return {0x1f, 0x6f, 0xb5};
}
[[nodiscard]] inline QColor accentSoft() {
    return {0x7f, 0xb2, 0xe0};
}
[[nodiscard]] inline QColor accentLight() {
    return {0xe3, 0xef, 0xfa};
}
[[nodiscard]] inline QColor otherCoverage() {
    return {0xd9, 0xdf, 0xe5};
}
[[nodiscard]] inline QColor good() {
    return {0x2e, 0x8b, 0x57};
}
[[nodiscard]] inline QColor look() {
    return {0xb7, 0x79, 0x1f};
}
[[nodiscard]] inline QColor stop() {
    return {0x9c, 0x20, 0x18};
}

}  // namespace mado::household_colour
