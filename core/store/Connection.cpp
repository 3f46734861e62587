// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Connection.h"

#include "core/base/NativePath.h"
#include "core/store/ConnectionStatements.h"
#include "core/store/Engine.h"
#include "core/store/EngineError.h"

#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// The first bytes of a file that is not encrypted: https://www.sqlite.org/fileformat.html section 1.2.1.
constexpr QByteArrayView plainMagic("SQLite format 3\0", 16);

Result<void> refuseForeignFile(const QString& path, const QString& fileName, int pageSize) {
    QFile file(path);
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(u"E-STORE-017"_s, {}, {fileName}, file.errorString());
    }
    if (file.read(plainMagic.size()) == plainMagic) return fail(u"E-STORE-006"_s, {}, {fileName});
    // The engine would take the stump of a file for a new one.
    if (file.size() > 0 && file.size() < pageSize) {
        return fail(u"E-STORE-005"_s, {}, {fileName}, u"shorter than one page"_s);
    }
    return {};
}

std::string_view syncName(ConnectionOptions::Sync sync) {
    switch (sync) {
        case ConnectionOptions::Sync::Off:
            return "PRAGMA synchronous=OFF";
        case ConnectionOptions::Sync::Normal:
            return "PRAGMA synchronous=NORMAL";
        case ConnectionOptions::Sync::Full:
            return "PRAGMA synchronous=FULL";
        case ConnectionOptions::Sync::Extra:
            break;
    }
    return "PRAGMA synchronous=EXTRA";
}

std::string_view journalName(ConnectionOptions::Journal journal) {
    switch (journal) {
        case ConnectionOptions::Journal::Wal:
            return "wal";
        case ConnectionOptions::Journal::Memory:
            return "memory";
        case ConnectionOptions::Journal::Truncate:
            break;
    }
    return "truncate";
}

int openFlags(ConnectionOptions::Access access) {
    const int shared = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    switch (access) {
        case ConnectionOptions::Access::ReadOnly:
            return shared | SQLITE_OPEN_READONLY;
        case ConnectionOptions::Access::ReadWrite:
            return shared | SQLITE_OPEN_READWRITE;
        case ConnectionOptions::Access::Create:
            break;
    }
    return shared | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

/// The engine's usual layer takes 1040 bytes of path; Windows' long form needs its other one. Empty: the
/// usual.
QByteArray layerFor([[maybe_unused]] const QString& native) {
#ifdef Q_OS_WIN
    if (native.startsWith(u"\\\\?\\"_s)) return "win32-longpath";
#endif
    return {};
}

}  // namespace

struct Interrupter::Shared {
    QMutex mutex;
    sqlite3* handle = nullptr;
};

void Interrupter::interrupt() const {
    if (!m_shared) return;
    const QMutexLocker lock(&m_shared->mutex);
    if (m_shared->handle) sqlite3_interrupt(m_shared->handle);
}

Connection::Connection(QString path, sqlite3* handle)
    : m_path(std::move(path)),
      m_fileName(QFileInfo(m_path).fileName()),
      m_handle(handle),
      m_interrupt(std::make_shared<Interrupter::Shared>()),
      m_statements(std::make_unique<StatementCache>()) {
    m_interrupt->handle = handle;
}

Connection::~Connection() {
    {
        const QMutexLocker lock(&m_interrupt->mutex);
        m_interrupt->handle = nullptr;
    }
    m_statements->clear();
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, const SecretBuffer& key,
                                                     const ConnectionOptions& options) {
    const QString fileName = QFileInfo(path).fileName();
    if (key.size() != keySize) return fail(u"E-STORE-020"_s, {}, {fileName});
    MADO_TRY(refuseForeignFile(path, fileName, options.pageSize));

    sqlite3* handle = nullptr;
    const QString native = native::path(path);
    const QByteArray layer = options.vfs.isEmpty() ? layerFor(native) : options.vfs;
    const int code = sqlite3_open_v2(native.toUtf8().constData(), &handle, openFlags(options.access),
                                     layer.isEmpty() ? nullptr : layer.constData());
    std::unique_ptr<Connection> connection(new Connection(path, handle));
    if (code != SQLITE_OK) return engineError(code, fileName);
    MADO_TRY(connection->prepareEngine(key, options));
    return connection;
}

Result<void> Connection::prepareEngine(const SecretBuffer& key, const ConnectionOptions& options) {
    MADO_TRY(applyKey(key));
    if (options.lockMemory) MADO_TRY(execute("PRAGMA cipher_memory_security=ON"));
    // Its warnings would go to the standard error stream; failures reach us by their codes.
    MADO_TRY(execute("PRAGMA cipher_log_level=NONE"));
    // Written down here because the engine's defaults change with its major version.
    MADO_TRY(execute("PRAGMA cipher_page_size=" + std::to_string(options.pageSize)));
    MADO_TRY(execute("PRAGMA cipher_use_hmac=ON; PRAGMA cipher_hmac_algorithm=HMAC_SHA512"));
    sqlite3_busy_timeout(m_handle, options.busyTimeoutMs);
    MADO_TRY(checkEncryption());
    // A wrong key shows only when the first page is read.
    MADO_TRY(scalarInteger("SELECT count(*) FROM sqlite_schema"));
    MADO_TRY(applySettings(options));
    return applyJournal(options);
}

