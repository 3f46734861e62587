// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Connection.h"
#include "core/store/KeyRing.h"

#include <QSet>
#include <QSqlDriver>

#include <memory>

namespace mado {

class SqlCipherResult;

/// Qt SQL over the encrypted store, for lists and reports. Registered in the process, so that there is no
/// plug-in file that could be replaced. Real binding; forward-only results; a connection belongs to the
/// thread that opened it.
///
///     SqlCipherDriver::registerWith(keyRing);
///     auto db = QSqlDatabase::addDatabase(SqlCipherDriver::name(), u"reports"_s);
///     db.setDatabaseName(path);
///     db.setConnectOptions(u"key=cache;access=read"_s);   // the key's handle in the ring, never the key
///     db.open();
///
/// Other options: journal=wal|truncate, busy_timeout=<ms>, access=read|write|create, vfs=<name>.
/// QSqlError::nativeErrorCode() is the E-STORE code.
class SqlCipherDriver final : public QSqlDriver {
    Q_OBJECT
 public:
    /// `ring` must outlive every connection.
    explicit SqlCipherDriver(const KeyRing& ring, QObject* parent = nullptr);
    ~SqlCipherDriver() override;
    static void registerWith(const KeyRing& ring);
    [[nodiscard]] static QString name();

    [[nodiscard]] bool hasFeature(DriverFeature feature) const override;
    bool open(const QString& database, const QString& user, const QString& password, const QString& host,
              int port, const QString& options) override;
    void close() override;
    [[nodiscard]] QSqlResult* createResult() const override;
    bool beginTransaction() override;
    bool commitTransaction() override;
    bool rollbackTransaction() override;
    [[nodiscard]] QStringList tables(QSql::TableType type) const override;
    [[nodiscard]] QSqlRecord record(const QString& table) const override;
    [[nodiscard]] QSqlIndex primaryIndex(const QString& table) const override;
    [[nodiscard]] QVariant handle() const override;
    [[nodiscard]] QString escapeIdentifier(const QString& identifier, IdentifierType type) const override;
    bool cancelQuery() override;

    /// The connection, null while closed.
    [[nodiscard]] Connection* connection() const { return m_connection.get(); }

 private:
    friend class SqlCipherResult;
    bool report(const Result<void>& done, const QString& words);

    const KeyRing& m_ring;
    std::unique_ptr<Connection> m_connection;
    mutable QSet<SqlCipherResult*> m_results;
};

}  // namespace mado
