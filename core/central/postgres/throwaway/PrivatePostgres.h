// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace mado {

/// A PostgreSQL of a test's or a simulation's own: made in a temporary folder, on a free port of the
/// loopback, TLS only, with a certificate authority made for it. Stopped at once and removed at the end; the
/// server also dies with the thread that started it, and what a killed program left behind is removed by the
/// next start. Run by root it runs as the system's user `postgres` or `nobody`.
///
/// The database `madoguchi` is there, and the group `madoguchi_staff`: its members may connect over TLS with
/// a certificate of their own name, from nowhere else and in no other way.
class PrivatePostgres {
 public:
    struct Options {
        bool isDurable = false;     ///< flushes to disk; only for tests about that
        QStringList settings = {};  ///< further lines of postgresql.conf
    };
    /// E-SIM-006 with the reason in `detail`.
    [[nodiscard]] static Result<std::unique_ptr<PrivatePostgres>> start(const Options& options);
    [[nodiscard]] static Result<std::unique_ptr<PrivatePostgres>> start() { return start(Options{}); }
    ~PrivatePostgres();

    /// A program of the newest server on this machine, such as "initdb".
    [[nodiscard]] static QString program(const QString& name);

    /// For libpq: superuser by a socket in a folder that only this user may enter.
    [[nodiscard]] QString superuser(const QString& database = QStringLiteral("madoguchi")) const;
    /// For libpq: this role over verified TLS with its certificate (issueCertificate() before).
    [[nodiscard]] QString connectionOf(const QString& role,
                                       const QString& database = QStringLiteral("madoguchi")) const;
    /// A certificate of the test's authority for a login role, and its key (PEM files).
    struct Certificate {
        QString certificate;
        QString key;
    };
    [[nodiscard]] Result<Certificate> issueCertificate(const QString& role);
    /// Makes the login role, member of `madoguchi_staff`, with a certificate.
    [[nodiscard]] Result<void> addLogin(const QString& role);
    /// Runs SQL as superuser, several statements if need be; the first value of the last answer.
    Result<QString> run(const QString& sql, const QString& database = QStringLiteral("madoguchi")) const;

    [[nodiscard]] Result<void> stop();    ///< as a power cut: nothing is finished
    [[nodiscard]] Result<void> resume();  ///< again, on the same port
    /// Kills the process that serves somebody: the server throws everybody out and recovers by itself. False
    /// if nobody was connected.
    [[nodiscard]] bool killOneBackend() const;
    [[nodiscard]] bool answers() const;  ///< it takes connections
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString authority() const { return path(QStringLiteral("tls/ca.crt")); }
    /// Of the authority: ca.crt and ca.key.
    [[nodiscard]] QString authorityFolder() const { return path(QStringLiteral("tls")); }
    [[nodiscard]] QString dataFolder() const { return path(QStringLiteral("data")); }
    [[nodiscard]] QString logFile() const { return path(QStringLiteral("server.log")); }
    /// Readable and writable by the server only: keys that never enter the database.
    [[nodiscard]] QString keyFolder() const { return path(QStringLiteral("keys")); }

 private:
    PrivatePostgres() = default;
    [[nodiscard]] Result<void> awaitAnswer();
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Result<void> makeCluster(const Options& options);
    [[nodiscard]] Result<void> makeAuthority();
    [[nodiscard]] Result<void> signCertificate(const QString& name, const QString& commonName,
                                               const QString& alternativeNames);

    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

}  // namespace mado
