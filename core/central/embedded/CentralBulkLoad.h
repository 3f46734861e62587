// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/BulkLoad.h"
#include "core/central/embedded/EmbeddedCentralStore.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"

#include <optional>
#include <vector>

namespace mado {

/// Streams records into an empty embedded centre (synthetic city, first import): nothing goes into the feed;
/// caches fill anew afterwards. Indexes are dropped while it runs. If it does not end with finish(), nothing
/// of the current stretch is kept; begin again with an empty store.
class CentralBulkLoad final : public BulkLoad {
 public:
    /// E-CENTRAL-040 if there are records of residents already.
    [[nodiscard]] static Result<CentralBulkLoad> begin(EmbeddedCentralStore& centre);
    [[nodiscard]] Result<void> add(const Record& record) override;
    [[nodiscard]] Result<void> addSealedNumber(const QString& addresseeNo, const QByteArray& sealed) override;
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] qint64 count() const { return m_count; }

 private:
    explicit CentralBulkLoad(EmbeddedCentralStore& centre);
    [[nodiscard]] Result<void> dropIndexes();
    [[nodiscard]] Result<void> restoreIndexes();

    EmbeddedCentralStore* m_centre;
    std::optional<Transaction> m_transaction;
    qint64 m_count = 0;
};

}  // namespace mado
