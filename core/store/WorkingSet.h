// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/store/CacheTypes.h"
#include "core/store/Connection.h"

#include <QStringList>

namespace mado {

/// Households and people whose records are to be fetched, because what came by the feed is not all of them.
struct WantedRecords {
    QStringList households;
    QStringList persons;  ///< of whom not even the household is known here
    [[nodiscard]] bool isEmpty() const { return households.isEmpty() && persons.isEmpty(); }
};

/// Which records a cache keeps that is no whole copy: of everybody what finding a person needs (the index),
/// all else only of households that were opened here lately (held). Rows of a cache's own tables; used within
/// its transactions.
class WorkingSet {
 public:
    /// A household that nobody opened for so long goes.
    static constexpr int heldDays = 30;

    /// Both outlive it.
    WorkingSet(Connection& connection, const Clock& clock) : m_connection(connection), m_clock(clock) {}

    /// Kinds that are kept of everybody the centre sends.
    [[nodiscard]] static bool isIndex(Entity entity);
    /// Kinds of which everything is kept: only these can be compared with the centre.
    [[nodiscard]] static bool isWhole(Entity entity);

    /// What of a batch belongs here. The centre does not know what is held: it sends every change, as the few
    /// items that are other, and of new records of most kinds only whose they are; what is not of this set is
    /// passed over here. Notes what must be fetched besides: people who became insured, those who moved into
    /// a household that is held, and new records of one.
    [[nodiscard]] Result<std::vector<CacheChange>> select(const std::vector<CacheChange>& changes);
    /// What was noted and not fetched yet, at most so many.
    [[nodiscard]] Result<WantedRecords> wanted(int limit) const;

    [[nodiscard]] Result<bool> isHeld(const QString& householdNo) const;
    /// From now on the household is held, and opened at this moment.
    [[nodiscard]] Result<void> hold(const QString& householdNo, const QStringList& persons);
    /// It was opened again. Nothing if it is not held.
    [[nodiscard]] Result<void> touch(const QString& householdNo);
    [[nodiscard]] Result<QStringList> held() const;  ///< opened last first
    [[nodiscard]] Result<void> want(bool isPerson, const QString& number);
    /// Of a record that is here and is behind the centre.
    [[nodiscard]] Result<void> wantHouseholdOf(const Record& record);
    /// Takes out what was not opened for heldDays; gives the households.
    [[nodiscard]] Result<QStringList> evict();
    /// It was asked for: fetched, or the centre has none.
    [[nodiscard]] Result<void> forget(const WantedRecords& asked);

 private:
    struct Batch;
    [[nodiscard]] Result<QString> householdOf(const Record& record, const Batch& batch) const;
    [[nodiscard]] Result<QString> householdOfPerson(const QString& addresseeNo, const Batch& batch) const;
    [[nodiscard]] Result<QString> householdOfCertificate(const QString& certificateNo,
                                                         const Batch& batch) const;
    [[nodiscard]] Result<bool> takesAddressee(const Record& record);
    /// Of a change: whether the record is here, or comes with this batch. Notes who moves in.
    [[nodiscard]] Result<bool> takesItems(const CacheChange& change, const Batch& batch);
    [[nodiscard]] Result<void> heed(const CacheChange& mention, const Batch& batch);
    [[nodiscard]] Result<bool> isHere(const RecordRef& ref, qint64 fromVersion) const;
    [[nodiscard]] Result<QString> lookUp(std::string_view sql, const QString& key) const;
    [[nodiscard]] Result<void> run(std::string_view sql, const QString& value) const;
    [[nodiscard]] Result<void> evict(const QString& householdNo);
    [[nodiscard]] QString now() const;

    Connection& m_connection;
    const Clock& m_clock;
};

}  // namespace mado