Result<void> Connection::applyKey(const SecretBuffer& key) {
    static constexpr char digits[] = "0123456789abcdef";
    SecretBuffer text(keySize * 2 + 3);  // x'<64 digits>': a raw key, without derivation
    const auto out = text.bytes();
    std::size_t at = 0;
    out[at++] = 'x';
    out[at++] = '\'';
    for (const unsigned char byte : key.bytes()) {
        out[at++] = static_cast<unsigned char>(digits[byte >> 4]);
        out[at++] = static_cast<unsigned char>(digits[byte & 15]);
    }
    out[at++] = '\'';
    const int code = sqlite3_key_v2(m_handle, "main", out.data(), static_cast<int>(out.size()));
    if (code != SQLITE_OK) return engineError(code, m_fileName);
    return {};
}

Result<void> Connection::checkEncryption() {
    MADO_ASSIGN(const QString version, scalarText("PRAGMA cipher_version"));
    if (version.isEmpty()) return fail(u"E-STORE-007"_s, {}, {m_fileName});
    MADO_TRY(execute("PRAGMA temp_store=MEMORY"));
    MADO_ASSIGN(const qint64 store, scalarInteger("PRAGMA temp_store"));
    // 0: always files, 1: files unless told otherwise, 2: memory unless told otherwise, 3: always memory.
    const bool compiledForMemory =
        sqlite3_compileoption_used("TEMP_STORE=2") != 0 || sqlite3_compileoption_used("TEMP_STORE=3") != 0;
    if (store != 2 || !compiledForMemory) return fail(u"E-STORE-008"_s, {}, {m_fileName});
    return {};
}

Result<void> Connection::applySettings(const ConnectionOptions& options) {
    for (const int off : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                          SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION}) {
        sqlite3_db_config(m_handle, off, 0, nullptr);
    }
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    MADO_TRY(execute("PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0"));
    MADO_TRY(
        execute("PRAGMA recursive_triggers=OFF; PRAGMA cache_size=-" + std::to_string(options.cacheKiB)));
    return execute(syncName(options.sync));
}

Result<void> Connection::applyJournal(const ConnectionOptions& options) {
    if (options.access != ConnectionOptions::Access::ReadOnly) {
        const std::string_view wanted = journalName(options.journal);
        MADO_ASSIGN(const QString mode, scalarText("PRAGMA journal_mode=" + std::string(wanted)));
        if (mode != QLatin1String(wanted.data(), static_cast<qsizetype>(wanted.size()))) {
            return fail(u"E-STORE-016"_s, {}, {m_fileName}, u"journal mode "_s + mode);
        }
    }
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return {};
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
    if (sqlite3_exec(m_handle, std::string(script).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return lastError();
    }
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

qint64 Connection::changes() const {
    return sqlite3_changes64(m_handle);
}

qint64 Connection::lastRowId() const {
    return sqlite3_last_insert_rowid(m_handle);
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

Interrupter Connection::interrupter() const {
    return Interrupter(m_interrupt);
}

Result<void> Connection::appendProblems(std::string_view sql, bool okIsSound, QStringList& problems) {
    MADO_ASSIGN(Statement statement, prepareOnce(sql));
    for (;;) {
        MADO_ASSIGN(const bool row, statement.step());
        if (!row) return {};
        const QString words = statement.text(0);
        if (!okIsSound || words != u"ok"_s) problems << words;
    }
}

Result<QStringList> Connection::integrityProblems() {
    // The check of MACs reads the file past the write-ahead log: pages that a cut-off checkpoint left half
    // written would be reported although the log still has them.
    MADO_TRY(checkpoint());
    QStringList problems;
    MADO_TRY(appendProblems("PRAGMA cipher_integrity_check", false, problems));
    // Pages whose MAC is wrong can't be read, so the next checks would only fail.
    if (!problems.isEmpty()) return problems;
    MADO_TRY(appendProblems("PRAGMA integrity_check", true, problems));
    MADO_TRY(appendProblems("PRAGMA foreign_key_check", false, problems));
    return problems;
}

Result<void> Connection::checkpoint() {
    return execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

EngineInfo Connection::engineInfo() {
    EngineInfo info{QString::fromUtf8(sqlite3_libversion()), {}};
    sqlite3* handle = nullptr;
    if (sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr) ==
        SQLITE_OK) {
        Connection memory(QString(), handle);
        info.cipherVersion = memory.scalarText("PRAGMA cipher_version").valueOr(QString());
    } else {
        sqlite3_close_v2(handle);
    }
    return info;
}

}  // namespace mado
