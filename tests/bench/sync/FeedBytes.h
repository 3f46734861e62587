// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/central/postgres/PostgresCentre.h"

#include <memory>
#include <optional>

struct pg_conn;

namespace mado::bench {

/// A terminal with a whole copy that only counts what the centre sends it: every byte of the rows of
/// counter.pull() as the protocol carries them, what the centre says of itself included.
class FeedBytes {
 public:
    [[nodiscard]] static std::optional<FeedBytes> make(test::PostgresCentre& centre,
                                                       test::PrivatePostgres& server);
    /// Of all that is new since the last call; -1 when that does not go.
    [[nodiscard]] qint64 next();

 private:
    using Connection = std::unique_ptr<pg_conn, void (*)(pg_conn*)>;
    FeedBytes(Connection connection, QByteArray epoch)
        : m_connection(std::move(connection)), m_epoch(std::move(epoch)) {}
    Connection m_connection;
    QByteArray m_epoch;
    QByteArray m_at = "0";
    QByteArray m_hash = "\\x";
};

}  // namespace mado::bench
