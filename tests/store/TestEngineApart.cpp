// SPDX-License-Identifier: GPL-3.0-or-later
// The system's SQLite and ours in one process: each keeps its own symbols.
#include "core/store/Connection.h"
#include "tests/store/StoreFolder.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

/// A value from Qt's own SQLite driver.
QString fromQt(const QString& path, const QString& sql) {
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"apart"_s);
    database.setDatabaseName(path);
    QString text;
    if (database.open()) {
        QSqlQuery query(database);
        if (query.exec(sql) && query.next()) text = query.value(0).toString();
        if (query.lastError().isValid()) text = u"error: "_s + query.lastError().nativeErrorCode();
    }
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(u"apart"_s);
    return text;
}

}  // namespace

class TestEngineApart : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void bothEnginesWorkSideBySide();
    void qtCannotReadTheEncryptedFile();
    void noSymbolIsExported();
};

void TestEngineApart::bothEnginesWorkSideBySide() {
    const StoreFolder folder;
    const QString plain = folder.path(u"plain.db"_s);
    // Qt first, ours between, Qt again: whichever is loaded first must not win.
    const QString theirs = fromQt(plain, u"SELECT sqlite_version()"_s);
    const EngineInfo ours = Connection::engineInfo();
    auto connection = Connection::open(folder.path(u"a.db"_s), keyOf(1));
    QVERIFY(connection.ok());
    QVERIFY(!ours.cipherVersion.isEmpty());
    QVERIFY(!theirs.isEmpty());
    // Both may be of the same version of SQLite: the cipher tells them apart.
    QCOMPARE((*connection)->scalarText("SELECT sqlite_version()").valueOr({}), ours.version);
    QCOMPARE(fromQt(plain, u"PRAGMA cipher_version"_s), QString());
    QCOMPARE(fromQt(plain, u"SELECT sqlite_version()"_s), theirs);
}

void TestEngineApart::qtCannotReadTheEncryptedFile() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    {
        auto connection = Connection::open(path, keyOf(1));
        QVERIFY((*connection)->execute("CREATE TABLE note (words text)").ok());
    }
    QCOMPARE(fromQt(path, u"SELECT count(*) FROM sqlite_master"_s), u"error: 26"_s);  // not a database
}

void TestEngineApart::noSymbolIsExported() {
    QProcess nm;
    nm.start(u"nm"_s, {u"--dynamic"_s, u"--defined-only"_s, QCoreApplication::applicationFilePath()});
    QVERIFY(nm.waitForFinished());
    QCOMPARE(nm.exitCode(), 0);
    const QByteArray exported = nm.readAllStandardOutput();
    QVERIFY(!exported.contains("sqlite3_"));
    QVERIFY(!exported.contains("sqlcipher"));
    nm.start(u"nm"_s, {u"--dynamic"_s, u"--undefined-only"_s, QCoreApplication::applicationFilePath()});
    QVERIFY(nm.waitForFinished());
    QVERIFY(!nm.readAllStandardOutput().contains("sqlite3_"));  // nor taken from a shared library
}

QTEST_GUILESS_MAIN(TestEngineApart)
#include "TestEngineApart.moc"
