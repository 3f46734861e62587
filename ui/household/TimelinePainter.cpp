// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TimelinePainter.h"

#include "core/text/Era.h"
#include "ui/household/HouseholdColours.h"

#include <QPainterPath>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// Measures at 100 %.
constexpr qreal radius = 3;
constexpr int leastTickPixels = 52;
constexpr int leastMonthPixels = 130;
constexpr int leastTextPixels = 24;
constexpr int indent = 7;

}  // namespace

void TimelinePainter::paint() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintYears();
    for (std::size_t lane = 0; lane < m_view.lanes().size(); ++lane)
        paintLane(lane);
    paintToday();
    if (m_view.hasFocus()) paintFocus();
}

QString TimelinePainter::tickText(const QDate& day, int stepMonths) const {
    QString year = QString::number(day.year());
    if (m_view.wording().isJapanese()) {
        const auto era = EraDate::of(day);
        const Era* named = era ? eraByCode(era->era) : nullptr;
        if (named != nullptr) year = QChar(named->letter) + QString::number(era->year);
    }
    if (stepMonths >= 12) return year;
    return u"%1.%2"_s.arg(year).arg(day.month());
}

void TimelinePainter::paintYears() {
    // The finest step whose labels do not run into each other.
    constexpr std::array steps{1, 3, 6, 12, 24, 60, 120};
    const double month = m_view.scale().pixelsPerYear() / 12;
    const auto fits = [&](int step) {
        return month * step >= theme::px(step < 12 ? leastMonthPixels : leastTickPixels);
    };
    const auto found = std::find_if(steps.begin(), steps.end(), fits);
    paintTicks(found == steps.end() ? steps.back() : *found, true);
}

void TimelinePainter::paintTicks(int stepMonths, bool labels) {
    const TimelineScale& scale = m_view.scale();
    const TimelineMetrics& m = m_view.metrics();
    const int stepYears = std::max(1, stepMonths / 12);
    const int firstYear = scale.firstShown().year() / stepYears * stepYears;
    QDate day(firstYear, 1, 1);
    const int bottom = m_view.height() - m.foot;
    for (; day <= scale.lastShown(); day = day.addMonths(stepMonths)) {
        const double x = scale.x(day);
        if (x < scale.left()) continue;
        m_painter.setPen(QPen(theme::line(), 1));
        m_painter.drawLine(QPointF(x, m.axis - theme::px(2)), QPointF(x, bottom));
        if (!labels) continue;
        m_painter.setPen(theme::muted());
        const QString text = tickText(day, stepMonths);
        const int width = m_painter.fontMetrics().horizontalAdvance(text);
        if (x + width > scale.right()) continue;
        m_painter.drawText(QPointF(x, m.axis - theme::px(8)), text);
    }
}

void TimelinePainter::paintToday() {
    const double x = m_view.scale().x(m_view.today());
    const TimelineMetrics& m = m_view.metrics();
    if (x < m_view.scale().left() || x > m_view.scale().right()) return;
    const int bottom = m_view.height() - m.foot;
    m_painter.setPen(QPen(theme::stop(), 1, Qt::DashLine));
    m_painter.drawLine(QPointF(x, m.axis - theme::px(2)), QPointF(x, bottom + 2));
    const QString text = TimelineView::tr("Today");
    const int width = m_painter.fontMetrics().horizontalAdvance(text);
    const double left = std::min(x - width / 2.0, static_cast<double>(m_view.width() - width - 1));
    m_painter.setPen(theme::stop());
    m_painter.drawText(QPointF(left, m_view.height() - m_painter.fontMetrics().descent() - 1), text);
}

void TimelinePainter::paintLane(std::size_t lane) {
    const TimelineLane& it = m_view.lanes()[lane];
    const TimelineMetrics& m = m_view.metrics();
    const QRect nameRect(0, m_view.laneTop(lane), m.names - 8, m.bar);
    m_painter.setPen(it.isFormer ? theme::muted() : theme::ink());
    m_painter.drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(it.name, Qt::ElideRight, nameRect.width()));
    m_painter.save();
    m_painter.setClipRect(m_view.scale().left(), 0, m_view.scale().right() - m_view.scale().left(),
                          m_view.height());
    for (std::size_t item = 0; item < it.items.size(); ++item)
        it.items[item].kind == TimelineItem::Kind::Mark ? paintMark({lane, item}) : paintBar({lane, item});
    m_painter.restore();
}

