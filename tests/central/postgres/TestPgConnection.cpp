// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgErrors.h"
#include "core/central/postgres/PgMigrations.h"
#include "tests/central/postgres/PgBench.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mado;
using namespace mado::test;

namespace {

QDeadlineTimer soon() {
    return QDeadlineTimer(10s);
}

Migrations steps(int count, const QByteArray& lastSql = "SELECT 1") {
    std::vector<Migration> all;
    for (int i = 1; i <= count; ++i) {
        const QByteArray sql =
            i == count ? lastSql : "CREATE TABLE t" + QByteArray::number(i) + " (n integer)";
        all.push_back({i, u"step-%1"_s.arg(i), sql});
    }
    return Migrations(all);
}

}  // namespace

class TestPgConnection : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void init();

    void opensOverTls();
    void takesNobodyElseForTheCentre();
    void isNotTakenWithAnotherCertificate();
    void lockedLoginIsSignedOut();
    void asksAllNodes();
    void silenceEndsByTheDeadline();
    void stopEndsAWaitingCall();
    void stopDoesNotBreakOffWhatMustEnd();
    void errorsKeepTheConnection();
    void valuesStandInNoStatementText();
    void copyStreamsLines();
    void copyEndsWithTheSinksError();
    void notificationsCome();
    void aServerThatGoesAwayIsNoticed();
    void environmentIsNotAsked();

    void migratesOnceAndInOrder();
    void refusesANewerOrOtherDatabase();
    void aFailedStepChangesNothing();

 private:
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> connect(const PgStop* stop = nullptr) {
        return PgConnection::open(serverOf(*m_postgres), credentialOf(*m_postgres, u"staff_a"_s), stop);
    }
    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<PgConnection> m_connection;
};

void TestPgConnection::initTestCase() {
    auto started = PrivatePostgres::start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().detail));
    m_postgres = std::move(*started);
    QVERIFY(m_postgres->addLogin(u"staff_a"_s).ok());
    QVERIFY(m_postgres->addLogin(u"staff_b"_s).ok());
}

void TestPgConnection::init() {
    auto opened = connect();
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().code + opened.error().detail));
    m_connection = std::move(*opened);
}

void TestPgConnection::opensOverTls() {
    QCOMPARE(m_connection->tlsVersion(), u"TLSv1.3"_s);
    const auto who = m_connection->call("SELECT session_user, $1::text, $2::bytea, NULL::text",
                                        PgValues().text(u"𠮷田"_s).bytes(QByteArray("\0\xff", 2)), soon());
    QVERIFY2(who.ok(), who ? "" : qPrintable(who.error().detail));
    QCOMPARE(who->text(0, 0), u"staff_a"_s);
    QCOMPARE(who->text(0, 1), u"𠮷田"_s);
    QCOMPARE(who->bytes(0, 2), QByteArray("\0\xff", 2));
    QVERIFY(who->isNull(0, 3) && who->text(0, 3).isNull());
}

void TestPgConnection::takesNobodyElseForTheCentre() {
    const TlsCredential person = credentialOf(*m_postgres, u"staff_a"_s);
    PgServer otherName = serverOf(*m_postgres);
    otherName.nodes.front().host = u"centre.example"_s;
    QCOMPARE(PgConnection::open(otherName, person).error().code, u"E-CENTRAL-015"_s);
    // An authority of somebody else: a second server's.
    const auto other = PrivatePostgres::start();
    QVERIFY(other.ok());
    PgServer otherAuthority = serverOf(*m_postgres);
    otherAuthority.caPath = (*other)->authority();
    QCOMPARE(PgConnection::open(otherAuthority, person).error().code, u"E-CENTRAL-015"_s);
    // Its certificate is good for its own server and for none else.
    QVERIFY((*other)->addLogin(u"staff_a"_s).ok());
    QCOMPARE(PgConnection::open(serverOf(*m_postgres), credentialOf(**other, u"staff_a"_s)).error().code,
             u"E-CENTRAL-014"_s);
    PgServer noAuthority = serverOf(*m_postgres);
    noAuthority.caPath = u"/nonexistent/ca.crt"_s;
    QCOMPARE(PgConnection::open(noAuthority, person).error().code, u"E-CENTRAL-017"_s);
}

