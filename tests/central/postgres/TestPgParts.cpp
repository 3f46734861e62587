// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/CopyRow.h"
#include "core/central/postgres/PgErrors.h"
#include "core/central/postgres/PgParameters.h"
#include "core/central/postgres/PgStatement.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

PgServer server() {
    PgServer made;
    made.nodes = {{u"centre-a"_s, u"192.0.2.1"_s, 5432}};
    made.caPath = u"/etc/madoguchi/ca.crt"_s;
    return made;
}

TlsCredential fileCredential() {
    return {u"staff_s001"_s, u"/cards/s001.crt"_s, u"/cards/s001.key"_s};
}

}  // namespace

class TestPgParts : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void nothingIsLeftToTheEnvironment_data();
    void nothingIsLeftToTheEnvironment();
    void statesMeanSomething_data();
    void statesMeanSomething();
    void connectingFailuresMeanSomething_data();
    void connectingFailuresMeanSomething();
    void copyRowsAreTakenApart_data();
    void copyRowsAreTakenApart();
    void valuesKeepNullAndEmptyApart();
};

void TestPgParts::nothingIsLeftToTheEnvironment_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const std::pair<const char*, const char*> wanted[] = {
        {"host", "centre-a"},
        {"hostaddr", "192.0.2.1"},
        {"port", "5432"},
        {"dbname", "madoguchi"},
        {"user", "staff_s001"},
        {"sslmode", "verify-full"},
        {"sslrootcert", "/etc/madoguchi/ca.crt"},
        {"sslcert", "/cards/s001.crt"},
        {"sslkey", "/cards/s001.key"},
        {"ssl_min_protocol_version", "TLSv1.2"},
        {"gssencmode", "disable"},
        {"target_session_attrs", "read-write"},
        {"keepalives", "1"},
        {"tcp_user_timeout", "15000"},
        {"client_encoding", "UTF8"},
    };
    for (const auto& [key, value] : wanted)
        QTest::newRow(key) << QByteArray(key) << QByteArray(value);
}

void TestPgParts::nothingIsLeftToTheEnvironment() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const PgParameters parameters(server(), server().nodes.front(), fileCredential());
    QCOMPARE(parameters.value(key), value);
    // Empty values would count as not given.
    for (const auto& [each, text] : parameters.all())
        QVERIFY2(!text.isEmpty(), each.constData());
    QVERIFY(!QFile::exists(QString::fromLatin1(parameters.value("passfile"))));
    QCOMPARE(parameters.keys().size(), parameters.all().size() + 1);
    QVERIFY(parameters.keys().back() == nullptr && parameters.values().back() == nullptr);
}

void TestPgParts::statesMeanSomething_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QString>("code");
    const std::pair<const char*, QString> wanted[] = {
        {"08006", u"E-CENTRAL-010"_s}, {"40001", u"E-CENTRAL-010"_s}, {"40P01", u"E-CENTRAL-010"_s},
        {"53100", u"E-CENTRAL-010"_s}, {"53300", u"E-CENTRAL-010"_s}, {"55P03", u"E-CENTRAL-010"_s},
        {"57014", u"E-CENTRAL-010"_s}, {"57P01", u"E-CENTRAL-010"_s}, {"57P03", u"E-CENTRAL-010"_s},
        {"25006", u"E-CENTRAL-010"_s}, {"28000", u"E-CENTRAL-012"_s}, {"28P01", u"E-CENTRAL-012"_s},
        {"42501", u"E-CENTRAL-011"_s}, {"42883", u"E-CENTRAL-061"_s}, {"3D000", u"E-CENTRAL-061"_s},
        {"22P02", u"E-CENTRAL-060"_s}, {"23505", u"E-CENTRAL-060"_s}, {"XX001", u"E-CENTRAL-003"_s},
        {"XX000", u"E-CENTRAL-062"_s}, {"P0001", u"E-CENTRAL-062"_s}, {"", u"E-CENTRAL-062"_s},
    };
    for (const auto& [state, code] : wanted)
        QTest::newRow(state) << QByteArray(state) << code;
}

void TestPgParts::statesMeanSomething() {
    QFETCH(QByteArray, state);
    QFETCH(QString, code);
    const Error error =
        pg_error::ofState(std::string_view(state.constData(), static_cast<std::size_t>(state.size())));
    QCOMPARE(error.code, code);
    QCOMPARE(error.detail, QString::fromLatin1(state));
}

