// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WaterfallView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// Pixels at 100 %.
constexpr int lineHeight = 23;
constexpr int partHeight = 28;
constexpr int barHeight = 13;
constexpr int indent = 16;
constexpr int between = 12;
constexpr int leastBars = 140;

bool isBold(const WaterfallRow& row) {
    return row.kind == WaterfallRow::Kind::Part || row.kind == WaterfallRow::Kind::Total;
}

QFont fontOf(const WaterfallRow& row) {
    return isBold(row) ? theme::bold() : theme::body();
}

int heightOf(const WaterfallRow& row) {
    return theme::px(isBold(row) ? partHeight : lineHeight);
}

}  // namespace

WaterfallView::WaterfallView(QWidget* parent) : QWidget(parent) {
    setObjectName(u"waterfall"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("How the tax is made up"));
}

void WaterfallView::setRows(const QList<WaterfallRow>& rows) {
    const bool isOther = rows.size() != m_rows.size();
    m_rows = rows;
    if (isOther || m_selected >= m_rows.size()) m_selected = -1;
    setAccessibleDescription(m_rows.isEmpty() ? QString()
                                              : m_rows.last().label + u' ' + m_rows.last().amount);
    if (m_selected >= 0) select(m_selected);
    updateGeometry();
    update();
}

QSize WaterfallView::sizeHint() const {
    int height = theme::px(4);
    for (const WaterfallRow& row : m_rows)
        height += heightOf(row);
    return {minimumSizeHint().width() + theme::px(leastBars), height};
}

QSize WaterfallView::minimumSizeHint() const {
    const Columns all = columns();
    int height = theme::px(4);
    for (const WaterfallRow& row : m_rows)
        height += heightOf(row);
    return {all.labels + all.amounts + theme::px(leastBars), height};
}

WaterfallView::Columns WaterfallView::columns() const {
    Columns all{0, 0, 1};
    for (const WaterfallRow& row : m_rows) {
        const QFontMetrics metrics(fontOf(row));
        const int in = isBold(row) ? 0 : theme::px(indent);
        all.labels = std::max(all.labels, in + metrics.horizontalAdvance(row.label) + theme::px(between));
        all.amounts = std::max(all.amounts, metrics.horizontalAdvance(row.amount) + theme::px(between));
        all.most = std::max({all.most, row.begin, row.end});
    }
    return all;
}

QRect WaterfallView::line(int row) const {
    int top = 0;
    for (int i = 0; i < row; ++i)
        top += heightOf(m_rows[i]);
    return {0, top, width(), heightOf(m_rows[row])};
}

QRectF WaterfallView::bar(int row, const Columns& columns) const {
    const WaterfallRow& it = m_rows[row];
    const QRect all = line(row);
    const double left = columns.labels + theme::px(4);
    const double room = std::max(1.0, width() - left - columns.amounts - theme::px(4));
    const double scale = room / static_cast<double>(columns.most);
    const double from = left + static_cast<double>(std::min(it.begin, it.end)) * scale;
    const double to = left + static_cast<double>(std::max(it.begin, it.end)) * scale;
    const double high = theme::px(barHeight);
    return {from, all.top() + (all.height() - high) / 2.0, std::max(to - from, 2.0), high};
}

void WaterfallView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns all = columns();
    for (int row = 0; row + 1 < m_rows.size(); ++row)
        paintLink(painter, row, all);
    for (int row = 0; row < m_rows.size(); ++row)
        paintRow(painter, row, all);
    if (hasFocus() && m_selected >= 0) paintFocusRing(painter, QRectF(line(m_selected)));
}

/// A thin line down to where the next bar begins.
void WaterfallView::paintLink(QPainter& painter, int row, const Columns& columns) const {
    const WaterfallRow& it = m_rows[row];
    const WaterfallRow& next = m_rows[row + 1];
    const bool isStep = it.kind == WaterfallRow::Kind::Added || it.kind == WaterfallRow::Kind::Taken;
    if (!isStep || isBold(next) || it.end != next.begin) return;
    const QRectF from = bar(row, columns);
    const QRectF to = bar(row + 1, columns);
    const double x = it.kind == WaterfallRow::Kind::Added ? from.right() : from.left();
    painter.setPen(QPen(theme::muted(), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, from.bottom()), QPointF(x, to.top()));
}

void WaterfallView::paintRow(QPainter& painter, int row, const Columns& columns) const {
    const WaterfallRow& it = m_rows[row];
    const QRect all = line(row);
    const int in = isBold(it) ? 0 : theme::px(indent);
    painter.setFont(fontOf(it));
    painter.setPen(theme::ink());
    painter.drawText(all.adjusted(in + theme::px(4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, it.label);
    painter.setPen(it.kind == WaterfallRow::Kind::Taken ? theme::look() : theme::ink());
    painter.drawText(all.adjusted(0, 0, -theme::px(4), 0), Qt::AlignRight | Qt::AlignVCenter, it.amount);
    const QRectF shape = bar(row, columns);
    switch (it.kind) {
        case WaterfallRow::Kind::Part:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::accentLight());
            break;
        case WaterfallRow::Kind::Added:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::accent());
            break;
        case WaterfallRow::Kind::Taken:
            painter.setPen(QPen(theme::look(), 1));
            painter.setBrush(QBrush(theme::look(), Qt::BDiagPattern));
            break;
        case WaterfallRow::Kind::Total:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::rail());
            break;
    }
    painter.drawRoundedRect(shape, theme::px(2), theme::px(2));
    if (it.kind == WaterfallRow::Kind::Total) {
        painter.setPen(QPen(theme::line(), 1));
        painter.drawLine(all.topLeft(), all.topRight());
    }
}

int WaterfallView::rowAt(int y) const {
    for (int row = 0; row < m_rows.size(); ++row) {
        if (line(row).contains(0, y)) return row;
    }
    return -1;
}

void WaterfallView::select(int row) {
    if (m_rows.isEmpty()) return;
    m_selected = std::clamp(row, 0, static_cast<int>(m_rows.size()) - 1);
    const WaterfallRow& it = m_rows[m_selected];
    setAccessibleDescription(it.label + u' ' + it.amount);
    update();
}

void WaterfallView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            return select(m_selected - 1);
        case Qt::Key_Down:
            return select(m_selected + 1);
        case Qt::Key_Home:
            return select(0);
        case Qt::Key_End:
            return select(static_cast<int>(m_rows.size()) - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_selected >= 0) Q_EMIT activated(m_rows[m_selected].tag);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void WaterfallView::mousePressEvent(QMouseEvent* event) {
    QWidget::mousePressEvent(event);
    if (const int row = rowAt(event->pos().y()); row >= 0) select(row);
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent* event) {
    QWidget::mouseDoubleClickEvent(event);
    if (const int row = rowAt(event->pos().y()); row >= 0) Q_EMIT activated(m_rows[row].tag);
}

void WaterfallView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_selected < 0) select(0);
    update();
}

void WaterfallView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace mado
