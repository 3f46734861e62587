// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sync/RawFill.h"

#include "core/store/Engine.h"

#include <QElapsedTimer>
#include <QFile>

#include <libpq-fe.h>
#include <memory>

namespace mado::bench {

namespace {

using Server = std::unique_ptr<PGconn, decltype(&PQfinish)>;

double secondsOf(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

Server begin(const RawFill& fill) {
    Server server(PQconnectdb(fill.connection.constData()), &PQfinish);
    const QByteArray copy = "COPY records." + fill.table + " TO STDOUT";
    PGresult* const begun = PQexec(server.get(), copy.constData());
    const bool isBegun = PQresultStatus(begun) == PGRES_COPY_OUT;
    PQclear(begun);
    return isBegun ? std::move(server) : Server(nullptr, &PQfinish);
}

/// Text format: tabs between, \N for nothing. What is escaped stays as it is: the test data has nothing that
/// is.
void bindLine(sqlite3_stmt* insert, char* line, int length) {
    int place = 1;
    char* from = line;
    for (int i = 0; i <= length; ++i) {
        if (i < length && line[i] != '\t' && line[i] != '\n') continue;
        const auto size = static_cast<int>(line + i - from);
        if (size == 2 && from[0] == '\\' && from[1] == 'N')
            sqlite3_bind_null(insert, place);
        else
            sqlite3_bind_text(insert, place, from, size, SQLITE_STATIC);
        ++place;
        from = line + i + 1;
        if (i < length && line[i] == '\n') break;
    }
}

}  // namespace

double RawFill::toNowhere() const {
    const Server server = begin(*this);
    if (server == nullptr) return -1;
    QElapsedTimer timer;
    timer.start();
    char* line = nullptr;
    while (PQgetCopyData(server.get(), &line, 0) > 0)
        PQfreemem(line);
    return secondsOf(timer);
}

double RawFill::intoFile(const QString& path, bool isEncrypted) const {
    QFile::remove(path);
    sqlite3* file = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &file,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK)
        return -1;
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> keeper(file, &sqlite3_close);
    const QByteArray key = "x'" + QByteArray(64, '7') + "'";
    if (isEncrypted) {
        sqlite3_key_v2(file, "main", key.constData(), static_cast<int>(key.size()));
        sqlite3_exec(file, "PRAGMA cipher_page_size = 8192", nullptr, nullptr, nullptr);
    } else {
        sqlite3_exec(file, "PRAGMA page_size = 8192", nullptr, nullptr, nullptr);
    }
    // As a cache that is being filled is opened.
    const QByteArray script =
        "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;"
        "PRAGMA temp_store = MEMORY;" +
        createSql;
    if (sqlite3_exec(file, script.constData(), nullptr, nullptr, nullptr) != SQLITE_OK) return -1;
    QByteArray sql = "INSERT INTO " + table + " VALUES (?";
    for (int i = 1; i < columns; ++i)
        sql += ", ?";
    sqlite3_stmt* insert = nullptr;
    if (sqlite3_prepare_v2(file, (sql + ")").constData(), -1, &insert, nullptr) != SQLITE_OK) return -1;
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(insert, &sqlite3_finalize);
    const Server server = begin(*this);
    if (server == nullptr) return -1;
    QElapsedTimer timer;
    timer.start();
    sqlite3_exec(file, "BEGIN", nullptr, nullptr, nullptr);
    char* line = nullptr;
    int length = 0;
    while ((length = PQgetCopyData(server.get(), &line, 0)) > 0) {
        bindLine(insert, line, length);
        if (sqlite3_step(insert) != SQLITE_DONE) return -1;
        sqlite3_reset(insert);
        PQfreemem(line);
    }
    if (sqlite3_exec(file, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK) return -1;
    return secondsOf(timer);
}

}  // namespace mado::bench
