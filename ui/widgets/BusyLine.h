// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace mado {

/// A thin line that moves while something is being fetched. Keeps its height,
/// so that nothing jumps; shows only after a moment, because most answers come
/// before.
class BusyLine : public QWidget {
    Q_OBJECT
 public:
    explicit BusyLine(QWidget* parent = nullptr);
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_tick.isActive(); }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    void advance();
    QTimer m_tick;
    int m_ticks = 0;
};

}  // namespace mado
