// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace mado {

/// What is typed into a text field but not yet sent.
///
/// Sends on losing the focus, on commit() and 700 ms after the last key, never while the input method
/// composes. What the session holds replaces the text only when nobody is typing there: its own normalised
/// form waits until the focus leaves. Undo and redo keys stay in the field only while there is something
/// unsent.
class PendingText : public QObject {
    Q_OBJECT
 public:
    static constexpr int pauseMs = 700;
    explicit PendingText(QLineEdit* field);
    explicit PendingText(QPlainTextEdit* field);

    /// What the session holds, as it is to be shown.
    void setStored(const QString& text);
    [[nodiscard]] const QString& stored() const { return m_stored; }
    [[nodiscard]] QString text() const { return m_read(); }
    [[nodiscard]] bool isPending() const { return m_pending; }
    [[nodiscard]] bool isComposing() const { return m_composing; }
    void commit();

 Q_SIGNALS:
    void committed(const QString& text);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void edited();
    void write(const QString& text);
    void leave();

    QWidget* m_field;
    std::function<QString()> m_read;
    std::function<void(const QString&)> m_write;
    QTimer m_pause;
    QString m_stored;
    bool m_pending = false;
    bool m_composing = false;
    bool m_awaiting = false;  ///< sent, and the session has not answered yet
    bool m_writing = false;
};

}  // namespace mado
