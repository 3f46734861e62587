// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace mado::test {

/// Shows the page and makes its window the active one; false if that does not
/// work here.
[[nodiscard]] bool showActive(QWidget& page);
/// The page and everything in it that is visible and not in another window, in
/// the order of creation.
[[nodiscard]] QList<QWidget*> visibleWidgets(QWidget& page);
/// "QPushButton save (Save draft)": class, object name, what it says.
[[nodiscard]] QString nameOf(const QWidget& widget);

}  // namespace mado::test
