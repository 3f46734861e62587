// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulatedTerminal.h"

#include "core/simulation/RecordingSession.h"
#include "core/store/TableDigest.h"
#include "core/store/Transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using mado::history::What;

namespace mado::simulation {

namespace {

QString stateName(CommandState state) {
    switch (state) {
        case CommandState::Sealed:
            return u"sealed"_s;
        case CommandState::Sent:
            return u"sent"_s;
        case CommandState::Acknowledged:
            return u"acknowledged"_s;
        case CommandState::Seen:
            return u"seen"_s;
        case CommandState::Durable:
            return u"durable"_s;
        case CommandState::Quarantined:
            return u"quarantined"_s;
        case CommandState::Refused:
            break;
    }
    return u"refused"_s;
}

}  // namespace

QString recordName(Entity entity, const QString& key) {
    return dictionary::tableName(entity) + u'/' + key;
}

SimulatedTerminal::SimulatedTerminal(const SimulationPlan& plan, QString name, Surroundings surroundings)
    : m_plan(plan),
      m_name(std::move(name)),
      m_around(std::move(surroundings)),
      m_folder(plan.path(m_name)),
      m_outboxKey(keyFor(u"outbox"_s)),
      m_cacheKey(keyFor(u"cache"_s)) {}

SimulatedTerminal::~SimulatedTerminal() = default;

/// Follows from the seed: these files hold invented people only, and a key outlives a killed process so.
SecretBuffer SimulatedTerminal::keyFor(const QString& file) const {
    const QByteArray words = QByteArray::number(m_plan.seedOf(m_name + u' ' + file));
    const QByteArray hash = QCryptographicHash::hash(words, QCryptographicHash::Sha256);
    return SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(hash.constData()), Connection::keySize});
}

Result<void> SimulatedTerminal::on() {
    if (!QDir().mkpath(m_folder)) return fail(u"E-SIM-002"_s);
    m_ids = std::make_unique<UuidV7Generator>(m_around.clock);
    Outbox::Options options;
    options.reserveBytes = 0;  // hundreds of terminals on one disk
    MADO_ASSIGN(m_outbox,
                Outbox::open(m_folder + u"/outbox.db"_s, m_outboxKey, m_around.clock, *m_ids, options));
    const CacheSettings settings{m_around.folding, m_around.clock};
    m_engine =
        std::make_unique<SyncEngine>(SyncEngine::Places{m_folder + u"/cache.db"_s, m_cacheKey, settings},
                                     *m_outbox, m_around.clock, m_around.portions);
    m_needsFill = true;
    tell(What::Begin);
    return {};
}

void SimulatedTerminal::off() {
    m_session.reset();
    m_reader.reset();
    m_engine.reset();
    m_outbox.reset();
    m_ids.reset();
}

template <class T>
Result<T> SimulatedTerminal::watched(Result<T> result) {
    const bool hasFailed = !result && result.error().code.startsWith(u"E-CENTRAL-"_s);
    if (hasFailed && !m_around.keepsSession) m_session.reset();
    return result;
}

Result<void> SimulatedTerminal::connect() {
    if (m_session) return {};
    MADO_ASSIGN(auto session, m_around.connect(m_outbox->terminalId()));
    m_session = std::make_unique<RecordingSession>(std::move(session), m_around.sink, m_name);
    return {};
}

Result<void> SimulatedTerminal::fill() {
    if (!m_needsFill) return {};
    m_reader.reset();
    MADO_ASSIGN(const bool isNew, watched(m_engine->ensureFilled(*m_session)));
    static_cast<void>(isNew);
    m_needsFill = false;
    return {};
}

Result<void> SimulatedTerminal::synchronise() {
    MADO_TRY(connect());
    MADO_TRY(fill());
    MADO_TRY(watched(m_engine->send(*m_session)));
    MADO_TRY(dismissRefused());
    const auto changed = watched(m_engine->follow(*m_session));
    if (!changed) {
        if (changed.error().code == u"E-SYNC-001"_s) m_needsFill = true;
        return changed.error();
    }
    return {};
}

void SimulatedTerminal::sendNow(const OutboxCommand& command) {
    if (!m_session) return;
    // Without an answer the command waits in the outbox, like any other.
    static_cast<void>(watched(m_engine->sendNow(*m_session, command)));
}

Result<void> SimulatedTerminal::dismissRefused() {
    MADO_ASSIGN(const auto refused, m_outbox->inStates({CommandState::Refused}));
    for (const OutboxCommand& command : refused) {
        tell(What::Dismissed, {{u"command"_s, command.id}});
        MADO_TRY(m_outbox->settle(command.id, {Settlement::Way::Read, {}, staffId()}));
    }
    return {};
}

Result<bool> SimulatedTerminal::isQuiet() {
    MADO_ASSIGN(const auto waiting, m_outbox->toSend(1));
    MADO_ASSIGN(const auto refused, m_outbox->inStates({CommandState::Refused}));
    return waiting.empty() && refused.empty() && !m_needsFill;
}

Result<CacheReader*> SimulatedTerminal::reader() {
    if (!m_reader) {
        // Before the first fill there is no file yet.
        if (!QFile::exists(m_folder + u"/cache.db"_s)) return fail(u"E-STORE-032"_s);
        MADO_ASSIGN(m_reader, CacheReader::open(m_folder + u"/cache.db"_s, m_cacheKey));
    }
    return m_reader.get();
}

Result<void> SimulatedTerminal::tellFinalState() {
    MADO_ASSIGN(const auto commands,
                m_outbox->inStates({CommandState::Sealed, CommandState::Sent, CommandState::Acknowledged,
                                    CommandState::Seen, CommandState::Durable, CommandState::Quarantined,
                                    CommandState::Refused}));
    QJsonArray list;
    for (const OutboxCommand& command : commands)
        list.append(QJsonObject{{u"command"_s, command.id}, {u"state"_s, stateName(command.state)}});
    tell(What::Outbox, {{u"commands"_s, list}});
    MADO_ASSIGN(CacheReader* const cache, reader());
    MADO_ASSIGN(const Transaction moment, Transaction::begin(cache->connection(), Transaction::Kind::Read));
    MADO_ASSIGN(const CacheCursor cursor, cache->cursor());
    QJsonObject tables;
    for (const EntityInfo& info : dictionary::entities()) {
        MADO_ASSIGN(const QByteArray digest, TableDigest::of(cache->connection(), info.entity));
        tables[dictionary::tableName(info.entity)] = QString::fromLatin1(digest);
    }
    tell(What::Cache, {{u"epoch"_s, cursor.epoch}, {u"seq"_s, cursor.pubSeq}, {u"tables"_s, tables}});
    return {};
}

}  // namespace mado::simulation
