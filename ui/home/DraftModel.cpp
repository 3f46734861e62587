// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/DraftModel.h"

#include "ui/base/ProcedureTitles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado {

DraftModel::DraftModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services) {}

void DraftModel::setDrafts(std::vector<Draft> drafts) {
    beginResetModel();
    m_drafts = std::move(drafts);
    endResetModel();
}

int DraftModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_drafts.size());
}
int DraftModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DraftModel::procedures(const Draft& draft) const {
    QStringList ids;
    for (const QJsonValue& each : draft.payload[u"procedures"_s].toArray())
        ids << each[u"procedure"_s].toString();
    return listed(procedureTitles(ids, m_services), m_services.wording);
}

QVariant DraftModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const Draft& draft = at(index.row());
    switch (index.column()) {
        case Number:
            return draft.payload[u"case_no"_s].toString();
        case Procedure:
            return procedures(draft);
        case Head:
            return draft.payload[u"filer"_s][u"name"_s].toString();
        case Kept:
            return m_services.wording.dateTime(draft.updatedAt);
        default:
            return {};
    }
}

QVariant DraftModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Number:
            return tr("Case number");
        case Procedure:
            return tr("Procedure");
        case Head:
            return tr("Filed by");
        case Kept:
            return tr("Kept at");
        default:
            return {};
    }
}

}  // namespace mado
