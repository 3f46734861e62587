// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/PinEntry.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace mado {

PinEntry::PinEntry(QWidget* parent) : QLineEdit(parent) {
    setEchoMode(QLineEdit::Password);
    setMaxLength(12);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhHiddenText | Qt::ImhSensitiveData |
                        Qt::ImhNoPredictiveText);
    setAttribute(Qt::WA_InputMethodEnabled, false);  // digits only, and nothing for an input method to learn
    setDragEnabled(false);
    setAcceptDrops(false);
    setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{0,12}"_s), this));
}

SecretBuffer PinEntry::takePin() {
    QString typed = text();
    SecretBuffer pin(static_cast<std::size_t>(typed.size()));
    for (qsizetype i = 0; i < typed.size(); ++i)
        pin.bytes()[static_cast<std::size_t>(i)] = static_cast<unsigned char>(typed[i].unicode());
    typed.fill(u'0');
    setText(QString(typed.size(), u'0'));  // the widget's own copy
    clear();
    return pin;
}

void PinEntry::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
}

void PinEntry::keyPressEvent(QKeyEvent* event) {
    const bool isClipboard = event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut) ||
                             event->matches(QKeySequence::Paste) || event->matches(QKeySequence::Undo);
    if (isClipboard) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace mado