void TestPgConnection::isNotTakenWithAnotherCertificate() {
    TlsCredential other = credentialOf(*m_postgres, u"staff_b"_s);
    other.login = u"staff_a"_s;
    QCOMPARE(PgConnection::open(serverOf(*m_postgres), other).error().code, u"E-CENTRAL-012"_s);
    TlsCredential keyless = credentialOf(*m_postgres, u"staff_a"_s);
    keyless.keyPath = credentialOf(*m_postgres, u"staff_b"_s).keyPath;
    QCOMPARE(PgConnection::open(serverOf(*m_postgres), keyless).error().code, u"E-CENTRAL-016"_s);
}

void TestPgConnection::lockedLoginIsSignedOut() {
    QVERIFY(m_postgres->run(u"ALTER ROLE staff_a NOLOGIN"_s).ok());
    const auto locked = connect();
    QVERIFY(m_postgres->run(u"ALTER ROLE staff_a LOGIN"_s).ok());
    QCOMPARE(locked.error().code, u"E-CENTRAL-012"_s);
    QCOMPARE(locked.error().detail, u"28000"_s);
}

void TestPgConnection::asksAllNodes() {
    PgServer server = serverOf(*m_postgres);
    PgNode dead = server.nodes.front();
    dead.port = 1;
    server.nodes = {dead, server.nodes.front(), dead};
    for (int i = 0; i < 5; ++i)
        QVERIFY(PgConnection::open(server, credentialOf(*m_postgres, u"staff_a"_s)).ok());
    server.nodes = {dead};
    QCOMPARE(PgConnection::open(server, credentialOf(*m_postgres, u"staff_a"_s)).error().code,
             u"E-CENTRAL-010"_s);
    server.nodes.clear();
    QCOMPARE(PgConnection::open(server, credentialOf(*m_postgres, u"staff_a"_s)).error().code,
             u"E-CENTRAL-010"_s);
}

void TestPgConnection::silenceEndsByTheDeadline() {
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_connection->call("SELECT pg_sleep(30)", {}, QDeadlineTimer(300ms));
    QCOMPARE(answer.error().code, u"E-CENTRAL-010"_s);
    QVERIFY(timer.elapsed() >= 300 && timer.elapsed() < 3000);
    QVERIFY(!m_connection->isOpen());
    QCOMPARE(m_connection->call("SELECT 1", {}, soon()).error().code, u"E-CENTRAL-010"_s);
}

void TestPgConnection::stopEndsAWaitingCall() {
    PgStop stop = false;
    auto connection = connect(&stop);
    std::thread other([&stop] {
        QTest::qSleep(200);
        stop = true;
    });
    QElapsedTimer timer;
    timer.start();
    const auto answer = (*connection)->call("SELECT pg_sleep(30)", {}, QDeadlineTimer(20s));
    other.join();
    QCOMPARE(answer.error().code, u"E-CENTRAL-010"_s);
    QVERIFY(timer.elapsed() < 5000);
}

void TestPgConnection::stopDoesNotBreakOffWhatMustEnd() {
    PgStop stop = false;
    auto connection = connect(&stop);
    stop = true;
    const auto answer =
        (*connection)->call("SELECT pg_sleep(0.3)", {}, QDeadlineTimer(20s), PgConnection::Stopping::Waits);
    QVERIFY(answer.ok());
    QVERIFY((*connection)->isOpen());
}

void TestPgConnection::errorsKeepTheConnection() {
    const auto wrong = m_connection->call("SELECT $1::integer", PgValues().text(u"secret words"_s), soon());
    QCOMPARE(wrong.error().code, u"E-CENTRAL-060"_s);
    // The server's words would quote the value.
    QCOMPARE(wrong.error().detail, u"22P02"_s);
    QCOMPARE(m_connection->call("SELECT nothing.there()", {}, soon()).error().code, u"E-CENTRAL-061"_s);
    QCOMPARE(m_connection->call("SELECT * FROM pg_authid", {}, soon()).error().code, u"E-CENTRAL-011"_s);
    QVERIFY(m_connection->call("SELECT 1", {}, soon()).ok());
}

