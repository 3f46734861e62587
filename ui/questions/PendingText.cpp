// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/PendingText.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace mado {

namespace {

bool isUndoKey(QKeyEvent* key) {
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

}  // namespace

PendingText::PendingText(QLineEdit* field) : QObject(field), m_field(field) {
    m_read = [field] { return field->text(); };
    m_write = [field](const QString& text) {
        const int cursor = field->cursorPosition();
        const bool atEnd = cursor == field->text().size();
        field->setText(text);
        if (field->hasFocus() && !atEnd) field->setCursorPosition(std::min<int>(cursor, int(text.size())));
    };
    connect(field, &QLineEdit::textEdited, this, &PendingText::edited);
    field->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PendingText::commit);
}

PendingText::PendingText(QPlainTextEdit* field) : QObject(field), m_field(field) {
    m_read = [field] { return field->toPlainText(); };
    m_write = [field](const QString& text) {
        const int cursor = field->textCursor().position();
        field->setPlainText(text);
        QTextCursor place = field->textCursor();
        place.setPosition(std::min<int>(cursor, int(text.size())));
        field->setTextCursor(place);
    };
    connect(field, &QPlainTextEdit::textChanged, this, &PendingText::edited);
    field->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PendingText::commit);
}

void PendingText::setStored(const QString& text) {
    const bool own = m_awaiting || text == m_stored;  // our input as the session reads it, or nothing new
    m_awaiting = false;
    m_stored = text;
    const bool busy = m_pending || m_composing || (own && m_field->hasFocus());
    if (!busy) write(text);
}

void PendingText::write(const QString& text) {
    if (m_read() == text) return;
    m_writing = true;
    m_write(text);
    m_writing = false;
}

void PendingText::edited() {
    if (m_writing) return;
    m_pending = true;
    if (!m_composing) m_pause.start();
}

void PendingText::commit() {
    m_pause.stop();
    if (!m_pending || m_composing) return;
    m_pending = false;
    m_awaiting = true;
    Q_EMIT committed(m_read());
}

void PendingText::leave() {
    m_composing = false;
    commit();
    if (!m_pending && !m_awaiting) write(m_stored);
}

bool PendingText::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::InputMethod: {
            const auto* composed = static_cast<QInputMethodEvent*>(event);
            m_composing = !composed->preeditString().isEmpty();
            if (m_composing) m_pause.stop();
            if (!m_composing && m_pending) m_pause.start();
            break;
        }
        case QEvent::FocusOut:
            if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) leave();
            break;
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress: {
            auto* key = static_cast<QKeyEvent*>(event);
            if (m_pending || !isUndoKey(key)) break;
            key->ignore();
            return true;
        }
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace mado
