// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"
#include "core/store/CacheMode.h"
#include "core/store/CacheTypes.h"
#include "core/store/Connection.h"

#include <QDateTime>

#include <memory>
#include <optional>
#include <vector>

namespace mado {

/// The reading side of the cache. Sees whole batches only. One thread at a time; have one for each thread
/// that reads. Queries are short; interrupt() stops one from another thread (E-STORE-014).
class CacheReader {
 public:
    /// E-STORE-032 if the first fill is not done: a search could miss people.
    [[nodiscard]] static Result<std::unique_ptr<CacheReader>> open(const QString& path,
                                                                   const SecretBuffer& key,
                                                                   const QByteArray& vfs = {});

    [[nodiscard]] Result<std::optional<Record>> record(Entity entity, const QString& key);
    /// Records with that value, in key order. The field must be one of the dictionary's indexed columns.
    [[nodiscard]] Result<std::vector<Record>> recordsBy(Field field, const QString& value);
    /// Everything about one household, at one moment. Empty if there is none of that number.
    [[nodiscard]] Result<HouseholdSnapshot> household(const QString& householdNo);
    [[nodiscard]] CacheMode mode() const { return m_mode; }
    /// Whether all records of that household are here.
    [[nodiscard]] Result<bool> holds(const QString& householdNo);
    /// Household number of a person; empty if unknown.
    [[nodiscard]] Result<QString> householdOf(const QString& addresseeNo);
    /// The first `limit` household numbers after `after`, in order, of households that have or had an NHI
    /// number: for runs over a whole city.
    [[nodiscard]] Result<QStringList> householdsAfter(const QString& after, int limit);
    /// Up to where the copy has followed the feed. For several answers of one moment: a Transaction of kind
    /// Read.
    [[nodiscard]] Result<CacheCursor> cursor();
    /// How current the copy is; invalid if never synchronised.
    [[nodiscard]] Result<QDateTime> syncedAt();

    [[nodiscard]] Connection& connection() { return *m_connection; }
    [[nodiscard]] Interrupter interrupter() const { return m_connection->interrupter(); }

 private:
    explicit CacheReader(std::unique_ptr<Connection> connection);
    [[nodiscard]] Result<void> addPerson(HouseholdSnapshot& snapshot, const QString& addresseeNo);
    [[nodiscard]] Result<void> addCertificateNo(HouseholdSnapshot& snapshot, const QString& certificateNo);
    [[nodiscard]] Result<void> addAll(HouseholdSnapshot& snapshot, Field field, const QString& value);

    std::unique_ptr<Connection> m_connection;
    CacheMode m_mode = CacheMode::Full;
};

}  // namespace mado
