// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

#include <vector>

namespace mado {

/// Records of one kind as a table whose columns are items of the dictionary, newest first.
class RecordModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    struct Layout {
        Entity entity = Entity::Addressee;
        std::vector<Field> columns;
        Field order;  ///< newest of this first
    };
    enum Role { RefKey = Qt::UserRole + 1 };

    RecordModel(Layout layout, const CounterServices& services, QObject* parent = nullptr);
    void setRecords(const HouseholdSnapshot& records);
    [[nodiscard]] const Record& record(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] const Layout& layout() const { return m_layout; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    Layout m_layout;
    const CounterServices& m_services;
    std::vector<Record> m_rows;
    std::vector<QStringList> m_shown;  // by row, by column: words are looked up once
};

/// Which columns each tab shows.
namespace record_layout {
[[nodiscard]] RecordModel::Layout eligibility();
[[nodiscard]] RecordModel::Layout otherCoverage();
[[nodiscard]] RecordModel::Layout certificates();
[[nodiscard]] RecordModel::Layout levies();
[[nodiscard]] RecordModel::Layout collection();
[[nodiscard]] RecordModel::Layout benefits();
[[nodiscard]] RecordModel::Layout cases();
[[nodiscard]] RecordModel::Layout issues();
}  // namespace record_layout

}  // namespace mado
