// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CommitLine.h"

#include "ui/theme/Theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>

namespace mado {

namespace {

/// Between the frame of the line and its text, as in the style sheet.
int inset() {
    return theme::px(9);
}

}  // namespace

CommitLine::CommitLine(QWidget* parent) : QLineEdit(parent), m_hint(new QLabel(this)) {
    m_hint->setFont(theme::caption());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->hide();
    connect(this, &QLineEdit::textEdited, this, [this] { m_isPending = true; });
    connect(this, &QLineEdit::textChanged, this, &CommitLine::placeHint);
}

void CommitLine::commit() {
    if (m_isComposing || !m_isPending) return;
    m_isPending = false;
    read();
}

QString CommitLine::hint() const {
    return m_hintText;
}

void CommitLine::write(const QString& text) {
    m_isPending = false;
    if (text != this->text()) setText(text);
}

void CommitLine::setHint(const QString& hint) {
    m_hintText = hint;
    m_hint->setText(hint);
    setAccessibleDescription(hint);
    placeHint();
}

void CommitLine::placeHint() {
    const QSize size = m_hint->sizeHint();
    const int typed = fontMetrics().horizontalAdvance(text());
    const int room = width() - 2 * inset() - typed - theme::grid();
    const bool isShown = !m_hintText.isEmpty() && room >= size.width();
    m_hint->setVisible(isShown);
    const int margin = isShown ? size.width() + theme::px(4) : 0;
    if (textMargins().right() != margin) setTextMargins(0, 0, margin, 0);
    m_hint->setGeometry(width() - inset() - size.width(), (height() - size.height()) / 2, size.width(),
                        size.height());
}

void CommitLine::inputMethodEvent(QInputMethodEvent* event) {
    m_isComposing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void CommitLine::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) return;
    m_isComposing = false;  // the input method has committed or dropped its text by now
    commit();
}

void CommitLine::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter) commit();
    QLineEdit::keyPressEvent(event);
}

void CommitLine::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    placeHint();
}

}  // namespace mado
