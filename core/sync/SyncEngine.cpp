// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/SyncEngine.h"

#include <QFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int fillChunkRows = 20'000;
constexpr int pullChanges = 2'000;

}  // namespace

SyncEngine::SyncEngine(Places places, Outbox& outbox, const Clock& clock)
    : m_places(std::move(places)), m_outbox(outbox), m_clock(clock) {}
SyncEngine::~SyncEngine() = default;

Result<void> SyncEngine::openCache() {
    if (m_cache) return {};
    auto opened = Cache::open(m_places.cachePath, m_places.cacheKey, m_places.settings);
    if (!opened && (opened.error().code == u"E-STORE-009"_s || opened.error().code == u"E-STORE-010"_s)) {
        // Made by another version of the program: a cache is only a copy.
        Cache::discard(m_places.cachePath);
        opened = Cache::open(m_places.cachePath, m_places.cacheKey, m_places.settings);
    }
    if (!opened) return opened.error();
    m_cache = std::move(*opened);
    return {};
}

void SyncEngine::discardCache() {
    m_cache.reset();
    Cache::discard(m_places.cachePath);
}

Result<bool> SyncEngine::ensureFilled(CentralSession& session, const Progress& progress) {
    MADO_TRY(openCache());
    MADO_ASSIGN(const QDateTime complete, m_cache->completeSince());
    if (complete.isValid()) {
        MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
        MADO_ASSIGN(const PullAnswer look, session.pull(cursor, 1));
        if (look.kind == PullAnswer::Kind::Batches) return false;
    }
    m_cache.reset();
    {
        MADO_ASSIGN(const CentralHello before, session.hello());
        MADO_ASSIGN(auto fill, CacheFill::open(fillPath(), m_places.cacheKey, m_places.settings));
        MADO_TRY(fillAll(session, *fill, progress));
        // The feed is followed from where the oldest chunk was read.
        qint64 low = before.lastSeq;
        for (const EntityInfo& info : dictionary::entities()) {
            MADO_ASSIGN(const FillProgress done, fill->progress(info.entity));
            low = std::min(low, done.lowSeq);
        }
        CacheCursor cursor;
        cursor.epoch = before.epoch;
        cursor.schemaVersion = before.schemaVersion;
        cursor.pubSeq = before.lastSeq;
        cursor.chainHash = before.chainHash;
        if (low <
            before.lastSeq) {  // chunks of an earlier, cut fill: their hash is not known here; begin anew
            fill.reset();
            Cache::discard(fillPath());
            return ensureFilled(session, progress);
        }
        MADO_TRY(fill->finish(cursor));
    }
    {
        MADO_ASSIGN(auto filled, Cache::open(fillPath(), m_places.cacheKey, m_places.settings));
        m_cache = std::move(filled);
        MADO_TRY(follow(session));
        MADO_TRY(m_cache->markComplete());
        m_cache.reset();
    }
    MADO_TRY(Cache::replace(fillPath(), m_places.cachePath, m_places.cacheKey, m_places.settings));
    MADO_TRY(openCache());
    return true;
}

Result<void> SyncEngine::fillAll(CentralSession& session, CacheFill& fill, const Progress& progress) {
    for (const EntityInfo& info : dictionary::entities())
        MADO_TRY(fillEntity(session, fill, info.entity, progress));
    return {};
}

Result<void> SyncEngine::fillEntity(CentralSession& session, CacheFill& fill, Entity entity,
                                    const Progress& progress) {
    MADO_ASSIGN(FillProgress done, fill.progress(entity));
    qint64 low = done.lowSeq;
    while (!done.isDone) {
        MADO_TRY(fill.beginChunk(entity));
        const bool isFirst = done.lastKey.isEmpty();
        const auto sink = [&fill](std::span<const std::optional<std::string_view>> row) {
            return fill.add(row);
        };
        auto next = session.fill(entity, done.lastKey, fillChunkRows, sink);
        if (!next) {
            fill.dropChunk();
            return next.error();
        }
        if (isFirst) low = next->lowSeq;
        done = *next;
        done.lowSeq = low;
        MADO_TRY(fill.commitChunk(done));
        if (progress) {
            MADO_ASSIGN(const FillProgress sum, fill.progress(entity));
            progress(entity, sum.rowCount);
        }
    }
    return {};
}

