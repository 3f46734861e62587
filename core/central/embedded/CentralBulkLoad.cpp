// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/CentralBulkLoad.h"

#include "core/domain/SchemaText.h"
#include "core/store/RecordRows.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qint64 recordsPerTransaction = 200'000;

}  // namespace

CentralBulkLoad::CentralBulkLoad(EmbeddedCentralStore& centre) : m_centre(&centre) {}

Result<CentralBulkLoad> CentralBulkLoad::begin(EmbeddedCentralStore& centre) {
    MADO_ASSIGN(const qint64 there, centre.connection().scalarInteger("SELECT count(*) FROM addressee"));
    if (there > 0) return fail(u"E-CENTRAL-040"_s);
    CentralBulkLoad load(centre);
    MADO_TRY(load.dropIndexes());
    // A power cut now costs the file, which is then made again: no flush at each step.
    MADO_TRY(centre.connection().execute("PRAGMA synchronous = OFF"));
    return load;
}

Result<void> CentralBulkLoad::dropIndexes() {
    for (const EntityInfo& info : dictionary::entities()) {
        for (const QString& create : schema::createIndexes(info.entity)) {
            const QByteArray name = create.section(u' ', 2, 2).toUtf8();
            MADO_TRY(m_centre->connection().execute(("DROP INDEX IF EXISTS " + name).toStdString()));
        }
    }
    return {};
}

Result<void> CentralBulkLoad::restoreIndexes() {
    for (const EntityInfo& info : dictionary::entities()) {
        for (const QString& create : schema::createIndexes(info.entity)) {
            MADO_TRY(m_centre->connection().execute(create.toStdString()));
        }
    }
    return {};
}

Result<void> CentralBulkLoad::add(const Record& record) {
    Connection& connection = m_centre->connection();
    if (!m_transaction) {
        MADO_ASSIGN(Transaction transaction, Transaction::begin(connection));
        m_transaction.emplace(std::move(transaction));
    }
    MADO_ASSIGN(Statement insert, connection.prepare(rows::insert(record.entity())));
    rows::bind(insert, record);
    MADO_TRY(insert.run());
    if (++m_count % recordsPerTransaction == 0) {
        MADO_TRY(m_transaction->commit());
        m_transaction.reset();
    }
    return {};
}

Result<void> CentralBulkLoad::addSealedNumber(const QString& addresseeNo, const QByteArray& sealed) {
    MADO_ASSIGN(Statement insert,
                m_centre->connection().prepare("INSERT INTO sealed_number VALUES (?, ?, '')"));
    insert.bindAll(addresseeNo, sealed);
    return insert.run();
}

Result<void> CentralBulkLoad::finish() {
    if (m_transaction) {
        MADO_TRY(m_transaction->commit());
        m_transaction.reset();
    }
    Connection& connection = m_centre->connection();
    MADO_TRY(restoreIndexes());
    MADO_TRY(connection.execute("PRAGMA synchronous = FULL"));
    // Another epoch: every cursor from before must fill anew, for the feed does not hold these records.
    MADO_ASSIGN(Transaction transaction, Transaction::begin(connection));
    {
        MADO_ASSIGN(Statement state,
                    connection.prepare("UPDATE central_state SET bulk_seq = last_seq, epoch = ?"));
        state.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces));
        MADO_TRY(state.run());
    }
    MADO_TRY(transaction.commit());
    return connection.checkpoint();
}

}  // namespace mado
