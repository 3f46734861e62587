// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/PgBench.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

/// The test's authority with a ledger, as one that revokes needs.
class Authority {
 public:
    explicit Authority(const QString& folder) : m_folder(folder) {
        put(u"ledger"_s, {});
        put(u"number"_s, "1000\n");
        put(u"crl-number"_s, "01\n");
        put(u"ca.cnf"_s,
            "[ca]\ndefault_ca=a\n[a]\ndir=" + folder.toUtf8() +
                "\ndatabase=$dir/ledger\nserial=$dir/number\ncrlnumber=$dir/crl-number\nnew_certs_dir=$dir\n"
                "certificate=$dir/ca.crt\nprivate_key=$dir/"
                "ca.key\ndefault_md=sha256\npolicy=p\nunique_subject=no\n"
                "default_days=2\ndefault_crl_days=2\ncopy_extensions=copy\n[p]\ncommonName=supplied\n"
                "[req]\ndistinguished_name=d\n[d]\n");
    }
    /// A certificate and its key; from and to as openssl ca takes them.
    [[nodiscard]] bool issue(const QString& file, const QString& name, const QStringList& span = {},
                             const QString& alternativeNames = {}) {
        QStringList wish{u"req"_s,
                         u"-new"_s,
                         u"-newkey"_s,
                         u"ec"_s,
                         u"-pkeyopt"_s,
                         u"ec_paramgen_curve:P-256"_s,
                         u"-nodes"_s,
                         u"-subj"_s,
                         u"/CN="_s + name,
                         u"-config"_s,
                         path(u"ca.cnf"_s),
                         u"-keyout"_s,
                         path(file + u".key"_s),
                         u"-out"_s,
                         path(file + u".csr"_s)};
        if (!alternativeNames.isEmpty()) wish << u"-addext"_s << u"subjectAltName="_s + alternativeNames;
        return openssl(wish) &&
               openssl(QStringList{u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, path(u"ca.cnf"_s),
                                   u"-in"_s, path(file + u".csr"_s), u"-out"_s, path(file + u".crt"_s)} +
                       span);
    }
    [[nodiscard]] bool revoke(const QString& file) {
        return openssl({u"ca"_s, u"-config"_s, path(u"ca.cnf"_s), u"-revoke"_s, path(file + u".crt"_s)});
    }
    /// `span`: from and to, as openssl ca takes them.
    [[nodiscard]] bool writeList(const QStringList& span = {}) {
        return openssl(QStringList{u"ca"_s, u"-config"_s, path(u"ca.cnf"_s), u"-gencrl"_s, u"-out"_s,
                                   path(u"ca.crl"_s)} +
                       span);
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder + u'/' + name; }

 private:
    void put(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) file.write(content);
    }
    static bool openssl(const QStringList& arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"openssl"_s, arguments);
        const bool isDone = process.waitForFinished() && process.exitCode() == 0;
        if (!isDone) qWarning("%s", process.readAll().constData());
        return isDone;
    }
    QString m_folder;
};

const QStringList longAgo{u"-startdate"_s, u"20200101000000Z"_s, u"-enddate"_s, u"20200102000000Z"_s};

}  // namespace

/// Cards and servers whose certificates are of the right authority and good for nothing all the same, and
/// somebody in the line who would rather have no encryption.
class TestPgCertificates : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void anEndedCardIsNotTaken();
    void aRevokedCardIsNotTaken();
    void aCardThatEndsDuringWorkConnectsNoMore();
    void aListThatIsThreeDaysOldLetsNobodyIn();
    void aServerWithAnEndedCertificateIsNotOurs();
    void withoutEncryptionNothingIsSaid();

 private:
    [[nodiscard]] QString tls() const { return m_postgres->authority().section(u'/', 0, -2); }
    [[nodiscard]] TlsCredential card(const QString& file) const {
        return {u"staff_a"_s, tls() + u'/' + file + u".crt"_s, tls() + u'/' + file + u".key"_s};
    }
    [[nodiscard]] QString codeWith(const TlsCredential& credential) const {
        const auto opened = PgConnection::open(serverOf(*m_postgres), credential);
        return opened ? QString() : opened.error().code;
    }
    void setUp(const QString& setting, const QString& file) const {
        QVERIFY(m_postgres->run(u"ALTER SYSTEM SET %1 = '%2'"_s.arg(setting, file), u"postgres"_s).ok());
        QVERIFY(m_postgres->run(u"SELECT pg_reload_conf()"_s, u"postgres"_s).ok());
    }
    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<Authority> m_authority;
};

void TestPgCertificates::initTestCase() {
    auto started = PrivatePostgres::start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().detail));
    m_postgres = std::move(*started);
    QVERIFY(m_postgres->addLogin(u"staff_a"_s).ok());
    m_authority = std::make_unique<Authority>(tls());
}

void TestPgCertificates::anEndedCardIsNotTaken() {
    QVERIFY(m_authority->issue(u"now"_s, u"staff_a"_s));
    QVERIFY(m_authority->issue(u"ended"_s, u"staff_a"_s, longAgo));
    QCOMPARE(codeWith(card(u"now"_s)), QString());
    QCOMPARE(codeWith(card(u"ended"_s)), u"E-CENTRAL-014"_s);
}