void TimelinePainter::paintBar(const TimelineView::Place& place) {
    const TimelineItem& item = m_view.item(place);
    const QRect rect = m_view.itemRect(place);
    if (rect.isEmpty()) return;
    const TimelineScale& scale = m_view.scale();
    const bool isNhi = item.kind == TimelineItem::Kind::Nhi;
    const bool isThin = item.kind == TimelineItem::Kind::Certificate;
    const QColor fill = isNhi    ? theme::accent()
                        : isThin ? household_colour::accentSoft()
                                 : household_colour::otherCoverage();
    QRectF bar(rect);
    if (isNhi && (item.outerFrom.isValid() || item.outerUntil.isValid())) {
        const double left = item.outerFrom.isValid() ? scale.x(item.outerFrom) : bar.left();
        const double right = item.outerUntil.isValid() ? scale.x(item.outerUntil) : bar.right();
        m_painter.setPen(QPen(theme::accent(), 1));
        m_painter.setBrush(theme::accentLight());
        m_painter.drawRoundedRect(QRectF(left, bar.top() + 0.5, right - left, bar.height() - 1), radius,
                                  radius);
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(fill);
    const double today = scale.x(m_view.today());
    // What has not happened yet is paler: an open bar says what is on record, not what will be.
    const bool reaches = !isThin && item.isOpen() && today < bar.right() && today > bar.left();
    if (reaches) {
        QPainterPath whole;
        whole.addRoundedRect(bar, radius, radius);
        m_painter.setBrush(isNhi ? household_colour::accentSoft()
                                 : household_colour::otherCoverage().lighter(107));
        m_painter.drawPath(whole);
        m_painter.setBrush(fill);
        m_painter.save();
        m_painter.setClipRect(QRectF(bar.left(), bar.top(), today - bar.left(), bar.height()),
                              Qt::IntersectClip);
        m_painter.drawPath(whole);
        m_painter.restore();
    } else {
        m_painter.drawRoundedRect(bar, isThin ? 1 : radius, isThin ? 1 : radius);
    }
    if (!isThin) paintBarText(place, bar, isNhi ? QColor(Qt::white) : theme::ink());
}

void TimelinePainter::paintBarText(const TimelineView::Place& place, const QRectF& bar, const QColor& ink) {
    const TimelineItem& item = m_view.item(place);
    QRectF room = bar.adjusted(theme::px(indent), 0, -theme::px(indent) / 2.0, 0);
    room.setLeft(std::max(room.left(), static_cast<double>(m_view.scale().left() + theme::px(indent))));
    // A mark at the beginning of the bar would cover the words.
    const auto& items = m_view.lanes()[place.lane].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind != TimelineItem::Kind::Mark) continue;
        const QRectF mark(m_view.itemRect({place.lane, i}));
        if (!mark.isEmpty() && mark.left() < room.left() + theme::px(indent) && mark.right() > room.left())
            room.setLeft(mark.right() + theme::px(4));
    }
    const double today = m_view.scale().x(m_view.today());
    if (item.isOpen() && today > room.left()) room.setRight(std::min(room.right(), today - 3));
    if (room.width() < theme::px(leastTextPixels)) return;
    m_painter.setPen(ink);
    const QString text =
        m_painter.fontMetrics().elidedText(item.text, Qt::ElideRight, static_cast<int>(room.width()));
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void TimelinePainter::paintMark(const TimelineView::Place& place) {
    const QRectF rect(m_view.itemRect(place));
    if (rect.isEmpty()) return;
    m_painter.setPen(QPen(theme::rail(), 1.5));
    m_painter.setBrush(Qt::white);
    m_painter.drawEllipse(rect.adjusted(1, 1, -1, -1));
}

void TimelinePainter::paintFocus() {
    const auto selected = m_view.selected();
    if (!selected) return;
    const QRectF rect(m_view.itemRect(*selected));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(Qt::white, 4));
    m_painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 1, radius + 1);
    m_painter.setPen(QPen(theme::ink(), 2));
    m_painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 1, radius + 1);
}

}  // namespace mado
