// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QStringList>

class QWidget;

namespace mado::test {

/// What is true of every page. Each takes any page or widget that can be shown,
/// shows it if it is hidden, and gives one line for each problem ("QPushButton
/// save: ..."), none if all is well. They look only at what is visible now:
/// call them again for each state of a page. GUI thread; no sleeping.

/// Widgets that the Tab key should reach and does not, and widgets that do not
/// let go of it. Of a group of radio buttons one is enough, because the arrow
/// keys reach the others.
[[nodiscard]] QStringList uncoveredTabOrder(QWidget& page);
/// Steps of the Tab key against the direction of reading: back up, or back to
/// the left in the same line. Columns are read one after the other.
[[nodiscard]] QStringList disorderedTabs(QWidget& page);
/// Letters that stand for two things at once: buttons, labels with a buddy,
/// tabs, group boxes.
[[nodiscard]] QStringList clashingMnemonics(QWidget& page);
/// Widgets that take the focus and have nothing for a screen reader to say.
[[nodiscard]] QStringList namelessWidgets(QWidget& page);
/// Labels, buttons and tabs whose text does not fit. Text that is elided on
/// purpose, with the whole in the tooltip, fits; so does what can be scrolled
/// to.
[[nodiscard]] QStringList clippedTexts(QWidget& page);
/// Tables, texts and scrolled areas of which a part lies to the right of what is seen.
[[nodiscard]] QStringList sidewaysScrolled(QWidget& page);
/// Parts that stand outside the page and can't be scrolled to.
[[nodiscard]] QStringList outside(QWidget& page);
/// Column heads that do not fit in their columns and have no tooltip with the whole.
[[nodiscard]] QStringList clippedHeaders(QWidget& page);
/// Labels and texts of several lines that stand so close that Japanese is hard to read.
[[nodiscard]] QStringList crampedLines(QWidget& page);
/// Whether everything has room in a window of that size.
[[nodiscard]] QStringList outgrown(QWidget& window, const QSize& room);

}  // namespace mado::test
