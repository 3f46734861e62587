// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FocusRadio.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QPainter>

#include <algorithm>

namespace mado {

namespace {

int dot() {
    return theme::px(16);
}

int inset() {
    return theme::px(6);
}

}  // namespace

FocusRadio::FocusRadio(const QString& text, QWidget* parent) : QRadioButton(text, parent) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FocusRadio::sizeHint() const {
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text());
    return {2 * inset() + dot() + theme::grid() + words.width(),
            std::max(words.height(), dot()) + theme::px(10)};
}

bool FocusRadio::hitButton(const QPoint& place) const {
    return rect().contains(place);
}

void FocusRadio::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(inset(), (height() - dot()) / 2.0, dot(), dot()).adjusted(1, 1, -1, -1);
    const bool isOn = isChecked();
    const QColor mark = isEnabled() ? theme::accent() : theme::muted();
    painter.setPen(QPen(isOn || underMouse() ? mark : theme::edge(), isOn ? 2 : 1.2));
    painter.setBrush(theme::surface());
    painter.drawEllipse(circle);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(circle.center(), circle.width() / 4, circle.width() / 4);
    }
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::WindowText));
    const QRect words = rect().adjusted(inset() + dot() + theme::grid(), 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    if (hasFocus()) paintFocusRing(painter, rect());
}

}  // namespace mado
