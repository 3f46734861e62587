// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "tests/central/StaffCard.h"

#include <map>

namespace mado::test {

/// A central store of any make, as the contract needs it: empty at first, staff can be registered, the
/// process can end and begin again. What differs between makes is here; the contract knows the interface
/// only.
class CentreUnderTest {
 public:
    virtual ~CentreUnderTest() = default;
    virtual CentralStore& store() = 0;
    virtual Result<void> registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey) = 0;
    /// The person has left: no longer active.
    virtual Result<void> barStaff(const QString& staffId) = 0;
    /// Everybody signs out, the store is closed and opened again.
    virtual Result<void> reopen() = 0;
    /// As a restore from a backup or a rebuild does: another epoch, the same records.
    virtual Result<void> changeEpoch() = 0;
    /// Number of the first audit line that does not fit; 0 if the chain is whole.
    virtual Result<qint64> verifyAudit() = 0;
    virtual FixedClock& clock() = 0;

    /// Registers the person with a new card if need be, and signs in.
    Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId, const QStringList& roles,
                                                   const QString& terminalId = QStringLiteral("T1")) {
        auto known = m_cards.find(staffId);
        if (known == m_cards.end()) {
            known = m_cards.emplace(staffId, StaffCard(staffId)).first;
            MADO_TRY(registerStaff({staffId, QStringLiteral("職員%1").arg(staffId),
                                    QStringLiteral("ショクイン"), QStringLiteral("国保年金課"), roles},
                                   known->second.publicKey()));
        }
        MADO_ASSIGN(const QByteArray challenge, store().challenge());
        return store().signIn(known->second.proof(challenge, terminalId));
    }
    [[nodiscard]] const StaffCard& card(const QString& staffId) const { return m_cards.at(staffId); }

 private:
    std::map<QString, StaffCard> m_cards;
};

}  // namespace mado::test
