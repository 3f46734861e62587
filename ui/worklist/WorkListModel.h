// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

namespace mado {

/// Cases in one of the lists: to confirm, to issue, to decide, returned to me.
class WorkListModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Number, Procedure, Names, Entered, Author, Remark, ColumnCount };
    explicit WorkListModel(const CounterServices& services, QObject* parent = nullptr);
    void setRows(std::vector<CaseRow> rows);
    [[nodiscard]] const CaseRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    [[nodiscard]] QString remark(const CaseRow& row) const;
    const CounterServices& m_services;
    std::vector<CaseRow> m_rows;
};

}  // namespace mado
