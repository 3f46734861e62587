// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/FeedLines.h"
#include "core/domain/ChangeSet.h"
#include "tests/central/postgres/SqlCentre.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QStringList reader{u"read_eligibility"_s, u"read_levy"_s, u"read_collection"_s, u"read_benefit"_s};

/// Follows the feed as a terminal does.
struct Follower {
    QByteArray epoch;
    qint64 at = 0;
    QByteArray hash;
    qint64 seen = 0;
    QHash<QString, qint64> versions;
    QHash<QString, std::optional<Record>> records;
    QStringList problems;
    QByteArray chain = QByteArray(32, '\0');

    /// False when there is nothing new.
    bool pull(SqlPerson& who, int limit) {
        const SqlAnswer answer =
            who.call(u"pull($1, $2, $3::bytea, $4)"_s,
                     {epoch, QByteArray::number(at), "\\x" + hash, QByteArray::number(limit)});
        const QJsonObject head = answer.json();
        if (head[u"kind"_s].toString() != u"batches"_s) {
            problems << answer.value() + answer.message;
            return false;
        }
        QStringList kinds;
        for (const QJsonValue& each : head[u"kinds"_s].toArray())
            kinds << each.toString();
        std::vector<CacheChange> changes;
        FeedLines lines(kinds);
        for (qsizetype i = 1; i < answer.rows.size(); ++i) {
            if (!lines.take(answer.rows[i].toUtf8().toStdString(), changes)) problems << answer.rows[i];
        }
        for (const CacheChange& each : changes)
            take(each);
        const qint64 to = head[u"to"_s][u"pub_seq"_s].toInteger();
        if (to - at != static_cast<qint64>(changes.size()))
            problems << u"%1 numbers, %2 changes"_s.arg(to - at).arg(changes.size());
        if (to > head[u"hello"_s][u"last_seq"_s].toInteger())
            problems << u"%1 is beyond the head that the same answer names"_s.arg(to);
        const bool isNew = to > at;
        at = to;
        hash = head[u"to"_s][u"chain_hash"_s].toString().toLatin1();
        if (chain.toHex() != hash) problems << u"the chain is another at %1"_s.arg(at);
        return isNew;
    }
    void take(const CacheChange& change) {
        const QString entity = dictionary::tableName(change.ref.entity);
        const QString& key = change.ref.key;
        const qint64 version = change.ref.version;
        // The bytes that were hashed: the record's canonical JSON, or nothing. Made of differences only.
        std::optional<Record>& record = records[entity + u'/' + key];
        if (change.kind != CacheChange::Kind::Change) record = change.record;
        if (change.kind == CacheChange::Kind::Change && !record) problems << u"nothing before %1"_s.arg(key);
        if (record) record->setVersion(version);
        for (const ItemChange& each : change.items) {
            if (record) record->set(each.field, each.value);
        }
        const QByteArray image = record ? canonicalBytes(record->toJson()) : QByteArray();
        QCryptographicHash next(QCryptographicHash::Sha256);
        next.addData(chain);
        next.addData(entity.toUtf8() + '\n' + key.toUtf8() + '\n' + QByteArray::number(version) + '\n' +
                     image);
        chain = next.result();
        qint64& last = versions[entity + u'/' + key];
        if (version != last + 1) problems << u"%1 after %2 of %3"_s.arg(version).arg(last).arg(key);
        last = version;
        ++seen;
    }
};

}  // namespace

/// The feed when many write at once: nothing missed, nothing out of order, and the same chain as the embedded
/// centre makes.
class TestSqlFeed : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void manyWritersOneFeed();
    void publishIsForTheNewestOnly();
    void aCommandIsNumberedThoughTheTrailWasReadFirst();
    void aPullReadsOnlyWhatIsNew();
    void wakesListenersAtMostFourTimesASecond();
};

void TestSqlFeed::manyWritersOneFeed() {
    SqlCentre centre;
    const auto person = centre.person(u"S001"_s, reader);
    constexpr int writers = 8;
    constexpr int rounds = 25;
    std::vector<std::unique_ptr<SqlPerson>> connections;
    for (int i = 0; i < writers + 1; ++i)
        connections.push_back(
            std::make_unique<SqlPerson>(centre.server().superuser(centre.database()), u"-"_s, centre.ids()));
    std::atomic_int failed = 0;
    std::atomic_bool isWriting = true;
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([&, w] {
            for (int i = 0; i < rounds; ++i) {
                // Two changes in a transaction, with pauses, on records that the others change too. In one
                // order of keys, as the centre's own rules lock.
                const int a = (w * 7 + i) % 10;
                const QString sql =
                    u"BEGIN; SELECT centre.put('addressee', 'k%1', jsonb_build_object('name_kana', '%3'), "
                    u"'W%4', NULL, NULL); "
                    "SELECT pg_sleep(random() * 0.03); "
                    "SELECT centre.put('addressee', 'm%2', jsonb_build_object('name_kana', '漢\"字'), 'W%4', "
                    "NULL, NULL); "
                    "SELECT pg_sleep(random() * 0.02); COMMIT"_s.arg(a)
                        .arg((a + i) % 10)
                        .arg(i)
                        .arg(w);
                const auto index = static_cast<std::size_t>(w);
                if (!connections[index]->run(sql).ok()) ++failed;
                if (i % 3 == 0) connections[index]->run(u"SELECT centre.publish()"_s);
            }
        });
    }
    // One transaction that stays open the whole time holds nobody up.
    SqlPerson& slow = *connections.back();
    slow.run(u"BEGIN; SELECT centre.put('addressee', 'slow', '{}', 'W', NULL, NULL)"_s);
    Follower follower;
    follower.epoch = person->call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8();
    std::thread poll([&] {
        while (isWriting) {
            person->call(u"publish()"_s);
            follower.pull(*person, 50);
        }
    });
    for (std::thread& each : threads)
        each.join();
    isWriting = false;
    poll.join();
    const qint64 beforeSlow = follower.seen;
    slow.run(u"COMMIT"_s);
    person->call(u"publish()"_s);
    while (follower.pull(*person, 50)) {
    }
    QCOMPARE(failed.load(), 0);
    QVERIFY2(follower.problems.isEmpty(), qPrintable(follower.problems.join(u'\n').left(2000)));
    QVERIFY(beforeSlow > 0);
    const qint64 changes = centre.admin(u"SELECT count(*) FROM centre.change"_s).value().toLongLong();
    QCOMPARE(follower.seen, changes);
    QCOMPARE(changes, 2 * writers * rounds + 2);  // and the slow one, and the person's own record
    QCOMPARE(centre.admin(u"SELECT count(*) FROM centre.pending"_s).value(), u"0"_s);
}

