// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/PostgresCentralStore.h"
#include "tests/central/CentreUnderTest.h"
#include "tests/support/postgres/PrivatePostgres.h"

#include <QSet>

namespace mado::test {

/// A server of the tests' own with the centre's schema, from which an empty centre is made in a moment.
class PostgresServer {
 public:
    PostgresServer();  ///< std::runtime_error with the reason if it can't be had
    [[nodiscard]] PrivatePostgres& postgres() { return *m_postgres; }
    /// Replaces the database `madoguchi` by an empty centre; everybody is thrown out.
    void makeEmptyCentre();
    /// The same with a copy of another database, under a new epoch.
    void replaceCentre(const QString& original);
    /// SQL as superuser; std::runtime_error if it fails.
    QString run(const QString& sql, const QString& database = QStringLiteral("madoguchi")) const;
    /// Certificate of a login role, made once.
    [[nodiscard]] TlsCredential credential(const QString& login);
    /// Where the centre is; through another port (a proxy) if one is given.
    [[nodiscard]] PgServer address(quint16 port = 0) const;

 private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QSet<QString> m_issued;
};

/// An empty centre on PostgreSQL, for the contract.
class PostgresCentre final : public CentreUnderTest {
 public:
    explicit PostgresCentre(PostgresServer& server);

    CentralStore& store() override;
    Result<void> registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey) override;
    Result<void> barStaff(const QString& staffId) override;
    Result<void> reopen() override;
    Result<void> changeEpoch() override;
    Result<qint64> verifyAudit() override;
    FixedClock& clock() override { return m_clock; }
    [[nodiscard]] PostgresServer& server() { return m_server; }
    /// Sessions that are signed in from now on go through this port (of a proxy).
    void goThrough(quint16 port);
    /// Keeps the centre as it is now; everybody's connection is cut.
    void keepMoment();
    /// Puts the centre back to that moment, under a new epoch, as a restore from a backup does.
    void restoreMoment();

 private:
    class Clocked;
    void tick();

    PostgresServer& m_server;
    quint16 m_port = 0;
    FixedClock m_clock{QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC)};
    QDateTime m_told;
    std::unique_ptr<CentralStore> m_store;
};

}  // namespace mado::test
