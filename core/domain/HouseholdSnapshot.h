// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"

#include <vector>

namespace mado {

/// Everything that is known about one household (of the resident register, 世帯番号) at one moment: what the
/// household page shows and what effects are computed from. A value: made by the store, with the commands
/// that wait in the outbox laid over it, then never changed by reading.
class HouseholdSnapshot {
 public:
    HouseholdSnapshot() = default;
    explicit HouseholdSnapshot(QString householdNo) : m_householdNo(std::move(householdNo)) {}

    [[nodiscard]] const QString& householdNo() const { return m_householdNo; }
    [[nodiscard]] const std::vector<Record>& records(Entity entity) const;
    void add(Record record);  ///< replaces a record of the same key
    void remove(Entity entity, const QString& key);
    [[nodiscard]] const Record* find(Entity entity, const QString& key) const;  ///< null if absent

    /// Addressee records of the household's members, head first, then by birth date. Former members (moved
    /// out, deceased) come last.
    [[nodiscard]] std::vector<const Record*> members() const;
    /// The head on the resident register; null only in a torn household.
    [[nodiscard]] const Record* head() const;
    [[nodiscard]] const Record* member(const QString& addresseeNo) const {
        return find(Entity::Addressee, addresseeNo);
    }

    /// Records of one person, in key order.
    [[nodiscard]] std::vector<const Record*> of(const QString& addresseeNo, Entity entity) const;
    /// The eligibility record in force on `day` (application layer: started on or before, not ended by then);
    /// or null.
    [[nodiscard]] const Record* activeEligibility(const QString& addresseeNo, const QDate& day) const;
    /// The latest certificate that was not taken back; null if none.
    [[nodiscard]] const Record* currentCertificate(const QString& addresseeNo) const;
    /// The NHI household in force on `day` whose head or members live here; null if none.
    [[nodiscard]] const Record* nhiHousehold(const QDate& day) const;
    /// The next free sequence for a record key of the form "addressee_no/NN".
    [[nodiscard]] QString nextKey(const QString& addresseeNo, Entity entity) const;

    friend bool operator==(const HouseholdSnapshot&, const HouseholdSnapshot&) = default;

 private:
    QString m_householdNo;
    std::vector<std::vector<Record>> m_records;  // by entity; empty until the first record
};

/// True if the addressee record is of somebody who lives here now (resident or foreign resident).
[[nodiscard]] bool isResident(const Record& addressee);

}  // namespace mado
