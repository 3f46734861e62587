// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/EntryList.h"

#include <QStyledItemDelegate>

namespace mado {

/// Draws an Entry.
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    explicit EntryDelegate(EntryList* list);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    [[nodiscard]] const Entry& entry(const QModelIndex& index) const;
    [[nodiscard]] int textLeft(const Entry& entry) const;
    [[nodiscard]] static QString below(const Entry& entry);
    static void paintMark(QPainter& painter, const QRectF& room, Entry::Level level);
    static void paintChip(QPainter& painter, const Entry& entry, const QPoint& at);
    EntryList* m_list;  // owner
};

}  // namespace mado