void TestSqlFeed::publishIsForTheNewestOnly() {
    SqlCentre centre;
    // In a snapshot older than the lock it would number what it can't see.
    const SqlAnswer answer =
        centre.admin(u"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT centre.publish(); COMMIT"_s);
    QVERIFY(!answer.ok());
    centre.admin(u"ROLLBACK"_s);
    QVERIFY(centre.admin(u"SELECT centre.publish()"_s).ok());
}

void TestSqlFeed::aCommandIsNumberedThoughTheTrailWasReadFirst() {
    // Its changes wait with its line of the trail.
    SqlCentre centre;
    const auto clerk = centre.person(u"S001"_s, {u"enter_eligibility"_s});
    centre.admin(u"SELECT centre.publish()"_s);
    Follower follower;
    follower.epoch = clerk->call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8();
    while (follower.pull(*clerk, 50)) {
    }
    const qint64 before = follower.seen;
    const QJsonObject filed =
        filing(centre.newId(), changeSet({change(u"create"_s, u"addressee"_s, u"10000001"_s, 0,
                                                 {{u"name_kana"_s, {}, u"ヤマダ"_s}})}));
    clerk->submit(u"EnterCase"_s, filed[u"case_id"_s].toString(), filed);
    centre.admin(u"SELECT centre.sequence_audit()"_s);
    QVERIFY(follower.pull(*clerk, 50));  // who looks first numbers what nobody numbered
    QCOMPARE(follower.seen, before + 1);
    QVERIFY2(follower.problems.isEmpty(), qPrintable(follower.problems.join(u'\n')));
}

void TestSqlFeed::aPullReadsOnlyWhatIsNew() {
    // Whatever the planner believes: of tables that grow all day its statistics are of yesterday.
    SqlCentre centre;
    const auto clerk = centre.person(u"S001"_s, {u"enter_eligibility"_s});
    centre.admin(
        u"SELECT count(centre.put('addressee', 'k' || n, '{\"name_kana\":\"ア\"}', '-', NULL, NULL)) FROM "
        "generate_series(1, 1000) n; SELECT centre.publish()"_s);
    Follower follower;
    follower.epoch = clerk->call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8();
    while (follower.pull(*clerk, 2000)) {
    }
    const auto rowsRead = [&] {
        clerk->run(u"SELECT pg_stat_force_next_flush()"_s);
        return centre
            .admin(
                u"SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0) FROM pg_stat_all_tables "
                "WHERE schemaname = 'centre' AND relname IN ('change', 'feed')"_s)
            .value()
            .toLongLong();
    };
    centre.admin(
        u"SELECT centre.put('addressee', 'new', '{\"name_kana\":\"イ\"}', '-', NULL, NULL); SELECT centre.publish()"_s);
    const qint64 before = rowsRead();
    for (int round = 0; round < 8; ++round) {  // a plan of its own first, then one for all
        Follower again = follower;
        QVERIFY(again.pull(*clerk, 2000));
        QCOMPARE(again.seen, follower.seen + 1);
        QVERIFY(clerk->call(u"feed_numbers($1)"_s, {centre.newId().toUtf8()}).ok());
    }
    const qint64 read = rowsRead() - before;
    QVERIFY2(read > 0 && read < 100, qPrintable(QString::number(read)));
}

void TestSqlFeed::wakesListenersAtMostFourTimesASecond() {
    SqlCentre centre;
    const auto notified = [&centre] {
        return centre.admin(u"SELECT notified_seq FROM centre.head"_s).value().toLongLong();
    };
    centre.admin(u"SELECT centre.put('addressee', 'a', '{}', '-', NULL, NULL)"_s);
    const qint64 first = centre.admin(u"SELECT centre.publish()"_s).value().toLongLong();
    QCOMPARE(notified(), first);
    centre.admin(u"UPDATE centre.head SET notified_at = clock_timestamp() + interval '1 minute'"_s);
    centre.admin(u"SELECT centre.put('addressee', 'a', '{}', '-', NULL, NULL)"_s);
    const qint64 second = centre.admin(u"SELECT centre.publish()"_s).value().toLongLong();
    QVERIFY(second > first);
    QCOMPARE(notified(), first);  // too soon: the next caller makes up for it
    centre.admin(u"UPDATE centre.head SET notified_at = '-infinity'"_s);
    centre.admin(u"SELECT centre.publish()"_s);
    QCOMPARE(notified(), second);
}

QTEST_GUILESS_MAIN(TestSqlFeed)
#include "TestSqlFeed.moc"
