// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FileLock.h"
#include "core/store/Migrations.h"
#include "core/store/Outbox.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/FaultSweep.h"

#include <QProcess>
#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const Migration first{1, u"note"_s, "CREATE TABLE note (id integer PRIMARY KEY, words text)"};
const Migration second{2, u"index"_s,
                       "CREATE INDEX note_by_words ON note (words); INSERT INTO note VALUES (1, 'a')"};
const FixedClock noon(QDateTime(QDate(2026, 11, 22), QTime(3, 0), Qt::UTC));

Result<void> applyTo(const QString& path, const std::vector<Migration>& steps, const QByteArray& vfs = {}) {
    ConnectionOptions options;
    options.vfs = vfs;
    MADO_ASSIGN(auto connection, Connection::open(path, keyOf(1), options));
    return Migrations(steps).apply(*connection, noon);
}

}  // namespace

class TestMigrations : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void appliesEachOnceInOrder();
    void recordsWhatWasApplied();
    void refusesANewerFileUntouched();
    void refusesAChangedStepUntouched();
    void aFailingStepLeavesNothing();
    void tornNumberingIsABug();
    void checksumOfTheReleasedOutbox();
    void survivesEveryFault_data();
    void survivesEveryFault();
    void locksAFolderOnce();
#ifndef Q_OS_WIN  // flock is a program of Linux
    void lockGoesWithTheProcess();
#endif
    void refusesNetworkShares_data();
    void refusesNetworkShares();
};

void TestMigrations::appliesEachOnceInOrder() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    QVERIFY(applyTo(path, {first}).ok());
    QVERIFY(applyTo(path, {first, second}).ok());
    QVERIFY(applyTo(path, {first, second}).ok());
    auto connection = Connection::open(path, keyOf(1));
    QCOMPARE((*connection)->scalarInteger("SELECT count(*) FROM note").valueOr(-1), 1);
    QCOMPARE(Migrations({first, second}).appliedCount(**connection).valueOr(-1), 2);
}

void TestMigrations::recordsWhatWasApplied() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    QVERIFY(applyTo(path, {first}).ok());
    auto connection = Connection::open(path, keyOf(1));
    QCOMPARE((*connection)
                 ->scalarText("SELECT name || ' ' || sha256 || ' ' || applied_at FROM schema_migration")
                 .valueOr({}),
             u"note %1 2026-11-22T03:00:00.000Z"_s.arg(QString::fromLatin1(first.checksum())));
    QCOMPARE(first.checksum().size(), 64);
}

void TestMigrations::refusesANewerFileUntouched() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    QVERIFY(applyTo(path, {first, second}).ok());
    const QByteArray before = contentOf(path);
    QCOMPARE(applyTo(path, {first}).error().code, u"E-STORE-009"_s);
    QCOMPARE(Migrations({first}).checkFile(path, keyOf(1), {}).error().code, u"E-STORE-009"_s);
    QCOMPARE(contentOf(path), before);
}

void TestMigrations::refusesAChangedStepUntouched() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    QVERIFY(applyTo(path, {first}).ok());
    const QByteArray before = contentOf(path);
    Migration changed = first;
    changed.sql += ' ';
    QCOMPARE(applyTo(path, {changed, second}).error().code, u"E-STORE-010"_s);
    QCOMPARE(contentOf(path), before);
}

void TestMigrations::aFailingStepLeavesNothing() {
    const StoreFolder folder;
    const QString path = folder.path(u"a.db"_s);
    const Migration broken{2, u"broken"_s, "CREATE TABLE half (x); CREATE TABLE note (y)"};
    QVERIFY(!applyTo(path, {first, broken}).ok());
    auto connection = Connection::open(path, keyOf(1));
    QCOMPARE(
        (*connection)->scalarInteger("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").valueOr(-1),
        0);
    QCOMPARE(Migrations({first, broken}).appliedCount(**connection).valueOr(-1), 1);
}

void TestMigrations::tornNumberingIsABug() {
    QVERIFY_THROWS_EXCEPTION(std::logic_error, Migrations({second}));
    QVERIFY_THROWS_EXCEPTION(std::logic_error, Migrations({first, first}));
}

