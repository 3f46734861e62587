// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace mado {

/// What every widget here keeps to: each widget that takes the focus has an
/// accessible name; what it holds beyond its name (state, error, hint) is its
/// accessible description; a change that nobody asked for is announced; the
/// focus shows as a ring of 2 px in the accent colour.

/// Name and description for a screen reader. Mnemonics ("&Name") are taken out
/// of the name.
void describe(QWidget* widget, const QString& name, const QString& description = {});
/// A label's text without its mnemonic: "&Name" gives "Name", "A && B" gives "A
/// & B".
[[nodiscard]] QString withoutMnemonic(const QString& text);
/// Tells a screen reader that `widget` has something to say now: an alert with
/// the widget's name.
void announce(QWidget* widget);
/// The ring around what has the focus, inside `frame`.
void paintFocusRing(QPainter& painter, const QRectF& frame);

}  // namespace mado
