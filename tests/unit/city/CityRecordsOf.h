// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/SyntheticCity.h"
#include "core/domain/HouseholdSnapshot.h"

#include <map>
#include <vector>

namespace mado::test {

inline const QDate& cityDay() {
    static const QDate day(2026, 11, 20);
    return day;
}

inline SyntheticCity::Plan planOf(int residents, quint64 seed = 7) {
    return {residents, seed, cityDay()};
}

inline std::vector<Record> recordsOf(const SyntheticCity::Plan& plan) {
    std::vector<Record> records;
    const auto made =
        SyntheticCity().produce(plan, [&](Record&& each) { records.push_back(std::move(each)); });
    if (!made) throw std::runtime_error(made.error().code.toStdString() + made.error().detail.toStdString());
    return records;
}

/// Puts the records into households, as the store reads them.
class Households {
 public:
    explicit Households(const std::vector<Record>& records) {
        for (const Record& each : records) {
            if (each.entity() == Entity::Addressee)
                m_ofPerson[each.key()] = each.text(field::addressee::household_no);
            if (each.entity() == Entity::NhiHousehold)
                m_ofNumber[each.key()] = each.text(field::nhi_household::household_no);
            if (each.entity() == Entity::Levy) m_ofLevy[each.key()] = each.text(field::levy::certificate_no);
        }
        for (const Record& each : records)
            snapshot(householdOf(each)).add(each);
    }
    [[nodiscard]] const std::map<QString, HouseholdSnapshot>& all() const { return m_households; }
    [[nodiscard]] const HouseholdSnapshot& of(const QString& no) const { return m_households.at(no); }

 private:
    [[nodiscard]] QString householdOf(const Record& record) const {
        switch (record.entity()) {
            case Entity::NhiHousehold:
                return m_ofNumber.at(record.key());
            case Entity::Levy:
                return m_ofNumber.at(record.text(field::levy::certificate_no));
            case Entity::LevyPortion:
                return m_ofNumber.at(m_ofLevy.at(record.text(field::levy_portion::levy_key)));
            default:
                break;
        }
        const auto person = dictionary::fieldNamed(record.entity(), u"addressee_no");
        return m_ofPerson.at(record.text(*person));
    }
    HouseholdSnapshot& snapshot(const QString& no) {
        return m_households.try_emplace(no, HouseholdSnapshot(no)).first->second;
    }
    std::map<QString, QString> m_ofPerson;
    std::map<QString, QString> m_ofNumber;
    std::map<QString, QString> m_ofLevy;
    std::map<QString, HouseholdSnapshot> m_households;
};

}  // namespace mado::test
