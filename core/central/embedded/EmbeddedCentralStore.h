// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/central/CentralStore.h"
#include "core/central/embedded/AuditChain.h"
#include "core/security/SecretStore.h"
#include "core/store/Connection.h"

#include <QSet>

#include <memory>

namespace mado {

/// The central store as an encrypted file on this machine: evaluation, training, drills. The same interface,
/// rules and tests as the one on PostgreSQL. One process, one thread; sessions use the store's connection and
/// end before it.
class EmbeddedCentralStore final : public CentralStore {
 public:
    struct Options {
        QByteArray vfs = {};  ///< file layer; empty: the system's
    };
    /// Makes the file, its key and the number key at the first time. `clock` and `secrets` outlive it.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedCentralStore>> open(const QString& path,
                                                                            SecretStore& secrets,
                                                                            const QString& profile,
                                                                            const Clock& clock,
                                                                            const Options& options);
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedCentralStore>> open(const QString& path,
                                                                            SecretStore& secrets,
                                                                            const QString& profile,
                                                                            const Clock& clock) {
        return open(path, secrets, profile, clock, Options{});
    }
    ~EmbeddedCentralStore() override;

    [[nodiscard]] Result<QByteArray> challenge() override;
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const SignInProof& proof) override;

    /// Registers or replaces a member of staff with the card's Ed25519 public key. For setting up only.
    [[nodiscard]] Result<void> registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey);
    /// Transferred or left: signed out at the next call, and no way in any more. E-CENTRAL-013 unknown.
    [[nodiscard]] Result<void> barStaff(const QString& staffId);
    /// After a restore from a backup: another epoch, so that every terminal notices and sends again.
    [[nodiscard]] Result<void> beginEpoch();
    /// What individual numbers are sealed to (X25519).
    [[nodiscard]] Result<QByteArray> numberPublicKey();
    /// Number of the first audit line that does not fit the chain; 0 if whole.
    [[nodiscard]] Result<qint64> verifyAudit();
    /// AuditChain::exportLines().
    [[nodiscard]] Result<void> exportAudit(const AuditChain::LineSink& sink);
    [[nodiscard]] Result<QStringList> integrityProblems() { return m_connection->integrityProblems(); }
    [[nodiscard]] Connection& connection() { return *m_connection; }

 private:
    friend class EmbeddedSession;
    EmbeddedCentralStore(std::unique_ptr<Connection> connection, SecretStore& secrets, QString numberKeyName,
                         const Clock& clock);
    [[nodiscard]] static Result<void> prepare(Connection& connection, SecretStore& secrets,
                                              const QString& numberKeyName, const Clock& clock);

    std::unique_ptr<Connection> m_connection;
    SecretStore& m_secrets;
    QString m_numberKeyName;
    const Clock& m_clock;
    QSet<QByteArray> m_challenges;
};

}  // namespace mado
