// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/FeedWriter.h"

#include "core/store/RecordRows.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace mado {

Result<void> FeedWriter::begin() {
    if (m_begun) return {};
    MADO_ASSIGN(Statement state,
                m_connection.prepare("SELECT last_seq, last_batch, chain_hash FROM central_state"));
    MADO_ASSIGN(const bool found, state.step());
    if (!found) return fail(u"E-CENTRAL-003"_s);
    m_last = state.integer(0);
    m_first = m_last + 1;
    m_batch = state.integer(1) + 1;
    m_previous = state.blob(2);
    m_chain = m_previous;
    m_begun = true;
    return {};
}

Result<void> FeedWriter::append(Entity entity, const QString& key, qint64 version, const QByteArray& image) {
    MADO_TRY(begin());
    ++m_last;
    const QString table = dictionary::tableName(entity);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_chain);
    hash.addData(table.toUtf8() + '\n' + key.toUtf8() + '\n' + QByteArray::number(version) + '\n' + image);
    m_chain = hash.result();
    MADO_ASSIGN(Statement insert,
                m_connection.prepare("INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, m_last).bind(2, m_batch).bind(3, table).bind(4, key).bind(5, version);
    if (image.isNull()) {
        insert.bind(6, nullptr);
    } else {
        insert.bind(6, std::string_view(image.constData(), static_cast<std::size_t>(image.size())));
    }
    insert.bind(7, m_caseId).bind(8, m_authorId).bind(9, m_clock.now().toString(Qt::ISODateWithMs));
    return insert.run();
}

Result<qint64> FeedWriter::put(Record record) {
    MADO_ASSIGN(const auto before, rows::find(m_connection, record.entity(), record.key()));
    qint64 last = before ? before->version() : 0;
    if (!before) {
        // A removed record's versions are never used again: what was computed from them must not fit.
        MADO_ASSIGN(last, removedAt(record.entity(), record.key()));
    }
    const qint64 version = last + 1;
    record.setVersion(version);
    MADO_ASSIGN(Statement upsert, m_connection.prepare(rows::upsert(record.entity())));
    rows::bind(upsert, record);
    MADO_TRY(upsert.run());
    MADO_TRY(append(record.entity(), record.key(), version, canonicalBytes(record.toJson())));
    return version;
}

Result<qint64> FeedWriter::removedAt(Entity entity, const QString& key) {
    MADO_ASSIGN(Statement select,
                m_connection.prepare("SELECT row_version FROM feed WHERE entity = ? AND record_key = ? "
                                     "ORDER BY pub_seq DESC LIMIT 1"));
    select.bindAll(dictionary::tableName(entity), key);
    MADO_ASSIGN(const bool found, select.step());
    return found ? select.integer(0) : qint64{0};
}

Result<void> FeedWriter::remove(Entity entity, const QString& key, qint64 version) {
    const QByteArray sql = "DELETE FROM " + dictionary::tableName(entity).toUtf8() + " WHERE record_key = ?";
    MADO_ASSIGN(Statement erase, m_connection.prepare(std::string_view(
                                     sql.constData(), static_cast<std::size_t>(sql.size()))));
    erase.bind(1, key);
    MADO_TRY(erase.run());
    return append(entity, key, version + 1, {});
}

Result<void> FeedWriter::check(const ChangeSet& changes, std::vector<RecordRef>& moved) {
    const auto look = [&](Entity entity, const QString& key, qint64 expected) -> Result<void> {
        MADO_ASSIGN(const auto now, rows::find(m_connection, entity, key));
        const qint64 version = now ? now->version() : 0;
        if (version != expected) moved.push_back({entity, key, version});
        return {};
    };
    for (const RecordRef& ref : changes.reliedOn)
        MADO_TRY(look(ref.entity, ref.key, ref.version));
    for (const RecordChange& change : changes.changes) {
        MADO_TRY(look(change.entity, change.key, change.expectedVersion));
    }
    return {};
}

Result<void> FeedWriter::apply(const ChangeSet& changes, std::vector<RecordRef>& moved) {
    MADO_TRY(check(changes, moved));
    if (!moved.empty()) return {};
    for (const RecordChange& change : changes.changes) {
        MADO_ASSIGN(const auto before, rows::find(m_connection, change.entity, change.key));
        if (change.kind == RecordChange::Kind::Remove) {
            // Also a second change to the same record within the set ends here.
            if (!before || before->version() != change.expectedVersion)
                return fail(u"E-DOMAIN-003"_s, change.key);
            MADO_TRY(remove(change.entity, change.key, change.expectedVersion));
            continue;
        }
        MADO_ASSIGN(Record after, applied(before ? &*before : nullptr, change));
        MADO_TRY(put(std::move(after)));
    }
    return {};
}

Result<qint64> FeedWriter::publish() {
    if (!m_begun) return qint64{0};
    const QString at = m_clock.now().toString(Qt::ISODateWithMs);
    MADO_ASSIGN(Statement batch, m_connection.prepare("INSERT INTO feed_batch VALUES (?, ?, ?, ?, ?, ?)"));
    batch.bindAll(m_batch, m_first, m_last, at, m_previous, m_chain);
    MADO_TRY(batch.run());
    MADO_ASSIGN(
        Statement state,
        m_connection.prepare("UPDATE central_state SET last_seq = ?, last_batch = ?, chain_hash = ?"));
    state.bindAll(m_last, m_batch, m_chain);
    MADO_TRY(state.run());
    m_begun = false;
    return m_last;
}

}  // namespace mado
