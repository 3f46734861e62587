// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/WorkInOrder.h"
#include "core/store/Cache.h"
#include "core/store/RowBlock.h"
#include "core/store/Transaction.h"

#include <QMap>

#include <optional>
#include <span>
#include <string_view>

namespace mado {

/// Fills a new cache beside the old one. Each chunk is committed together with how far it goes, so that a cut
/// costs one chunk at most; indexes are made after the last one. Then the file is an ordinary cache, not
/// complete yet: open it with Cache, apply the feed from the cursor on, markComplete(), Cache::replace().
///
/// A thread of its own writes, in order, while the next rows come in: a call succeeds when its rows are
/// taken, and a later one says if they could not be written. After that every call fails; open the file
/// again.
///
///     auto fill = CacheFill::open(path, key, settings);
///     for each entity, from fill->progress(entity).lastKey on:
///         fill->beginChunk(entity); fill->add(row)...; fill->commitChunk(progress);
///     fill->finish(cursor, counts);
class CacheFill {
 public:
    /// Goes on with a file that is there, or begins a new one. A file of another schema is begun anew.
    [[nodiscard]] static Result<std::unique_ptr<CacheFill>> open(const QString& path, const SecretBuffer& key,
                                                                 const CacheSettings& settings);
    ~CacheFill();  ///< after what was given is written
    /// With the chunks that were committed here.
    [[nodiscard]] Result<FillProgress> progress(Entity entity);
    /// Where the feed stood before the first chunk, kept with the chunks: whoever goes on with this fill,
    /// also days later, follows the feed from there. An empty epoch: not begun.
    [[nodiscard]] Result<CacheCursor> start() const;
    /// What the finished cache keeps; Full if nothing is said.
    [[nodiscard]] Result<void> setMode(CacheMode mode);
    [[nodiscard]] Result<CacheMode> mode() const;
    [[nodiscard]] Result<void> setStart(const CacheCursor& cursor);

    [[nodiscard]] Result<void> beginChunk(Entity entity);
    /// One row as it comes: key, version and items in the order of schema::columnList(), nothing for NULL.
    /// Numbers as digits. The bytes are copied.
    [[nodiscard]] Result<void> add(std::span<const std::optional<std::string_view>> columns);
    [[nodiscard]] Result<void> add(const Record& record);
    /// Commits the rows since beginChunk(). `progress.rowCount` counts all chunks; the caller need not set
    /// it.
    [[nodiscard]] Result<void> commitChunk(FillProgress progress);
    void dropChunk();
    /// Waits until all that was given is written.
    [[nodiscard]] Result<void> settle() const { return m_work->settle(); }

    /// Makes indexes and search tables, checks the counts (E-STORE-033) and sets the cursor (the smallest
    /// lowSeq).
    [[nodiscard]] Result<void> finish(const CacheCursor& cursor,
                                      const QMap<Entity, qint64>& expectedCounts = {});

 private:
    CacheFill(std::unique_ptr<Connection> connection, const CacheSettings& settings);
    [[nodiscard]] Result<FillProgress> readProgress(Entity entity) const;
    [[nodiscard]] Result<void> handOn();
    // In the other thread:
    [[nodiscard]] Result<void> begin(Entity entity);
    [[nodiscard]] Result<void> write(const RowBlock& rows);
    [[nodiscard]] Result<void> commit(Entity entity, const FillProgress& progress);

    std::unique_ptr<Connection> m_connection;
    CacheSettings m_settings;
    std::optional<Transaction> m_chunk;  // the other thread's, until settle()
    std::optional<Statement> m_insert;
    std::vector<bool> m_isBound;  // places of the statement that hold something
    QMap<Entity, FillProgress> m_progress;
    RowBlock m_rows;
    Entity m_entity = Entity::Addressee;
    qint64 m_rowCount = 0;  // of the chunk
    bool m_isOpen = false;  // a chunk is
    std::unique_ptr<WorkInOrder> m_work;
};

}  // namespace mado
