// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TimelineView.h"

#include "ui/household/TimelineAccess.h"
#include "ui/household/TimelinePainter.h"
#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int rightMargin = 8;
constexpr int leastWidth = 420;
constexpr double zoomStep = 1.25;
constexpr int panStep = 80;
constexpr int leastGap = 10;
constexpr int mostGap = 48;  // where there is room
constexpr int leastBar = 6;  // a bar of a few days can still be seen and clicked
constexpr int wheelNotch = 120;

}  // namespace

TimelineView::TimelineView(const Wording& wording, QWidget* parent) : QWidget(parent), m_wording(wording) {
    setObjectName(u"timeline"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    setAccessibleName(tr("History as a picture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    TimelineAccess::install();
    layOut();
}

void TimelineView::setLanes(std::vector<TimelineLane> lanes, const QDate& today) {
    // What was selected stays so, if it is still there.
    const TimelineItem* before = selectedItem();
    const std::optional<RecordRef> kept = before == nullptr ? std::nullopt : std::optional(before->record);
    m_lanes = std::move(lanes);
    m_today = today;
    m_scale.setLanes(m_lanes, today);
    m_selected.reset();
    for (const Place& place : places()) {
        const RecordRef& record = item(place).record;
        if (kept && record.entity == kept->entity && record.key == kept->key) m_selected = place;
    }
    layOut();
    spread();
    tell();
}

void TimelineView::layOut() {
    const QFontMetrics font = fontMetrics();
    m_metrics.names = font.averageCharWidth() * 6;
    for (const TimelineLane& lane : m_lanes)
        m_metrics.names = std::max(m_metrics.names, font.horizontalAdvance(lane.name) + theme::px(16));
    m_metrics.names = std::min(m_metrics.names, font.averageCharWidth() * 24);
    m_metrics.axis = font.height() + theme::px(10);
    m_metrics.bar = font.height() + theme::px(7);
    m_metrics.thin = theme::px(6);
    m_metrics.gap = theme::px(leastGap);
    m_metrics.foot = font.height() + theme::px(4);
    m_scale.setExtent(m_metrics.names, width() - m_metrics.names - rightMargin);
    updateGeometry();
    update();
}

int TimelineView::laneTop(std::size_t lane) const {
    int top = m_metrics.axis;
    for (std::size_t i = 0; i <= lane && i <= m_lanes.size(); ++i) {
        if (i == lane) return top;
        int rows = 0;
        for (const TimelineItem& each : m_lanes[i].items) {
            if (each.kind == TimelineItem::Kind::Certificate) rows = std::max(rows, each.row + 1);
        }
        top += m_metrics.bar + std::max(1, rows) * m_metrics.thin + m_metrics.gap;
    }
    return top;
}

QSize TimelineView::sizeHint() const {
    const int grown = (m_metrics.gap - theme::px(leastGap)) * static_cast<int>(m_lanes.size());
    return {theme::px(leastWidth) * 2, laneTop(m_lanes.size()) - grown + m_metrics.foot};
}

QSize TimelineView::minimumSizeHint() const {
    return {theme::px(leastWidth), sizeHint().height()};
}

const TimelineItem& TimelineView::item(const Place& place) const {
    return m_lanes.at(place.lane).items.at(place.item);
}

const TimelineItem* TimelineView::selectedItem() const {
    return m_selected ? &item(*m_selected) : nullptr;
}

std::vector<TimelineView::Place> TimelineView::places() const {
    std::vector<Place> list;
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        for (std::size_t each = 0; each < m_lanes[lane].items.size(); ++each)
            list.push_back({lane, each});
    }
    return list;
}

QRect TimelineView::itemRect(const Place& place) const {
    const TimelineItem& it = item(place);
    const int top = laneTop(place.lane);
    const double from = m_scale.x(it.from);
    if (it.kind == TimelineItem::Kind::Mark) {
        const int size = m_metrics.bar / 2;
        if (from < m_scale.left() || from > m_scale.right()) return {};
        return {static_cast<int>(from) - size / 2, top + (m_metrics.bar - size) / 2, size, size};
    }
    const double to = it.until.isValid() ? m_scale.x(it.until) : m_scale.right();
    const int left = static_cast<int>(std::max(from, static_cast<double>(m_scale.left())));
    const int right = static_cast<int>(std::min(to, static_cast<double>(m_scale.right())));
    if (right < left || from > m_scale.right()) return {};
    const int wide = std::max(leastBar, right - left);
    if (it.kind != TimelineItem::Kind::Certificate) return {left, top, wide, m_metrics.bar};
    return {left, top + m_metrics.bar + theme::px(2) + it.row * m_metrics.thin, wide,
            m_metrics.thin - theme::px(2)};
}

std::optional<TimelineView::Place> TimelineView::placeAt(const QPoint& point) const {
    std::optional<Place> found;
    for (const Place& place : places()) {
        const QRect rect = itemRect(place);
        // Thin bars can be hit a little beside.
        const int slack = rect.height() < m_metrics.thin ? 1 : 0;
        if (!rect.isEmpty() && rect.adjusted(0, -slack, 0, slack).contains(point)) found = place;
    }
    return found;
}

QString TimelineView::itemName(const Place& place) const {
    return tr("%1: %2").arg(m_lanes.at(place.lane).name, QString(item(place).words).replace(u'\n', u' '));
}

void TimelineView::select(const Place& place) {
    m_selected = place;
    const TimelineItem& it = item(place);
    const bool isInSight =
        it.kind == TimelineItem::Kind::Mark ? !itemRect(place).isEmpty() : itemRect(place).width() > leastBar;
    if (!isInSight) m_scale.reveal(it.from);
    update();
    tell();
}

void TimelineView::open(const Place& place) {
    select(place);
    Q_EMIT opened(item(place).record);
}

void TimelineView::tell() {
    const QString told =
        m_selected ? itemName(*m_selected)
        : places().empty()
            ? tr("Nothing is on record yet.")
            : tr("Arrow keys go from bar to bar, Enter opens the record, plus and minus zoom.");
    setAccessibleDescription(told);
    if (!m_selected || !hasFocus()) return;
    QAccessibleEvent focus(this, QAccessible::Focus);
    const auto all = places();
    const auto found = std::find(all.begin(), all.end(), *m_selected);
    focus.setChild(static_cast<int>(found - all.begin()));
    QAccessible::updateAccessibility(&focus);
}

void TimelineView::step(int by) {
    const auto all = places();
    if (all.empty()) return;
    if (!m_selected) return select(all.front());
    const auto& lane = m_lanes[m_selected->lane].items;
    const auto next = static_cast<std::ptrdiff_t>(m_selected->item) + by;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(lane.size())) return;
    select({m_selected->lane, static_cast<std::size_t>(next)});
}

void TimelineView::changeLane(int by) {
    if (!m_selected) return step(0);
    auto lane = static_cast<std::ptrdiff_t>(m_selected->lane) + by;
    for (; lane >= 0 && lane < static_cast<std::ptrdiff_t>(m_lanes.size()); lane += by) {
        const auto& items = m_lanes[static_cast<std::size_t>(lane)].items;
        if (items.empty()) continue;
        return select({static_cast<std::size_t>(lane), std::min(m_selected->item, items.size() - 1)});
    }
}

bool TimelineView::zoomKey(int key) {
    const double middle = (m_scale.left() + m_scale.right()) / 2.0;
    const TimelineItem* at = selectedItem();
    const double around = at == nullptr ? middle : m_scale.x(at->from);
    if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Semicolon)
        m_scale.zoom(zoomStep, around);
    else if (key == Qt::Key_Minus)
        m_scale.zoom(1 / zoomStep, around);
    else if (key == Qt::Key_0)
        m_scale.showFirst();
    else
        return false;
    update();
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const bool ctrl = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const int by = event->key() == Qt::Key_Left ? -1 : 1;
            if (ctrl)
                m_scale.pan(-by * panStep);
            else
                step(by);
            break;
        }
        case Qt::Key_Up:
            changeLane(-1);
            break;
        case Qt::Key_Down:
            changeLane(1);
            break;
        case Qt::Key_Home:
        case Qt::Key_End: {
            const bool isHome = event->key() == Qt::Key_Home;
            isHome ? m_scale.goToBeginning() : m_scale.goToEnd();
            if (!ctrl && m_selected) {
                const std::size_t last = m_lanes[m_selected->lane].items.size() - 1;
                select({m_selected->lane, isHome ? 0 : last});
            }
            break;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_selected) open(*m_selected);
            break;
        default:
            if (!zoomKey(event->key())) return QWidget::keyPressEvent(event);
    }
    update();
    event->accept();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    // Without Ctrl the wheel scrolls the page.
    if (!event->modifiers().testFlag(Qt::ControlModifier)) return event->ignore();
    const double notches = event->angleDelta().y() / static_cast<double>(wheelNotch);
    m_scale.zoom(notches > 0 ? zoomStep : 1 / zoomStep, event->position().x());
    update();
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_pressed = event->pos();
    m_draggedTo = event->pos().x();
    m_isDragging = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) {
        setCursor(placeAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const int far = (event->pos() - *m_pressed).manhattanLength();
    if (!m_isDragging && far < QApplication::startDragDistance()) return;
    m_isDragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_scale.pan(event->pos().x() - m_draggedTo);
    m_draggedTo = event->pos().x();
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const bool wasClick = m_pressed && !m_isDragging;
    m_pressed.reset();
    m_isDragging = false;
    setCursor(Qt::ArrowCursor);
    if (!wasClick) return;
    if (const auto place = placeAt(event->pos())) open(*place);
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const auto all = places();
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    if (!m_selected && !all.empty() && byKey) m_selected = all.front();
    tell();
    update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void TimelineView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) layOut();
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_scale.setExtent(m_metrics.names, width() - m_metrics.names - rightMargin);
    spread();
}

void TimelineView::spread() {
    // Lanes stand wider apart where there is room.
    const int spare = height() - sizeHint().height();
    const int lanes = std::max(1, static_cast<int>(m_lanes.size()));
    m_metrics.gap = std::clamp(theme::px(leastGap) + spare / lanes, theme::px(leastGap), theme::px(mostGap));
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    TimelinePainter(painter, *this).paint();
}

bool TimelineView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    // Only what the bar is and since when: a tooltip pops up unasked, perhaps in front of somebody else.
    if (const auto place = placeAt(help->pos()))
        QToolTip::showText(help->globalPos(), item(*place).words, this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace mado
