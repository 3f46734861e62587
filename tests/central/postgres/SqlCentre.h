// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/UuidV7.h"
#include "tests/support/postgres/PrivatePostgres.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>
#include <optional>

struct pg_conn;

namespace mado::test {

/// What a statement gave: rows of its first column, or the server's complaint.
struct SqlAnswer {
    QStringList rows;
    QString sqlstate;  ///< empty: it went well
    QString message;
    [[nodiscard]] bool ok() const { return sqlstate.isEmpty(); }
    [[nodiscard]] QString value() const { return rows.isEmpty() ? QString() : rows.front(); }
    [[nodiscard]] QJsonObject json() const;  ///< the first row
    /// The code of an answer {"error": ...} or of a decision's reason; empty for none.
    [[nodiscard]] QString code() const;
};

/// A connection of one person, as a client that may send anything it likes.
class SqlPerson {
 public:
    SqlPerson(const QString& connection, QString staffId, UuidV7Generator& ids);
    ~SqlPerson();
    SqlPerson(const SqlPerson&) = delete;
    SqlPerson& operator=(const SqlPerson&) = delete;

    /// Values are parameters $1, $2, ...; bytes may hold anything.
    SqlAnswer run(const QString& sql, const QList<QByteArray>& values = {});
    SqlAnswer submit(const QString& kind, const QString& caseId, const QJsonObject& payload,
                     const QString& commandId = {});
    /// "SELECT counter.<call>"
    SqlAnswer call(const QString& call, const QList<QByteArray>& values = {});
    [[nodiscard]] const QString& staffId() const { return m_staffId; }

 private:
    std::unique_ptr<pg_conn, void (*)(pg_conn*)> m_connection;
    QString m_staffId;
    UuidV7Generator& m_ids;
};

/// Centres on one server of the tests, each a database of its own made from one that was migrated.
class SqlCentre {
 public:
    /// Starts the server with the first centre. Throws when that does not go (a test can't go on then).
    explicit SqlCentre(const PrivatePostgres::Options& options = {});
    /// Another centre, empty.
    void renew();
    /// SQL as the database's administrator, in the present centre.
    SqlAnswer admin(const QString& sql, const QList<QByteArray>& values = {});
    /// Registers the person with exactly these groups, and connects by certificate.
    std::unique_ptr<SqlPerson> person(const QString& staffId, const QStringList& groups,
                                      const QString& terminal = QStringLiteral("T1"));
    /// One more connection of a person who is registered.
    std::unique_ptr<SqlPerson> again(const QString& staffId, const QString& terminal = QStringLiteral("T2"));
    [[nodiscard]] PrivatePostgres& server() { return *m_server; }
    [[nodiscard]] const QString& database() const { return m_database; }
    [[nodiscard]] QString newId() { return m_ids.next(); }
    [[nodiscard]] UuidV7Generator& ids() { return m_ids; }

 private:
    void migrate();
    std::unique_ptr<PrivatePostgres> m_server;
    QString m_database;
    int m_count = 0;
    QStringList m_certified;
    SystemClock m_clock;
    UuidV7Generator m_ids{m_clock};
    std::unique_ptr<SqlPerson> m_admin;
};

/// A change to one record: columns with the values before and after.
QJsonObject change(const QString& kind, const QString& entity, const QString& key, qint64 version,
                   const std::vector<std::tuple<QString, QJsonValue, QJsonValue>>& fields);
QJsonObject changeSet(const QJsonArray& changes);
/// What EnterCase carries.
QJsonObject filing(const QString& caseId, const QJsonObject& changes,
                   const QString& household = QStringLiteral("1001"));
/// What ConfirmCase carries for that filing.
QJsonObject confirmation(const QJsonObject& filed);

}  // namespace mado::test
