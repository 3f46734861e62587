// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace mado {

/// A few words at the lower edge of a page about what was just done, with a way
/// back. Goes by itself, but not while the pointer or the focus is on it. Never
/// takes the focus by itself. One per page: the next words replace the last.
class Toast : public QFrame {
    Q_OBJECT
 public:
    static constexpr int seconds = 8;
    static constexpr int secondsToUndo = 20;  // WCAG 2.2.1: time to get there by keys
    /// Lies over `page`, which owns it.
    explicit Toast(QWidget* page);

    /// `undo`: the text of the button ("&Undo"); empty: no button.
    void tell(const QString& text, const QString& undo = {});
    void dismiss();

 Q_SIGNALS:
    void undone();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void place();
    void timeOver();
    QLabel* m_text;
    QPushButton* m_undo;
    QTimer m_time;
};

}  // namespace mado
