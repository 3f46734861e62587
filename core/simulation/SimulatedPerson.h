// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"
#include "core/simulation/SimulationPlan.h"

namespace mado::simulation {

/// A member of staff who exists in simulations only: the card's key follows from the seed, so that every
/// process of a run knows it. At a given centre one of its own people, with a software card.
class SimulatedPerson {
 public:
    SimulatedPerson(const SimulationPlan& plan, QString staffId);
    [[nodiscard]] StaffIdentity identity() const;  ///< may do everything
    [[nodiscard]] const QByteArray& publicKey() const { return m_publicKey; }
    [[nodiscard]] Result<SignInProof> proof(const QByteArray& challenge, const QString& terminalId) const;
    /// Asks for a challenge and signs in with it.
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(CentralStore& centre,
                                                                 const QString& terminalId) const;

 private:
    QString m_staffId;
    QString m_cards;  // folder of software cards; empty: the key is the seed's
    QString m_pin;
    QByteArray m_publicKey;
    QByteArray m_secretKey;
};

}  // namespace mado::simulation
