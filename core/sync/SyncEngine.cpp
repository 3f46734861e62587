// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/SyncEngine.h"

#include "core/store/RecordRows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// How often a fill begins anew because the centre was rebuilt under it.
constexpr int fillAttempts = 3;
/// Households that a terminal without a whole copy fetches besides the feed: in one call, and in one turn.
constexpr int fetchedAtATime = 20;
constexpr int fetchRounds = 5;
/// Of those that were kept before a new fill, the latest.
constexpr qsizetype heldAgain = 200;

/// The cache may hold what this terminal may not (any more), or lacks what it may.
bool isOtherScope(const CacheCursor& cursor, const CentralHello& hello) {
    return cursor.scope != hello.scopeFingerprint;
}

/// The file is of another version of the program, damaged, or under another key. A cache is only a copy, but
/// it goes only when another one takes its place: a disk that fails for a moment looks the same.
bool isUseless(const Error& error) {
    const QStringList codes{u"E-STORE-005"_s, u"E-STORE-006"_s, u"E-STORE-009"_s, u"E-STORE-010"_s,
                            u"E-STORE-013"_s};
    return codes.contains(error.code);
}

}  // namespace

SyncEngine::SyncEngine(Places places, Outbox& outbox, const Clock& clock, SyncPortions portions,
                       SyncHooks hooks)
    : m_places(std::move(places)),
      m_outbox(outbox),
      m_sender(outbox, clock),
      m_portions(portions),
      m_hooks(std::move(hooks)) {}
SyncEngine::~SyncEngine() = default;

Result<void> SyncEngine::openCache() {
    if (m_cache) return {};
    auto opened = Cache::open(m_places.cachePath, m_places.cacheKey, m_places.settings);
    if (!opened) return opened.error();
    m_cache = std::move(*opened);
    return {};
}

void SyncEngine::discardCache() {
    m_hooks.closeReaders();
    m_cache.reset();
    Cache::discard(m_places.cachePath);
}

Result<bool> SyncEngine::ensureFilled(CentralSession& session, const Progress& progress) {
    const auto inStep = isInStep(session);
    if (!inStep && !isUseless(inStep.error())) return inStep.error();
    if (inStep && *inStep) return false;
    QStringList held;
    if (m_cache && m_cache->mode() != CacheMode::Full) held = m_cache->held().valueOr({});
    m_cache.reset();
    MADO_TRY(awaitTicket(session));
    const auto filled = fillAnew(session, progress);
    static_cast<void>(session.fillDone());  // the ticket runs out by itself
    const auto opened = openCache();        // the new one, or else the one before
    if (!filled) return filled.error();
    MADO_TRY(opened);
    m_isDoubtful = false;
    // The households that were worked on here are fetched again.
    if (m_cache->mode() != CacheMode::Full)
        MADO_TRY(m_cache->want(held.first(std::min(held.size(), heldAgain))));
    MADO_TRY(noteProgress(session, *filled));
    return true;
}

Result<void> SyncEngine::awaitTicket(CentralSession& session) {
    while (true) {
        MADO_ASSIGN(const FillTicket ticket, session.fillTicket());
        if (ticket.isGranted) return {};
        if (!m_hooks.wait(std::chrono::seconds(std::max(1, ticket.waitSeconds))))
            return fail(u"E-SYNC-006"_s);
    }
}

Result<bool> SyncEngine::isFilled() {
    if (const auto opened = openCache(); !opened)
        return isUseless(opened.error()) ? Result<bool>(false) : Result<bool>(opened.error());
    MADO_ASSIGN(const QDateTime complete, m_cache->completeSince());
    return complete.isValid();
}

Result<bool> SyncEngine::isInStep(CentralSession& session) {
    MADO_TRY(openCache());
    MADO_ASSIGN(const QDateTime complete, m_cache->completeSince());
    if (!complete.isValid()) return false;
    MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
    MADO_ASSIGN(const PullAnswer look, session.pull(cursor, 1));
    MADO_TRY(sendAgainAfter(look.kind));
    if (isOtherScope(cursor, look.hello)) {
        discardCache();  // what may not be here goes before anything is fetched
        return false;
    }
    return look.kind == PullAnswer::Kind::Batches && !m_isDoubtful;
}

