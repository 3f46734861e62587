// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/EmbeddedCentralStore.h"

#include "core/cards/CardKey.h"
#include "core/central/embedded/EmbeddedSession.h"
#include "core/central/embedded/FeedWriter.h"
#include "core/central/embedded/SealedNumbers.h"
#include "core/store/Migrations.h"
#include "core/store/RecordRows.h"
#include "core/store/Transaction.h"

#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// The store's key: made at the first time, never while a file is there (its key would be lost for good).
Result<SecretBuffer> storeKey(SecretStore& secrets, const QString& name, bool fileExists) {
    MADO_ASSIGN(auto found, secrets.read(name));
    if (found) return std::move(*found);
    if (fileExists) return fail(u"E-CENTRAL-004"_s);
    SecretBuffer fresh = SecretBuffer::random(Connection::keySize);
    MADO_TRY(secrets.write(name, fresh));
    return fresh;
}

/// Whether a centre was made here to its end. If its file is gone or empty then, none is made in its place.
Result<bool> wasMade(SecretStore& secrets, const QString& mark, const QString& path) {
    MADO_ASSIGN(const auto made, secrets.read(mark));
    if (!made) return false;
    const QFileInfo file(path);
    if (!file.exists()) return fail(u"E-CENTRAL-005"_s);
    if (file.size() == 0) return fail(u"E-STORE-005"_s, {}, {file.fileName()}, u"no length"_s);
    return true;
}

}  // namespace

EmbeddedCentralStore::EmbeddedCentralStore(std::unique_ptr<Connection> connection, SecretStore& secrets,
                                           QString numberKeyName, const Clock& clock)
    : m_connection(std::move(connection)),
      m_secrets(secrets),
      m_numberKeyName(std::move(numberKeyName)),
      m_clock(clock) {}

EmbeddedCentralStore::~EmbeddedCentralStore() = default;

Result<std::unique_ptr<EmbeddedCentralStore>> EmbeddedCentralStore::open(const QString& path,
                                                                         SecretStore& secrets,
                                                                         const QString& profile,
                                                                         const Clock& clock,
                                                                         const Options& options) {
    const QString prefix = u"jp.madoguchi/"_s + profile;
    const QString mark = prefix + u"/embedded-centre-made"_s;
    MADO_ASSIGN(const bool isMade, wasMade(secrets, mark, path));
    MADO_ASSIGN(const SecretBuffer key,
                storeKey(secrets, prefix + u"/embedded-centre"_s, QFile::exists(path)));
    const Migrations migrations = Migrations::fromFolder(u":/schema/central"_s);
    ConnectionOptions settings;
    settings.journal = ConnectionOptions::Journal::Wal;
    settings.sync = ConnectionOptions::Sync::Full;
    settings.cacheKiB = 64 * 1024;
    settings.vfs = options.vfs;
    MADO_TRY(migrations.checkFile(path, key, settings));
    MADO_ASSIGN(auto connection, Connection::open(path, key, settings));
    MADO_TRY(migrations.apply(*connection, clock));
    const QString numberKeyName = prefix + u"/number-key"_s;
    MADO_TRY(prepare(*connection, secrets, numberKeyName, clock));
    static constexpr unsigned char yes[] = {1};
    if (!isMade) MADO_TRY(secrets.write(mark, SecretBuffer::copyOf(yes)));
    return std::unique_ptr<EmbeddedCentralStore>(
        new EmbeddedCentralStore(std::move(connection), secrets, numberKeyName, clock));
}

Result<void> EmbeddedCentralStore::prepare(Connection& connection, SecretStore& secrets,
                                           const QString& numberKeyName, const Clock& clock) {
    MADO_ASSIGN(const qint64 there, connection.scalarInteger("SELECT count(*) FROM central_state"));
    if (there > 0) return {};
    const sealed_number::KeyPair pair = sealed_number::generate();
    MADO_TRY(secrets.write(numberKeyName, pair.secretKey));
    MADO_ASSIGN(Transaction transaction, Transaction::begin(connection));
    MADO_ASSIGN(Statement insert,
                connection.prepare("INSERT INTO central_state VALUES (1, ?, 0, 0, ?, 0, ?)"));
    insert.bindAll(QUuid::createUuid().toString(QUuid::WithoutBraces), QByteArray(32, '\0'), pair.publicKey);
    MADO_TRY(insert.run());
    MADO_TRY(AuditChain(connection, clock).add(u"-"_s, u"-"_s, u"centre made"_s, {}));
    return transaction.commit();
}

