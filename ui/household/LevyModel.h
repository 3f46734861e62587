// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/TaxYear.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace mado {

/// How the tax of a year is made up: a line a portion with its steps, and the sum.
class LevyModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Portion, Steps, Amount, ColumnCount };
    enum Role { Begin = Qt::UserRole + 1, End };  ///< 0 to 1: where the line's bar of the waterfall stands

    explicit LevyModel(const Wording& wording, QObject* parent = nullptr);
    void setYear(const TaxYear& year);
    /// Nothing for the line of the sum where no levy is on record.
    [[nodiscard]] std::optional<RecordRef> record(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    [[nodiscard]] bool isSum(int row) const { return row == static_cast<int>(m_year.portions.size()); }
    [[nodiscard]] QString steps(const TaxPortion& portion) const;
    [[nodiscard]] double share(int row, bool end) const;
    const Wording& m_wording;
    TaxYear m_year;
};

/// Draws the steps with the line's part of the waterfall beneath.
class LevyDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace mado
