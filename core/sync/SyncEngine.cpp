// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/SyncEngine.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// How often a fill begins anew because the centre was rebuilt under it.
constexpr int fillAttempts = 3;

/// The file is of another version of the program, damaged, or under another key. A cache is only a copy, but
/// it goes only when another one takes its place: a disk that fails for a moment looks the same.
bool isUseless(const Error& error) {
    const QStringList codes{u"E-STORE-005"_s, u"E-STORE-009"_s, u"E-STORE-010"_s, u"E-STORE-013"_s};
    return codes.contains(error.code);
}

}  // namespace

SyncEngine::SyncEngine(Places places, Outbox& outbox, const Clock& clock, SyncPortions portions)
    : m_places(std::move(places)), m_outbox(outbox), m_sender(outbox, clock), m_portions(portions) {}
SyncEngine::~SyncEngine() = default;

Result<void> SyncEngine::openCache() {
    if (m_cache) return {};
    auto opened = Cache::open(m_places.cachePath, m_places.cacheKey, m_places.settings);
    if (!opened) return opened.error();
    m_cache = std::move(*opened);
    return {};
}

void SyncEngine::discardCache() {
    m_cache.reset();
    Cache::discard(m_places.cachePath);
}

Result<bool> SyncEngine::ensureFilled(CentralSession& session, const Progress& progress) {
    const auto inStep = isInStep(session);
    if (!inStep && !isUseless(inStep.error())) return inStep.error();
    if (inStep && *inStep) return false;
    m_cache.reset();
    const auto filled = fillAnew(session, progress);
    const auto opened = openCache();  // the new one, or else the one before
    if (!filled) return filled.error();
    MADO_TRY(opened);
    MADO_TRY(noteProgress(*filled));
    return true;
}

Result<bool> SyncEngine::isInStep(CentralSession& session) {
    MADO_TRY(openCache());
    MADO_ASSIGN(const QDateTime complete, m_cache->completeSince());
    if (!complete.isValid()) return false;
    MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
    MADO_ASSIGN(const PullAnswer look, session.pull(cursor, 1));
    MADO_TRY(sendAgainAfter(look.kind));
    return look.kind == PullAnswer::Kind::Batches;
}

Result<CentralHello> SyncEngine::fillAnew(CentralSession& session, const Progress& progress) {
    for (int i = 0; i < fillAttempts; ++i) {
        MADO_ASSIGN(auto last, goOnFilling(session, progress));
        if (last) {
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
        for (const EntityInfo& info : dictionary::entities())
            MADO_TRY(fillEntity(session, *fill, info.entity, progress));
        // Chunks are of different moments, none before the start: the feed from there makes them one.
        MADO_ASSIGN(const CacheCursor start, fill->start());
        MADO_TRY(fill->finish(start));
    }
    MADO_ASSIGN(const auto filled, Cache::open(fillPath(), m_places.cacheKey, m_places.settings));
    std::vector<RecordRef> changed;
    MADO_ASSIGN(const PullAnswer last, followIn(*filled, session, changed));
    if (last.kind != PullAnswer::Kind::Batches) return std::optional<CentralHello>();
    MADO_TRY(filled->markComplete());
    return std::optional(last.hello);
}

Result<bool> SyncEngine::begin(CentralSession& session, CacheFill& fill) {
    MADO_ASSIGN(const CacheCursor start, fill.start());
    MADO_ASSIGN(const CentralHello hello, session.hello());
    if (start.epoch.isEmpty()) {
        MADO_TRY(fill.setStart({hello.epoch, hello.lastSeq, hello.chainHash, hello.schemaVersion, {}}));
        return true;
    }
    if (start.schemaVersion != hello.schemaVersion) return false;
    MADO_ASSIGN(const PullAnswer look, session.pull(start, 1));
    return look.kind == PullAnswer::Kind::Batches;
}

Result<void> SyncEngine::fillEntity(CentralSession& session, CacheFill& fill, Entity entity,
                                    const Progress& progress) {
    MADO_ASSIGN(FillProgress done, fill.progress(entity));
    while (!done.isDone) {
        MADO_TRY(fill.beginChunk(entity));
        const auto sink = [&fill](std::span<const std::optional<std::string_view>> row) {
            return fill.add(row);
        };
        auto next = session.fill(entity, done.lastKey, m_portions.fillRows, sink);
        if (!next) {
            fill.dropChunk();
            return next.error();
        }
        // The oldest chunk says from where the feed matters.
        if (!done.lastKey.isEmpty()) next->lowSeq = done.lowSeq;
        MADO_TRY(fill.commitChunk(*next));
        MADO_ASSIGN(done, fill.progress(entity));
        if (progress) progress(entity, done.rowCount);
    }
    return {};
}

Result<PullAnswer> SyncEngine::followIn(Cache& cache, CentralSession& session,
                                        std::vector<RecordRef>& changed) {
    while (true) {
        MADO_ASSIGN(const CacheCursor cursor, cache.cursor());
        MADO_ASSIGN(PullAnswer answer, session.pull(cursor, m_portions.pullChanges));
        if (answer.kind != PullAnswer::Kind::Batches) return answer;
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
    MADO_TRY(noteProgress(last->hello));
    return changed;
}

/// Tells the outbox how far its commands have come, going by the cache as it is on disk.
Result<void> SyncEngine::noteProgress(const CentralHello& hello) {
    MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
    MADO_ASSIGN(const auto acknowledged, m_outbox.inStates({CommandState::Acknowledged}));
    for (const OutboxCommand& command : acknowledged) {
        // One that changed nothing has no number of its own: it counts as being here.
        const qint64 place = command.feedSeq > 0 ? 0 : cursor.pubSeq;
        if (command.feedSeq <= cursor.pubSeq)
            MADO_TRY(m_outbox.mark(command.id, CommandState::Seen, {}, place));
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