void TestMigrations::checksumOfTheReleasedOutbox() {
    // An outbox in the field must go on opening: a step that was released is never edited, a new one is
    // added.
    const Migrations outbox = Migrations::fromFolder(u":/schema/outbox"_s);
    QVERIFY(!outbox.steps().empty());
    QCOMPARE(outbox.steps()[0].name, u"0001-outbox"_s);
    QFile file(QStringLiteral(MADO_SOURCE_DIR) + u"/resources/schema/outbox/0001-outbox.sql"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(outbox.steps()[0].sql, file.readAll());
}

void TestMigrations::survivesEveryFault_data() {
    QTest::addColumn<Fault>("fault");
    QTest::newRow("i/o error") << Fault::IoError;
    QTest::newRow("disk full") << Fault::DiskFull;
    QTest::newRow("short write") << Fault::ShortWrite;
}

void TestMigrations::survivesEveryFault() {
    QFETCH(Fault, fault);
    FaultVfs vfs("fault-migrations");
    std::unique_ptr<StoreFolder> folder;
    SweepCase subject;
    subject.prepare = [&] {
        folder = std::make_unique<StoreFolder>();
        (void)applyTo(folder->path(u"a.db"_s), {first});
    };
    subject.operation = [&](const QByteArray& name) {
        return applyTo(folder->path(u"a.db"_s), {first, second}, name);
    };
    subject.check = [&](bool acknowledged) -> QString {
        auto connection = Connection::open(folder->path(u"a.db"_s), keyOf(1));
        if (!connection) return connection.error().code;
        if (!(*connection)->integrityProblems()->isEmpty()) return u"not sound"_s;
        const auto count = Migrations({first, second}).appliedCount(**connection).valueOr(-1);
        const auto notes = (*connection)->scalarInteger("SELECT count(*) FROM note").valueOr(-1);
        if (notes != count - 1) return u"half of a step"_s;
        return acknowledged && count != 2 ? u"a step is lost"_s : QString();
    };
    const SweepReport report = sweep(vfs, subject, everyIo, fault, true);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.refused > 10);
}

void TestMigrations::locksAFolderOnce() {
    const StoreFolder folder;
    auto lock = FileLock::take(folder.path(u"store"_s));
    QVERIFY(lock.ok());
    QCOMPARE(FileLock::take(folder.path(u"store"_s)).error().code, u"E-STORE-011"_s);
    QVERIFY(FileLock::take(folder.path(u"other"_s)).ok());
    lock->reset();
    QVERIFY(FileLock::take(folder.path(u"store"_s)).ok());
}

#ifndef Q_OS_WIN
void TestMigrations::lockGoesWithTheProcess() {
    const StoreFolder folder;
    const QString file = folder.path(u"madoguchi.lock"_s);
    QVERIFY(writeFile(file, {}));
    // Another program that holds the same lock and is then killed: nothing stale stays behind.
    QProcess holder;
    holder.start(u"flock"_s, {u"--no-fork"_s, file, u"sh"_s, u"-c"_s, u"echo held; exec sleep 60"_s});
    QVERIFY(holder.waitForReadyRead());
    QCOMPARE(FileLock::take(folder.path()).error().code, u"E-STORE-011"_s);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(FileLock::take(folder.path()).ok());
}
#endif

void TestMigrations::refusesNetworkShares_data() {
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("network");
    for (const char* kind : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph"})
        QTest::newRow(kind) << QByteArray(kind) << true;
    for (const char* kind : {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "NTFS", "fuseblk", ""})
        QTest::newRow(kind) << QByteArray(kind) << false;
}

void TestMigrations::refusesNetworkShares() {
    QFETCH(QByteArray, kind);
    QFETCH(bool, network);
    const StoreFolder folder;
    const auto taken = FileLock::take(folder.path(u"s"_s),
                                      [&](const QString&) { return FileLock::isNetworkFileSystem(kind); });
    QCOMPARE(taken.ok(), !network);
    if (network) QCOMPARE(taken.error().code, u"E-STORE-012"_s);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "TestMigrations.moc"
