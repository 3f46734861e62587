// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace mado {

/// Tells when nobody has touched keys or mouse for a while, in any window of the program.
class IdleWatch : public QObject {
    Q_OBJECT
 public:
    /// `longest` is asked at each touch, so that a changed setting holds at once.
    IdleWatch(std::function<std::chrono::minutes()> longest, QObject* parent);

    /// Counts from now; each touch begins anew.
    void start();
    void stop() { m_timer.stop(); }

 Q_SIGNALS:
    /// Once; start() again.
    void idle();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    std::function<std::chrono::minutes()> m_longest;
    QTimer m_timer;
};

}  // namespace mado
