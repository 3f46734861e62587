// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/MemberModel.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/FactsBuilder.h"
#include "core/text/Age.h"
#include "ui/household/HouseholdReading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace ce = field::certificate;
namespace el = field::eligibility;
namespace oc = field::other_coverage;

const QString none = u"—"_s;

const Record* latest(const std::vector<const Record*>& records, Field day) {
    const auto found =
        std::max_element(records.begin(), records.end(),
                         [&](const Record* a, const Record* b) { return a->text(day) < b->text(day); });
    return found == records.end() ? nullptr : *found;
}

const Record* openElsewhere(const HouseholdSnapshot& records, const QString& addresseeNo,
                            const QDate& today) {
    for (const Record* each : records.of(addresseeNo, Entity::OtherCoverage)) {
        const QDate end = each->date(oc::ended_on);
        if (each->date(oc::started_on) <= today && (!end.isValid() || today < end)) return each;
    }
    return nullptr;
}

}  // namespace

MemberModel::MemberModel(const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_services(services) {}

void MemberModel::setView(const HouseholdView& view) {
    beginResetModel();
    m_lines.clear();
    for (const Record* person : view.records.members())
        m_lines.push_back(line(view, *person));
    endResetModel();
}

int MemberModel::rowOf(const QString& addresseeNo) const {
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const MemberLine& each) { return each.addresseeNo == addresseeNo; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

QString MemberModel::words(const QString& table, const QString& code) const {
    return m_services.desk.knowledge().codes().label(table, code, m_services.wording.language());
}

MemberLine MemberModel::line(const HouseholdView& view, const Record& person) const {
    const QDate today = household_reading::today(view);
    MemberLine line;
    line.addresseeNo = person.key();
    line.relationship = household_reading::shown(ad::relationship_kanji, person, view.records, m_services);
    line.name = knownName(person);
    line.kana = knownKana(person);
    if (!person.text(ad::alias_kanji).isEmpty()) line.legalName = person.text(ad::name_kanji);
    line.birth = m_services.wording.date(person.text(ad::birth_date));
    const QDate birth = birthOf(person);
    if (birth.isValid() && birth <= today) line.age = tr("aged %1").arg(ageOn(birth, today));
    line.isResident = isResident(person);
    line.isProtected = isProtected(view.records, person.key(), today);
    tellCoverage(line, view.records, today);
    tellCertificate(line, view.records, today);
    const Record* card = view.records.find(Entity::CardStatus, person.key());
    line.card = card == nullptr ? none : words(u"card_state"_s, card->text(field::card_status::card_state));
    for (const QJsonValue& each : view.facts[u"members"_s].toArray()) {
        if (each[u"addressee_no"_s].toString() != person.key() || !each[u"burden_ratio"_s].isDouble())
            continue;
        const auto percent = each[u"burden_ratio"_s].toInteger();
        line.ratio = m_services.wording.of(
            displayValue(ce::burden_ratio, percent, m_services.desk.knowledge().codes()));
    }
    if (line.ratio.isEmpty() || !line.isInsured) line.ratio = none;
    return line;
}

void MemberModel::tellCoverage(MemberLine& line, const HouseholdSnapshot& records, const QDate& today) const {
    const Wording& wording = m_services.wording;
    if (!line.isResident) {
        const Record* person = records.member(line.addresseeNo);
        line.coverage = words(u"resident_class"_s, person->text(ad::resident_class));
        line.coverageDetail = wording.date(person->date(ad::change_date));
        return;
    }
    if (const Record* active = records.activeEligibility(line.addresseeNo, today)) {
        line.isInsured = true;
        line.coverage = tr("NHI");
        const QDate start = unbrokenApplicationStart(records, *active);
        const QString reason = active->text(el::application_start_reason);
        line.coverageDetail = tr("since %1").arg(wording.date(start));
        if (!reason.isEmpty()) line.coverageDetail += u' ' + words(u"nhi_change_reason"_s, reason);
        return;
    }
    if (const Record* other = openElsewhere(records, line.addresseeNo, today)) {
        line.coverage = words(u"other_coverage_kind"_s, other->text(oc::coverage_kind));
        line.coverageDetail = tr("since %1").arg(wording.date(other->date(oc::started_on)));
        return;
    }
    const Record* last =
        latest(records.of(line.addresseeNo, Entity::Eligibility), el::application_start_date);
    if (last == nullptr) {
        line.coverage = none;
        return;
    }
    const QDate start = last->date(el::application_start_date);
    line.coverage = start > today ? tr("NHI to come") : tr("NHI ended");
    const QDate day = start > today ? start : last->date(el::application_end_date);
    line.coverageDetail = wording.date(day);
}

void MemberModel::tellCertificate(MemberLine& line, const HouseholdSnapshot& records,
                                  const QDate& today) const {
    const Record* certificate = records.currentCertificate(line.addresseeNo);
    line.certificate = none;
    line.needsLook = line.isInsured && certificate == nullptr;
    if (certificate == nullptr) return;
    line.certificate = words(u"certificate_kind"_s, certificate->text(ce::certificate_kind));
    const QDate until = certificate->date(ce::valid_until);
    if (!until.isValid()) return;
    line.needsLook = line.isInsured && until < today;
    line.certificateUntil = until < today ? tr("ran out %1").arg(m_services.wording.date(until))
                                          : tr("until %1").arg(m_services.wording.date(until));
}

int MemberModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int MemberModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MemberModel::first(const MemberLine& line, int column) {
    switch (column) {
        case Relationship:
            return line.relationship;
        case Name:
            return line.name;
        case Birth:
            return line.birth;
        case Coverage:
            return line.coverage;
        case Certificate:
            return line.certificate;
        case Ratio:
            return line.ratio;
        case Card:
            return line.card;
        default:
            return {};
    }
}

QString MemberModel::second(const MemberLine& line, int column) {
    switch (column) {
        case Relationship:
            return line.isProtected ? tr("protected") : QString();
        case Name:
            return line.legalName.isEmpty() ? line.kana : line.kana + u"  "_s + line.legalName;
        case Birth:
            return line.age;
        case Coverage:
            return line.coverageDetail;
        case Certificate:
            return line.certificateUntil;
        default:
            return {};
    }
}

QVariant MemberModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const MemberLine& line = m_lines.at(static_cast<std::size_t>(index.row()));
    switch (role) {
        case Qt::DisplayRole:
            return first(line, index.column());
        case SecondLine:
            return second(line, index.column());
        case Qt::AccessibleTextRole: {
            const QString more = second(line, index.column());
            return more.isEmpty() ? first(line, index.column()) : first(line, index.column()) + u' ' + more;
        }
        case Muted:
            return !line.isResident || (index.column() >= Coverage && !line.isInsured);
        case Strong:
            return index.column() == Name && line.isResident;
        case AddresseeNo:
            return line.addresseeNo;
        default:
            return {};
    }
}

QVariant MemberModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Relationship:
            return tr("Relation");
        case Name:
            return tr("Name");
        case Birth:
            return tr("Born");
        case Coverage:
            return tr("Coverage");
        case Certificate:
            return tr("Certificate");
        case Ratio:
            return tr("Ratio");
        case Card:
            return tr("Health card");
        default:
            return {};
    }
}

}  // namespace mado
