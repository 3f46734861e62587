// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/Clerk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>
#include <QTextEdit>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int patienceMilliseconds = 8'000;

QString plain(const QString& text) {
    if (!Qt::mightBeRichText(text)) return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

void addCells(const QAbstractItemView& view, QStringList& words) {
    const QAbstractItemModel* model = view.model();
    if (model == nullptr) return;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            cells << index.data().toString();
            const QString named = index.data(Qt::AccessibleTextRole).toString();
            if (!named.isEmpty()) cells << named;
        }
        words << cells.join(u" | "_s);
    }
}

void addWords(const QWidget& widget, QStringList& words) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        words << plain(label->text());
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        words << (button->isChecked() ? u"[x] "_s : QString()) + button->text();
    } else if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        if (line->echoMode() == QLineEdit::Normal) words << line->text();
    } else if (const auto* text = qobject_cast<const QTextEdit*>(&widget)) {
        words << text->toPlainText();
    } else if (const auto* paragraph = qobject_cast<const QPlainTextEdit*>(&widget)) {
        words << paragraph->toPlainText();
    } else if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        words << box->currentText();
    } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            words << tabs->tabText(i);
    } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) {
        addCells(*view, words);
    }
}

[[noreturn]] void stop(const QString& what, const Clerk& clerk) {
    throw std::runtime_error(
        u"%1\nfocus: %2\nscreen:\n%3"_s.arg(what, clerk.focus(), clerk.screen()).toStdString());
}

}  // namespace

QWidget* Clerk::front() const {
    QWidget* modal = QApplication::activeModalWidget();
    return modal == nullptr ? m_window : modal;
}

/// What a window manager does when a dialog closes.
void Clerk::bringToFront() const {
    if (QApplication::activeWindow() != nullptr) return;
    front()->activateWindow();
    QCoreApplication::processEvents();
}

QWidget* Clerk::target() const {
    bringToFront();
    QWidget* focused = QApplication::focusWidget();
    return focused == nullptr ? front() : focused;
}

void Clerk::press(int key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(target(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::processEvents();
}

void Clerk::type(const QString& text) {
    QString composed;
    const auto commit = [&] {
        if (composed.isEmpty()) return;
        QWidget* into = target();
        if (!into->testAttribute(Qt::WA_InputMethodEnabled))
            stop(u"no input method for "_s + composed, *this);
        QInputMethodEvent preedit(composed, {});
        QCoreApplication::sendEvent(into, &preedit);
        QInputMethodEvent committed;
        committed.setCommitString(composed);
        QCoreApplication::sendEvent(into, &committed);
        composed.clear();
        QCoreApplication::processEvents();
    };
    for (const QChar each : text) {
        if (each.unicode() >= 0x80) {
            composed += each;
            continue;
        }
        commit();
        QTest::keyClick(target(), each.toLatin1());
    }
    commit();
    QCoreApplication::processEvents();
}

void Clerk::pressUntil(int key, const QString& what, const std::function<bool()>& reached) {
    constexpr int most = 40;
    for (int i = 0; i < most; ++i) {
        if (reached()) return;
        press(key);
        static_cast<void>(QTest::qWaitFor(reached, 100));
    }
    stop(u"not reached: "_s + what, *this);
}

void Clerk::wait(const QString& what, const std::function<bool()>& reached) {
    if (!QTest::qWaitFor(reached, patienceMilliseconds)) stop(u"waited in vain: "_s + what, *this);
}

void Clerk::see(const QString& words) {
    if (!QTest::qWaitFor([&] { return sees(words); }, patienceMilliseconds))
        stop(u"not to be seen: "_s + words, *this);
}

void Clerk::seeNot(const QString& words) {
    if (!QTest::qWaitFor([&] { return !sees(words); }, patienceMilliseconds))
        stop(u"still to be seen: "_s + words, *this);
}

void Clerk::seeFocus(const QString& words) {
    if (!QTest::qWaitFor([&] { return focus().contains(words); }, patienceMilliseconds))
        stop(u"has not the focus: "_s + words, *this);
}

QString Clerk::screen() const {
    QStringList words;
    const QWidget* shown = front();
    for (const QWidget* each : shown->findChildren<QWidget*>()) {
        if (each->isVisible()) addWords(*each, words);
    }
    words.removeAll(QString());
    return words.join(u'\n');
}

QString Clerk::focus() const {
    bringToFront();
    QWidget* focused = QApplication::focusWidget();
    if (focused == nullptr) return u"nothing"_s;
    QStringList words;
    addWords(*focused, words);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(focused);
    const QString name = spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
    return u"%1 “%2” “%3”"_s.arg(QString::fromLatin1(focused->metaObject()->className()), name,
                                 words.join(u" / "_s));
}

void Clerk::signIn(int card) {
    const auto isAtPin = [this] {
        const auto* field = qobject_cast<QLineEdit*>(target());
        return field != nullptr && field->echoMode() == QLineEdit::Password;
    };
    wait(u"sign-in page with a PIN to be typed"_s, isAtPin);
    if (card >= 0) {
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        // The reader may not have told its cards yet: keys on an empty list choose nobody.
        wait(u"that card in the list"_s, [this, card] {
            const auto* list = qobject_cast<QListWidget*>(target());
            return list != nullptr && list->count() > card;
        });
        press(Qt::Key_Home);
        for (int i = 0; i < card; ++i)
            press(Qt::Key_Down);
        pressUntil(Qt::Key_Return, u"the PIN of that card"_s, isAtPin);
    }
    type(u"1234"_s);
    press(Qt::Key_Return);
    wait(u"signed in"_s, [this] { return sees(u"F2"_s); });
}

}  // namespace mado::test
