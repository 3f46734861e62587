// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace mado {

/// A calm table: no grid, whole rows, elided text with tooltips. Enter, double click or Space open the row.
class FlatTable : public QTableView {
    Q_OBJECT
 public:
    explicit FlatTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

 Q_SIGNALS:
    void rowActivated(int row);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace mado
