// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/BulkLoad.h"
#include "core/central/postgres/PgConnection.h"

#include <QDate>

#include <memory>
#include <vector>

namespace mado {

/// Streams records by COPY into an empty centre on PostgreSQL, as the database's superuser. One transaction:
/// until finish() nobody sees any of it, and whatever ends it earlier (a cut, a killed program) leaves an
/// empty centre, to be begun anew. Memory does not grow with the number of records.
class PgBulkLoad final : public BulkLoad {
 public:
    /// `connection` (openAsOwner()) outlives the load. E-CENTRAL-040 if there are records of residents or
    /// cases, -053 if the centre has no keys yet, -054 if its schema is not this program's.
    [[nodiscard]] static Result<std::unique_ptr<PgBulkLoad>> begin(PgConnection& connection);
    /// Without finish() the connection is closed, and with it the transaction.
    ~PgBulkLoad() override;
    PgBulkLoad(const PgBulkLoad&) = delete;
    PgBulkLoad& operator=(const PgBulkLoad&) = delete;

    [[nodiscard]] Result<void> add(const Record& record) override;
    [[nodiscard]] Result<void> addSealedNumber(const QString& addresseeNo, const QByteArray& sealed) override;
    /// Hides what is to be hidden, gives the centre another epoch (every cache fills anew), and commits.
    /// Takes its time: the digest of every number is made.
    [[nodiscard]] Result<void> finish();

    /// What individual numbers are sealed to (X25519).
    [[nodiscard]] const QByteArray& numberPublicKey() const { return m_numberKey; }
    /// The centre's business day.
    [[nodiscard]] QDate today() const { return m_today; }

 private:
    explicit PgBulkLoad(PgConnection& connection);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> send(Entity entity);
    [[nodiscard]] Result<void> sendNumbers();

    PgConnection& m_connection;
    std::vector<QByteArray> m_lines;  // by kind of record, not yet sent
    QByteArray m_numbers;
    QByteArray m_numberKey;
    QDate m_today;
    bool m_isOpen = true;
};

}  // namespace mado
