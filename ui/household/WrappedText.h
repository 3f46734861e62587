// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>

namespace mado::wrapped_text {

/// Text in lines of `width` with air between them. Height in pixels.
[[nodiscard]] int height(const QString& text, const QFont& font, int width);
void paint(QPainter& painter, const QPoint& at, const QString& text, const QFont& font, int width);

}  // namespace mado::wrapped_text
