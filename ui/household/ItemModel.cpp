// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/ItemModel.h"

#include "ui/household/HouseholdReading.h"
#include "ui/theme/Theme.h"

using namespace Qt::StringLiterals;

namespace mado {

ItemModel::ItemModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services) {}

void ItemModel::show(const Record& record, const HouseholdSnapshot& people, bool masksWhereabouts) {
    beginResetModel();
    m_lines.clear();
    const std::size_t count = dictionary::info(record.entity()).items.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field field{record.entity(), static_cast<std::uint16_t>(i)};
        if (household_reading::isHidden(field) || record.isNull(field)) continue;
        const bool isMasked = masksWhereabouts && household_reading::tellsWhereabouts(field);
        m_lines.push_back(
            {household_reading::itemName(field, m_services),
             isMasked ? tr("hidden") : household_reading::shown(field, record, people, m_services),
             isMasked});
    }
    endResetModel();
}

void ItemModel::clear() {
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int ItemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ItemModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QVariant ItemModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Line& line = m_lines.at(static_cast<std::size_t>(index.row()));
    const bool isName = index.column() == 0;
    if (role == Qt::DisplayRole) return isName ? line.name : line.value;
    if (role == Qt::ForegroundRole && (isName || line.isMasked)) return theme::muted();
    if (role == Qt::FontRole && isName) return theme::caption();
    return {};
}

QVariant ItemModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Item") : tr("Value");
}

}  // namespace mado
