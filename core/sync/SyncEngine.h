// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/store/Cache.h"
#include "core/store/CacheFill.h"
#include "core/store/Outbox.h"
#include "core/sync/OutboxSender.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace mado {

/// How much is asked of the centre at a time.
struct SyncPortions {
    int fillRows = 20'000;    ///< rows of the first fill: small enough for the centre to have them in memory
    int pullChanges = 2'000;  ///< changes of one pull, at least one whole batch
    int scrubRows = 2'000;    ///< rows compared at a time
    int fillsAChunk = 3;      ///< written at a time: worth a flush of the disk; a crash costs as much at most
};

/// What the engine asks of whoever runs it.
struct SyncHooks {
    /// Readers of the cache must be closed now: it is about to be replaced or deleted.
    std::function<void()> closeReaders = [] {};
    /// Sleeps; false: give up (somebody ends the program).
    std::function<bool(std::chrono::seconds)> wait = [](std::chrono::seconds time) {
        std::this_thread::sleep_for(time);
        return true;
    };
};

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
    SyncEngine(Places places, Outbox& outbox, const Clock& clock, SyncPortions portions = {},
               SyncHooks hooks = {});
    ~SyncEngine();

    /// What is told while filling: kind of record, rows so far.
    using Progress = std::function<void(Entity, qint64)>;

    /// Fills the cache if there is none that is complete and follows on the centre's feed; goes on where an
    /// earlier fill was cut, if that one follows on. Returns whether a new cache was made. After an error the
    /// earlier cache, if there was one, still serves; only one that holds what this terminal may not hold
    /// (any more) goes first. E-SYNC-001: the centre was rebuilt again and again meanwhile; try later.
    /// E-SYNC-006: given up while waiting for leave to fill.
    [[nodiscard]] Result<bool> ensureFilled(CentralSession& session, const Progress& progress = {});
    /// Sends what waits: OutboxSender::sendAll().
    [[nodiscard]] Result<void> send(CentralSession& session) { return m_sender.sendAll(session); }
    /// Applies the feed up to its head. Returns what changed. E-SYNC-001: the cache must be filled anew
    /// (ensureFilled()). If the centre may have lost commands (another epoch or history), those that are
    /// still here wait to be sent again.
    [[nodiscard]] Result<std::vector<RecordRef>> follow(CentralSession& session);
    /// Compares one stretch of the cache with the centre, another one each time. True: they are the same.
    /// False: they are not, and the cache will be filled anew by ensureFilled().
    [[nodiscard]] Result<bool> scrub(CentralSession& session);
    /// Fetches a household that a terminal without a whole copy does not keep, and keeps it. E-CENTRAL-010
    /// when the centre can't be reached. Nothing for a whole copy.
    [[nodiscard]] Result<void> fetchHousehold(CentralSession& session, const QString& householdNo);
    /// Sends one command that was just put into the outbox: OutboxSender::sendOne().
    [[nodiscard]] Result<SubmitAnswer> sendNow(CentralSession& session, const OutboxCommand& command) {
        return m_sender.sendOne(session, command);
    }
    /// Closes and deletes the cache (never the outbox).
    void discardCache();

    /// Whether there is a cache that may be shown, whatever the centre says.
    [[nodiscard]] Result<bool> isFilled();
    /// What the centre said last of itself; nothing before it was heard.
    [[nodiscard]] const std::optional<CentralHello>& lastHello() const { return m_hello; }
    /// Null before the first successful call above.
    [[nodiscard]] Cache* cache() { return m_cache.get(); }

 private:
    [[nodiscard]] Result<void> openCache();
    /// Whether the cache is complete and the centre's feed follows on it.
    [[nodiscard]] Result<bool> isInStep(CentralSession& session);
    /// Waits for leave to fill, so that not all terminals do it at once.
    [[nodiscard]] Result<void> awaitTicket(CentralSession& session);
    /// What the centre said last of itself.
    [[nodiscard]] Result<CentralHello> fillAnew(CentralSession& session, const Progress& progress);
    /// Nothing: what was filled so far does not follow on; begin anew.
    [[nodiscard]] Result<std::optional<CentralHello>> goOnFilling(CentralSession& session,
                                                                  const Progress& progress);
    [[nodiscard]] Result<bool> begin(CentralSession& session, CacheFill& fill);
    [[nodiscard]] Result<void> fillEntity(CentralSession& session, CacheFill& fill, Entity entity,
                                          const Progress& progress);
    /// The next rows, `done` with them; also when it fails.
    [[nodiscard]] Result<void> fetchChunk(CentralSession& session, CacheFill& fill, Entity entity,
                                          FillProgress& done);
    /// Applies the feed to `cache`. Ends early, with the reason, if the feed does not follow on.
    [[nodiscard]] Result<PullAnswer> followIn(Cache& cache, CentralSession& session,
                                              std::vector<RecordRef>& changed);
    /// What came by the feed and is not all that belongs to it.
    [[nodiscard]] Result<void> fetchWanted(CentralSession& session, std::vector<RecordRef>& changed);
    [[nodiscard]] Result<void> keepFrom(CentralSession& session, const WantedRecords& asked,
                                        std::vector<RecordRef>& changed);
    [[nodiscard]] Result<void> noteProgress(CentralSession& session, const CentralHello& hello);
    /// Asks for the numbers of acknowledged commands that came without.
    [[nodiscard]] Result<void> learnNumbers(CentralSession& session, qint64 place);
    [[nodiscard]] Result<void> sendAgainAfter(PullAnswer::Kind kind);
    [[nodiscard]] QString fillPath() const { return m_places.cachePath + QStringLiteral(".filling"); }

    Places m_places;
    Outbox& m_outbox;
    OutboxSender m_sender;
    SyncPortions m_portions;
    SyncHooks m_hooks;
    std::unique_ptr<Cache> m_cache;
    std::optional<CentralHello> m_hello;
    std::size_t m_scrubbed = 0;  // kind of record, by its place in the dictionary
    QString m_scrubbedTo;
    bool m_isDoubtful = false;  // the cache is not what the centre has
};

}  // namespace mado