Result<QByteArray> EmbeddedCentralStore::challenge() {
    constexpr int challengeBytes = 32;
    const SecretBuffer random = SecretBuffer::random(challengeBytes);
    const QByteArray fresh(reinterpret_cast<const char*>(random.bytes().data()), challengeBytes);
    m_challenges.insert(fresh);
    return fresh;
}

Result<std::unique_ptr<CentralSession>> EmbeddedCentralStore::signIn(const SignInProof& proof) {
    AuditChain audit(*m_connection, m_clock);
    const auto refuse = [&](const QString& code) -> Result<std::unique_ptr<CentralSession>> {
        MADO_TRY(audit.add(proof.staffId, proof.terminalId, u"sign-in refused"_s, code));
        return fail(code);
    };
    if (!m_challenges.remove(proof.challenge)) return refuse(u"E-CENTRAL-014"_s);
    MADO_ASSIGN(const auto record, rows::find(*m_connection, Entity::StaffMember, proof.staffId));
    if (!record || !record->flag(field::staff_member::is_active)) return refuse(u"E-CENTRAL-013"_s);
    const QByteArray key = QByteArray::fromHex(record->text(field::staff_member::card_public_key).toLatin1());
    const auto card = registeredCardKey(key);
    const bool genuine = card && verifies(*card, proof.challenge, proof.signature);
    if (!genuine) return refuse(u"E-CENTRAL-014"_s);
    namespace staff = field::staff_member;
    StaffIdentity person{proof.staffId, record->text(staff::name), record->text(staff::name_kana),
                         record->text(staff::section),
                         record->text(staff::roles).split(u',', Qt::SkipEmptyParts)};
    MADO_TRY(audit.add(person.staffId, proof.terminalId, u"sign-in"_s, {}));
    return std::unique_ptr<CentralSession>(
        std::make_unique<EmbeddedSession>(*this, std::move(person), proof.terminalId));
}

Result<QByteArray> EmbeddedCentralStore::numberPublicKey() {
    MADO_ASSIGN(Statement state, m_connection->prepare("SELECT number_public_key FROM central_state"));
    MADO_ASSIGN(const bool found, state.step());
    if (!found) return fail(u"E-CENTRAL-003"_s);
    return state.blob(0);
}

Result<void> EmbeddedCentralStore::registerStaff(const StaffIdentity& person,
                                                 const QByteArray& cardPublicKey) {
    namespace staff = field::staff_member;
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    Record record(Entity::StaffMember, person.staffId);
    record.set(staff::staff_id, person.staffId);
    record.set(staff::name, person.name);
    record.set(staff::name_kana, person.kana);
    record.set(staff::section, person.section);
    record.set(staff::roles, person.roles.join(u','));
    record.set(staff::is_active, valueOf(true));
    record.set(staff::card_public_key, QString::fromLatin1(cardPublicKey.toHex()));
    FeedWriter feed(*m_connection, m_clock, u"-"_s, {});
    MADO_TRY(feed.put(std::move(record)));
    MADO_TRY(feed.publish());
    MADO_TRY(AuditChain(*m_connection, m_clock).add(u"-"_s, u"-"_s, u"staff registered"_s, person.staffId));
    return transaction.commit();
}

Result<void> EmbeddedCentralStore::barStaff(const QString& staffId) {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    MADO_ASSIGN(auto record, rows::find(*m_connection, Entity::StaffMember, staffId));
    if (!record) return fail(u"E-CENTRAL-013"_s);
    record->set(field::staff_member::is_active, valueOf(false));
    FeedWriter feed(*m_connection, m_clock, u"-"_s, {});
    MADO_TRY(feed.put(std::move(*record)));
    MADO_TRY(feed.publish());
    MADO_TRY(AuditChain(*m_connection, m_clock).add(u"-"_s, u"-"_s, u"staff barred"_s, staffId));
    return transaction.commit();
}

Result<void> EmbeddedCentralStore::beginEpoch() {
    MADO_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
    {
        MADO_ASSIGN(Statement state, m_connection->prepare("UPDATE central_state SET epoch = ?"));
        state.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces));
        MADO_TRY(state.run());
    }
    MADO_TRY(AuditChain(*m_connection, m_clock).add(u"-"_s, u"-"_s, u"epoch begun"_s, {}));
    return transaction.commit();
}

Result<qint64> EmbeddedCentralStore::verifyAudit() {
    return AuditChain(*m_connection, m_clock).firstBreak();
}

Result<void> EmbeddedCentralStore::exportAudit(const AuditChain::LineSink& sink) {
    return AuditChain(*m_connection, m_clock).exportLines(sink);
}

}  // namespace mado
