// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlCipherDriver.h"
#include "tests/store/StoreFolder.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestSqlDriver : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void bindsByPositionAndName();
    void keepsTypesAndNulls();
    void walksForwardOnly();
    void transactions();
    void describesTables();
    void errorsCarryTheCode();
    void valuesAreNeverInTheText();
    void needsTheKeyInTheRing();
    void refusesUnknownOptions();
    void closingEndsQueries();
    void wrongKeyIsRefused();
#ifndef Q_OS_WIN  // the Qt that the Windows program brings has no driver of its own
    void besideQtsOwnDriver();
#endif

 private:
    QSqlDatabase open(const QString& options = u"key=cache;access=create"_s);
    KeyRing m_ring;
    std::unique_ptr<StoreFolder> m_folder;
};

void TestSqlDriver::initTestCase() {
    m_ring.put(u"cache"_s, keyOf(3));
    m_ring.put(u"other"_s, keyOf(4));
    SqlCipherDriver::registerWith(m_ring);
    QVERIFY(QSqlDatabase::isDriverAvailable(SqlCipherDriver::name()));
}

void TestSqlDriver::init() {
    m_folder = std::make_unique<StoreFolder>();
}

void TestSqlDriver::cleanup() {
    QSqlDatabase::removeDatabase(u"test"_s);
}

QSqlDatabase TestSqlDriver::open(const QString& options) {
    QSqlDatabase database = QSqlDatabase::contains(u"test"_s)
                                ? QSqlDatabase::database(u"test"_s, false)
                                : QSqlDatabase::addDatabase(SqlCipherDriver::name(), u"test"_s);
    database.setDatabaseName(m_folder->path(u"a.db"_s));
    database.setConnectOptions(options);
    (void)database.open();
    return database;
}

void TestSqlDriver::bindsByPositionAndName() {
    QSqlDatabase database = open();
    QVERIFY2(database.isOpen(), qPrintable(database.lastError().text()));
    QSqlQuery query(database);
    QVERIFY(query.exec(u"CREATE TABLE note (id integer PRIMARY KEY, words text)"_s));
    QVERIFY(query.prepare(u"INSERT INTO note (id, words) VALUES (?, ?)"_s));
    for (int i = 1; i <= 3; ++i) {
        query.addBindValue(i);
        query.addBindValue(u"語%1"_s.arg(i));
        QVERIFY(query.exec());
        QCOMPARE(query.numRowsAffected(), 1);
        QCOMPARE(query.lastInsertId().toInt(), i);
    }
    QVERIFY(query.prepare(u"SELECT words FROM note WHERE id >= :low AND id <> :not AND id >= :low"_s));
    query.bindValue(u":low"_s, 2);
    query.bindValue(u":not"_s, 3);
    QVERIFY(query.exec());
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toString(), u"語2"_s);
    QCOMPARE(query.value(u"words"_s).toString(), u"語2"_s);
    QVERIFY(!query.next());
    QVERIFY(query.prepare(u"SELECT ?, ?"_s));
    for (int i = 0; i < 3; ++i)
        query.addBindValue(i);
    QVERIFY(!query.exec());  // one value too many
}

void TestSqlDriver::keepsTypesAndNulls() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.prepare(u"SELECT ?, ?, ?, ?, ?, ?"_s));
    query.addBindValue(qint64{9'007'199'254'740'993});
    query.addBindValue(1.25);
    query.addBindValue(QByteArray("\0x", 2));
    query.addBindValue(QVariant(QMetaType(QMetaType::QString)));
    query.addBindValue(QDate(2026, 11, 22));
    query.addBindValue(true);
    QVERIFY(query.exec() && query.next());
    QCOMPARE(query.value(0), QVariant(qint64{9'007'199'254'740'993}));
    QCOMPARE(query.value(1), QVariant(1.25));
    QCOMPARE(query.value(2), QVariant(QByteArray("\0x", 2)));
    QVERIFY(query.isNull(3) && query.value(3).isNull());
    QCOMPARE(query.value(4).toString(), u"2026-11-22"_s);
    QCOMPARE(query.value(5).toInt(), 1);
    QCOMPARE(query.record().count(), 6);
}

void TestSqlDriver::walksForwardOnly() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.isForwardOnly());
    QVERIFY(query.exec(u"SELECT value FROM json_each('[10, 20, 30]')"_s));
    QVERIFY(query.isSelect());
    QCOMPARE(query.size(), -1);
    QVERIFY(query.first());
    QVERIFY(query.seek(2));
    QCOMPARE(query.value(0).toInt(), 30);
    QTest::ignoreMessage(QtWarningMsg, "QSqlQuery::seek: cannot seek backwards in a forward only query");
    QVERIFY(!query.previous());
    QVERIFY(query.exec(u"SELECT value FROM json_each('[]')"_s));
    QVERIFY(!query.next());
}

void TestSqlDriver::transactions() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.exec(u"CREATE TABLE note (id integer)"_s));
    QVERIFY(database.transaction());
    QVERIFY(query.exec(u"INSERT INTO note VALUES (1)"_s));
    QVERIFY(database.rollback());
    QVERIFY(database.transaction());
    QVERIFY(query.exec(u"INSERT INTO note VALUES (2)"_s));
    QVERIFY(database.commit());
    QVERIFY(query.exec(u"SELECT group_concat(id) FROM note"_s) && query.next());
    QCOMPARE(query.value(0).toString(), u"2"_s);
    QVERIFY(!database.commit());  // there is none
}

