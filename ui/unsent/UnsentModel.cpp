// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/UnsentModel.h"

#include "ui/base/ProcedureTitles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Never colour alone.
QString mark(Tone tone) {
    switch (tone) {
        case Tone::Stop:
            return u"■ "_s;
        case Tone::Look:
            return u"▲ "_s;
        default:
            return u"○ "_s;
    }
}

}  // namespace

QString keyOf(const UnsentRow& row) {
    return row.commandId.isEmpty() ? row.row.caseId : row.commandId;
}

UnsentModel::UnsentModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services), m_words(services.wording) {}

void UnsentModel::setRows(std::vector<UnsentRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int UnsentModel::rowOf(const QString& commandOrCase) const {
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&commandOrCase](const UnsentRow& each) {
        return keyOf(each) == commandOrCase || each.row.caseId == commandOrCase;
    });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int UnsentModel::count(std::initializer_list<UnsentRow::State> states) const {
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [states](const UnsentRow& each) {
        return std::find(states.begin(), states.end(), each.state) != states.end();
    }));
}

int UnsentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UnsentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString UnsentModel::text(const UnsentRow& row, int column) const {
    switch (column) {
        case State:
            return mark(UnsentWords::tone(row.state)) + m_words.state(row.state);
        case What:
            return m_words.kind(row.kind);
        case Number:
            return row.row.caseNo;
        case Procedure:
            return listed(procedureTitles(row.row.procedures, m_services), m_services.wording);
        case Names:
            return row.row.names;
        case GivenAt:
            return m_services.wording.dateTime(row.givenAt);
        case GivenBy: {
            const auto& staff = m_services.desk.staff();
            if (staff && row.giverId == staff->staffId) return staff->name;
            const bool isAuthor = row.giverId == row.row.authorId && !row.row.authorName.isEmpty();
            return isAuthor ? row.row.authorName : row.giverId;
        }
        default:
            return {};
    }
}

QVariant UnsentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    return text(at(index.row()), index.column());
}

QVariant UnsentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    switch (section) {
        case State:
            return tr("State");
        case What:
            return tr("What was given");
        case Number:
            return tr("Case number");
        case Procedure:
            return tr("Procedure");
        case Names:
            return tr("Persons concerned");
        case GivenAt:
            return tr("Given at");
        case GivenBy:
            return tr("Given by");
        default:
            return {};
    }
}

}  // namespace mado
