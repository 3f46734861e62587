// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// Up to where a cache has followed the centre's feed.
struct CacheCursor {
    QString epoch = {};         ///< changes when the centre was restored or rebuilt
    qint64 pubSeq = 0;          ///< the last feed number that is in
    QByteArray chainHash = {};  ///< the feed's chain hash there
    int schemaVersion = 0;
    QString scope = {};  ///< fingerprint of what this terminal and its staff may hold
    friend bool operator==(const CacheCursor&, const CacheCursor&) = default;
};

/// An item of a record and what it is now; null: empty.
struct ItemChange {
    Field field;
    Value value;
};

struct CacheChange {
    enum class Kind {
        Put,      ///< `record` in full; ignored unless its version is newer
        Change,   ///< `items` are other than in the version before; applied to that very version only
        Mention,  ///< a new record of which `record` has only what says whose it is, for a cache that is no
                  ///< whole copy: what belongs to a household that is kept is fetched
        Remove,   ///< deleted at the centre; `ref.version` is the version of the deletion
        Evict,    ///< no longer within the scope: gone whatever its version
    };
    Kind kind = Kind::Put;
    RecordRef ref;
    std::optional<Record> record = {};   ///< for Put and Mention
    std::vector<ItemChange> items = {};  ///< for Change
};

/// One or several whole batches of the feed: applied completely or not at all.
struct CacheBatch {
    CacheCursor from;  ///< where it follows on: epoch, pubSeq and chainHash must be the cache's
    CacheCursor to;
    std::vector<CacheChange> changes;
};

/// How far the first fill of one kind of record is.
struct FillProgress {
    QString lastKey = {};  ///< keys up to this one are in
    qint64 lowSeq = 0;     ///< the feed number from which changes must be applied afterwards
    qint64 rowCount = 0;
    bool isDone = false;
};

/// Keys and versions of some rows in key order, to compare a copy with the centre.
struct RangeDigest {
    QString toKey = {};  ///< the last key; empty if there are no rows
    qint64 count = 0;
    QByteArray digest = {};  ///< SHA-256 over "key\nversion\n" of each row, 64 hexadecimal digits
    friend bool operator==(const RangeDigest&, const RangeDigest&) = default;
};

}  // namespace mado
