// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Cache.h"

#include "core/base/DurableFile.h"
#include "core/store/CacheSchema.h"
#include "core/store/RecordRows.h"
#include "core/store/Transaction.h"

#include <QFile>
#include <QFileInfo>

#include <set>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::string_view readCursor =
    "SELECT epoch, pub_seq, chain_hash, schema_version, scope FROM cache_state WHERE id = 1";
constexpr std::string_view writeCursor =
    "UPDATE cache_state SET epoch = coalesce(?, ''), pub_seq = ?, chain_hash = coalesce(?, x''), "
    "schema_version = ?,"
    " scope = coalesce(?, ''), synced_at = ? WHERE id = 1";
constexpr int keptBatches = 4096;

bool followsOn(const CacheCursor& from, const CacheCursor& here) {
    return from.epoch == here.epoch && from.pubSeq == here.pubSeq && from.chainHash == here.chainHash;
}

}  // namespace

Cache::Cache(std::unique_ptr<Connection> connection, const CacheSettings& settings)
    : m_connection(std::move(connection)),
      m_clock(settings.clock),
      m_index(*m_connection, settings.folding, settings.clock, settings.cityPrefixes),
      m_set(*m_connection, settings.clock) {}

Cache::~Cache() = default;

Result<std::unique_ptr<Cache>> Cache::open(const QString& path, const SecretBuffer& key,
                                           const CacheSettings& settings) {
    const ConnectionOptions options = cacheSchema::connectionOptions(settings.vfs);
    MADO_ASSIGN(auto connection, Connection::open(path, key, options));
    MADO_TRY(cacheSchema::steps().apply(*connection, settings.clock));
    std::unique_ptr<Cache> cache(new Cache(std::move(connection), settings));
    MADO_ASSIGN(const QString mode,
                cache->m_connection->scalarText("SELECT mode FROM cache_state WHERE id = 1"));
    cache->m_mode = cacheModeNamed(mode).value_or(CacheMode::Full);
    return cache;
}

Result<CacheCursor> Cache::cursor() const {
    MADO_ASSIGN(Statement row, m_connection->prepare(readCursor));
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return fail(u"E-STORE-013"_s, {}, {m_connection->fileName()});
    return CacheCursor{row.text(0), row.integer(1), row.blob(2), static_cast<int>(row.integer(3)),
                       row.text(4)};
}

Result<QDateTime> Cache::completeSince() const {
    MADO_ASSIGN(const QString time,
                m_connection->scalarText("SELECT complete_at FROM cache_state WHERE id = 1"));
    return QDateTime::fromString(time, Qt::ISODateWithMs);
}

Result<std::vector<RecordRef>> Cache::applyBatch(const CacheBatch& batch) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_ASSIGN(const CacheCursor here, cursor());
    if (!followsOn(batch.from, here)) {
        return fail(u"E-STORE-031"_s, {}, {},
                    u"at %1, batch from %2"_s.arg(here.pubSeq).arg(batch.from.pubSeq));
    }
    std::vector<CacheChange> ours;
    if (m_mode != CacheMode::Full) {
        MADO_ASSIGN(ours, m_set.select(batch.changes));
    }
    MADO_ASSIGN(auto changed, applyAll(m_mode == CacheMode::Full ? batch.changes : ours));
    MADO_TRY(moveCursor(batch.to));
    MADO_TRY(transaction.commit());
    return changed;
}

Result<std::vector<RecordRef>> Cache::applyAll(const std::vector<CacheChange>& changes) {
    std::set<QString> persons;
    for (const CacheChange& change : changes) {
        if (const QString person = SearchIndex::personOf(change.ref); !person.isEmpty())
            persons.insert(person);
    }
    for (const QString& person : persons)
        MADO_TRY(m_index.remove(person));
    std::vector<RecordRef> changed;
    for (const CacheChange& change : changes) {
        MADO_ASSIGN(const bool done, apply(change));
        if (done) changed.push_back(change.ref);
    }
    for (const QString& person : persons)
        MADO_TRY(m_index.add(person));
    return changed;
}

Result<std::vector<RecordRef>> Cache::hold(const QString& householdNo, const std::vector<Record>& records) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    std::vector<CacheChange> puts;
    QStringList people;
    for (const Record& each : records) {
        puts.push_back({CacheChange::Kind::Put, each.ref(), each});
        if (each.entity() == Entity::Addressee) people << each.key();
    }
    MADO_ASSIGN(auto changed, applyAll(puts));
    MADO_TRY(m_set.hold(householdNo, people));
    MADO_TRY(transaction.commit());
    return changed;
}

Result<void> Cache::forget(const WantedRecords& asked) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_TRY(m_set.forget(asked));
    return transaction.commit();
}

Result<void> Cache::want(const QStringList& households) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    for (const QString& each : households)
        MADO_TRY(m_set.want(false, each));
    return transaction.commit();
}

Result<void> Cache::evict() {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_ASSIGN(const QStringList gone, m_set.evict());
    static_cast<void>(gone);
    return transaction.commit();
}

Result<bool> Cache::apply(const CacheChange& change) {
    using Kind = CacheChange::Kind;
    if (change.kind == Kind::Change) return applyItems(change);
    if (change.kind == Kind::Mention) return missed(change.ref);
    // A removal, or the whole record: whatever was missed before it does not matter any more.
    const auto gap = m_gaps.find({change.ref.entity, change.ref.key});
    if (gap != m_gaps.end() && gap->second <= change.ref.version) m_gaps.erase(gap);
    if (change.kind != Kind::Put) return remove(change.ref, change.kind == Kind::Evict);
    if (!change.record) return fail(u"E-DOMAIN-001"_s, u"record"_s);
    MADO_ASSIGN(Statement put, m_connection->prepare(rows::upsert(change.ref.entity)));
    rows::bind(put, *change.record);
    MADO_TRY(put.run());
    return m_connection->changes() > 0;
}