Result<CentralHello> SyncEngine::fillAnew(CentralSession& session, const Progress& progress) {
    for (int i = 0; i < fillAttempts; ++i) {
        MADO_ASSIGN(auto last, goOnFilling(session, progress));
        if (last) {
            m_hooks.closeReaders();
            MADO_TRY(Cache::replace(fillPath(), m_places.cachePath, m_places.cacheKey, m_places.settings));
            return std::move(*last);
        }
        Cache::discard(fillPath());
    }
    return fail(u"E-SYNC-001"_s);
}

Result<std::optional<CentralHello>> SyncEngine::goOnFilling(CentralSession& session,
                                                            const Progress& progress) {
    {
        MADO_ASSIGN(auto fill, CacheFill::open(fillPath(), m_places.cacheKey, m_places.settings));
        MADO_ASSIGN(const bool follows, begin(session, *fill));
        if (!follows) return std::optional<CentralHello>();
        MADO_ASSIGN(const CacheMode mode, fill->mode());
        for (const EntityInfo& info : dictionary::entities()) {
            if (mode == CacheMode::Full || WorkingSet::isIndex(info.entity))
                MADO_TRY(fillEntity(session, *fill, info.entity, progress));
        }
        // Chunks are of different moments, none before the start: the feed from there makes them one.
        MADO_ASSIGN(const CacheCursor start, fill->start());
        MADO_TRY(fill->finish(start));
    }
    MADO_ASSIGN(const auto filled, Cache::open(fillPath(), m_places.cacheKey, m_places.settings));
    std::vector<RecordRef> changed;
    MADO_ASSIGN(PullAnswer last, followIn(*filled, session, changed));
    if (last.kind == PullAnswer::Kind::Batches && filled->hasGaps()) {
        // What a chunk saw may not have had its number yet: now it gets it.
        MADO_TRY(session.heartbeat());
        MADO_ASSIGN(last, followIn(*filled, session, changed));
    }
    // A record of which the feed had a change and the chunks nothing to apply it to: the copy is not right.
    if (last.kind != PullAnswer::Kind::Batches || filled->hasGaps()) return std::optional<CentralHello>();
    MADO_TRY(filled->markComplete());
    return std::optional(last.hello);
}

Result<bool> SyncEngine::begin(CentralSession& session, CacheFill& fill) {
    MADO_ASSIGN(const CacheCursor start, fill.start());
    MADO_ASSIGN(const CentralHello hello, session.hello());
    if (start.epoch.isEmpty()) {
        MADO_TRY(fill.setMode(hello.cacheMode));
        MADO_TRY(fill.setStart(
            {hello.epoch, hello.lastSeq, hello.chainHash, hello.schemaVersion, hello.scopeFingerprint}));
        return true;
    }
    if (start.schemaVersion != hello.schemaVersion || isOtherScope(start, hello)) return false;
    MADO_ASSIGN(const PullAnswer look, session.pull(start, 1));
    return look.kind == PullAnswer::Kind::Batches;
}

Result<void> SyncEngine::fillEntity(CentralSession& session, CacheFill& fill, Entity entity,
                                    const Progress& progress) {
    MADO_ASSIGN(FillProgress done, fill.progress(entity));
    while (!done.isDone) {
        MADO_TRY(fill.beginChunk(entity));
        auto cut = fetchChunk(session, fill, entity, done);
        // What came before a cut is whole, and in the order of keys: a slow line gets on too.
        const auto kept = fill.commitChunk(done);
        if (!cut) return cut;
        MADO_TRY(kept);
        MADO_ASSIGN(done, fill.progress(entity));
        if (progress) progress(entity, done.rowCount);
    }
    return {};
}

