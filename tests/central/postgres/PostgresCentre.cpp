// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/PostgresCentre.h"

#include "core/central/postgres/PgMigrations.h"
#include "tests/central/postgres/ClockedSession.h"
#include "tests/central/postgres/PgBench.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString templateName = u"empty_centre"_s;

void must(const Result<void>& done) {
    if (!done) throw std::runtime_error((done.error().code + u' ' + done.error().detail).toStdString());
}

/// The centre's groups for what the counter calls a role.
QStringList groupsOf(const QStringList& roles) {
    const QStringList areas{u"eligibility"_s, u"levy"_s, u"collection"_s, u"benefit"_s};
    QStringList groups;
    for (const QString& role : roles) {
        if (role == u"enter"_s || role == u"confirm"_s) {
            for (const QString& area : areas)
                groups << role + u'_' + area;
        }
        if (role == u"enter"_s) groups << u"number"_s;
        if (role == u"decide"_s) groups << u"chief"_s;
        if (role == u"audit"_s) groups << u"auditor"_s;
    }
    return groups;
}

QString quoted(QString text) {
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

}  // namespace

PostgresServer::PostgresServer() {
    auto started = PrivatePostgres::start();
    if (!started) throw std::runtime_error(started.error().detail.toStdString());
    m_postgres = std::move(*started);
    run(u"CREATE DATABASE %1 TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"_s.arg(templateName),
        u"postgres"_s);
    {
        const auto owner = PgConnection::openAsOwner(m_postgres->superuser(templateName));
        if (!owner) throw std::runtime_error(owner.error().detail.toStdString());
        const auto done = PgMigrations(Migrations::fromFolder(u":/schema/postgresql"_s)).apply(**owner);
        if (!done) throw std::runtime_error((done.error().code + done.error().detail).toStdString());
    }
    run(u"SELECT keys.use(%1)"_s.arg(quoted(m_postgres->keyFolder())), templateName);
    // A terminal of the tests may have everything if it asks for it.
    run(u"UPDATE centre.setting SET value = 'full' WHERE name = 'cache_mode'"_s, templateName);
    // The test's clock instead of the server's.
    run(u"CREATE TABLE centre.test_clock (at timestamptz);"
        "INSERT INTO centre.test_clock VALUES ('2026-11-22T01:30:00Z');"
        "ALTER TABLE centre.test_clock OWNER TO madoguchi_owner;"
        "CREATE OR REPLACE FUNCTION centre.now() RETURNS timestamptz LANGUAGE sql STABLE AS"
        " 'SELECT at FROM centre.test_clock'"_s,
        templateName);
}

QString PostgresServer::run(const QString& sql, const QString& database) const {
    const auto answer = m_postgres->run(sql, database);
    if (!answer) throw std::runtime_error(answer.error().detail.toStdString());
    return *answer;
}

void PostgresServer::makeEmptyCentre() {
    replaceCentre(templateName);
}

void PostgresServer::replaceCentre(const QString& original) {
    run(u"DROP DATABASE IF EXISTS madoguchi WITH (FORCE)"_s, u"postgres"_s);
    run(u"CREATE DATABASE madoguchi TEMPLATE %1"_s.arg(original), u"postgres"_s);
    run(u"REVOKE ALL ON DATABASE madoguchi FROM PUBLIC; GRANT CONNECT ON DATABASE madoguchi TO "
        u"madoguchi_staff;"
        "UPDATE centre.head SET epoch = gen_random_uuid()::text"_s);
}

TlsCredential PostgresServer::credential(const QString& login) {
    if (!m_issued.contains(login)) {
        if (const auto made = m_postgres->issueCertificate(login); !made)
            throw std::runtime_error(made.error().detail.toStdString());
        m_issued.insert(login);
    }
    return credentialOf(*m_postgres, login);
}

PgServer PostgresServer::address(quint16 port) const {
    PgServer server = serverOf(*m_postgres);
    if (port != 0) server.nodes.front().port = port;
    return server;
}

