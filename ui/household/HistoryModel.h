// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

#include <vector>

namespace mado {

/// The versions of one record, newest first: when, by whom, and each item that changed.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { When, Who, Case, Item, Before, After, ColumnCount };
    explicit HistoryModel(const CounterServices& services, QObject* parent = nullptr);
    /// `people` gives names to addressee numbers and to the authors of cases.
    void setVersions(std::vector<RecordVersion> versions, const HouseholdSnapshot& people,
                     bool masksWhereabouts);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    struct Step {
        const RecordVersion& version;
        const Record* before;
        const HouseholdSnapshot& people;
        bool masks;
    };
    void addStep(const Step& step);
    const CounterServices& m_services;
    std::vector<QStringList> m_lines;
};

}  // namespace mado