Result<void> SyncEngine::fetchChunk(CentralSession& session, CacheFill& fill, Entity entity,
                                    FillProgress& done) {
    std::string lastKey;
    const auto sink = [&](std::span<const std::optional<std::string_view>> row) -> Result<void> {
        MADO_TRY(fill.add(row));
        lastKey.assign(*row.front());
        return {};
    };
    for (int i = 0; i < m_portions.fillsAChunk && !done.isDone; ++i) {
        const auto next = session.fill(entity, done.lastKey, m_portions.fillRows, sink);
        // The oldest answer says from where the feed matters.
        if (next && done.lastKey.isEmpty()) done.lowSeq = next->lowSeq;
        if (!lastKey.empty()) done.lastKey = QString::fromStdString(lastKey);
        if (!next) return next.error();
        done.isDone = next->isDone;
    }
    return {};
}

Result<PullAnswer> SyncEngine::followIn(Cache& cache, CentralSession& session,
                                        std::vector<RecordRef>& changed) {
    while (true) {
        MADO_ASSIGN(const CacheCursor cursor, cache.cursor());
        MADO_ASSIGN(PullAnswer answer, session.pull(cursor, m_portions.pullChanges));
        m_hello = answer.hello;
        if (answer.kind != PullAnswer::Kind::Batches) return answer;
        if (isOtherScope(cursor, answer.hello)) {
            answer.kind = PullAnswer::Kind::Refill;
            return answer;
        }
        if (answer.batch.to.pubSeq == cursor.pubSeq) {
            MADO_TRY(cache.markSynced());
        } else {
            MADO_ASSIGN(const auto refs, cache.applyBatch(answer.batch));
            changed.insert(changed.end(), refs.begin(), refs.end());
        }
        if (!answer.hasMore) return answer;
    }
}

Result<std::vector<RecordRef>> SyncEngine::follow(CentralSession& session) {
    if (const auto opened = openCache(); !opened)
        return isUseless(opened.error()) ? fail(u"E-SYNC-001"_s) : opened.error();
    std::vector<RecordRef> changed;
    const auto last = followIn(*m_cache, session, changed);
    if (!last) return isUseless(last.error()) ? fail(u"E-SYNC-001"_s) : last.error();
    if (last->kind != PullAnswer::Kind::Batches) {
        MADO_TRY(sendAgainAfter(last->kind));
        return fail(u"E-SYNC-001"_s);
    }
    m_isDoubtful = m_isDoubtful || m_cache->hasGaps();
    MADO_TRY(noteProgress(session, last->hello));
    if (m_cache->mode() != CacheMode::Full) MADO_TRY(fetchWanted(session, changed));
    return changed;
}

Result<void> SyncEngine::keepFrom(CentralSession& session, const WantedRecords& asked,
                                  std::vector<RecordRef>& changed) {
    MADO_ASSIGN(const auto households, session.households(asked.households, asked.persons));
    for (const HouseholdRecords& each : households) {
        MADO_ASSIGN(const auto refs, m_cache->hold(each.householdNo, each.records));
        changed.insert(changed.end(), refs.begin(), refs.end());
    }
    return m_cache->forget(asked);
}

Result<void> SyncEngine::fetchWanted(CentralSession& session, std::vector<RecordRef>& changed) {
    for (int i = 0; i < fetchRounds; ++i) {
        MADO_ASSIGN(const WantedRecords wanted, m_cache->wanted(fetchedAtATime));
        if (wanted.isEmpty()) return {};
        const auto kept = keepFrom(session, wanted, changed);
        // Too many in an hour, or not now: it stays noted. The line itself is the next call's matter.
        if (!kept) return kept.error().code.startsWith(u"E-CENTRAL-"_s) ? Result<void>() : kept;
    }
    return {};
}

Result<void> SyncEngine::fetchHousehold(CentralSession& session, const QString& householdNo) {
    MADO_TRY(openCache());
    if (m_cache->mode() == CacheMode::Full) return {};
    std::vector<RecordRef> changed;
    return keepFrom(session, {{householdNo}, {}}, changed);
}