/// Gives sessions that keep the server's clock.
class PostgresCentre::Clocked final : public CentralStore {
 public:
    explicit Clocked(PostgresCentre& centre)
        : m_centre(centre),
          m_real(centre.m_server.address(centre.m_port),
                 [&centre](const SignInProof& proof) -> Result<TlsCredential> {
                     return centre.m_server.credential(loginOf(proof.staffId));
                 },
                 {Backoff::Limits{std::chrono::milliseconds(0), std::chrono::milliseconds(0),
                                  std::chrono::milliseconds(0)}}) {}
    [[nodiscard]] Result<QByteArray> challenge() override { return m_real.challenge(); }
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const SignInProof& proof) override {
        m_centre.tick();
        MADO_ASSIGN(auto session, m_real.signIn(proof));
        return std::unique_ptr<CentralSession>(
            std::make_unique<ClockedSession>(std::move(session), [this] { m_centre.tick(); }));
    }

 private:
    PostgresCentre& m_centre;
    PostgresCentralStore m_real;
};

PostgresCentre::PostgresCentre(PostgresServer& server) : m_server(server) {
    m_server.makeEmptyCentre();
    must(reopen());
}

CentralStore& PostgresCentre::store() {
    return *m_store;
}

void PostgresCentre::tick() {
    if (m_told == m_clock.now()) return;
    m_server.run(
        u"UPDATE centre.test_clock SET at = %1"_s.arg(quoted(m_clock.now().toString(Qt::ISODateWithMs))));
    m_told = m_clock.now();
}

Result<void> PostgresCentre::registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey) {
    tick();
    const QString id = quoted(staff.staffId);
    m_server.run(u"SELECT centre.register_staff(%1, %2, %3, %4, string_to_array(%5, ','), '')"_s.arg(
        id, quoted(staff.name), quoted(staff.kana), quoted(staff.section),
        quoted(groupsOf(staff.roles).join(u','))));
    m_server.run(
        u"SELECT centre.put('staff_member', %1, centre.fields('staff_member', %1) ||"
        " jsonb_build_object('card_public_key', %2), '-', NULL, NULL); SELECT centre.publish()"_s.arg(
            id, quoted(QString::fromLatin1(cardPublicKey.toHex()))));
    return {};
}

Result<void> PostgresCentre::barStaff(const QString& staffId) {
    m_server.run(u"SELECT centre.deactivate(%1, '-'); SELECT centre.publish()"_s.arg(quoted(staffId)));
    return {};
}

Result<void> PostgresCentre::reopen() {
    m_store = std::make_unique<Clocked>(*this);
    return {};
}

Result<void> PostgresCentre::changeEpoch() {
    m_server.run(u"UPDATE centre.head SET epoch = gen_random_uuid()::text"_s);
    return {};
}

void PostgresCentre::goThrough(quint16 port) {
    m_port = port;
    must(reopen());
}

void PostgresCentre::keepMoment() {
    m_server.run(u"DROP DATABASE IF EXISTS moment"_s, u"postgres"_s);
    // A copy is made of a database that nobody uses.
    m_server.run(u"ALTER DATABASE madoguchi ALLOW_CONNECTIONS false"_s, u"postgres"_s);
    m_server.run(
        u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'madoguchi'"_s,
        u"postgres"_s);
    m_server.run(u"CREATE DATABASE moment TEMPLATE madoguchi"_s, u"postgres"_s);
    m_server.run(u"ALTER DATABASE madoguchi ALLOW_CONNECTIONS true"_s, u"postgres"_s);
}

void PostgresCentre::restoreMoment() {
    m_server.replaceCentre(u"moment"_s);
    m_told = {};
}

Result<qint64> PostgresCentre::verifyAudit() {
    return m_server.run(u"SELECT centre.audit_first_break()"_s).toLongLong();
}

}  // namespace mado::test