void TestPgParts::connectingFailuresMeanSomething_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("code");
    QTest::newRow("locked")
        << QByteArray("connection to server at \"a\" (192.0.2.1), port 1 failed: FATAL:  28000\n")
        << u"E-CENTRAL-012"_s;
    QTest::newRow("starting up") << QByteArray("connection to server failed: FATAL:  57P03\n")
                                 << u"E-CENTRAL-010"_s;
    QTest::newRow("too many") << QByteArray("connection to server failed: FATAL:  53300\n")
                              << u"E-CENTRAL-010"_s;
    QTest::newRow("refused")
        << QByteArray("connection to server failed: Connection refused\n\tIs the server running?\n")
        << u"E-CENTRAL-010"_s;
    QTest::newRow("other authority") << QByteArray("SSL error: certificate verify failed\n")
                                     << u"E-CENTRAL-015"_s;
    QTest::newRow("other host") << QByteArray("server certificate for \"x\" does not match host name \"a\"\n")
                                << u"E-CENTRAL-015"_s;
    QTest::newRow("no TLS") << QByteArray("server does not support SSL, but SSL was required\n")
                            << u"E-CENTRAL-015"_s;
    QTest::newRow("our certificate") << QByteArray("SSL error: tlsv1 alert unknown ca\n")
                                     << u"E-CENTRAL-014"_s;
    QTest::newRow("revoked") << QByteArray("SSL error: sslv3 alert certificate revoked\n")
                             << u"E-CENTRAL-014"_s;
    QTest::newRow("key") << QByteArray("could not load private key \"pkcs11:..\" from engine\n")
                         << u"E-CENTRAL-016"_s;
    QTest::newRow("authority's file")
        << QByteArray("root certificate file \"/x\" does not exist\n") << u"E-CENTRAL-017"_s;
}

void TestPgParts::connectingFailuresMeanSomething() {
    QFETCH(QByteArray, message);
    QFETCH(QString, code);
    QCOMPARE(pg_error::ofConnecting(
                 std::string_view(message.constData(), static_cast<std::size_t>(message.size())))
                 .code,
             code);
}

void TestPgParts::copyRowsAreTakenApart_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QList<QByteArray>>("columns");  // a null array: NULL
    QTest::newRow("plain") << QByteArray("a\tb") << true << QList<QByteArray>{"a", "b"};
    QTest::newRow("empty line") << QByteArray("") << true << QList<QByteArray>{""};
    QTest::newRow("empty at the end") << QByteArray("a\t") << true << QList<QByteArray>{"a", ""};
    QTest::newRow("null") << QByteArray("\\N\tb\t\\N") << true
                          << QList<QByteArray>{QByteArray(), "b", QByteArray()};
    QTest::newRow("text \\N") << QByteArray("\\\\N") << true << QList<QByteArray>{"\\N"};
    QTest::newRow("all escapes") << QByteArray("\\b\\f\\n\\r\\t\\v\\\\\tx") << true
                                 << QList<QByteArray>{"\b\f\n\r\t\v\\", "x"};
    QTest::newRow("Japanese, 4 bytes")
        << QByteArray("山田\t𠮷田\\n太郎") << true << QList<QByteArray>{"山田", "𠮷田\n太郎"};
    QTest::newRow("cut in an escape") << QByteArray("a\\") << false << QList<QByteArray>{};
    QTest::newRow("cut before a tab") << QByteArray("a\\\tb") << false << QList<QByteArray>{};
    QTest::newRow("unknown escape") << QByteArray("a\\q") << false << QList<QByteArray>{};
    QTest::newRow("null with more") << QByteArray("\\Nx") << false << QList<QByteArray>{};
}

void TestPgParts::copyRowsAreTakenApart() {
    QFETCH(QByteArray, line);
    QFETCH(bool, isGood);
    QFETCH(QList<QByteArray>, columns);
    CopyRow row;
    QByteArray before("left\tover");
    QVERIFY(row.parse({before.data(), static_cast<std::size_t>(before.size())}));
    QCOMPARE(row.parse({line.data(), static_cast<std::size_t>(line.size())}), isGood);
    if (!isGood) return;
    QCOMPARE(static_cast<qsizetype>(row.columns().size()), columns.size());
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto& column = row.columns()[static_cast<std::size_t>(i)];
        QCOMPARE(column.has_value(), !columns[i].isNull());
        if (column) QCOMPARE(QByteArray(column->data(), static_cast<qsizetype>(column->size())), columns[i]);
    }
}

void TestPgParts::valuesKeepNullAndEmptyApart() {
    PgValues values;
    values.text(u"山"_s).text(u""_s).text({}).number(-7).bytes(QByteArray("\0x", 2)).bytes({});
    QCOMPARE(values.all().size(), std::size_t{6});
    QCOMPARE(values.all()[0].bytes, QByteArray("山"));
    QVERIFY(values.all()[1].bytes && values.all()[1].bytes->isEmpty());
    QVERIFY(!values.all()[2].bytes);
    QCOMPARE(values.all()[3].bytes, QByteArray("-7"));
    QVERIFY(values.all()[4].isBinary && values.all()[4].bytes->size() == 2);
    // Of bytes, nothing is empty: the server would take NULL for something else.
    QVERIFY(values.all()[5].bytes && values.all()[5].bytes->isEmpty());
    QCOMPARE(QByteArray(PgStatement::copyOfRows(Entity::Addressee).text()),
             QByteArray("COPY (SELECT * FROM counter.fill_rows_addressee()) TO STDOUT"));
}

QTEST_GUILESS_MAIN(TestPgParts)
#include "TestPgParts.moc"