void TestSqlDriver::describesTables() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.exec(u"CREATE TABLE note (id integer PRIMARY KEY, words text NOT NULL)"_s));
    QVERIFY(query.exec(u"CREATE VIEW words AS SELECT words FROM note"_s));
    QCOMPARE(database.tables(), QStringList{u"note"_s});
    QCOMPARE(database.tables(QSql::Views), QStringList{u"words"_s});
    const QSqlRecord record = database.record(u"note"_s);
    QCOMPARE(record.count(), 2);
    QCOMPARE(record.field(1).requiredStatus(), QSqlField::Required);
    QCOMPARE(database.primaryIndex(u"note"_s).fieldName(0), u"id"_s);
}

void TestSqlDriver::errorsCarryTheCode() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(!query.exec(u"SELECT nothing FROM nowhere"_s));
    QCOMPARE(query.lastError().nativeErrorCode(), u"E-STORE-016"_s);
    QVERIFY(query.exec(u"CREATE TABLE note (id integer PRIMARY KEY)"_s));
    QVERIFY(query.exec(u"INSERT INTO note VALUES (1)"_s));
    QVERIFY(!query.exec(u"INSERT INTO note VALUES (1)"_s));
    QCOMPARE(query.lastError().nativeErrorCode(), u"E-STORE-015"_s);
    QSqlDatabase reader = open(u"key=cache;access=read"_s);
    QSqlQuery refused(reader);
    QVERIFY(!refused.exec(u"DELETE FROM note"_s));
    QCOMPARE(refused.lastError().nativeErrorCode(), u"E-STORE-003"_s);
}

void TestSqlDriver::valuesAreNeverInTheText() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.prepare(u"SELECT length(?)"_s));
    query.addBindValue(u"秘密"_s);
    QVERIFY(query.exec());
    QVERIFY(!query.lastQuery().contains(u"秘密"_s));
    QVERIFY(!query.executedQuery().contains(u"秘密"_s));
    // Nor the key anywhere that Qt keeps.
    const QString hex = QString::fromLatin1(QByteArray(32, '\3').toHex());
    QVERIFY(!database.connectOptions().contains(hex));
    QVERIFY(!query.lastQuery().contains(u"PRAGMA key"_s));
    QVERIFY(!database.driver()->handle().isValid());
}

void TestSqlDriver::needsTheKeyInTheRing() {
    QVERIFY(open().isOpen());
    QSqlDatabase database = open(u"key=absent"_s);
    QVERIFY(!database.isOpen());
    QCOMPARE(database.lastError().nativeErrorCode(), u"E-STORE-020"_s);
    KeyRing ring;
    ring.put(u"a"_s, keyOf(9));
    QVERIFY(ring.key(u"a"_s).has_value());
    ring.wipe();
    QVERIFY(!ring.key(u"a"_s).has_value());
}

void TestSqlDriver::refusesUnknownOptions() {
    for (const QString& options :
         {u"key=cache;acess=read"_s, u"key=cache;access=all"_s, u"key=cache;busy_timeout=x"_s}) {
        QVERIFY2(!open(options).isOpen(), qPrintable(options));
    }
}

void TestSqlDriver::closingEndsQueries() {
    QSqlDatabase database = open();
    QSqlQuery query(database);
    QVERIFY(query.exec(u"SELECT value FROM json_each('[1, 2, 3]')"_s) && query.next());
    database.close();
    QVERIFY(!query.next());
    QVERIFY(!query.isActive());
    QVERIFY(!query.exec());
}

void TestSqlDriver::wrongKeyIsRefused() {
    {
        QSqlDatabase database = open();
        QSqlQuery query(database);
        QVERIFY(query.exec(u"CREATE TABLE note (id integer)"_s));
    }
    QSqlDatabase database = open(u"key=other"_s);
    QVERIFY(!database.isOpen());
    QCOMPARE(database.lastError().nativeErrorCode(), u"E-STORE-005"_s);
}

#ifndef Q_OS_WIN
void TestSqlDriver::besideQtsOwnDriver() {
    QSqlDatabase ours = open();
    {
        QSqlDatabase theirs = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"theirs"_s);
        theirs.setDatabaseName(m_folder->path(u"plain.db"_s));
        QVERIFY(theirs.open());
        QSqlQuery a(ours);
        QSqlQuery b(theirs);
        // Both may be of the same version of SQLite: the cipher tells them apart.
        QVERIFY(a.exec(u"PRAGMA cipher_version"_s) && a.next());
        QVERIFY(b.exec(u"PRAGMA cipher_version"_s) && !b.next());
    }
    QSqlDatabase::removeDatabase(u"theirs"_s);
}
#endif

QTEST_GUILESS_MAIN(TestSqlDriver)
#include "TestSqlDriver.moc"