void TestPgCertificates::aRevokedCardIsNotTaken() {
    QVERIFY(m_authority->issue(u"lost"_s, u"staff_a"_s));
    QCOMPARE(codeWith(card(u"lost"_s)), QString());
    QVERIFY(m_authority->revoke(u"lost"_s) && m_authority->writeList());
    setUp(u"ssl_crl_file"_s, m_authority->path(u"ca.crl"_s));
    QTRY_COMPARE(codeWith(card(u"lost"_s)), u"E-CENTRAL-014"_s);
    // The person's other card still opens.
    QCOMPARE(codeWith(card(u"staff_a"_s)), QString());
    setUp(u"ssl_crl_file"_s, {});
    QTRY_COMPARE(codeWith(card(u"lost"_s)), QString());
}

/// Abuse: a card goes on being used when its certificate has ended. What is connected is connected anew every
/// hour or so (CentrePulse), and that does not go any more.
void TestPgCertificates::aCardThatEndsDuringWorkConnectsNoMore() {
    constexpr int seconds = 4;
    const auto at = [](int from) {
        return QDateTime::currentDateTimeUtc().addSecs(from).toString(u"yyyyMMddhhmmss'Z'"_s);
    };
    QVERIFY(m_authority->issue(u"ending"_s, u"staff_a"_s,
                               {u"-startdate"_s, at(-60), u"-enddate"_s, at(seconds)}));
    const auto opened = PgConnection::open(serverOf(*m_postgres), card(u"ending"_s));
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().code));
    QTRY_COMPARE_WITH_TIMEOUT(codeWith(card(u"ending"_s)), u"E-CENTRAL-014"_s, 4 * seconds * 1000);
    QCOMPARE(codeWith(card(u"staff_a"_s)), QString());  // the new card does
}

/// Abuse: the list of revoked cards is kept from the server, or from a terminal. Once it has run out nobody
/// is let in, rather than somebody whose card was revoked since.
void TestPgCertificates::aListThatIsThreeDaysOldLetsNobodyIn() {
    const auto day = [](int days) {
        return QDateTime::currentDateTimeUtc().addDays(days).toString(u"yyyyMMddhhmmss'Z'"_s);
    };
    const QStringList ended{u"-crl_lastupdate"_s, day(-4), u"-crl_nextupdate"_s, day(-3)};
    QVERIFY(m_authority->writeList(ended));
    setUp(u"ssl_crl_file"_s, m_authority->path(u"ca.crl"_s));
    QTRY_COMPARE(codeWith(card(u"staff_a"_s)), u"E-CENTRAL-014"_s);
    QVERIFY(m_authority->writeList());
    QVERIFY(m_postgres->run(u"SELECT pg_reload_conf()"_s, u"postgres"_s).ok());
    QTRY_COMPARE(codeWith(card(u"staff_a"_s)), QString());
    setUp(u"ssl_crl_file"_s, {});
    // The terminal's own list, of servers.
    PgServer server = serverOf(*m_postgres);
    server.crlPath = m_authority->path(u"ca.crl"_s);
    QVERIFY(PgConnection::open(server, card(u"staff_a"_s)).ok());
    QVERIFY(m_authority->writeList(ended));
    const auto refused = PgConnection::open(server, card(u"staff_a"_s));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, u"E-CENTRAL-015"_s);
}

void TestPgCertificates::aServerWithAnEndedCertificateIsNotOurs() {
    QVERIFY(m_authority->issue(u"old-server"_s, u"localhost"_s, longAgo, u"DNS:localhost,IP:127.0.0.1"_s));
    // The server's own key must be the server's own file.
    QFile key(m_authority->path(u"old-server.key"_s));
    const QFileInfo present(m_authority->path(u"server.key"_s));
    QCOMPARE(chown(key.fileName().toLocal8Bit().constData(), present.ownerId(), present.groupId()), 0);
    setUp(u"ssl_key_file"_s, m_authority->path(u"old-server.key"_s));
    setUp(u"ssl_cert_file"_s, m_authority->path(u"old-server.crt"_s));
    QTRY_COMPARE(codeWith(card(u"staff_a"_s)), u"E-CENTRAL-015"_s);
    setUp(u"ssl_cert_file"_s, m_authority->path(u"server.crt"_s));
    setUp(u"ssl_key_file"_s, m_authority->path(u"server.key"_s));
    QTRY_COMPARE(codeWith(card(u"staff_a"_s)), QString());
}

/// Somebody in the line answers the wish for TLS with no, as a server without it does.
void TestPgCertificates::withoutEncryptionNothingIsSaid() {
    std::atomic<quint16> port = 0;
    QByteArray heard;
    std::thread strip([&] {
        QTcpServer server;
        if (!server.listen(QHostAddress(QHostAddress::LocalHost), 0)) return;
        port = server.serverPort();
        if (!server.waitForNewConnection(20'000)) return;
        const std::unique_ptr<QTcpSocket> client(server.nextPendingConnection());
        if (!client->waitForReadyRead(5'000)) return;
        client->readAll();
        client->write("N");
        client->flush();
        while (client->waitForReadyRead(1'000))
            heard += client->readAll();
    });
    while (port == 0)
        QTest::qSleep(5);
    PgServer server = serverOf(*m_postgres);
    server.nodes.front().port = port;
    const auto opened = PgConnection::open(server, card(u"staff_a"_s));
    strip.join();
    QCOMPARE(opened.error().code, u"E-CENTRAL-015"_s);
    QCOMPARE(heard, QByteArray());  // not even who would have signed in
}

QTEST_GUILESS_MAIN(TestPgCertificates)
#include "TestPgCertificates.moc"
