// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres/PrivatePostgres.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

/// Who the server says this is; the server's complaint if it refuses.
QString whoAmI(const QString& connection) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> there(PQconnectdb(connection.toUtf8().constData()),
                                                             &PQfinish);
    if (PQstatus(there.get()) != CONNECTION_OK) return QString::fromUtf8(PQerrorMessage(there.get()));
    if (PQsslInUse(there.get()) == 0) return u"no TLS"_s;
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(there.get(), "SELECT session_user"),
                                                               &PQclear);
    return QString::fromUtf8(PQgetvalue(answer.get(), 0, 0));
}

}  // namespace

class TestPrivatePostgres : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void startsFastAndGoes();
    void knowsPeopleByTheirCertificate();
    void comesBackAfterAPowerCut();
};

void TestPrivatePostgres::startsFastAndGoes() {
    QString folder;
    {
        QElapsedTimer timer;
        timer.start();
        const auto server = PrivatePostgres::start();
        QVERIFY2(server.ok(), server ? "" : qPrintable(server.error().detail));
        qInfo("started in %lld ms", timer.elapsed());
        folder = (*server)->dataFolder();
        QVERIFY(QDir(folder).exists());
        QCOMPARE((*server)->run(u"SHOW server_encoding"_s).valueOr({}), u"UTF8"_s);
        QVERIFY(!(*server)->run(u"SELECT nothing"_s).ok());
    }
    QVERIFY(!QDir(folder).exists());
}

void TestPrivatePostgres::knowsPeopleByTheirCertificate() {
    const auto server = PrivatePostgres::start();
    QVERIFY2(server.ok(), server ? "" : qPrintable(server.error().detail));
    QVERIFY((*server)->addLogin(u"staff_a"_s).ok());
    QVERIFY((*server)->addLogin(u"staff_b"_s).ok());
    QCOMPARE(whoAmI((*server)->connectionOf(u"staff_a"_s)), u"staff_a"_s);
    // Another's name with one's own card; no TLS; no card; the superuser from outside.
    const QString own = (*server)->connectionOf(u"staff_a"_s);
    QString other = own;
    other.replace(u"user=staff_a"_s, u"user=staff_b"_s);
    QVERIFY(whoAmI(other).contains(u"certificate authentication failed"_s));
    QString plain = own;
    plain.replace(u"sslmode=verify-full"_s, u"sslmode=disable"_s);
    QVERIFY(whoAmI(plain).contains(u"no pg_hba.conf entry"_s));
    QString cardless = own;
    cardless.replace(u"staff_a.crt"_s, u"none.crt"_s);
    QVERIFY(whoAmI(cardless).contains(u"connection requires a valid client certificate"_s));
    QString above = own;
    above.replace(u"user=staff_a"_s, u"user=postgres"_s);
    QVERIFY(whoAmI(above).contains(u"no pg_hba.conf entry"_s));
}

void TestPrivatePostgres::comesBackAfterAPowerCut() {
    const auto server = PrivatePostgres::start({true, {u"max_connections = 40"_s}});
    QVERIFY2(server.ok(), server ? "" : qPrintable(server.error().detail));
    QVERIFY((*server)->run(u"CREATE TABLE kept (n integer); INSERT INTO kept VALUES (7)"_s).ok());
    QVERIFY((*server)->stop().ok());
    QVERIFY(!(*server)->run(u"SELECT 1"_s).ok());
    const auto back = (*server)->resume();
    QVERIFY2(back.ok(), back ? "" : qPrintable(back.error().detail));
    QCOMPARE((*server)->run(u"SELECT n FROM kept"_s).valueOr({}), u"7"_s);
    QCOMPARE((*server)->run(u"SHOW max_connections"_s).valueOr({}), u"40"_s);
}

QTEST_GUILESS_MAIN(TestPrivatePostgres)
#include "TestPrivatePostgres.moc"
