// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/store/Statement.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <string_view>

struct sqlite3;

namespace mado {

/// How a store file is opened. The defaults are those of the outbox: nothing acknowledged is ever lost.
struct ConnectionOptions {
    enum class Access {
        ReadOnly,   ///< the file must exist
        ReadWrite,  ///< the file must exist
        Create,     ///< made if absent
    };
    enum class Journal { Truncate, Wal, Memory };
    enum class Sync {
        Off,     ///< only while filling a file that is thrown away if anything fails
        Normal,  ///< never torn; the last commits may be missing after a power cut
        Full,
        Extra,  ///< also flushes the folder after the journal is gone
    };
    Access access = Access::Create;
    Journal journal = Journal::Truncate;
    Sync sync = Sync::Extra;
    int busyTimeoutMs = 5000;
    int cacheKiB = 8192;  ///< page cache of this connection
    int pageSize = 4096;  ///< bytes; part of the file's format: must be the one it was made with
    QByteArray vfs;       ///< name of a registered file layer; empty: the system's
    bool lockMemory =
        false;  ///< wipe and lock all memory of the engine (cannot be turned off again in a process)
};

/// What the engine says about itself.
struct EngineInfo {
    QString version;  ///< "3.46.1"
    QString cipherVersion;  ///< "4.6.1 community"; empty: no encryption
};

/// Stops the statement that a connection is running, from any thread, at any time, also after the connection
/// is gone (then it does nothing). The stopped statement fails with E-STORE-014.
class Interrupter {
 public:
    Interrupter() = default;
    void interrupt() const;

 private:
    friend class Connection;
    struct Shared;
    explicit Interrupter(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}
    std::shared_ptr<Shared> m_shared;
};

/// One connection to one encrypted file (SQLCipher: AES-256, every page with a MAC). Used by one thread at a
/// time; only interrupter() may be used from others. Fails closed: a file that is not encrypted, an engine
/// without encryption or one that puts temporary tables into files is refused (E-STORE-006, -007, -008).
/// Never deletes or moves a file.
class Connection {
 public:
    static constexpr std::size_t keySize = 32;

    /// Opens with a raw 256-bit key (no derivation; the key's copy in the engine's text form is wiped).
    /// E-STORE-005 for a wrong key or a file damaged in its first page: the two can't be told apart.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& path,
                                                                  const SecretBuffer& key,
                                                                  const ConnectionOptions& options = {});
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A prepared statement, kept for the next use of the same text. `sql` holds no values, only
    /// placeholders.
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// A prepared statement that is not kept (long-lived or made at run time).
    [[nodiscard]] Result<Statement> prepareOnce(std::string_view sql);
    /// Runs one or several statements without values (definitions, settings).
    [[nodiscard]] Result<void> execute(std::string_view script);
    /// First column of the first row; empty text or 0 if there is no row.
    [[nodiscard]] Result<QString> scalarText(std::string_view sql);
    [[nodiscard]] Result<qint64> scalarInteger(std::string_view sql);

    /// Rows changed by the last statement that was run to its end.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] qint64 lastRowId() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] Interrupter interrupter() const;

    /// Checks each page's MAC, the structure and the references. Empty: sound. Reads the whole file (about
    /// 0.5 s per 100 MB).
    [[nodiscard]] Result<QStringList> integrityProblems();
    /// Moves the write-ahead log into the file and empties it. Nothing to do in other journal modes.
    [[nodiscard]] Result<void> checkpoint();

    [[nodiscard]] const QString& fileName() const { return m_fileName; }  ///< without its folder
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] static EngineInfo engineInfo();

 private:
    friend class Statement;
    struct StatementCache;
    Connection(QString path, sqlite3* handle);
    [[nodiscard]] Result<void> prepareEngine(const SecretBuffer& key, const ConnectionOptions& options);
    [[nodiscard]] Result<void> applyKey(const SecretBuffer& key);
    [[nodiscard]] Result<void> checkEncryption();
    [[nodiscard]] Result<void> applySettings(const ConnectionOptions& options);
    [[nodiscard]] Result<void> applyJournal(const ConnectionOptions& options);
    [[nodiscard]] Result<void> appendProblems(std::string_view sql, bool okIsSound, QStringList& problems);
    [[nodiscard]] Error lastError() const;

    QString m_path;
    QString m_fileName;
    sqlite3* m_handle;
    std::shared_ptr<Interrupter::Shared> m_interrupt;
    std::unique_ptr<StatementCache> m_statements;
};

}  // namespace mado
