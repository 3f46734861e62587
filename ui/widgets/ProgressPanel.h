// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mado {

/// Long work: what is being done, how far it is, the time left, and a way to
/// stop it. The time left is reckoned from the pace so far, once there is
/// enough of it.
class ProgressPanel : public QWidget {
    Q_OBJECT
 public:
    /// `clock` outlives it.
    explicit ProgressPanel(const Clock& clock, QWidget* parent = nullptr);

    /// `total` 0: nobody knows how much; the bar only moves.
    void begin(const QString& text, qint64 total);
    void setDone(qint64 done);
    void setText(const QString& text);
    /// Off for work that must not be cut.
    void setCancellable(bool on);
    /// -1 while it can't be told.
    [[nodiscard]] qint64 secondsLeft() const { return m_secondsLeft; }

 Q_SIGNALS:
    /// Asked once; the button is off until the next begin().
    void cancelled();

 private:
    void showTimeLeft();
    const Clock& m_clock;
    QDateTime m_begun;
    qint64 m_total = 0;
    qint64 m_done = 0;
    qint64 m_secondsLeft = -1;
    QLabel* m_text;
    QLabel* m_left;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

}  // namespace mado
