// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/HouseholdSnapshot.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const std::vector<Record> noRecords;

/// The item that ties a record to a person; nothing for records of a household.
std::optional<Field> personField(Entity entity) {
    return dictionary::fieldNamed(entity, u"addressee_no");
}

bool isHead(const Record& addressee) {
    return addressee.text(field::addressee::relationship_kanji) == u"世帯主"_s;
}

}  // namespace

bool isResident(const Record& addressee) {
    const QString resident = addressee.text(field::addressee::resident_class);
    return resident == u"1"_s || resident == u"2"_s;
}

const std::vector<Record>& HouseholdSnapshot::records(Entity entity) const {
    const auto index = static_cast<std::size_t>(entity);
    return index < m_records.size() ? m_records[index] : noRecords;
}

void HouseholdSnapshot::add(Record record) {
    if (m_records.empty()) m_records.resize(dictionary::entities().size());
    auto& list = m_records[static_cast<std::size_t>(record.entity())];
    const auto place =
        std::lower_bound(list.begin(), list.end(), record.key(),
                         [](const Record& each, const QString& key) { return each.key() < key; });
    if (place != list.end() && place->key() == record.key()) {
        *place = std::move(record);
    } else {
        list.insert(place, std::move(record));
    }
}

void HouseholdSnapshot::remove(Entity entity, const QString& key) {
    if (m_records.empty()) return;
    std::erase_if(m_records[static_cast<std::size_t>(entity)],
                  [&](const Record& each) { return each.key() == key; });
}

const Record* HouseholdSnapshot::find(Entity entity, const QString& key) const {
    const auto& list = records(entity);
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Record& each) { return each.key() == key; });
    return found == list.end() ? nullptr : &*found;
}

std::vector<const Record*> HouseholdSnapshot::members() const {
    std::vector<const Record*> list;
    for (const Record& each : records(Entity::Addressee))
        list.push_back(&each);
    std::stable_sort(list.begin(), list.end(), [](const Record* a, const Record* b) {
        const auto rank = [](const Record& each) { return !isResident(each) ? 2 : isHead(each) ? 0 : 1; };
        const int left = rank(*a);
        const int right = rank(*b);
        if (left != right) return left < right;
        return a->text(field::addressee::birth_date) < b->text(field::addressee::birth_date);
    });
    return list;
}

const Record* HouseholdSnapshot::head() const {
    for (const Record* each : members()) {
        if (isHead(*each) && isResident(*each)) return each;
    }
    return nullptr;
}

std::vector<const Record*> HouseholdSnapshot::of(const QString& addresseeNo, Entity entity) const {
    std::vector<const Record*> list;
    const auto person = personField(entity);
    if (!person) return list;
    for (const Record& each : records(entity)) {
        if (each.text(*person) == addresseeNo) list.push_back(&each);
    }
    return list;
}

const Record* HouseholdSnapshot::activeEligibility(const QString& addresseeNo, const QDate& day) const {
    using namespace field::eligibility;
    for (const Record* each : of(addresseeNo, Entity::Eligibility)) {
        const QDate start = each->date(application_start_date);
        const QDate end = each->date(application_end_date);
        if (start.isValid() && start <= day && (!end.isValid() || day < end)) return each;
    }
    return nullptr;
}

const Record* HouseholdSnapshot::currentCertificate(const QString& addresseeNo) const {
    using namespace field::certificate;
    const Record* latest = nullptr;
    for (const Record* each : of(addresseeNo, Entity::Certificate)) {
        const QString kind = each->text(certificate_kind);
        const bool proof = kind == u"1"_s || kind == u"2"_s;
        if (!proof || !each->isNull(collected_on)) continue;
        if (latest == nullptr || latest->text(issued_on) <= each->text(issued_on)) latest = each;
    }
    return latest;
}

const Record* HouseholdSnapshot::nhiHousehold(const QDate& day) const {
    using namespace field::nhi_household;
    for (const Record& each : records(Entity::NhiHousehold)) {
        const QDate start = each.date(started_on);
        const QDate end = each.date(ended_on);
        if (start.isValid() && start <= day && (!end.isValid() || day < end)) return &each;
    }
    return nullptr;
}

QString HouseholdSnapshot::nextKey(const QString& addresseeNo, Entity entity) const {
    int last = 0;
    for (const Record* each : of(addresseeNo, entity)) {
        last = std::max(last, each->key().section(u'/', 1, 1).toInt());
    }
    return u"%1/%2"_s.arg(addresseeNo).arg(last + 1, 2, 10, QLatin1Char('0'));
}

}  // namespace mado
