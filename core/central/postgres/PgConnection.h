// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/central/postgres/PgResult.h"
#include "core/central/postgres/PgServer.h"
#include "core/central/postgres/PgStatement.h"
#include "core/central/postgres/TlsCredential.h"

#include <QByteArrayList>
#include <QDeadlineTimer>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>

struct pg_conn;

namespace mado {

/// Asks a waiting call of a connection to give up. Set by any thread.
using PgStop = std::atomic_bool;

/// A connection to the centre's database over libpq. One thread. Every call ends by its deadline; one that
/// does not end well leaves no half-used connection: isOpen() is false then and a new one is to be made. The
/// `detail` of an E-CENTRAL-010 is the SQLSTATE if the server gave one: pg_error::isFailover().
///
/// Nothing is left to PG* variables, ~/.pgpass or service files: TLS 1.2 or newer with our own authority, the
/// server's name in its certificate, the person's own certificate, no passwords, no Kerberos.
class PgConnection {
 public:
    /// Tries the nodes in random order and keeps the one that takes writes. E-CENTRAL-010 none can be reached
    /// now, -012 the login is locked, -014 the certificate is not taken, -015 it is not our centre, -016 the
    /// private key can't be used, -017 the authority's certificate can't be read. E-CARD-... if a card did
    /// not sign.
    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> open(const PgServer& server,
                                                                    const TlsCredential& credential,
                                                                    const PgStop* stop = nullptr);
    /// Of the same kind, for the database's owner on the machine itself: a connection string as psql takes
    /// it. For administration only.
    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> openAsOwner(const QString& connectionString);
    ~PgConnection();
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    /// What a stop does to a call.
    enum class Stopping {
        GivesUp,  ///< the connection is closed; nothing is known of the statement
        Waits,    ///< a stop is ignored: a submit that runs is never broken off from here
    };
    /// Runs a statement and gives its rows.
    [[nodiscard]] Result<PgResult> call(const PgStatement& statement, const PgValues& values,
                                        QDeadlineTimer deadline, Stopping stopping = Stopping::GivesUp);
    /// The same for a statement that comes again and again: the server reads and plans it the first time
    /// only.
    [[nodiscard]] Result<PgResult> callPrepared(const PgStatement& statement, const PgValues& values,
                                                QDeadlineTimer deadline,
                                                Stopping stopping = Stopping::GivesUp);
    /// Sends a statement whose answer nobody waits for: it is taken, and thrown away, when the next one is to
    /// be sent or notifications are taken. One that the server refuses is not heard of.
    [[nodiscard]] Result<void> sendAhead(const PgStatement& statement, const PgValues& values,
                                         QDeadlineTimer deadline);
    /// Runs COPY ... TO STDOUT; `line` gets each line (without line end) and may change it in place. Its
    /// error ends the copy, and the connection with it. `patience` is how long nothing may come, anew after
    /// every line.
    using LineSink = std::function<Result<void>(std::span<char>)>;
    [[nodiscard]] Result<void> copyOut(const PgStatement& statement, std::chrono::milliseconds patience,
                                       const LineSink& line);
    /// Runs COPY ... FROM STDIN with `lines`, whole lines of COPY's text format. `patience`: how long nothing
    /// may move.
    [[nodiscard]] Result<void> copyIn(const PgStatement& statement, const QByteArray& lines,
                                      std::chrono::milliseconds patience);
    /// Runs a script of several statements in one transaction of its own. For migrations only.
    [[nodiscard]] Result<void> runScript(const QByteArray& script, QDeadlineTimer deadline);

    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    /// Becomes readable when the server sends something, also a notification. -1 when closed.
    [[nodiscard]] int socket() const;
    struct Notification {
        QString channel;
        QString payload;
    };
    /// Takes what has come in, without waiting. E-CENTRAL-010 if the connection is broken.
    [[nodiscard]] Result<std::vector<Notification>> takeNotifications();

    [[nodiscard]] QString host() const;
    [[nodiscard]] QString tlsVersion() const;
    void close();

 private:
    using Milliseconds = std::chrono::milliseconds;
    PgConnection(pg_conn* connection, const PgStop* stop);
    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> openNode(const PgServer& server,
                                                                        const PgNode& node,
                                                                        const TlsCredential& credential,
                                                                        const PgStop* stop);
    [[nodiscard]] Result<void> finishConnecting(QDeadlineTimer deadline);
    [[nodiscard]] Result<void> checkSecurity() const;
    /// `name`: of a prepared statement, which is sent then instead of the text.
    [[nodiscard]] Result<void> send(const PgStatement& statement, const PgValues& values,
                                    QDeadlineTimer deadline, Stopping stopping, const char* name = nullptr);
    /// The name under which the server holds the statement, given on its first use.
    [[nodiscard]] Result<QByteArray> prepared(const PgStatement& statement, QDeadlineTimer deadline,
                                              Stopping stopping);
    /// Waits for the answer to what was sent ahead.
    [[nodiscard]] Result<void> takeAhead(QDeadlineTimer deadline, Stopping stopping);
    /// Hands what libpq holds to the server.
    [[nodiscard]] Result<void> flush(QDeadlineTimer deadline, Stopping stopping);
    /// Waits until a result can be read without blocking.
    [[nodiscard]] Result<void> awaitResult(QDeadlineTimer deadline, Stopping stopping);
    [[nodiscard]] Result<PgResult> takeResult(QDeadlineTimer deadline, Stopping stopping);
    [[nodiscard]] Result<void> drain(QDeadlineTimer deadline, Stopping stopping);
    [[nodiscard]] Result<void> wait(bool forWriting, QDeadlineTimer deadline, Stopping stopping);
    [[nodiscard]] Error broken();  ///< closes and says why

    pg_conn* m_connection = nullptr;
    const PgStop* m_stop = nullptr;
    bool m_isAhead = false;     // an answer is still to come that nobody waits for
    QByteArrayList m_prepared;  // texts; the place is the name
    std::string m_lastWords;    // SQLSTATE of what the server said last without being asked
    bool m_tellsWords = false;  // an owner may read the server's own words
};

}  // namespace mado
