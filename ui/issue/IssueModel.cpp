// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/issue/IssueModel.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace out = field::document_issue;

IssueModel::IssueModel(const CounterServices& services, IssueWork& work, QObject* parent)
    : QAbstractTableModel(parent), m_services(services), m_work(work) {}

void IssueModel::reload() {
    beginResetModel();
    endResetModel();
}

int IssueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_work.papers().size());
}

int IssueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString IssueModel::paperTitle(const QString& form) const {
    for (const FormInfo& each : m_services.papers.forms()) {
        if (each.id == form) return m_services.wording.isJapanese() ? each.titleJa : each.titleEn;
    }
    return form;
}

QString IssueModel::state(const CasePaper& paper) const {
    if (paper.issue && !paper.isUnfinished()) {
        const QString day = m_services.wording.date(paper.issue->date(out::issued_on));
        if (paper.issue->text(out::issue_state) == u"spoiled"_s) return tr("spoiled %1").arg(day);
        return paper.issue->isNull(out::reprint_of) ? tr("issued %1").arg(day) : tr("reprinted %1").arg(day);
    }
    if (paper.isDue) return tr("to be issued");
    return paper.request.stage == DocumentSuggestion::Stage::Decided ? tr("after the decision")
                                                                     : tr("after confirmation");
}

QVariant IssueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const CasePaper& paper = m_work.papers()[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == Paper)
        return paper.isChosen ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case Paper:
            return paperTitle(paper.request.form);
        case Person:
            return paper.request.facts[u"document"_s][u"person"_s][u"name"_s].toString();
        case Number:
            return paper.issue
                       ? paper.issue->text(out::document_no) + u"  "_s + paper.issue->text(out::serial_no)
                       : QString();
        case State:
            return state(paper);
        default:
            return {};
    }
}

bool IssueModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || index.column() != Paper) return false;
    m_work.choose(index.row(), value.toInt() == Qt::Checked);
    Q_EMIT dataChanged(index, index, {role});
    Q_EMIT chosenChanged();
    return true;
}

QVariant IssueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Paper:
            return tr("Paper");
        case Person:
            return tr("For");
        case Number:
            return tr("Number");
        case State:
            return tr("State");
        default:
            return {};
    }
}

Qt::ItemFlags IssueModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    const CasePaper& paper = m_work.papers()[static_cast<std::size_t>(index.row())];
    if (index.column() == Paper && paper.isDue && !paper.isAwaited) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

}  // namespace mado
