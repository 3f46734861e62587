// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace mado::theme {

/// Every text colour has 4.5:1 on the grounds that it is used on, edges of fields 3:1 (WCAG 2.2 AA;
/// tests/ui/theme).
[[nodiscard]] QColor ink();
[[nodiscard]] QColor muted();
[[nodiscard]] QColor line();
[[nodiscard]] QColor edge();      ///< of what can be typed into or ticked
[[nodiscard]] QColor softEdge();  ///< of buttons and key caps, whose text says what they are
[[nodiscard]] QColor ground();
[[nodiscard]] QColor neutralGround();  ///< status line, chips
[[nodiscard]] QColor surface();
[[nodiscard]] QColor rail();
[[nodiscard]] QColor accent();
[[nodiscard]] QColor accentLight();
[[nodiscard]] QColor good();
[[nodiscard]] QColor goodGround();
[[nodiscard]] QColor look();
[[nodiscard]] QColor lookGround();
[[nodiscard]] QColor stop();
[[nodiscard]] QColor stopGround();

/// 100, 125 or 150: fonts and measures follow. Call before applyTheme(), or again with it.
void setScale(int percent);
/// Logical pixels at 100 % to logical pixels now.
[[nodiscard]] int px(double at100);
[[nodiscard]] inline int grid() {
    return px(8);
}
[[nodiscard]] inline int radius() {
    return px(6);
}

[[nodiscard]] QFont body();
[[nodiscard]] QFont bold();
[[nodiscard]] QFont caption();
[[nodiscard]] QFont pageTitle();
[[nodiscard]] QFont figures();  ///< for amounts and dates; in BIZ UDPGothic the 1 is narrower

/// From line to line of a text, in heights of its font: Japanese needs more air than Latin.
[[nodiscard]] constexpr double lineHeight() {
    return 1.5;
}

/// Bundled fonts, palette, style.
void applyTheme(QApplication& application);

}  // namespace mado::theme