Result<bool> SyncEngine::scrub(CentralSession& session) {
    if (!m_cache) return true;
    const auto kinds = dictionary::entities();
    // Of the others a terminal without a whole copy has a part only, which can't be compared.
    while (m_cache->mode() != CacheMode::Full &&
           !WorkingSet::isWhole(kinds[m_scrubbed % kinds.size()].entity))
        ++m_scrubbed;
    const Entity entity = kinds[m_scrubbed % kinds.size()].entity;
    const QString from = m_scrubbedTo;
    const auto there = session.scrub(entity, from, m_portions.scrubRows);
    const bool isOutside = !there && there.error().code == u"E-CENTRAL-011"_s;
    if (!there && !isOutside) return there.error();
    const bool goesOn = !isOutside && there->count == m_portions.scrubRows;
    m_scrubbedTo = goesOn ? there->toKey : QString();
    if (!goesOn) ++m_scrubbed;
    if (isOutside) return true;
    MADO_ASSIGN(const RangeDigest here,
                rows::digest(m_cache->connection(), entity, from, m_portions.scrubRows));
    if (here == *there) return true;
    // It may only have gone on meanwhile.
    MADO_TRY(follow(session));
    MADO_ASSIGN(const RangeDigest again, session.scrub(entity, from, m_portions.scrubRows));
    MADO_ASSIGN(const RangeDigest now,
                rows::digest(m_cache->connection(), entity, from, m_portions.scrubRows));
    m_isDoubtful = m_isDoubtful || !(now == again);
    return !m_isDoubtful;
}

Result<void> SyncEngine::learnNumbers(CentralSession& session, qint64 place) {
    MADO_ASSIGN(const auto acknowledged, m_outbox.inStates({CommandState::Acknowledged}));
    QStringList unnumbered;
    for (const OutboxCommand& command : acknowledged) {
        if (command.feedSeq == 0) unnumbered << command.id;
    }
    if (unnumbered.isEmpty()) return {};
    const auto numbers = session.feedNumbers(unnumbered);
    if (!numbers) return {};  // the next turn asks again
    for (const QString& id : unnumbered) {
        if (!numbers->contains(id)) continue;
        const qint64 number = numbers->value(id);
        // One that changed nothing has no number of its own: it counts as being here.
        MADO_TRY(number > 0 ? m_outbox.mark(id, CommandState::Acknowledged, {}, number)
                            : m_outbox.mark(id, CommandState::Seen, {}, place));
    }
    return {};
}

/// Tells the outbox how far its commands have come, going by the cache as it is on disk.
Result<void> SyncEngine::noteProgress(CentralSession& session, const CentralHello& hello) {
    MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
    MADO_TRY(learnNumbers(session, cursor.pubSeq));
    MADO_ASSIGN(const auto acknowledged, m_outbox.inStates({CommandState::Acknowledged}));
    for (const OutboxCommand& command : acknowledged) {
        if (command.feedSeq > 0 && command.feedSeq <= cursor.pubSeq)
            MADO_TRY(m_outbox.mark(command.id, CommandState::Seen));
    }
    MADO_ASSIGN(const auto seen, m_outbox.inStates({CommandState::Seen}));
    for (const OutboxCommand& command : seen) {
        if (command.feedSeq <= hello.durableSeq) MADO_TRY(m_outbox.mark(command.id, CommandState::Durable));
    }
    MADO_TRY(m_outbox.purge(hello.backupSeq));
    return {};
}

/// The centre was restored or has another history: what it acknowledged may be lost there. The ids make
/// sending again harmless if it is not.
Result<void> SyncEngine::sendAgainAfter(PullAnswer::Kind kind) {
    if (kind != PullAnswer::Kind::Rewound && kind != PullAnswer::Kind::Diverged) return {};
    MADO_ASSIGN(const auto known,
                m_outbox.inStates({CommandState::Acknowledged, CommandState::Seen, CommandState::Durable}));
    for (const OutboxCommand& command : known)
        MADO_TRY(m_outbox.sendAgain(command.id));
    return {};
}

}  // namespace mado
