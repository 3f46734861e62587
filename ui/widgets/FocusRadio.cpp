// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FocusRadio.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/WrappedText.h"

#include <QPainter>

#include <algorithm>

namespace mado {

namespace {

constexpr int air = 10;  // above and below together
constexpr int leastWrapped = 240;
constexpr int mostWrapped = 540;

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

void FocusRadio::setWraps() {
    m_wraps = true;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize FocusRadio::sizeHint() const {
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text());
    const int wide = 2 * inset() + dot() + theme::grid() + words.width();
    if (m_wraps && wide > theme::px(mostWrapped))
        return {theme::px(mostWrapped), heightForWidth(theme::px(mostWrapped))};
    return {wide, std::max(words.height(), dot()) + theme::px(air)};
}

QSize FocusRadio::minimumSizeHint() const {
    if (!m_wraps) return sizeHint();
    return {std::min(theme::px(leastWrapped), sizeHint().width()), dot() + theme::px(air)};
}

int FocusRadio::heightForWidth(int width) const {
    if (!m_wraps) return QRadioButton::heightForWidth(width);
    const int room = width - 2 * inset() - dot() - theme::grid();
    return std::max(wrapped_text::height(text(), font(), room), dot()) + theme::px(air);
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
    if (m_wraps) {
        const int room = words.width() - inset();
        const int above = (height() - wrapped_text::height(text(), font(), room)) / 2;
        wrapped_text::paint(painter, words.topLeft() + QPoint(0, above), text(), font(), room);
    } else {
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    }
    if (hasFocus()) paintFocusRing(painter, rect());
}

}  // namespace mado
