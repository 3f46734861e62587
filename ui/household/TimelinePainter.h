// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TimelineView.h"

#include <QPainter>

namespace mado {

/// Paints a TimelineView; one painting, one painter.
class TimelinePainter {
 public:
    TimelinePainter(QPainter& painter, const TimelineView& view) : m_painter(painter), m_view(view) {}
    void paint();

 private:
    void paintYears();
    void paintTicks(int stepMonths, bool labels);
    void paintToday();
    void paintLane(std::size_t lane);
    void paintBar(const TimelineView::Place& place);
    void paintMark(const TimelineView::Place& place);
    void paintFocus();
    void paintBarText(const TimelineView::Place& place, const QRectF& bar, const QColor& ink);
    [[nodiscard]] QString tickText(const QDate& day, int stepMonths) const;

    QPainter& m_painter;
    const TimelineView& m_view;
};

}  // namespace mado
