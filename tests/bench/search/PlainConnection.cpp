// SPDX-License-Identifier: GPL-3.0-or-later
// Connection for files that are not encrypted, on the system's SQLite: the baseline of the search benchmark.
// It is linked in the place of core/store/Connection.cpp, in a program of its own (the two engines share
// symbol names).
#include "core/store/Connection.h"
#include "core/store/ConnectionStatements.h"
#include "core/store/EngineError.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mado {

struct Interrupter::Shared {};

void Interrupter::interrupt() const {}

Connection::Connection(QString path, sqlite3* handle)
    : m_path(std::move(path)),
      m_fileName(QFileInfo(m_path).fileName()),
      m_handle(handle),
      m_statements(std::make_unique<StatementCache>()) {}

Connection::~Connection() {
    m_statements->clear();
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, const SecretBuffer& key,
                                                     const ConnectionOptions& options) {
    static_cast<void>(key);
    sqlite3* handle = nullptr;
    const int access =
        options.access == ConnectionOptions::Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                     SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | access, nullptr);
    std::unique_ptr<Connection> connection(new Connection(path, handle));
    if (code != SQLITE_OK) return engineError(code, connection->fileName());
    sqlite3_extended_result_codes(handle, 1);
    // As the encrypted connection has them.
    MADO_TRY(connection->execute("PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0"));
    MADO_TRY(connection->execute("PRAGMA cache_size=-" + std::to_string(options.cacheKiB)));
    return connection;
}

Error Connection::lastError() const {
    return engineError(m_handle, m_fileName);
}

Result<Statement> Connection::prepare(std::string_view sql) {
    if (sqlite3_stmt* waiting = m_statements->take(sql)) return Statement(*this, waiting, true);
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
        return lastError();
    }
    return Statement(*this, statement, true);
}

Result<Statement> Connection::prepareOnce(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr) !=
        SQLITE_OK) {
        return lastError();
    }
    return Statement(*this, statement, false);
}

Result<void> Connection::execute(std::string_view script) {
    if (sqlite3_exec(m_handle, std::string(script).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

Result<QString> Connection::scalarText(std::string_view sql) {
    MADO_ASSIGN(Statement statement, prepareOnce(sql));
    MADO_ASSIGN(const bool row, statement.step());
    return row ? statement.text(0) : QString();
}

Result<qint64> Connection::scalarInteger(std::string_view sql) {
    MADO_ASSIGN(Statement statement, prepareOnce(sql));
    MADO_ASSIGN(const bool row, statement.step());
    return row ? statement.integer(0) : qint64{0};
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

}  // namespace mado
