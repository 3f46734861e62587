// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/store/CacheMode.h"
#include "core/store/CacheTypes.h"
#include "core/store/Connection.h"
#include "core/store/SearchIndex.h"
#include "core/store/WorkingSet.h"

#include <map>
#include <memory>
#include <vector>

namespace mado {

/// What a cache needs to know beside its file.
struct CacheSettings {
    const KanjiFolding& folding;  ///< outlives the cache
    const Clock& clock;           ///< outlives the cache
    QStringList cityPrefixes = {QStringLiteral("埼玉県川口市"), QStringLiteral("川口市")};
    QByteArray vfs = {};  ///< file layer; empty: the system's
};

/// The writing side of the local copy of the centre's records: the one connection that writes and
/// checkpoints. Used by one thread (synchronisation); others read through CacheReader. Disposable: it can
/// always be filled again.
class Cache {
 public:
    /// Opens an existing cache, or makes an empty one that is not complete. E-STORE-009 or -010: made by
    /// another version of the program; discard() it and fill anew.
    [[nodiscard]] static Result<std::unique_ptr<Cache>> open(const QString& path, const SecretBuffer& key,
                                                             const CacheSettings& settings);
    ~Cache();

    [[nodiscard]] Result<CacheCursor> cursor() const;
    /// Null time while the first fill is not done.
    [[nodiscard]] Result<QDateTime> completeSince() const;
    /// Applies the changes, the search entries and the cursor in one transaction. Returns what really
    /// changed. E-STORE-031, and nothing changed, if the batch does not follow on the cursor.
    [[nodiscard]] Result<std::vector<RecordRef>> applyBatch(const CacheBatch& batch);
    /// Records of which a change came without the version before it, and nothing since that makes it good:
    /// what a first fill copied of different moments has such records only until the feed has come to the
    /// moment of the last. Afterwards a whole copy is not what the centre has. Since this object was made.
    [[nodiscard]] bool hasGaps() const { return !m_gaps.empty(); }
    [[nodiscard]] CacheMode mode() const { return m_mode; }
    /// All records of a household, as the centre has them now: from now on it is kept (a cache that is no
    /// whole copy). Returns what changed.
    [[nodiscard]] Result<std::vector<RecordRef>> hold(const QString& householdNo,
                                                      const std::vector<Record>& records);
    /// In their own transactions: what is to be fetched; what the centre has none of; a household opened
    /// again; what was not opened for long goes.
    [[nodiscard]] Result<WantedRecords> wanted(int limit) const { return m_set.wanted(limit); }
    [[nodiscard]] Result<void> forget(const WantedRecords& asked);
    [[nodiscard]] Result<void> touch(const QString& householdNo) { return m_set.touch(householdNo); }
    [[nodiscard]] Result<void> evict();
    [[nodiscard]] Result<QStringList> held() const { return m_set.held(); }
    [[nodiscard]] Result<void> want(const QStringList& households);
    /// From now on the cache may be shown.
    [[nodiscard]] Result<void> markComplete();
    /// Nothing new at the centre: only notes the time (of "記録の時点").
    [[nodiscard]] Result<void> markSynced();
    /// Ends of the latest 4,096 batches, newest first, as (pubSeq, chainHash).
    [[nodiscard]] Result<std::vector<std::pair<qint64, QByteArray>>> recentBatches() const;

    [[nodiscard]] Result<std::optional<Record>> record(Entity entity, const QString& key) const;
    [[nodiscard]] Result<qint64> rowCount(Entity entity) const;
    [[nodiscard]] Result<QStringList> integrityProblems() { return m_connection->integrityProblems(); }
    [[nodiscard]] Connection& connection() { return *m_connection; }

    /// Puts the complete cache at `filled` in the place of the one at `path`, safely at any cut. Both must be
    /// closed by everybody. E-STORE-032 if it is not complete.
    [[nodiscard]] static Result<void> replace(const QString& filled, const QString& path,
                                              const SecretBuffer& key, const CacheSettings& settings);
    /// Deletes a cache file and what belongs to it. Never call it for an outbox.
    static void discard(const QString& path);

 private:
    Cache(std::unique_ptr<Connection> connection, const CacheSettings& settings);
    [[nodiscard]] Result<std::vector<RecordRef>> applyAll(const std::vector<CacheChange>& changes);
    [[nodiscard]] Result<bool> apply(const CacheChange& change);
    [[nodiscard]] Result<bool> applyItems(const CacheChange& change);
    [[nodiscard]] Result<bool> missed(const RecordRef& ref);
    [[nodiscard]] Result<bool> remove(const RecordRef& ref, bool whateverVersion);
    [[nodiscard]] Result<void> moveCursor(const CacheCursor& to);

    std::unique_ptr<Connection> m_connection;
    const Clock& m_clock;
    SearchIndex m_index;
    WorkingSet m_set;
    CacheMode m_mode = CacheMode::Full;
    std::map<std::pair<Entity, QString>, qint64> m_gaps;  // and the version that could not be made
};

}  // namespace mado
