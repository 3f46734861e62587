// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Connection.h"

namespace mado {

/// A transaction that is rolled back unless commit() succeeded.
class Transaction {
 public:
    enum class Kind {
        Read,   ///< one unchanging view of the file for several queries
        Write,  ///< takes the write lock at once, so that it cannot fail half way for a lock
    };
    [[nodiscard]] static Result<Transaction> begin(Connection& connection, Kind kind = Kind::Write) {
        MADO_TRY(connection.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"));
        return Transaction(connection);
    }
    Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() { rollback(); }

    /// After a failure nothing of it is in the file.
    [[nodiscard]] Result<void> commit() {
        if (auto done = m_connection->execute("COMMIT"); !done) {
            rollback();
            return done;
        }
        m_connection = nullptr;
        return {};
    }
    void rollback() noexcept {
        // Some failures (full disk, I/O) make the engine roll back by itself. An interruption that was meant
        // for the query before may hit this statement: it is tried again then.
        for (int i = 0; i < 1000 && m_connection && m_connection->inTransaction(); ++i)
            (void)m_connection->execute("ROLLBACK");
        m_connection = nullptr;
    }

 private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

}  // namespace mado
