// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/store/Cache.h"
#include "core/store/CacheFill.h"
#include "core/store/Outbox.h"

#include <functional>
#include <memory>

namespace mado {

/// Keeps this terminal in step with the centre: sends the outbox, follows the feed, fills the cache the first
/// time. One thread; never the GUI's. May be killed at any moment: every step is committed by itself and
/// repeated safely.
class SyncEngine {
 public:
    struct Places {
        QString cachePath;
        const SecretBuffer& cacheKey;
        CacheSettings settings;
    };
    /// `outbox` and what `places` refers to outlive the engine.
    SyncEngine(Places places, Outbox& outbox, const Clock& clock);
    ~SyncEngine();

    /// What is told while filling: kind of record, rows so far.
    using Progress = std::function<void(Entity, qint64)>;

    /// Fills the cache if there is none that is complete; goes on where an earlier fill was cut. Readers must
    /// be closed before. Returns whether a new cache was made.
    [[nodiscard]] Result<bool> ensureFilled(CentralSession& session, const Progress& progress = {});
    /// Sends what waits, in order; stops a household's chain at a refusal or conflict, not the others.
    [[nodiscard]] Result<void> send(CentralSession& session);
    /// Applies the feed up to its head. Returns what changed. E-SYNC-001: the cache must be filled anew
    /// (ensureFilled() after discardCache()).
    [[nodiscard]] Result<std::vector<RecordRef>> follow(CentralSession& session);
    /// Sends one command that was just put into the outbox and returns the centre's answer.
    [[nodiscard]] Result<SubmitAnswer> sendNow(CentralSession& session, const OutboxCommand& command);
    /// Closes and deletes the cache (never the outbox).
    void discardCache();

    [[nodiscard]] Cache* cache() { return m_cache.get(); }

 private:
    [[nodiscard]] Result<void> openCache();
    [[nodiscard]] Result<void> fillAll(CentralSession& session, CacheFill& fill, const Progress& progress);
    [[nodiscard]] Result<void> fillEntity(CentralSession& session, CacheFill& fill, Entity entity,
                                          const Progress& progress);
    [[nodiscard]] Result<void> markSeen(qint64 upTo);
    [[nodiscard]] CommandEnvelope envelope(const OutboxCommand& command) const;
    [[nodiscard]] QString fillPath() const { return m_places.cachePath + QStringLiteral(".filling"); }

    Places m_places;
    Outbox& m_outbox;
    const Clock& m_clock;
    std::unique_ptr<Cache> m_cache;
};

}  // namespace mado
