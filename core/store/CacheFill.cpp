// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheFill.h"

#include "core/domain/SchemaText.h"
#include "core/store/CacheSchema.h"
#include "core/store/RecordRows.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Blocks of rows that wait to be written: a chunk's worth, so that the next one comes in while this one is
/// committed.
constexpr std::size_t waitingBlocks = 64;

}  // namespace

CacheFill::CacheFill(std::unique_ptr<Connection> connection, const CacheSettings& settings)
    : m_connection(std::move(connection)),
      m_settings(settings),
      m_work(std::make_unique<WorkInOrder>(waitingBlocks)) {}

CacheFill::~CacheFill() {
    m_work.reset();
    m_insert.reset();  // before the transaction that it is part of
}

Result<std::unique_ptr<CacheFill>> CacheFill::open(const QString& path, const SecretBuffer& key,
                                                   const CacheSettings& settings) {
    const ConnectionOptions options = cacheSchema::fillingOptions(settings.vfs);
    const Migrations& schema = cacheSchema::steps();
    auto connection = Connection::open(path, key, options);
    const bool usable = connection.ok() && schema.appliedCount(**connection).ok();
    if (!usable) {
        // Only a fill that was begun: nothing in it is needed.
        if (connection.ok()) connection = fail(u"E-STORE-010"_s);  // closes it
        Cache::discard(path);
        connection = Connection::open(path, key, options);
        if (!connection) return connection.error();
    }
    std::unique_ptr<CacheFill> fill(new CacheFill(std::move(connection).value(), settings));
    MADO_TRY(schema.apply(*fill->m_connection, settings.clock, cacheSchema::tablesStep));
    return fill;
}

Result<FillProgress> CacheFill::progress(Entity entity) {
    auto known = m_progress.find(entity);
    if (known == m_progress.end()) {
        MADO_ASSIGN(const FillProgress kept, readProgress(entity));
        known = m_progress.insert(entity, kept);
    }
    return *known;
}

Result<FillProgress> CacheFill::readProgress(Entity entity) const {
    MADO_TRY(settle());
    MADO_ASSIGN(Statement row,
                m_connection->prepare("SELECT last_key, low_seq, row_count, is_done FROM fill_progress"
                                      " WHERE entity = ?"));
    row.bind(1, dictionary::info(entity).table);
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return FillProgress{};
    return FillProgress{row.text(0), row.integer(1), row.integer(2), row.integer(3) != 0};
}

Result<CacheCursor> CacheFill::start() const {
    MADO_TRY(settle());
    MADO_ASSIGN(
        Statement row,
        m_connection->prepare(
            "SELECT epoch, pub_seq, chain_hash, schema_version, scope FROM cache_state WHERE id = 1"));
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return CacheCursor{};
    return CacheCursor{row.text(0), row.integer(1), row.blob(2), static_cast<int>(row.integer(3)),
                       row.text(4)};
}

Result<void> CacheFill::setMode(CacheMode mode) {
    MADO_TRY(settle());
    MADO_ASSIGN(Statement state, m_connection->prepare("UPDATE cache_state SET mode = ? WHERE id = 1"));
    state.bind(1, cacheModeName(mode));
    return state.run();
}

Result<CacheMode> CacheFill::mode() const {
    MADO_TRY(settle());
    MADO_ASSIGN(const QString name, m_connection->scalarText("SELECT mode FROM cache_state WHERE id = 1"));
    return cacheModeNamed(name).value_or(CacheMode::Full);
}

Result<void> CacheFill::setStart(const CacheCursor& cursor) {
    MADO_TRY(settle());
    MADO_ASSIGN(
        Statement state,
        m_connection->prepare("UPDATE cache_state SET epoch = coalesce(?, ''), pub_seq = ?,"
                              " chain_hash = coalesce(?, x''), schema_version = ?, scope = coalesce(?, '')"
                              " WHERE id = 1"));
    state.bindAll(cursor.epoch, cursor.pubSeq, cursor.chainHash, cursor.schemaVersion, cursor.scope);
    return state.run();
}

Result<void> CacheFill::beginChunk(Entity entity) {
    dropChunk();
    MADO_TRY(progress(entity));
    m_entity = entity;
    m_rowCount = 0;
    m_isOpen = true;
    return m_work->give([this, entity] { return begin(entity); });
}

Result<void> CacheFill::begin(Entity entity) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_ASSIGN(Statement insert, m_connection->prepare(rows::insert(entity)));
    m_chunk.emplace(std::move(transaction));
    m_insert.emplace(std::move(insert));
    m_isBound.clear();
    return {};
}

Result<void> CacheFill::add(std::span<const std::optional<std::string_view>> columns) {
    m_rows.add(columns);
    ++m_rowCount;
    return m_rows.isFull() ? handOn() : Result<void>();
}

