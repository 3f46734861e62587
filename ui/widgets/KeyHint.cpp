// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/KeyHint.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace mado {

KeyHint::KeyHint(const QString& key, QWidget* parent) : QLabel(key, parent) {
    setFont(theme::caption());
    setForegroundRole(QPalette::PlaceholderText);
    setContentsMargins(theme::px(6), theme::px(3), theme::px(6), theme::px(3));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyHint::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme::softEdge(), 1));
        painter.setBrush(theme::surface());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::px(3), theme::px(3));
    }
    QLabel::paintEvent(event);
}

}  // namespace mado
