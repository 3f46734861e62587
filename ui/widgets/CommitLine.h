// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QLabel;

namespace mado {

/// A line of text that is read when it is complete: on Enter and when the focus
/// leaves. Never while the input method composes, and its text is never changed
/// before. Shows what was understood inside, at the right.
class CommitLine : public QLineEdit {
    Q_OBJECT
 public:
    explicit CommitLine(QWidget* parent = nullptr);
    /// Reads what is typed, as Enter does. Does nothing while the input method
    /// composes, or without a change.
    void commit();
    /// What is typed is not to be read any more: another value takes its place.
    void forget() { m_isPending = false; }
    [[nodiscard]] bool isComposing() const { return m_isComposing; }
    /// Whether something was typed that has not been read.
    [[nodiscard]] bool isPending() const { return m_isPending; }
    /// What stands inside at the right: the reading of a date, the unit of an
    /// amount.
    [[nodiscard]] QString hint() const;

 protected:
    /// The clerk is done: read text(), tell, and write the normal form with
    /// write().
    virtual void read() = 0;
    void write(const QString& text);
    void setHint(const QString& hint);

    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void placeHint();
    QLabel* m_hint;
    QString m_hintText;
    bool m_isComposing = false;
    bool m_isPending = false;
};

}  // namespace mado
