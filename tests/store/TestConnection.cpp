// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Transaction.h"
#include "tests/store/StoreFolder.h"

#include <QDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

Result<std::unique_ptr<Connection>> openAt(const QString& path, unsigned char key = 1,
                                           ConnectionOptions options = {}) {
    return Connection::open(path, keyOf(key), options);
}

/// A file with enough rows for several pages.
void fill(const QString& path, int rows = 200) {
    auto connection = openAt(path);
    QVERIFY2(connection.ok(), qPrintable(connection.ok() ? QString() : connection.error().detail));
    auto transaction = Transaction::begin(**connection);
    QVERIFY(transaction.ok());
    QVERIFY((*connection)->execute("CREATE TABLE note (id integer PRIMARY KEY, words text NOT NULL)").ok());
    for (int i = 0; i < rows; ++i) {
        auto insert = (*connection)->prepare("INSERT INTO note (id, words) VALUES (?, ?)");
        QVERIFY(insert.ok());
        insert->bindAll(i, QString(100, u'あ'));
        QVERIFY(insert->run().ok());
    }
    QVERIFY(transaction->commit().ok());
}

Result<qint64> sumOfLengths(const QString& path) {
    MADO_ASSIGN(auto connection, openAt(path));
    return connection->scalarInteger("SELECT sum(length(words)) FROM note");
}

}  // namespace

class TestConnection : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void keepsWhatWasWritten();
    void bindsEveryKindOfValue();
    void statementsAreUsedAgain();
    void refusesAWrongKey();
    void refusesAPlainFile();
    void refusesAShortKey();
    void refusesATornFile_data();
    void refusesATornFile();
    void neverShowsAFlippedByte();
    void readOnlyRefusesWrites();
    void rollsBackWithoutCommit();
    void constraintsAreReported();
    void busyIsReported();
    void interruptStopsALongStatement();
    void interruptAfterTheEndDoesNothing();
    void doubleQuotesAreNoStrings();
    void nothingReadableOnDisk();
    void journalAndSyncAreWhatWasAsked();
};

