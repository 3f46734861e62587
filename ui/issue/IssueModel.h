// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/issue/IssueWork.h"

#include <QAbstractTableModel>

namespace mado {

/// The papers of a case as a list with check boxes: paper, for whom, number, state.
class IssueModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Paper, Person, Number, State, ColumnCount };
    IssueModel(const CounterServices& services, IssueWork& work, QObject* parent = nullptr);
    void reload();
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
    void chosenChanged();

 private:
    [[nodiscard]] QString paperTitle(const QString& form) const;
    [[nodiscard]] QString state(const CasePaper& paper) const;
    const CounterServices& m_services;
    IssueWork& m_work;
};

}  // namespace mado
