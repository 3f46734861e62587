// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/HiddenDigits.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace mado {

namespace {

constexpr int groupOf = 4;

int cell() {
    return theme::px(14);
}

int gap() {
    return theme::px(10);
}

}  // namespace

HiddenDigits::HiddenDigits(QWidget* parent) : QWidget(parent), m_digits(std::size_t(places)) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

SecretBuffer HiddenDigits::take() {
    SecretBuffer typed = SecretBuffer::copyOf(m_digits.bytes().first(std::size_t(m_count)));
    m_digits = SecretBuffer(std::size_t(places));
    m_count = 0;
    update();
    return typed;
}

QSize HiddenDigits::sizeHint() const {
    return {cell() * places + gap() * 2 + theme::px(20), theme::px(32)};
}

void HiddenDigits::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (key == Qt::Key_Backspace && m_count > 0) {
        m_digits.bytes()[std::size_t(--m_count)] = 0;
        update();
        Q_EMIT changed();
        return;
    }
    if (key < Qt::Key_0 || key > Qt::Key_9 || m_count == places) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_digits.bytes()[std::size_t(m_count++)] = static_cast<unsigned char>('0' + (key - Qt::Key_0));
    update();
    Q_EMIT changed();
    if (m_count == places) Q_EMIT filled();
}

void HiddenDigits::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double border = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? theme::accent() : theme::edge(), border));
    painter.setBrush(theme::surface());
    const QRectF frame = QRectF(rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2);
    painter.drawRoundedRect(frame, theme::px(5), theme::px(5));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < places; ++i) {
        const double x = theme::px(10) + i * cell() + (i / groupOf) * gap() + cell() / 2.0;
        const bool isTyped = i < m_count;
        painter.setBrush(isTyped ? theme::ink() : theme::line());
        const double radius = isTyped ? theme::px(4) : theme::px(2);
        painter.drawEllipse(QPointF(x, height() / 2.0), radius, radius);
    }
}

void HiddenDigits::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void HiddenDigits::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace mado
