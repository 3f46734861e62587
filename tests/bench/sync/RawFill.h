// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mado::bench {

/// The ceilings of the first fill: the same rows, by nothing but the two libraries' C interfaces, in one
/// transaction, before any index. Seconds; negative if it failed.
struct RawFill {
    QByteArray connection;  ///< for libpq
    QByteArray table;       ///< of the schema records
    QByteArray createSql;   ///< of the table in the cache
    int columns = 0;

    /// COPY to nowhere.
    [[nodiscard]] double toNowhere() const;
    /// COPY into a new file: encrypted as a cache is, or (without a key) plain.
    [[nodiscard]] double intoFile(const QString& path, bool isEncrypted) const;
};

}  // namespace mado::bench
