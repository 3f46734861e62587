// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mado {

class FlatTable;

/// The cells of a FlatTable: text begins where the caption of its column begins, a hairline below each row.
/// What does not fit is elided; in a table that wraps it goes on below.
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
