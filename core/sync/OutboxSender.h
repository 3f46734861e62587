// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/store/Outbox.h"

#include <QHash>

#include <optional>

namespace mado {

/// Sends what waits in the outbox, in order within each household: a command goes only after all earlier ones
/// of its household were accepted. Different households don't wait for each other. One thread.
class OutboxSender {
 public:
    OutboxSender(Outbox& outbox, const Clock& clock) : m_outbox(outbox), m_clock(clock) {}

    /// Sends what may go. A refusal, a conflict or a command that the centre can't process stops its
    /// household (the state in the outbox says so) and no other. An error means that nothing more can be sent
    /// now: E-CENTRAL-010 to -012, or a file that can't be written.
    [[nodiscard]] Result<void> sendAll(CentralSession& session);
    /// Sends one command, and before it what waits for its household. E-SYNC-002: of a newer program.
    /// E-SYNC-003: an earlier one was not accepted. E-SYNC-004: another person gave it.
    [[nodiscard]] Result<SubmitAnswer> sendOne(CentralSession& session, const OutboxCommand& command);

 private:
    /// What holds back later commands of a household until a person has dealt with it.
    using Obstacles = QMultiHash<QString, OutboxCommand>;
    /// The answer; or why there is none.
    struct Attempt {
        std::optional<SubmitAnswer> answer;
        std::optional<Error> error;
        [[nodiscard]] bool isAccepted() const;
    };
    [[nodiscard]] Result<Obstacles> obstacles() const;
    [[nodiscard]] static bool isHeld(const OutboxCommand& command, const Obstacles& stuck);
    [[nodiscard]] Result<Attempt> attempt(CentralSession& session, const OutboxCommand& command);
    [[nodiscard]] Result<Attempt> withoutAnswer(const OutboxCommand& command, const Error& error);
    [[nodiscard]] Result<void> keep(const OutboxCommand& command, const SubmitAnswer& answer);
    [[nodiscard]] CommandEnvelope envelope(const OutboxCommand& command) const;

    Outbox& m_outbox;
    const Clock& m_clock;
};

}  // namespace mado
