// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/BusyLine.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QPainter>

namespace mado {

namespace {

constexpr int tickMs = 40;
constexpr int quietTicks = 8;   // before it shows
constexpr int roundTicks = 40;  // from edge to edge
constexpr double part = 0.25;   // of the width

}  // namespace

BusyLine::BusyLine(QWidget* parent) : QWidget(parent) {
    setFixedHeight(theme::px(3));
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &BusyLine::advance);
    setBusy(false);
}

void BusyLine::setBusy(bool busy) {
    if (busy == m_tick.isActive() && m_ticks > 0) return;
    m_ticks = 0;
    setAccessibleName(busy ? tr("Working") : QString());
    if (busy)
        m_tick.start();
    else
        m_tick.stop();
    update();
}

void BusyLine::advance() {
    ++m_ticks;
    if (m_ticks == quietTicks) announce(this);
    if (m_ticks >= quietTicks) update();
}

void BusyLine::paintEvent(QPaintEvent*) {
    if (!isBusy() || m_ticks < quietTicks) return;
    QPainter painter(this);
    painter.fillRect(rect(), theme::accentLight());
    const double at = double((m_ticks - quietTicks) % roundTicks) / roundTicks;
    const double left = (at * (1 + part) - part) * width();
    painter.fillRect(QRectF(left, 0, part * width(), height()), theme::accent());
}

}  // namespace mado
