// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlatCell.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/WrappedText.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace mado {

namespace {

constexpr int wrappedPadding = 6;

/// Left and right of the text, as in the header's style.
int padding() {
    return theme::px(8);
}

}  // namespace

FlatCell::FlatCell(FlatTable* table) : QStyledItemDelegate(table), m_table(table) {}

QSize FlatCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    if (!m_table->wordWrap()) return {plain.width() + 2 * padding(), plain.height()};
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int room = m_table->columnWidth(index.column()) - 2 * padding();
    return {plain.width() + 2 * padding(),
            wrapped_text::height(cell.text, cell.font, room) + 2 * theme::px(wrappedPadding)};
}

void FlatCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool isSelected = (cell.state & QStyle::State_Selected) != 0;
    const bool isFocused = m_table->hasFocus();
    if (isSelected) painter->fillRect(cell.rect, isFocused ? theme::accentLight() : theme::ground());
    const QStyle* style = m_table->style();
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, m_table);
    const QString text = cell.text;
    cell.text.clear();
    cell.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, m_table);

    painter->save();
    painter->fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), theme::line());
    if (isSelected && isFocused && index.column() == 0)
        painter->fillRect(QRect(cell.rect.topLeft(), QSize(theme::px(3), cell.rect.height())),
                          theme::accent());
    painter->setFont(cell.font);
    const QPalette::ColorGroup group =
        (cell.state & QStyle::State_Enabled) != 0 ? QPalette::Normal : QPalette::Disabled;
    painter->setPen(cell.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    const bool hasBox = cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
    const int left = hasBox ? place.left() + theme::px(5) : cell.rect.left() + padding();
    const QRect room(QPoint(std::max(place.left(), left), cell.rect.top()),
                     QPoint(cell.rect.right() - padding(), cell.rect.bottom() - 1));
    if (m_table->wordWrap()) {
        wrapped_text::paint(*painter, room.topLeft() + QPoint(0, theme::px(wrappedPadding)), text, cell.font,
                            room.width(), cell.displayAlignment);
    } else {
        const QString shown = cell.fontMetrics.elidedText(text, cell.textElideMode, room.width());
        painter->drawText(room, int(cell.displayAlignment | Qt::AlignVCenter) & ~Qt::AlignTop, shown);
    }
    painter->restore();
}

}  // namespace mado
