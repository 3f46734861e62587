// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"
#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

namespace mado {

/// All items of one record that hold something: official name, value. What says where a protected person
/// lives is masked until it is revealed. Individual numbers are never in it.
class ItemModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    explicit ItemModel(const CounterServices& services, QObject* parent = nullptr);
    void show(const Record& record, const HouseholdSnapshot& people, bool masksWhereabouts);
    void clear();
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    struct Line {
        QString name;
        QString value;
        bool isMasked = false;
    };
    const CounterServices& m_services;
    std::vector<Line> m_lines;
};

}  // namespace mado
