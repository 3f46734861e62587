// SPDX-License-Identifier: GPL-3.0-or-later
// Abuse: the system's SQLite in the place of SQLCipher. The store's own sources are linked here with
// the plain engine, and with a stand-in for what it lacks that takes every key: as far as a library that was
// put in the program's way can go. Nothing may be opened, and nothing may be written in clear.
#include "core/store/Connection.h"
#include "tests/store/StoreFolder.h"

#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

extern "C" int sqlite3_key_v2(sqlite3*, const char*, const void*, int) {
    return SQLITE_OK;
}

class TestForeignEngine : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void isPlain();
    void refusesToOpen_data();
    void refusesToOpen();
};

void TestForeignEngine::isPlain() {
    QCOMPARE(Connection::engineInfo().cipherVersion, QString());
    QCOMPARE(Connection::engineInfo().version, QString::fromUtf8(sqlite3_libversion()));
}

void TestForeignEngine::refusesToOpen_data() {
    QTest::addColumn<ConnectionOptions::Access>("access");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    using enum ConnectionOptions::Access;
    // Of an encrypted file the plain engine sees noise.
    const QByteArray noise(8192, '\x5a');
    QTest::newRow("a new file") << Create << QByteArray() << u"E-STORE-007"_s;
    QTest::newRow("an encrypted file") << ReadWrite << noise << u"E-STORE-007"_s;
    QTest::newRow("to read it only") << ReadOnly << noise << u"E-STORE-007"_s;
}

void TestForeignEngine::refusesToOpen() {
    QFETCH(ConnectionOptions::Access, access);
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const StoreFolder folder;
    const QString path = folder.path(u"outbox.db"_s);
    if (!content.isEmpty()) QVERIFY(writeFile(path, content));
    ConnectionOptions options;
    options.access = access;
    const auto opened = Connection::open(path, keyOf(1), options);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, code);
    QCOMPARE(contentOf(path), content);  // nothing in clear, nothing changed
}

QTEST_GUILESS_MAIN(TestForeignEngine)
#include "TestForeignEngine.moc"
