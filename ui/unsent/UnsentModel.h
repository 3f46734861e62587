// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/unsent/UnsentWords.h"

#include <QAbstractTableModel>

namespace mado {

/// Everything that is unsent, was refused or came back; one row each.
class UnsentModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { State, What, Number, Procedure, Names, GivenAt, GivenBy, ColumnCount };
    explicit UnsentModel(const CounterServices& services, QObject* parent = nullptr);
    void setRows(std::vector<UnsentRow> rows);
    [[nodiscard]] const UnsentRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// The row of a command or, for what came back, of a case; -1 if there is none.
    [[nodiscard]] int rowOf(const QString& commandOrCase) const;
    /// How many are in one of the states.
    [[nodiscard]] int count(std::initializer_list<UnsentRow::State> states) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    [[nodiscard]] QString text(const UnsentRow& row, int column) const;
    const CounterServices& m_services;
    UnsentWords m_words;
    std::vector<UnsentRow> m_rows;
};

/// What names a row among others: its command, or its case if that came back.
[[nodiscard]] QString keyOf(const UnsentRow& row);

}  // namespace mado