Result<bool> Cache::applyItems(const CacheChange& change) {
    std::string sql =
        "UPDATE " + std::string(dictionary::info(change.ref.entity).table) + " SET row_version = ?";
    for (const ItemChange& each : change.items)
        sql += ", " + std::string(dictionary::info(each.field).column) + " = ?";
    sql += " WHERE record_key = ? AND row_version = ?";
    MADO_ASSIGN(Statement update, m_connection->prepareOnce(sql));  // of many texts
    int place = 1;
    update.bind(place, change.ref.version);
    for (const ItemChange& each : change.items)
        rows::bind(update, ++place, each.value);
    update.bind(place + 1, change.ref.key).bind(place + 2, change.ref.version - 1);
    MADO_TRY(update.run());
    if (m_connection->changes() > 0) return true;
    return missed(change.ref);
}

/// A change that does not fit what is here: older than that, and well; or something before it is missing. Of
/// a household that is kept, it is fetched; what else a part of the copy lacks does not belong to it.
Result<bool> Cache::missed(const RecordRef& ref) {
    MADO_ASSIGN(const auto here, rows::find(*m_connection, ref.entity, ref.key));
    if (here && here->version() >= ref.version) return false;
    if (m_mode == CacheMode::Full) {
        m_gaps[{ref.entity, ref.key}] = ref.version;
    } else if (here) {
        MADO_TRY(m_set.wantHouseholdOf(*here));
    }
    return false;
}

Result<bool> Cache::remove(const RecordRef& ref, bool whateverVersion) {
    const std::string table(dictionary::info(ref.entity).table);
    MADO_ASSIGN(Statement gone, m_connection->prepare("DELETE FROM " + table +
                                                      " WHERE record_key = ?1 AND (?3 OR row_version < ?2)"));
    gone.bindAll(ref.key, ref.version, whateverVersion ? 1 : 0);
    MADO_TRY(gone.run());
    return m_connection->changes() > 0;
}

Result<void> Cache::moveCursor(const CacheCursor& to) {
    MADO_ASSIGN(Statement cursor, m_connection->prepare(writeCursor));
    cursor.bindAll(to.epoch, to.pubSeq, to.chainHash, to.schemaVersion, to.scope,
                   m_clock.now().toUTC().toString(Qt::ISODateWithMs));
    MADO_TRY(cursor.run());
    MADO_ASSIGN(
        Statement batch,
        m_connection->prepare(
            "INSERT OR REPLACE INTO recent_batch (last_seq, chain_hash) VALUES (?, coalesce(?, x''))"));
    batch.bindAll(to.pubSeq, to.chainHash);
    MADO_TRY(batch.run());
    MADO_ASSIGN(Statement old,
                m_connection->prepare(
                    "DELETE FROM recent_batch WHERE last_seq > ?1 OR last_seq <="
                    " (SELECT last_seq FROM recent_batch ORDER BY last_seq DESC LIMIT 1 OFFSET ?2)"));
    old.bindAll(to.pubSeq, keptBatches);
    return old.run();
}

Result<void> Cache::markComplete() {
    MADO_ASSIGN(Statement mark,
                m_connection->prepare(
                    "UPDATE cache_state SET complete_at = coalesce(complete_at, ?1), synced_at = ?1"));
    mark.bind(1, m_clock.now().toUTC().toString(Qt::ISODateWithMs));
    return mark.run();
}

Result<void> Cache::markSynced() {
    MADO_ASSIGN(Statement mark, m_connection->prepare("UPDATE cache_state SET synced_at = ?"));
    mark.bind(1, m_clock.now().toUTC().toString(Qt::ISODateWithMs));
    return mark.run();
}

Result<std::vector<std::pair<qint64, QByteArray>>> Cache::recentBatches() const {
    MADO_ASSIGN(Statement row, m_connection->prepare(
                                   "SELECT last_seq, chain_hash FROM recent_batch ORDER BY last_seq DESC"));
    std::vector<std::pair<qint64, QByteArray>> all;
    for (;;) {
        MADO_ASSIGN(const bool found, row.step());
        if (!found) return all;
        all.emplace_back(row.integer(0), row.blob(1));
    }
}

Result<std::optional<Record>> Cache::record(Entity entity, const QString& key) const {
    return rows::find(*m_connection, entity, key);
}

Result<qint64> Cache::rowCount(Entity entity) const {
    return m_connection->scalarInteger("SELECT count(*) FROM " + std::string(dictionary::info(entity).table));
}

void Cache::discard(const QString& path) {
    for (const QString& part : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + part);
}

Result<void> Cache::replace(const QString& filled, const QString& path, const SecretBuffer& key,
                            const CacheSettings& settings) {
    {
        MADO_ASSIGN(const auto cache, open(filled, key, settings));
        MADO_ASSIGN(const QDateTime complete, cache->completeSince());
        if (!complete.isValid()) return fail(u"E-STORE-032"_s);
        MADO_TRY(cache->m_connection->checkpoint());
    }  // the last one to close removes the emptied log
    if (QFileInfo(filled + u"-wal"_s).size() > 0)
        return fail(u"E-STORE-004"_s, {}, {QFileInfo(filled).fileName()});
    // A log left from the old cache must not meet the new file. If it is cut here, the old cache is at worst
    // a little behind, and the filled one is still there.
    for (const QString& part : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + part);
    if (!durable::rename(filled, path)) return fail(u"E-STORE-001"_s, {}, {QFileInfo(path).fileName()});
    QFile::remove(filled + u"-journal"_s);  // emptied when the fill ended
    return {};
}

}  // namespace mado
