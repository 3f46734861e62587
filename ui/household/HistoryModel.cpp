// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/HistoryModel.h"

#include "ui/base/StaffNames.h"
#include "ui/household/HouseholdReading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace cf = field::case_file;

}  // namespace

HistoryModel::HistoryModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services) {}

void HistoryModel::setVersions(std::vector<RecordVersion> versions, const HouseholdSnapshot& people,
                               bool masksWhereabouts) {
    std::stable_sort(versions.begin(), versions.end(),
                     [](const RecordVersion& a, const RecordVersion& b) { return a.feedSeq < b.feedSeq; });
    beginResetModel();
    m_lines.clear();
    for (std::size_t i = versions.size(); i-- > 0;) {
        const Record* before = i == 0 || !versions[i - 1].record ? nullptr : &*versions[i - 1].record;
        addStep({versions[i], before, people, masksWhereabouts});
    }
    endResetModel();
}

void HistoryModel::addStep(const Step& step) {
    const RecordVersion& version = step.version;
    const Record* file = step.people.find(Entity::CaseFile, version.caseId);
    const QString caseText = file == nullptr ? QString() : file->text(cf::case_no);
    QStringList head{m_services.wording.dateTime(version.at), staffName(step.people, version.authorId),
                     caseText};
    if (!version.record) {
        m_lines.push_back(head + QStringList{tr("(record removed)"), {}, {}});
        return;
    }
    const std::size_t before = m_lines.size();
    const auto count = static_cast<std::uint16_t>(dictionary::info(version.record->entity()).items.size());
    for (std::uint16_t i = 0; i < count; ++i) {
        const Field field{version.record->entity(), i};
        if (household_reading::isHidden(field)) continue;
        const bool isNew = step.before == nullptr;
        if (isNew ? version.record->isNull(field) : version.record->value(field) == step.before->value(field))
            continue;
        const bool isMasked = step.masks && household_reading::tellsWhereabouts(field);
        const auto words = [&](const Record* record) {
            if (record == nullptr || record->isNull(field)) return QString();
            return isMasked ? tr("hidden")
                            : household_reading::shown(field, *record, step.people, m_services);
        };
        m_lines.push_back(head + QStringList{household_reading::itemName(field, m_services),
                                             words(step.before), words(&*version.record)});
        head = {QString(), QString(), QString()};  // once a version
    }
    if (m_lines.size() == before)
        m_lines.push_back(head + QStringList{tr("(nothing that is shown)"), {}, {}});
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || role != Qt::DisplayRole) return {};
    return m_lines.at(static_cast<std::size_t>(index.row())).at(index.column());
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case When:
            return tr("When");
        case Who:
            return tr("By");
        case Case:
            return tr("Filing");
        case Item:
            return tr("Item");
        case Before:
            return tr("Before");
        default:
            return tr("After");
    }
}

}  // namespace mado
