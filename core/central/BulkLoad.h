// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/Record.h"

#include <QByteArray>
#include <QString>

namespace mado {

/// Takes records into an empty centre, past commands and feed (synthetic city, first import). One thread.
class BulkLoad {
 public:
    BulkLoad() = default;
    virtual ~BulkLoad() = default;
    /// Fields must come as in schema::columns(entity); version 1 is given.
    [[nodiscard]] virtual Result<void> add(const Record& record) = 0;
    /// An individual number, sealed to the centre's key.
    [[nodiscard]] virtual Result<void> addSealedNumber(const QString& addresseeNo,
                                                       const QByteArray& sealed) = 0;

 protected:
    BulkLoad(const BulkLoad&) = default;
    BulkLoad(BulkLoad&&) = default;
    BulkLoad& operator=(const BulkLoad&) = default;
    BulkLoad& operator=(BulkLoad&&) = default;
};

}  // namespace mado
