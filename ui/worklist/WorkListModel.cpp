// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/WorkListModel.h"

#include "ui/base/ProcedureTitles.h"

using namespace Qt::StringLiterals;

namespace mado {

WorkListModel::WorkListModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services) {}

void WorkListModel::setRows(std::vector<CaseRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int WorkListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WorkListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WorkListModel::remark(const CaseRow& row) const {
    QStringList parts;
    if (!row.isAtCentre) parts << tr("not at the centre yet");
    if (row.state == u"conflict"_s) parts << tr("a record has changed meanwhile");
    const auto& staff = m_services.desk.staff();
    if (row.state == u"entered"_s && staff && row.authorId == staff->staffId) parts << tr("own case");
    if (!row.returnReason.isEmpty()) parts << row.returnReason;
    return listed(parts, m_services.wording);
}

QVariant WorkListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::ToolTipRole) return data(index, Qt::DisplayRole);
    if (role != Qt::DisplayRole) return {};
    const CaseRow& row = at(index.row());
    switch (index.column()) {
        case Number:
            return row.caseNo;
        case Procedure:
            return listed(procedureTitles(row.procedures, m_services), m_services.wording);
        case Names:
            return row.names;
        case Entered:
            return m_services.wording.dateTime(row.enteredAt);
        case Author:
            return row.authorName;
        case Remark:
            return remark(row);
        default:
            return {};
    }
}

QVariant WorkListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    switch (section) {
        case Number:
            return tr("Case number");
        case Procedure:
            return tr("Procedure");
        case Names:
            return tr("Persons concerned");
        case Entered:
            return tr("Entered at");
        case Author:
            return tr("Entered by");
        case Remark:
            return tr("Remark");
        default:
            return {};
    }
}

}  // namespace mado
