// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheReader.h"

#include "core/store/CacheSchema.h"
#include "core/store/RecordRows.h"
#include "core/store/Transaction.h"

#include <set>

using namespace Qt::StringLiterals;

namespace mado {

CacheReader::CacheReader(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

Result<std::unique_ptr<CacheReader>> CacheReader::open(const QString& path, const SecretBuffer& key,
                                                       const QByteArray& vfs) {
    ConnectionOptions options = cacheSchema::connectionOptions(vfs);
    options.access = ConnectionOptions::Access::ReadOnly;
    // A page that is kept need not be decrypted again: a search of a city's indexes touches hundreds of them.
    options.cacheKiB = 256 * 1024;
    MADO_ASSIGN(auto connection, Connection::open(path, key, options));
    MADO_ASSIGN(const int applied, cacheSchema::steps().appliedCount(*connection));
    if (applied < static_cast<int>(cacheSchema::steps().steps().size())) return fail(u"E-STORE-032"_s);
    MADO_ASSIGN(const QString complete,
                connection->scalarText("SELECT complete_at FROM cache_state WHERE id = 1"));
    if (complete.isEmpty()) return fail(u"E-STORE-032"_s);
    MADO_ASSIGN(const QString mode, connection->scalarText("SELECT mode FROM cache_state WHERE id = 1"));
    std::unique_ptr<CacheReader> reader(new CacheReader(std::move(connection)));
    reader->m_mode = cacheModeNamed(mode).value_or(CacheMode::Full);
    return reader;
}

Result<std::optional<Record>> CacheReader::record(Entity entity, const QString& key) {
    return rows::find(*m_connection, entity, key);
}

Result<std::vector<Record>> CacheReader::recordsBy(Field field, const QString& value) {
    return rows::findBy(*m_connection, field, value);
}

Result<bool> CacheReader::holds(const QString& householdNo) {
    if (m_mode == CacheMode::Full) return true;
    MADO_ASSIGN(Statement row, m_connection->prepare("SELECT 1 FROM held_household WHERE household_no = ?"));
    row.bind(1, householdNo);
    return row.step();
}

Result<QString> CacheReader::householdOf(const QString& addresseeNo) {
    MADO_ASSIGN(Statement row,
                m_connection->prepare("SELECT household_no FROM addressee WHERE record_key = ?"));
    row.bind(1, addresseeNo);
    MADO_ASSIGN(const bool found, row.step());
    return found ? row.text(0) : QString();
}

Result<QStringList> CacheReader::householdsAfter(const QString& after, int limit) {
    MADO_ASSIGN(Statement row, m_connection->prepare(
                                   "SELECT DISTINCT household_no FROM nhi_household WHERE household_no > ? "
                                   "ORDER BY household_no LIMIT ?"));
    row.bind(1, after.isNull() ? QStringView(u"") : QStringView(after));  // NULL would compare with nothing
    row.bind(2, qint64{limit});
    QStringList numbers;
    for (;;) {
        MADO_ASSIGN(const bool found, row.step());
        if (!found) return numbers;
        numbers << row.text(0);
    }
}

Result<CacheCursor> CacheReader::cursor() {
    MADO_ASSIGN(
        Statement row,
        m_connection->prepare(
            "SELECT epoch, pub_seq, chain_hash, schema_version, scope FROM cache_state WHERE id = 1"));
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return CacheCursor{};
    return CacheCursor{row.text(0), row.integer(1), row.blob(2), static_cast<int>(row.integer(3)),
                       row.text(4)};
}

Result<QDateTime> CacheReader::syncedAt() {
    MADO_ASSIGN(const QString time,
                m_connection->scalarText("SELECT synced_at FROM cache_state WHERE id = 1"));
    return QDateTime::fromString(time, Qt::ISODateWithMs);
}

Result<void> CacheReader::addAll(HouseholdSnapshot& snapshot, Field field, const QString& value) {
    MADO_ASSIGN(std::vector<Record> found, rows::findBy(*m_connection, field, value));
    for (Record& record : found)
        snapshot.add(std::move(record));
    return {};
}

Result<void> CacheReader::addPerson(HouseholdSnapshot& snapshot, const QString& addresseeNo) {
    static constexpr Field byPerson[] = {
        field::eligibility::addressee_no,    field::certificate::addressee_no,
        field::benefit::addressee_no,        field::collection::addressee_no,
        field::other_coverage::addressee_no, field::income::addressee_no,
        field::bank_account::addressee_no,   field::resident_move::addressee_no,
        field::document_issue::addressee_no,
    };
    for (const Field field : byPerson)
        MADO_TRY(addAll(snapshot, field, addresseeNo));
    // At most one a person: its key is the addressee number.
    for (const Entity entity :
         {Entity::Contact, Entity::CardStatus, Entity::Protection, Entity::ResidenceStatus}) {
        MADO_ASSIGN(auto found, rows::find(*m_connection, entity, addresseeNo));
        if (found) snapshot.add(std::move(*found));
    }
    return {};
}

Result<void> CacheReader::addCertificateNo(HouseholdSnapshot& snapshot, const QString& certificateNo) {
    MADO_ASSIGN(auto household, rows::find(*m_connection, Entity::NhiHousehold, certificateNo));
    if (household) snapshot.add(std::move(*household));
    MADO_ASSIGN(std::vector<Record> levies,
                rows::findBy(*m_connection, field::levy::certificate_no, certificateNo));
    for (Record& levy : levies) {
        MADO_TRY(addAll(snapshot, field::levy_portion::levy_key, levy.key()));
        snapshot.add(std::move(levy));
    }
    return {};
}

Result<HouseholdSnapshot> CacheReader::household(const QString& householdNo) {
    std::optional<Transaction> moment;  // of its own, unless the caller reads more of one moment
    if (!m_connection->inTransaction()) {
        MADO_ASSIGN(Transaction begun, Transaction::begin(*m_connection, Transaction::Kind::Read));
        moment.emplace(std::move(begun));
    }
    HouseholdSnapshot snapshot(householdNo);
    MADO_TRY(addAll(snapshot, field::addressee::household_no, householdNo));
    MADO_TRY(addAll(snapshot, field::nhi_household::household_no, householdNo));
    MADO_TRY(addAll(snapshot, field::case_file::household_no, householdNo));
    for (const Record& member : snapshot.records(Entity::Addressee))
        MADO_TRY(addPerson(snapshot, member.key()));
    std::set<QString> certificateNos;
    for (const Record& household : snapshot.records(Entity::NhiHousehold))
        certificateNos.insert(household.key());
    for (const Record& eligibility : snapshot.records(Entity::Eligibility)) {
        const QString number = eligibility.text(field::eligibility::certificate_no);
        if (!number.isEmpty()) certificateNos.insert(number);
    }
    for (const QString& number : certificateNos)
        MADO_TRY(addCertificateNo(snapshot, number));
    return snapshot;
}

}  // namespace mado
