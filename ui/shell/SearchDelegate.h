// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mado {

class SearchModel;

/// One hit: name large, kana above it, birth date and age, address; a mark for who no longer lives here and
/// for the protected.
class SearchDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    explicit SearchDelegate(const SearchModel& model, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    const SearchModel& m_model;
};

}  // namespace mado
