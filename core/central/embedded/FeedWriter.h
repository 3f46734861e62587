// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/domain/ChangeSet.h"
#include "core/store/Connection.h"

namespace mado {

/// Writes records and the feed of their changes, within the caller's transaction. One writer at a time, so
/// the dense numbers are given at once; publish() closes the batch and extends the hash chain.
class FeedWriter {
 public:
    FeedWriter(Connection& connection, const Clock& clock, QString authorId, QString caseId)
        : m_connection(connection),
          m_clock(clock),
          m_authorId(std::move(authorId)),
          m_caseId(std::move(caseId)) {}

    /// Puts the record with the next version. Returns that version.
    [[nodiscard]] Result<qint64> put(Record record);
    [[nodiscard]] Result<void> remove(Entity entity, const QString& key, qint64 version);
    /// Applies a change set whole. Records that have moved are put into `moved`, and nothing was written
    /// then. E-DOMAIN-...: the set does not fit the records or itself; roll back.
    [[nodiscard]] Result<void> apply(const ChangeSet& changes, std::vector<RecordRef>& moved);
    /// Numbers of the batch, or 0 if nothing was written.
    [[nodiscard]] Result<qint64> publish();

 private:
    [[nodiscard]] Result<void> check(const ChangeSet& changes, std::vector<RecordRef>& moved);
    [[nodiscard]] Result<void> append(Entity entity, const QString& key, qint64 version,
                                      const QByteArray& image);
    /// The version of the deletion; 0 if there never was such a record.
    [[nodiscard]] Result<qint64> removedAt(Entity entity, const QString& key);
    [[nodiscard]] Result<void> begin();

    Connection& m_connection;
    const Clock& m_clock;
    QString m_authorId;
    QString m_caseId;
    QByteArray m_chain;  // hash so far
    QByteArray m_previous;
    qint64 m_first = 0;
    qint64 m_last = 0;
    qint64 m_batch = 0;
    bool m_begun = false;
};

}  // namespace mado
