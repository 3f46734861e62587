// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"

namespace mado {

/// What the centre lets a person do at this terminal while it can't be reached, and until when.
struct OfflineLease {
    StaffIdentity staff;      ///< name, kana and section are not in it: of the local records
    QString cardFingerprint;  ///< of the card's public key; empty: the centre does not know it
    QString terminalId;
    QString scopeFingerprint;
    QString epoch;
    QDateTime issuedAt;
    QDateTime notAfter;

    /// Reads a lease and checks the centre's signature (Ed25519) over its bytes. E-LEASE-001: not genuine.
    [[nodiscard]] static Result<OfflineLease> read(const SignedLease& lease, const QByteArray& publicKey);
    /// For keeping: everything that read() needs again, as JSON.
    [[nodiscard]] static QByteArray toBytes(const SignedLease& lease, const QByteArray& publicKey);
    [[nodiscard]] static Result<OfflineLease> fromBytes(const QByteArray& bytes);
};

/// What an off-line sign-in is judged by, beside the card's signature.
struct OfflineCircumstances {
    QString staffId;
    QString terminalId;
    QDateTime now;          ///< this terminal's clock
    QDateTime latestKnown;  ///< the latest time that anything here was noted at
    QDateTime lastOnline;   ///< when this person last signed in here with the centre; invalid: never
    QString cacheEpoch;     ///< of the local records
    QString cacheScope;
    QByteArray cardPublicKey;  ///< as registered in the local records
};

namespace offline_lease {
/// E-LEASE-002 over; -003 another person's or another terminal's; -004 the clock is behind what was noted
/// here; -005 not signed in here with the centre for 30 days; -006 the local records are not of this lease.
[[nodiscard]] Result<void> judge(const OfflineLease& lease, const OfflineCircumstances& here);
/// Whether it should be asked for anew: less than three quarters of its time are left.
[[nodiscard]] bool wantsRenewal(const OfflineLease& lease, const QDateTime& now);
}  // namespace offline_lease

}  // namespace mado