void TestPgConnection::valuesStandInNoStatementText() {
    std::thread other;
    const QString canary = u"canary-7305"_s;
    auto second = connect();
    other = std::thread([&] {
        static_cast<void>(
            m_connection->call("SELECT pg_sleep(0.7), $1::text", PgValues().text(canary), soon()));
    });
    QTest::qSleep(300);
    const auto seen = m_postgres->run(u"SELECT string_agg(query, ';') FROM pg_stat_activity"_s);
    other.join();
    QVERIFY(seen->contains(u"pg_sleep(0.7), $1"_s));
    QVERIFY(!seen->contains(canary));
}

void TestPgConnection::copyStreamsLines() {
    int lines = 0;
    QByteArray last;
    const auto done =
        m_connection->copyOut("COPY (SELECT n, E'a\\tb', NULL FROM generate_series(1, 50000) n) TO STDOUT",
                              5s, [&](std::span<char> line) -> Result<void> {
                                  ++lines;
                                  last = QByteArray(line.data(), static_cast<qsizetype>(line.size()));
                                  return {};
                              });
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().detail));
    QCOMPARE(lines, 50'000);
    QCOMPARE(last, QByteArray("50000\ta\\tb\t\\N"));
    // An error in the middle of the copy.
    const auto broken =
        m_connection->copyOut("COPY (SELECT 1 / (100 - n) FROM generate_series(1, 1000) n) TO STDOUT", 5s,
                              [](std::span<char>) -> Result<void> { return {}; });
    QCOMPARE(broken.error().code, u"E-CENTRAL-060"_s);
    QVERIFY(m_connection->call("SELECT 1", {}, soon()).ok());
}

void TestPgConnection::copyEndsWithTheSinksError() {
    const auto done =
        m_connection->copyOut("COPY (SELECT generate_series(1, 1000)) TO STDOUT", 5s,
                              [](std::span<char>) -> Result<void> { return fail(u"E-TEST"_s); });
    QCOMPARE(done.error().code, u"E-TEST"_s);
    QVERIFY(!m_connection->isOpen());
}

void TestPgConnection::notificationsCome() {
    QVERIFY(m_connection->call("LISTEN madoguchi_feed", {}, soon()).ok());
    QVERIFY(m_connection->takeNotifications()->empty());
    QVERIFY(m_postgres->run(u"NOTIFY madoguchi_feed, '41'"_s).ok());
    std::vector<PgConnection::Notification> got;
    const auto come = [&] {
        if (got.empty()) got = *m_connection->takeNotifications();
        return !got.empty();
    };
    QTRY_VERIFY(come());
    QCOMPARE(got.front().channel, u"madoguchi_feed"_s);
    QCOMPARE(got.front().payload, u"41"_s);
}

void TestPgConnection::aServerThatGoesAwayIsNoticed() {
    const auto pid = m_connection->call("SELECT pg_backend_pid()", {}, soon());
    QVERIFY(m_postgres->run(u"SELECT pg_terminate_backend(%1)"_s.arg(pid->integer(0, 0))).ok());
    auto told = m_connection->takeNotifications();
    const auto isGone = [&] {
        if (told) told = m_connection->takeNotifications();
        return !told.ok();
    };
    QTRY_VERIFY(isGone());
    QCOMPARE(told.error().code, u"E-CENTRAL-010"_s);
    QVERIFY(pg_error::isFailover(told.error().detail.toStdString()));
    // In the middle of a call.
    auto second = connect();
    std::thread other([this] {
        QTest::qSleep(300);
        static_cast<void>(m_postgres->stop());
    });
    QElapsedTimer timer;
    timer.start();
    const auto cut = (*second)->call("SELECT pg_sleep(30)", {}, QDeadlineTimer(20s));
    other.join();
    QCOMPARE(cut.error().code, u"E-CENTRAL-010"_s);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(connect().error().code, u"E-CENTRAL-010"_s);
    QVERIFY(m_postgres->resume().ok());
    QVERIFY(connect().ok());
}

