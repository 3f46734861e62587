// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/SyncEngine.h"
#include "tests/central/Cases.h"
#include "tests/central/CentreUnderTest.h"
#include "tests/central/EmbeddedCentre.h"
#include "tests/sync/DifferenceSession.h"
#include "tests/sync/UnreliableSession.h"

#include <QMap>

namespace mado::test {

/// Every record of a cache by "table/key", and where it stands: to compare two caches.
using CacheContent = QMap<QString, QByteArray>;

[[nodiscard]] inline QString comparer() {
    return QStringLiteral("S900");
}

[[nodiscard]] inline CacheContent contentOf(Cache& cache) {
    CacheContent all;
    for (const EntityInfo& info : dictionary::entities()) {
        auto keys = cache.connection().prepare("SELECT record_key FROM " + std::string(info.table));
        if (!keys) return {};
        QStringList names;
        while (keys->step().valueOr(false)) {
            // Whoever comes only to compare is on the list of staff too.
            if (keys->text(0) != comparer()) names << keys->text(0);
        }
        for (const QString& key : names) {
            const auto record = cache.record(info.entity, key);
            all.insert(dictionary::tableName(info.entity) + QLatin1Char('/') + key,
                       canonicalBytes((*record)->toJson()));
        }
    }
    for (const char* table : {"search_name", "search_address", "search_phone"}) {
        const auto rows = cache.connection().scalarInteger(std::string("SELECT count(*) FROM ") + table);
        all.insert(QLatin1String(table), QByteArray::number(rows.valueOr(-1)));
    }
    return all;
}

/// A terminal: its two files, its line to the centre and one person at it. It can be switched off at any
/// moment (nothing is cleaned up but what closing a file does) and on again.
class SyncTerminal {
 public:
    SyncTerminal(CentreUnderTest& centre, QString staffId, SyncPortions portions = {})
        : m_centre(centre), m_staffId(std::move(staffId)), m_portions(portions) {}

    [[nodiscard]] Result<void> on() {
        Outbox::Options options;
        options.reserveBytes = 0;
        options.vfs = vfs;
        MADO_ASSIGN(m_outbox, Outbox::open(path(QStringLiteral("outbox.db")), m_outboxKey, m_centre.clock(),
                                           m_ids, options));
        CacheSettings settings{folding(), m_centre.clock()};
        settings.vfs = vfs;
        m_engine = std::make_unique<SyncEngine>(
            SyncEngine::Places{path(QStringLiteral("cache.db")), m_cacheKey, settings}, *m_outbox,
            m_centre.clock(), m_portions);
        return signIn();
    }
    void off() {
        m_session.reset();
        m_engine.reset();
        m_outbox.reset();
    }
    [[nodiscard]] Result<void> restart() {
        off();
        return on();
    }
    [[nodiscard]] Result<void> signIn() {
        static const QStringList roles{QStringLiteral("enter"), QStringLiteral("confirm"),
                                       QStringLiteral("issue"), QStringLiteral("decide"),
                                       QStringLiteral("audit")};
        m_session.reset();
        MADO_ASSIGN(auto real, m_centre.signIn(m_staffId, roles));
        if (dynamic_cast<EmbeddedCentre*>(&m_centre) != nullptr)
            real = std::make_unique<DifferenceSession>(std::move(real));
        m_session = std::make_unique<UnreliableSession>(std::move(real), line);
        return {};
    }
    [[nodiscard]] Result<void> signInAs(const QString& staffId) {
        m_staffId = staffId;
        return signIn();
    }

    [[nodiscard]] Result<bool> fill() { return m_engine->ensureFilled(*m_session); }
    [[nodiscard]] Result<void> send() { return m_engine->send(*m_session); }
    [[nodiscard]] Result<std::vector<RecordRef>> follow() { return m_engine->follow(*m_session); }
    /// As a terminal does it all the time.
    [[nodiscard]] Result<void> synchronise() {
        MADO_ASSIGN(const bool fresh, fill());
        static_cast<void>(fresh);
        MADO_TRY(send());
        MADO_TRY(follow());
        return {};
    }

    /// Puts EnterCase into the outbox. Returns the command.
    [[nodiscard]] OutboxCommand enter(const ChangeSet& changes, const QString& household,
                                      const QString& supersedes = {}) {
        CasePayload payload = caseOf(m_outbox->newId(), changes, household);
        payload.supersedesCaseId = supersedes;
        return put(CommandKind::EnterCase, payload.caseId, household, payload.toJson());
    }
    [[nodiscard]] OutboxCommand put(CommandKind kind, const QString& caseId, const QString& household,
                                    QJsonObject json) {
        json[QStringLiteral("staff_id")] = m_staffId;
        NewCommand command;
        command.caseId = caseId;
        command.householdKey = household;
        command.kind = commandName(kind);
        command.payload = canonicalBytes(json);
        return m_outbox->enqueue(command).value();
    }
    [[nodiscard]] CommandState state(const OutboxCommand& command) {
        return m_outbox->command(command.id).value().state;
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.path(name); }
    [[nodiscard]] Outbox& outbox() { return *m_outbox; }
    [[nodiscard]] SyncEngine& engine() { return *m_engine; }
    [[nodiscard]] Cache& cache() { return *m_engine->cache(); }
    [[nodiscard]] CentralSession& session() { return *m_session; }
    [[nodiscard]] const SecretBuffer& cacheKey() const { return m_cacheKey; }
    [[nodiscard]] static const KanjiFolding& folding() {
        static const KanjiFolding loaded = *KanjiFolding::load();
        return loaded;
    }

    Line line;
    QByteArray vfs;  ///< for the next on()

 private:
    CentreUnderTest& m_centre;
    QString m_staffId;
    SyncPortions m_portions;
    StoreFolder m_folder;
    SecretBuffer m_outboxKey = keyOf(1);
    SecretBuffer m_cacheKey = keyOf(2);
    UuidV7Generator m_ids{m_centre.clock()};
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<CentralSession> m_session;
};

/// What a terminal that fills directly now has.
[[nodiscard]] inline CacheContent directContent(CentreUnderTest& centre) {
    SyncTerminal fresh(centre, comparer());
    if (!fresh.on() || !fresh.fill()) return {};
    return contentOf(fresh.cache());
}

/// What differs between the terminal's cache and one that is filled directly now; empty if nothing.
[[nodiscard]] inline QString differences(SyncTerminal& terminal, CentreUnderTest& centre) {
    const CacheContent here = contentOf(terminal.cache());
    const CacheContent wanted = directContent(centre);
    QStringList words;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!here.contains(it.key()))
            words << QStringLiteral("lacks ") + it.key();
        else if (here[it.key()] != it.value())
            words << QStringLiteral("other: ") + it.key();
    }
    for (auto it = here.begin(); it != here.end(); ++it) {
        if (!wanted.contains(it.key())) words << QStringLiteral("too much: ") + it.key();
    }
    if (wanted.isEmpty()) words << QStringLiteral("the centre can't be read");
    return words.join(QLatin1Char('\n'));
}

}  // namespace mado::test
