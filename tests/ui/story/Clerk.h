// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace mado::test {

/// A clerk's hands and eyes, and no more: keys go to whatever has the focus, words are read from what is on
/// the screen. What does not come about in time throws std::runtime_error with what was on the screen
/// instead.
class Clerk {
 public:
    explicit Clerk(QWidget& window) : m_window(&window) {}

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Latin characters key by key; others as an input method brings them: composed, then committed.
    void type(const QString& text);
    /// Presses a key again and again until `reached`.
    void pressUntil(int key, const QString& what, const std::function<bool()>& reached);

    void see(const QString& words);
    void seeNot(const QString& words);
    void wait(const QString& what, const std::function<bool()>& reached);
    /// All words in the window in front, widget after widget.
    [[nodiscard]] QString screen() const;
    [[nodiscard]] bool sees(const QString& words) const { return screen().contains(words); }
    /// Name and text of what has the focus, as a screen reader says them.
    [[nodiscard]] QString focus() const;
    void seeFocus(const QString& words);

    /// With the card proposed, or (`card` from 0) another one of the list.
    void signIn(int card = -1);

 private:
    [[nodiscard]] QWidget* front() const;
    [[nodiscard]] QWidget* target() const;
    void bringToFront() const;
    QWidget* m_window;
};

}  // namespace mado::test