CommandEnvelope SyncEngine::envelope(const OutboxCommand& command) const {
    CommandEnvelope envelope;
    envelope.commandId = command.id;
    envelope.kind = commandKindFromName(command.kind).value_or(CommandKind::EnterCase);
    envelope.caseId = command.caseId;
    envelope.payload = command.payload;
    envelope.digest = command.digest;
    envelope.terminalId = m_outbox.terminalId();
    envelope.terminalCounter = command.terminalCounter;
    envelope.clientTime = command.enteredAt;
    return envelope;
}

Result<SubmitAnswer> SyncEngine::sendNow(CentralSession& session, const OutboxCommand& command) {
    if (!commandKindFromName(command.kind)) return fail(u"E-SYNC-002"_s, u"kind"_s);
    MADO_TRY(m_outbox.mark(command.id, CommandState::Sent));
    // If this is cut anywhere, the command is sent again with the same id and gets the same answer.
    MADO_ASSIGN(SubmitAnswer answer, session.submit(envelope(command)));
    switch (answer.outcome) {
        case Outcome::Entered:
        case Outcome::Applied:
            MADO_TRY(m_outbox.mark(command.id, CommandState::Acknowledged, answer.toJson(), answer.feedSeq));
            break;
        case Outcome::Quarantined:
            MADO_TRY(m_outbox.mark(command.id, CommandState::Quarantined, answer.toJson()));
            break;
        case Outcome::Conflict:
        case Outcome::Refused:
            MADO_TRY(m_outbox.mark(command.id, CommandState::Refused, answer.toJson()));
            break;
    }
    return answer;
}

Result<void> SyncEngine::send(CentralSession& session) {
    MADO_ASSIGN(const auto waiting, m_outbox.toSend());
    QSet<QString> stopped;  // households whose earlier command was not accepted
    for (const OutboxCommand& command : waiting) {
        if (stopped.contains(command.householdKey)) continue;
        MADO_ASSIGN(const SubmitAnswer answer, sendNow(session, command));
        if (answer.outcome != Outcome::Entered && answer.outcome != Outcome::Applied) {
            stopped.insert(command.householdKey);
        }
    }
    return {};
}

Result<std::vector<RecordRef>> SyncEngine::follow(CentralSession& session) {
    MADO_TRY(openCache());
    std::vector<RecordRef> changed;
    while (true) {
        MADO_ASSIGN(const CacheCursor cursor, m_cache->cursor());
        MADO_ASSIGN(const PullAnswer answer, session.pull(cursor, pullChanges));
        if (answer.kind != PullAnswer::Kind::Batches) return fail(u"E-SYNC-001"_s);
        if (answer.batch.to.pubSeq == cursor.pubSeq) {
            MADO_TRY(m_cache->markSynced());
        } else {
            MADO_ASSIGN(const auto refs, m_cache->applyBatch(answer.batch));
            changed.insert(changed.end(), refs.begin(), refs.end());
        }
        MADO_TRY(markSeen(answer.batch.to.pubSeq));
        if (!answer.hasMore) {
            MADO_TRY(m_outbox.purge(answer.hello.backupSeq));
            return changed;
        }
    }
}

Result<void> SyncEngine::markSeen(qint64 upTo) {
    MADO_ASSIGN(const auto acknowledged, m_outbox.inStates({CommandState::Acknowledged}));
    for (const OutboxCommand& command : acknowledged) {
        if (command.feedSeq <= upTo) MADO_TRY(m_outbox.mark(command.id, CommandState::Seen));
    }
    return {};
}

}  // namespace mado
