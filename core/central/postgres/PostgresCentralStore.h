// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Backoff.h"
#include "core/central/CentralStore.h"
#include "core/central/postgres/PgServer.h"
#include "core/central/postgres/TlsCredential.h"

#include <QSet>

namespace mado {

/// The centre on PostgreSQL. Who somebody is, the database knows by the certificate of the connection alone;
/// the signature that signIn() gets besides is checked against the card that is registered for that person.
/// Sessions are independent of the store.
class PostgresCentralStore final : public CentralStore {
 public:
    /// Certificate and key of a person: from the card that lies in the reader, or a file. E-CENTRAL-013:
    /// none.
    using Credentials = std::function<Result<TlsCredential>(const SignInProof& proof)>;
    struct Options {
        Backoff::Limits backoff = {};
        CacheMode cacheMode = CacheMode::Full;  ///< what the terminal wants to keep
    };
    PostgresCentralStore(PgServer server, Credentials credentials, Options options)
        : m_server(std::move(server)), m_credentials(std::move(credentials)), m_options(options) {}
    PostgresCentralStore(PgServer server, Credentials credentials)
        : PostgresCentralStore(std::move(server), std::move(credentials), Options{}) {}

    [[nodiscard]] Result<QByteArray> challenge() override;
    /// Also E-CENTRAL-010 not reachable, -015 to -017 as PgConnection::open().
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const SignInProof& proof) override;
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signInLater(const SignInProof& proof,
                                                                      const StaffIdentity& staff) override;

 private:
    PgServer m_server;
    Credentials m_credentials;
    Options m_options;
    QSet<QByteArray> m_challenges;
};

/// The login role of a person.
[[nodiscard]] QString loginOf(const QString& staffId);

}  // namespace mado
