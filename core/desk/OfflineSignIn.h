// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/desk/DeskTypes.h"
#include "core/store/Outbox.h"
#include "core/sync/OfflineLease.h"

#include <functional>

namespace mado {

/// Signing in while the centre can't be reached, under a lease that the centre signed when it last could.
/// Keeps leases and what they are judged by in the outbox's file, which is encrypted and never thrown away.
class OfflineSignIn {
 public:
    OfflineSignIn(Outbox& outbox, const Clock& clock) : m_outbox(outbox), m_clock(clock) {}

    /// After the centre answered: notes that, and asks for a new lease when the old one is a quarter used up.
    [[nodiscard]] Result<void> renew(CentralSession& session, const CentralHello& hello);
    /// Notes the time, so that a clock set back is found.
    [[nodiscard]] Result<void> noteTime();

    /// What the local records say.
    struct Local {
        QString epoch;
        QString scope;
        std::function<Result<std::optional<Record>>(const QString& staffId)> staff;
    };
    /// Who signs in: the card signs `challenge`, which is checked against the key in the local records.
    /// E-LEASE-... as offline_lease::judge(); E-CENTRAL-010 if there is no lease at all; -014 another card.
    [[nodiscard]] Result<StaffIdentity> signIn(const SignInProof& proof, const Local& local);

 private:
    [[nodiscard]] Result<std::optional<OfflineLease>> leaseOf(const QString& staffId) const;
    [[nodiscard]] Result<QDateTime> timeNoted(const QString& name) const;

    Outbox& m_outbox;
    const Clock& m_clock;
    QDateTime m_lastNoted;
};

}  // namespace mado
