// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/UuidV7.h"
#include "core/simulation/SimulationPlan.h"
#include "core/simulation/history/History.h"
#include "core/store/CacheReader.h"
#include "core/sync/SyncEngine.h"

#include <functional>
#include <memory>

namespace mado::simulation {

/// A terminal as it is in the program, without desk and screens: outbox, cache and synchronisation in a
/// folder and under keys of its own. One thread. May be cut off at any moment and switched on again over the
/// same folder.
class SimulatedTerminal {
 public:
    /// A new connection of this terminal's person; `terminalId` is the outbox's.
    using Connect = std::function<Result<std::unique_ptr<CentralSession>>(const QString& terminalId)>;
    struct Surroundings {
        const Clock& clock;
        const KanjiFolding& folding;
        history::Sink& sink;
        Connect connect;
        SyncPortions portions = {};
        bool keepsSession = false;  ///< it is of a make that connects again by itself
    };
    /// What `surroundings` refers to outlives the terminal.
    SimulatedTerminal(const SimulationPlan& plan, QString name, Surroundings surroundings);
    ~SimulatedTerminal();

    [[nodiscard]] Result<void> on();
    void off();
    /// The line is gone; the next synchronisation connects anew.
    void hangUp() { m_session.reset(); }
    [[nodiscard]] bool isOn() const { return m_outbox != nullptr; }

    /// Connects if need be, fills or follows, sends, and puts away what was refused. An error is the line's
    /// or the centre's; what waits goes on waiting.
    [[nodiscard]] Result<void> synchronise();
    /// Sends what was just given, as the desk does; the outcome is told to the history only.
    void sendNow(const OutboxCommand& command);
    /// Nothing waits and nothing is refused.
    [[nodiscard]] Result<bool> isQuiet();
    /// Tells the outbox and the cache as they are.
    [[nodiscard]] Result<void> tellFinalState();

    [[nodiscard]] Outbox& outbox() { return *m_outbox; }
    /// E-STORE-032 while the first fill is not done.
    [[nodiscard]] Result<CacheReader*> reader();
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QString staffId() const { return m_plan.staffOf(m_name); }
    void tell(history::What what, const QJsonObject& facts = {}) { m_around.sink.tell(what, m_name, facts); }

 private:
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> fill();
    [[nodiscard]] Result<void> dismissRefused();
    [[nodiscard]] SecretBuffer keyFor(const QString& file) const;
    /// A session that failed is given up (what comes later on its line would be answers to other questions),
    /// unless it looks after its line itself.
    template <class T>
    Result<T> watched(Result<T> result);

    SimulationPlan m_plan;
    QString m_name;
    Surroundings m_around;
    QString m_folder;
    SecretBuffer m_outboxKey;
    SecretBuffer m_cacheKey;
    std::unique_ptr<UuidV7Generator> m_ids;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<CacheReader> m_reader;
    std::unique_ptr<CentralSession> m_session;
    bool m_needsFill = true;
};

/// "kind/key".
[[nodiscard]] QString recordName(Entity entity, const QString& key);

}  // namespace mado::simulation
