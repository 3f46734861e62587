// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

namespace mado {

/// Cases that were begun and not entered yet.
class DraftModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Number, Procedure, Head, Kept, ColumnCount };
    explicit DraftModel(const CounterServices& services, QObject* parent = nullptr);
    void setDrafts(std::vector<Draft> drafts);
    [[nodiscard]] const Draft& at(int row) const { return m_drafts[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    [[nodiscard]] QString procedures(const Draft& draft) const;
    const CounterServices& m_services;
    std::vector<Draft> m_drafts;
};

}  // namespace mado
