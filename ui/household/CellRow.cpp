// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/CellRow.h"

#include "ui/theme/Theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace mado {

CellRow::CellRow(Widths widths, First first, QWidget* parent)
    : QWidget(parent), m_widths(widths), m_first(first) {
    setFocusPolicy(Qt::StrongFocus);
}

void CellRow::cellsChanged() {
    m_selected = -1;
    setAccessibleDescription(tr("Arrow keys go from one to the next, Enter opens the record."));
    updateGeometry();
    update();
}

QSize CellRow::sizeHint() const {
    return {count() * theme::px(m_widths.most), cellHeight()};
}

QSize CellRow::minimumSizeHint() const {
    return {count() * theme::px(m_widths.least), cellHeight()};
}

QRect CellRow::cell(int index) const {
    const int wide = std::min(theme::px(m_widths.most), width() / std::max(1, count()));
    return {index * wide, 0, wide, height()};
}

int CellRow::at(const QPoint& point) const {
    for (int i = 0; i < count(); ++i) {
        if (cell(i).contains(point)) return i;
    }
    return -1;
}

void CellRow::select(int index) {
    if (count() == 0) return;
    m_selected = std::clamp(index, 0, count() - 1);
    setAccessibleDescription(cellWords(m_selected).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    update();
}

void CellRow::open(int index) {
    if (index < 0) return;
    if (const auto record = cellRecord(index)) Q_EMIT opened(*record);
}

void CellRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i)
        paintCell(painter, i);
}

void CellRow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return select(m_selected - 1);
        case Qt::Key_Right:
            return select(m_selected + 1);
        case Qt::Key_Home:
            return select(0);
        case Qt::Key_End:
            return select(count() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return open(m_selected);
        default:
            QWidget::keyPressEvent(event);
    }
}

void CellRow::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_selected < 0) select(m_first == First::Leftmost ? 0 : count() - 1);
    update();
}

void CellRow::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool CellRow::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = at(help->pos());
    if (index < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), cellWords(index), this);
    return true;
}

}  // namespace mado
