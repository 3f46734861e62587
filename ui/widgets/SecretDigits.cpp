// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SecretDigits.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace mado {

namespace {

int cell() {
    return theme::px(14);
}

int gap() {
    return theme::px(10);
}

int inset() {
    return theme::px(10);
}

}  // namespace

SecretDigits::SecretDigits(int places, int groupOf, QWidget* parent)
    : QWidget(parent), m_places(places), m_groupOf(groupOf), m_digits(std::size_t(places)) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhHiddenText | Qt::ImhSensitiveData |
                        Qt::ImhNoPredictiveText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

SecretBuffer SecretDigits::take() {
    SecretBuffer typed = SecretBuffer::copyOf(m_digits.bytes().first(std::size_t(m_count)));
    clear();
    return typed;
}

void SecretDigits::restore(const SecretBuffer& digits) {
    m_count = std::min(m_places, int(digits.size()));
    std::copy_n(digits.bytes().begin(), m_count, m_digits.bytes().begin());
    update();
}

void SecretDigits::clear() {
    m_digits = SecretBuffer(std::size_t(m_places));
    m_count = 0;
    hideDigits();
}

void SecretDigits::setReadOnly(bool on) {
    m_isReadOnly = on;
    setFocusPolicy(on ? Qt::NoFocus : Qt::StrongFocus);
    update();
}

void SecretDigits::showDigits(SecretBuffer digits) {
    m_shown = std::move(digits);
    update();
}

void SecretDigits::showTyped() {
    m_isTypedShown = m_count > 0;
    update();
}

void SecretDigits::hideDigits() {
    m_shown.wipe();
    m_isTypedShown = false;
    update();
}

QSize SecretDigits::sizeHint() const {
    const int gaps = m_groupOf > 0 ? (m_places - 1) / m_groupOf : 0;
    return {cell() * m_places + gap() * gaps + 2 * inset(), theme::px(34)};
}

void SecretDigits::type(unsigned char digit) {
    if (m_count == m_places) return;
    m_digits.bytes()[std::size_t(m_count++)] = digit;
    update();
    Q_EMIT edited();
    if (m_count == m_places) Q_EMIT filled();
}

void SecretDigits::eraseLast() {
    if (m_count == 0) return;
    m_digits.bytes()[std::size_t(--m_count)] = 0;
    update();
    Q_EMIT edited();
}

void SecretDigits::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (m_isReadOnly || !isPlain) return QWidget::keyPressEvent(event);
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        return type(static_cast<unsigned char>('0' + (key - Qt::Key_0)));
    if (key == Qt::Key_Backspace) return eraseLast();
    if (key == Qt::Key_Delete) {
        clear();
        Q_EMIT edited();
        return;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) Q_EMIT entered();
    QWidget::keyPressEvent(event);
}

QRectF SecretDigits::placeRect(int place) const {
    const int gaps = m_groupOf > 0 ? place / m_groupOf : 0;
    return QRectF(inset() + place * cell() + gaps * gap(), 0, cell(), height());
}

void SecretDigits::drawPlace(QPainter& painter, int place) const {
    const QRectF area = placeRect(place);
    const SecretBuffer& seen = m_isTypedShown ? m_digits : m_shown;
    const int readable = m_isTypedShown ? m_count : int(m_shown.size());
    if (place < readable) {
        painter.setPen(theme::ink());
        QString digit(1, QChar(char16_t(seen.bytes()[std::size_t(place)])));
        painter.drawText(area, Qt::AlignCenter, digit);
        digit.fill(u'0');
        return;
    }
    const bool isKept = place < m_count || m_isReadOnly;
    const double radius = isKept ? theme::px(4) : theme::px(2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isKept ? theme::ink() : theme::line().darker(115));
    painter.drawEllipse(area.center(), radius, radius);
}

void SecretDigits::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::figures());
    if (!m_isReadOnly) {
        painter.setPen(QPen(theme::edge(), 1));
        painter.setBrush(theme::surface());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::px(5), theme::px(5));
        if (hasFocus()) paintFocusRing(painter, rect());
    }
    for (int place = 0; place < m_places; ++place)
        drawPlace(painter, place);
}

void SecretDigits::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void SecretDigits::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void SecretDigits::hideEvent(QHideEvent* event) {
    hideDigits();
    QWidget::hideEvent(event);
}

}  // namespace mado