void TestConnection::keepsWhatWasWritten() {
    const StoreFolder folder;
    fill(folder.path(u"a.db"_s));
    QCOMPARE(sumOfLengths(folder.path(u"a.db"_s)).valueOr(-1), 20'000);
}

void TestConnection::bindsEveryKindOfValue() {
    const StoreFolder folder;
    auto connection = openAt(folder.path(u"a.db"_s));
    QVERIFY(connection.ok());
    auto query = (*connection)->prepare("SELECT ?, ?, ?, ?, ?, ?, ?");
    QVERIFY(query.ok());
    query->bindAll(nullptr, qint64{-9'007'199'254'740'993}, 1.5, u"辻󠄀"_s, std::string_view("x"),
                   QByteArray("\0z", 2), QString());
    QVERIFY(query->step().valueOr(false));
    QVERIFY(query->isNull(0));
    QCOMPARE(query->integer(1), qint64{-9'007'199'254'740'993});
    QCOMPARE(query->real(2), 1.5);
    QCOMPARE(query->text(3), u"辻󠄀"_s);
    QCOMPARE(query->text(4), u"x"_s);
    QCOMPARE(query->blob(5), QByteArray("\0z", 2));
    QVERIFY(query->isNull(6));
    query->reset();
    query->bind(8, 1);  // there are seven places
    QCOMPARE(query->step().error().code, u"E-STORE-016"_s);
}

void TestConnection::statementsAreUsedAgain() {
    const StoreFolder folder;
    fill(folder.path(u"a.db"_s), 3);
    auto connection = openAt(folder.path(u"a.db"_s));
    static constexpr std::string_view sql = "SELECT id FROM note WHERE id >= ? ORDER BY id";
    {
        auto outer = (*connection)->prepare(sql);
        outer->bind(1, 0);
        QVERIFY(outer->step().valueOr(false));
        auto inner = (*connection)->prepare(sql);  // the same text while in use
        inner->bind(1, 2);
        QVERIFY(inner->step().valueOr(false));
        QCOMPARE(inner->integer(0), 2);
        QVERIFY(outer->step().valueOr(false));
        QCOMPARE(outer->integer(0), 1);
    }
    auto again = (*connection)->prepare(sql);
    QCOMPARE(again->step().valueOr(true), false);  // the old value is gone: nothing is >= NULL
    again->reset();
    // An unfinished read would keep this from working.
    QVERIFY((*connection)->execute("DROP TABLE note").ok());
}

void TestConnection::refusesAWrongKey() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path);
    const QByteArray before = contentOf(path);
    const auto opened = openAt(path, 2);
    QCOMPARE(opened.error().code, u"E-STORE-005"_s);
    QCOMPARE(opened.error().facts, QStringList{u"a.db"_s});
    QCOMPARE(contentOf(path), before);
    QVERIFY(openAt(path, 1).ok());
}

void TestConnection::refusesAPlainFile() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    const QByteArray plain = QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
    QVERIFY(writeFile(path, plain));
    QCOMPARE(openAt(path).error().code, u"E-STORE-006"_s);
    QCOMPARE(contentOf(path), plain);
}

void TestConnection::refusesAShortKey() {
    const StoreFolder folder;
    const auto opened = Connection::open(folder.path(u"a.db"_s), SecretBuffer(31));
    QCOMPARE(opened.error().code, u"E-STORE-020"_s);
    QVERIFY(!QFile::exists(folder.path(u"a.db"_s)));
}

void TestConnection::refusesATornFile_data() {
    QTest::addColumn<int>("keep");
    for (const int keep : {1, 15, 16, 100, 4095, 4096, 4097, 8192, 12'000})
        QTest::addRow("%d bytes", keep) << keep;
}

void TestConnection::refusesATornFile() {
    QFETCH(int, keep);
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path);
    const QByteArray torn = contentOf(path).left(keep);
    QVERIFY(writeFile(path, torn));
    // Refused at opening, or at the latest when the missing pages are read.
    const auto sum = sumOfLengths(path);
    QVERIFY(!sum.ok());
    QVERIFY2(QStringList({u"E-STORE-005"_s, u"E-STORE-013"_s}).contains(sum.error().code),
             qPrintable(sum.error().code));
    QCOMPARE(contentOf(path), torn);
}

void TestConnection::neverShowsAFlippedByte() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path);
    const QByteArray sound = contentOf(path);
    // Bytes 0-15 are the salt; the rest of every page is covered by its MAC.
    int examined = 0;
    for (int at = 0; at < sound.size(); at += 499) {
        QByteArray flipped = sound;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x40);
        QVERIFY(writeFile(path, flipped));
        const auto connection = openAt(path);
        if (!connection) {
            QCOMPARE(connection.error().code, u"E-STORE-005"_s);
        } else {
            const auto problems = (*connection)->integrityProblems();
            QVERIFY2(!problems.ok() || !problems->isEmpty(), qPrintable(QString::number(at)));
            const auto sum = (*connection)->scalarInteger("SELECT sum(length(words)) FROM note");
            if (!sum) QCOMPARE(sum.error().code, u"E-STORE-013"_s);
            if (sum) QCOMPARE(*sum, 20'000);  // a page that this reading does not need
        }
        QCOMPARE(contentOf(path), flipped);
        ++examined;
    }
    QVERIFY(examined > 100);
}

void TestConnection::readOnlyRefusesWrites() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path);
    ConnectionOptions options;
    options.access = ConnectionOptions::Access::ReadOnly;
    auto connection = openAt(path, 1, options);
    QVERIFY(connection.ok());
    QCOMPARE((*connection)->execute("DELETE FROM note").error().code, u"E-STORE-003"_s);
    QCOMPARE(openAt(folder.path(u"absent.db"_s), 1, options).error().code, u"E-STORE-017"_s);
}

void TestConnection::rollsBackWithoutCommit() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path, 3);
    auto connection = openAt(path);
    {
        auto transaction = Transaction::begin(**connection);
        QVERIFY((*connection)->execute("DELETE FROM note").ok());
        QVERIFY((*connection)->inTransaction());
    }
    QVERIFY(!(*connection)->inTransaction());
    QCOMPARE((*connection)->scalarInteger("SELECT count(*) FROM note").valueOr(-1), 3);
}

void TestConnection::constraintsAreReported() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path, 1);
    auto connection = openAt(path);
    auto insert = (*connection)->prepare("INSERT INTO note (id, words) VALUES (?, ?)");
    insert->bindAll(0, u"山田"_s);
    const auto done = insert->run();
    QCOMPARE(done.error().code, u"E-STORE-015"_s);
    QVERIFY(!done.error().detail.contains(u"山田"_s));  // values never reach a log
}

void TestConnection::busyIsReported() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    fill(path, 1);
    ConnectionOptions options;
    options.busyTimeoutMs = 0;
    auto first = openAt(path, 1, options);
    auto second = openAt(path, 1, options);
    auto transaction = Transaction::begin(**first);
    QVERIFY(transaction.ok());
    const auto refused = Transaction::begin(**second);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, u"E-STORE-004"_s);
}

