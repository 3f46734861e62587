// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SearchModel.h"

#include "core/text/Age.h"
#include "core/text/PartialDate.h"

using namespace Qt::StringLiterals;

namespace mado {

SearchModel::SearchModel(const CodeTables& codes, const Wording& wording, const Clock& clock, QObject* parent)
    : QAbstractListModel(parent), m_codes(codes), m_wording(wording), m_clock(clock) {}

void SearchModel::setHits(std::vector<SearchHit> hits) {
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QString SearchModel::birth(const SearchHit& hit) const {
    const auto day = PartialDate::fromIso(hit.birthDate);
    if (!day) return {};
    const QDate last = day->latest();
    const QString age = last.isValid() ? tr("%1 y").arg(ageOn(last, m_clock.today())) : QString();
    return m_wording.date(hit.birthDate) + u' ' + age;
}

QString SearchModel::place(const SearchHit& hit) const {
    return hit.isProtected ? tr("Protected: address withheld") : hit.address;
}

QString SearchModel::mark(const SearchHit& hit) const {
    const bool livesHere = hit.residentClass == u"1"_s || hit.residentClass == u"2"_s;
    return livesHere ? QString()
                     : m_codes.label(u"resident_class"_s, hit.residentClass, m_wording.language());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) return {};
    const SearchHit& each = hit(index.row());
    if (each.kind == SearchHit::Kind::Case) return tr("Case %1").arg(each.caseNo);
    const QStringList parts{each.nameKanji, each.nameKana, birth(each), place(each), mark(each)};
    return parts.join(u' ').simplified();
}

}  // namespace mado
