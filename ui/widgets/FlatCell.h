// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mado {

class FlatTable;

/// For tables with one line a row: text begins where the caption of its column begins, a hairline below each
/// row.
///     table->setItemDelegate(new FlatCell(table));
/// Not for tables that wrap: it elides.
class FlatCell : public QStyledItemDelegate {
    Q_OBJECT
 public:
    explicit FlatCell(FlatTable* table);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    FlatTable* m_table;
};

}  // namespace mado