Result<void> CacheFill::add(const Record& record) {
    std::vector<std::optional<QByteArray>> texts{record.key().toUtf8(), QByteArray::number(record.version())};
    for (const Field field : schema::columns(record.entity())) {
        const Value& value = record.value(field);
        if (const auto* number = std::get_if<qint64>(&value)) {
            texts.emplace_back(QByteArray::number(*number));
        } else if (const auto* text = std::get_if<QString>(&value); text && !text->isNull()) {
            texts.emplace_back(text->toUtf8());
        } else {
            texts.emplace_back();
        }
    }
    std::vector<std::optional<std::string_view>> columns;
    columns.reserve(texts.size());
    for (const auto& each : texts)
        columns.push_back(
            each ? std::optional<std::string_view>({each->constData(), std::size_t(each->size())})
                 : std::nullopt);
    return add(columns);
}

Result<void> CacheFill::handOn() {
    if (m_rows.isEmpty()) return {};
    return m_work->give([this, rows = std::exchange(m_rows, {})] { return write(rows); });
}

Result<void> CacheFill::write(const RowBlock& rows) {
    return rows.eachRow([this](std::span<const std::optional<std::string_view>> row) {
        m_isBound.resize(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int place = static_cast<int>(i) + 1;
            // Most items of most records are empty, as those of the row before.
            if (!row[i] && m_isBound[i]) m_insert->bind(place, nullptr);
            // The tables turn digits into numbers where they keep numbers.
            if (row[i]) m_insert->bindStatic(place, *row[i]);
            m_isBound[i] = row[i].has_value();
        }
        return m_insert->run();
    });
}

Result<void> CacheFill::commitChunk(FillProgress progress) {
    MADO_TRY(handOn());
    const FillProgress before = m_progress.value(m_entity);
    if (progress.lastKey.isEmpty()) progress.lastKey = before.lastKey;
    progress.rowCount = before.rowCount + m_rowCount;
    MADO_TRY(m_work->give([this, entity = m_entity, progress] { return commit(entity, progress); }));
    m_isOpen = false;
    m_progress.insert(m_entity, progress);
    return {};
}

Result<void> CacheFill::commit(Entity entity, const FillProgress& progress) {
    m_insert.reset();
    {
        MADO_ASSIGN(
            Statement note,
            m_connection->prepare("INSERT OR REPLACE INTO fill_progress"
                                  " (entity, last_key, low_seq, row_count, is_done) VALUES (?, ?, ?, ?, ?)"));
        note.bind(1, dictionary::info(entity).table)
            .bind(2, progress.lastKey.isNull() ? u""_s : progress.lastKey)
            .bind(3, progress.lowSeq)
            .bind(4, progress.rowCount)
            .bind(5, progress.isDone ? 1 : 0);
        MADO_TRY(note.run());
    }
    auto done = m_chunk->commit();
    m_chunk.reset();
    return done;
}

void CacheFill::dropChunk() {
    if (!m_isOpen) return;
    m_isOpen = false;
    m_rows = {};
    static_cast<void>(settle());  // what failed is told by the next call
    m_insert.reset();
    m_chunk.reset();
}

Result<void> CacheFill::finish(const CacheCursor& cursor, const QMap<Entity, qint64>& expectedCounts) {
    dropChunk();
    MADO_TRY(settle());
    for (auto it = expectedCounts.begin(); it != expectedCounts.end(); ++it) {
        const std::string table(dictionary::info(it.key()).table);
        MADO_ASSIGN(const qint64 count, m_connection->scalarInteger("SELECT count(*) FROM " + table));
        if (count != it.value()) {
            return fail(u"E-STORE-033"_s, {}, {},
                        u"%1: %2 of %3"_s.arg(dictionary::tableName(it.key())).arg(count).arg(it.value()));
        }
    }
    const Migrations& schema = cacheSchema::steps();
    MADO_TRY(schema.apply(*m_connection, m_settings.clock, cacheSchema::recordIndexesStep));
    {
        MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
        // A cut after this point comes back here: begin the search tables anew.
        MADO_TRY(m_connection->execute(
            "DELETE FROM search_name; DELETE FROM search_address; DELETE FROM search_phone"));
        SearchIndex index(*m_connection, m_settings.folding, m_settings.clock, m_settings.cityPrefixes);
        MADO_TRY(index.build());
        MADO_TRY(transaction.commit());
    }
    MADO_TRY(schema.apply(*m_connection, m_settings.clock));
    MADO_TRY(setStart(cursor));
    MADO_TRY(m_connection->execute("ANALYZE"));
    return m_connection->checkpoint();
}

}  // namespace mado
