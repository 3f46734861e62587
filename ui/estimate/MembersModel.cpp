// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/MembersModel.h"

using namespace Qt::StringLiterals;

namespace mado {

MembersModel::MembersModel(const Wording& wording, QObject* parent)
    : QAbstractTableModel(parent), m_words(wording) {}

void MembersModel::setMembers(const QList<EstimateMember>& members) {
    if (members.size() == m_members.size()) {
        m_members = members;
        if (!m_members.isEmpty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_members = members;
    endResetModel();
}

void MembersModel::retranslate() {
    beginResetModel();
    endResetModel();
}

int MembersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

int MembersModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MembersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const EstimateMember& member = m_members[index.row()];
    switch (index.column()) {
        case Person:
            return member.head ? tr("%1 (head)").arg(EstimateText::name(index.row()))
                               : EstimateText::name(index.row());
        case Age:
            return m_words.age(member);
        case Income:
            return m_words.income(member);
        default:
            return EstimateText::monthCount(member);
    }
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const names[] = {"person", "age", "income", "months"};
    if (role == Qt::UserRole) return QString::fromLatin1(names[section]);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Person:
            return tr("Person");
        case Age:
            return tr("Age");
        case Income:
            return tr("Income");
        default:
            return tr("Insured");
    }
}

}  // namespace mado
