// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/estimate/EstimateText.h"

#include <QAbstractTableModel>

namespace mado {

/// The members of an estimate, a line each.
class MembersModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Person, Age, Income, Months, ColumnCount };

    explicit MembersModel(const Wording& wording, QObject* parent = nullptr);
    /// Keeps the selection: lines are changed in place as far as there are as many.
    void setMembers(const QList<EstimateMember>& members);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    EstimateText m_words;
    QList<EstimateMember> m_members;
};

}  // namespace mado