void TestPgConnection::environmentIsNotAsked() {
    const std::pair<const char*, QByteArray> variables[] = {
        {"PGHOST", "elsewhere.example"},   {"PGUSER", "postgres"},
        {"PGSSLMODE", "disable"},          {"PGSSLROOTCERT", "/nonexistent"},
        {"PGDATABASE", "postgres"},        {"PGGSSENCMODE", "require"},
        {"PGOPTIONS", "-c nothing.there"}, {"PGTARGETSESSIONATTRS", "standby"},
        {"PGPASSFILE", "/dev/stdin"}};
    for (const auto& [name, value] : variables)
        qputenv(name, value);
    const auto opened = connect();
    for (const auto& [name, value] : variables)
        qunsetenv(name);
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().code + opened.error().detail));
}

void TestPgConnection::migratesOnceAndInOrder() {
    QVERIFY(m_postgres->run(u"CREATE DATABASE m1"_s, u"postgres"_s).ok());
    const auto owner = PgConnection::openAsOwner(m_postgres->superuser(u"m1"_s));
    QVERIFY2(owner.ok(), owner ? "" : qPrintable(owner.error().detail));
    QCOMPARE(PgMigrations(steps(3)).appliedCount(**owner).valueOr(-1), 0);
    const auto first = PgMigrations(steps(2, "CREATE TABLE t2 (n integer)")).apply(**owner);
    QVERIFY2(first.ok(), first ? "" : qPrintable(first.error().detail));
    QCOMPARE(first->before, 0);
    QCOMPARE(first->now, 2);
    const auto second = PgMigrations(steps(3, "INSERT INTO t2 VALUES (1)")).apply(**owner);
    QCOMPARE(second->before, 2);
    QCOMPARE(second->now, 3);
    const auto again = PgMigrations(steps(3, "INSERT INTO t2 VALUES (1)")).apply(**owner);
    QCOMPARE(again->before, 3);
    QCOMPARE(again->now, 3);
    QCOMPARE(m_postgres->run(u"SELECT count(*) FROM t2"_s, u"m1"_s).valueOr({}), u"1"_s);
}

void TestPgConnection::refusesANewerOrOtherDatabase() {
    QVERIFY(m_postgres->run(u"CREATE DATABASE m2"_s, u"postgres"_s).ok());
    const auto owner = PgConnection::openAsOwner(m_postgres->superuser(u"m2"_s));
    QVERIFY(PgMigrations(steps(3)).apply(**owner).ok());
    QCOMPARE(PgMigrations(steps(2, "CREATE TABLE t2 (n integer)")).apply(**owner).error().code,
             u"E-CENTRAL-063"_s);
    QCOMPARE(PgMigrations(steps(4, "CREATE TABLE t4 (n integer)")).apply(**owner).error().code,
             u"E-CENTRAL-064"_s);
    QCOMPARE(m_postgres->run(u"SELECT to_regclass('t4') IS NULL"_s, u"m2"_s).valueOr({}), u"t"_s);
}

void TestPgConnection::aFailedStepChangesNothing() {
    QVERIFY(m_postgres->run(u"CREATE DATABASE m3"_s, u"postgres"_s).ok());
    const auto owner = PgConnection::openAsOwner(m_postgres->superuser(u"m3"_s));
    const auto failed = PgMigrations(steps(2, "CREATE TABLE half (n integer); SELECT 1/0")).apply(**owner);
    QCOMPARE(failed.error().code, u"E-CENTRAL-065"_s);
    QVERIFY(failed.error().detail.contains(u"division by zero"_s));
    QCOMPARE(m_postgres->run(u"SELECT to_regclass('half') IS NULL"_s, u"m3"_s).valueOr({}), u"t"_s);
    const auto later = PgMigrations(steps(2, "CREATE TABLE half (n integer)")).apply(**owner);
    QCOMPARE(later->before, 1);
    QCOMPARE(later->now, 2);
}

QTEST_GUILESS_MAIN(TestPgConnection)
#include "TestPgConnection.moc"
