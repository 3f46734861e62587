// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/household/RecordModel.h"
#include "ui/widgets/FlatTable.h"

#include <QLabel>
#include <QWidget>

namespace mado {

/// The records of one kind under their title, or words where there are none.
class RecordTable : public QWidget {
    Q_OBJECT
 public:
    struct Words {
        QString name;   ///< for a screen reader, and above the table if `isHeaded`
        QString empty;  ///< what would fill the table
        bool isHeaded = false;
    };
    RecordTable(RecordModel::Layout layout, const Words& words, const CounterServices& services,
                QWidget* parent = nullptr);
    void setRecords(const HouseholdSnapshot& records);
    [[nodiscard]] FlatTable& table() const { return *m_table; }
    [[nodiscard]] const RecordModel& model() const { return *m_model; }

 Q_SIGNALS:
    void opened(const mado::RecordRef& record);     ///< Enter, double click
    void pointedAt(const mado::RecordRef& record);  ///< another line is current

 private:
    RecordModel* m_model;  // children
    FlatTable* m_table;
    QLabel* m_empty;
};

}  // namespace mado
