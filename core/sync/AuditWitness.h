// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/store/Outbox.h"

#include <QDateTime>

#include <chrono>
#include <vector>

namespace mado {

/// This terminal's memory of the centre's audit trail: whoever can write in the database can make the trail
/// anew there, but not in the terminals. From time to time the centre proves that its trail still begins with
/// the one kept here; then the newer head is kept, too. Lives in the outbox's file. One thread.
class AuditWitness {
 public:
    /// How large the trail was, and the root of its hash tree (RFC 6962).
    struct Checkpoint {
        qint64 size = 0;
        QByteArray root;
        QString epoch;
        QDateTime at;  ///< UTC, the centre's clock
        friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
    };
    AuditWitness(Outbox& outbox, const Clock& clock, std::chrono::seconds pause = std::chrono::seconds(600))
        : m_outbox(outbox), m_clock(clock), m_pause(pause) {}

    /// After the centre answered; asks for the proof only once in a while. E-SYNC-007: the trail does not
    /// begin with what is kept here: lines that were there were changed or are gone. What is kept stays, and
    /// so does what was claimed (disputed()). After a restore (another epoch) that is expected and no error;
    /// what was kept before stays for the check by `madoguchictl audit verify`.
    [[nodiscard]] Result<void> look(CentralSession& session, const CentralHello& hello);
    /// Oldest first; at most some hundreds, an hour or more apart but for the last.
    [[nodiscard]] Result<std::vector<Checkpoint>> checkpoints() const;
    /// What the centre claimed that could not be; nothing if that never was.
    [[nodiscard]] Result<std::vector<Checkpoint>> disputed() const;
    /// Somebody has looked into what was disputed, and keeps what checkpoints() said: from now on the
    /// centre's trail as it is then.
    [[nodiscard]] Result<void> beginAnew();

 private:
    [[nodiscard]] Result<void> keep(std::vector<Checkpoint> known, const Checkpoint& next);
    [[nodiscard]] Result<void> dispute(CentralSession& session, const Checkpoint& claimed);

    Outbox& m_outbox;
    const Clock& m_clock;
    std::chrono::seconds m_pause;
    QDateTime m_lastProven;
};

}  // namespace mado
