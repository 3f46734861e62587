// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>

namespace mado::wrapped_text {

/// Text in lines of `width` with air between them: the screen font has none of its own. Height in pixels.
[[nodiscard]] int height(const QString& text, const QFont& font, int width);
void paint(QPainter& painter, const QPoint& at, const QString& text, const QFont& font, int width,
           Qt::Alignment alignment = Qt::AlignLeft);

}  // namespace mado::wrapped_text