void TestConnection::interruptStopsALongStatement() {
    const StoreFolder folder;
    auto connection = openAt(folder.path(u"a.db"_s));
    const Interrupter interrupter = (*connection)->interrupter();
    std::atomic_bool finished = false;
    std::unique_ptr<QThread> other(QThread::create([&] {
        // Again and again, because the first one may come before the statement runs.
        while (!finished) {
            interrupter.interrupt();
            QThread::yieldCurrentThread();
        }
    }));
    other->start();
    const auto endless =
        (*connection)
            ->scalarInteger(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
    finished = true;
    other->wait();
    QVERIFY(!endless.ok());
    QCOMPARE(endless.error().code, u"E-STORE-014"_s);
    QCOMPARE((*connection)->scalarInteger("SELECT 7").valueOr(0), 7);
}

void TestConnection::interruptAfterTheEndDoesNothing() {
    const StoreFolder folder;
    Interrupter interrupter;
    interrupter.interrupt();
    {
        auto connection = openAt(folder.path(u"a.db"_s));
        interrupter = (*connection)->interrupter();
    }
    interrupter.interrupt();
}

void TestConnection::doubleQuotesAreNoStrings() {
    const StoreFolder folder;
    auto connection = openAt(folder.path(u"a.db"_s));
    QCOMPARE((*connection)->scalarText("SELECT \"words\"").error().code, u"E-STORE-016"_s);
}

void TestConnection::nothingReadableOnDisk() {
    const StoreFolder folder;
    ConnectionOptions options;
    options.journal = ConnectionOptions::Journal::Wal;
    options.cacheKiB = 64;  // so that it must write early
    auto connection = openAt(folder.path(u"a.db"_s), 1, options);
    QVERIFY((*connection)->execute("CREATE TABLE note (words text)").ok());
    const QByteArray canary("CANARYCANARY");
    auto transaction = Transaction::begin(**connection);
    for (int i = 0; i < 5000; ++i) {
        auto insert = (*connection)->prepare("INSERT INTO note (words) VALUES (?)");
        insert->bind(1, QString::fromLatin1(canary) + QString::number(i * 7919 % 5000));
        QVERIFY(insert->run().ok());
    }
    QVERIFY(transaction->commit().ok());
    QVERIFY(
        (*connection)->execute("CREATE TEMP TABLE copy AS SELECT words FROM note ORDER BY words DESC").ok());
    int files = 0;
    for (const QFileInfo& file : QDir(folder.path()).entryInfoList(QDir::Files)) {
        QVERIFY2(!contentOf(file.filePath()).contains(canary), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3);  // file, log, index of the log
    // Temporary files are unlinked as soon as they are open: look at what this process has open.
    for (const QFileInfo& link : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System)) {
        QVERIFY2(!link.symLinkTarget().contains(u"etilqs"_s), qPrintable(link.symLinkTarget()));
    }
}

void TestConnection::journalAndSyncAreWhatWasAsked() {
    const StoreFolder folder;
    ConnectionOptions options;
    options.journal = ConnectionOptions::Journal::Wal;
    options.sync = ConnectionOptions::Sync::Normal;
    auto wal = openAt(folder.path(u"a.db"_s), 1, options);
    QCOMPARE((*wal)->scalarText("PRAGMA journal_mode").valueOr({}), u"wal"_s);
    QCOMPARE((*wal)->scalarInteger("PRAGMA synchronous").valueOr(-1), 1);
    auto outbox = openAt(folder.path(u"b.db"_s));
    QCOMPARE((*outbox)->scalarText("PRAGMA journal_mode").valueOr({}), u"truncate"_s);
    QCOMPARE((*outbox)->scalarInteger("PRAGMA synchronous").valueOr(-1), 3);
    for (const auto& [pragma, value] :
         {std::pair{"PRAGMA secure_delete", 1}, std::pair{"PRAGMA foreign_keys", 1},
          std::pair{"PRAGMA trusted_schema", 0}, std::pair{"PRAGMA cell_size_check", 1},
          std::pair{"PRAGMA mmap_size", 0}, std::pair{"PRAGMA temp_store", 2}}) {
        QCOMPARE((*outbox)->scalarInteger(pragma).valueOr(-1), value);
    }
}

QTEST_GUILESS_MAIN(TestConnection)
#include "TestConnection.moc"
