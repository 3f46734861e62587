// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Backoff.h"
#include "core/central/postgres/PgConnection.h"
#include "core/store/CacheMode.h"

#include <QElapsedTimer>

namespace mado {

/// A person's way to the centre from a terminal: a connection that is made when it is needed, and anew after
/// a cut, but not sooner than the back-off allows; until then calls fail at once (E-CENTRAL-010), so that
/// nobody waits for a centre that is known to be away. One thread; stop() from any.
///
/// A link is one sign-in of the person, made when the person signs in. Once the person has signed in
/// elsewhere it does not connect any more (E-CENTRAL-019).
class PgLink {
 public:
    /// `cacheMode`: how much of the records the terminal wants to keep; the centre says how much it may.
    PgLink(PgServer server, TlsCredential credential, QString terminalId, CacheMode cacheMode,
           Backoff backoff);

    /// Connects now, whatever the back-off says.
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<PgResult> call(const PgStatement& statement, const PgValues& values,
                                        std::chrono::milliseconds patience,
                                        PgConnection::Stopping stopping = PgConnection::Stopping::GivesUp);
    /// The same for a statement that comes again and again.
    [[nodiscard]] Result<PgResult> callPrepared(
        const PgStatement& statement, const PgValues& values, std::chrono::milliseconds patience,
        PgConnection::Stopping stopping = PgConnection::Stopping::GivesUp);
    /// Sends a statement that nobody waits for, if the line is there.
    void sendAhead(const PgStatement& statement, const PgValues& values, std::chrono::milliseconds patience);
    [[nodiscard]] Result<void> copyOut(const PgStatement& statement, std::chrono::milliseconds patience,
                                       const PgConnection::LineSink& line);
    [[nodiscard]] Result<std::vector<PgConnection::Notification>> takeNotifications();

    [[nodiscard]] std::chrono::milliseconds retryAfter() const;
    [[nodiscard]] int socket() const { return m_connection ? m_connection->socket() : -1; }
    void disconnect() { m_connection.reset(); }
    void stop() { m_stop = true; }

 private:
    [[nodiscard]] Result<void> ensureConnected();
    [[nodiscard]] Result<void> begin();  ///< says which terminal this is, and listens
    /// Passes an error on; after a cut it sets when the next attempt may be.
    [[nodiscard]] Error noted(Error error);

    PgServer m_server;
    TlsCredential m_credential;
    QString m_terminalId;
    CacheMode m_cacheMode;
    QString m_signIn;  // names this sign-in of the person, for all its connections
    Backoff m_backoff;
    PgStop m_stop = false;
    std::unique_ptr<PgConnection> m_connection;
    QElapsedTimer m_clock;
    qint64 m_notBefore = 0;  // of m_clock, milliseconds
};

}  // namespace mado
