// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/SchemaText.h"
#include "core/store/CacheFill.h"
#include "core/store/CacheReader.h"
#include "tests/store/CacheRecords.h"
#include "tests/support/FaultSweep.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const PersonOf taro{u"100001"_s, u"ヤマダ　タロウ"_s, u"山田　太郎"_s};
const PersonOf hanako{u"100002"_s, u"ヤマダ　ハナコ"_s, u"山田　花子"_s};

qint64 searchRows(Cache& cache) {
    return cache.connection()
        .scalarInteger(
            "SELECT (SELECT count(*) FROM search_name) + (SELECT count(*) FROM search_address)"
            " + (SELECT count(*) FROM search_phone)")
        .valueOr(-1);
}

}  // namespace

class TestCache : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void appliesABatchWithItsCursor();
    void newerVersionsWin();
    void replayIsHarmless();
    void removesAndEvicts();
    void differencesFitTheVersionBeforeOnly();
    void aRemovalClosesAGap();
    void refusesABatchThatDoesNotFollow();
    void aBatchIsAllOrNothing();
    void keepsTheLatestBatchEnds();
    void incompleteIsNotShown();
    void readersSeeWholeBatches();
    void householdHasEverything();
    void everyItemSurvives();
    void searchRowsFollowTheRecords();
    void fillsInChunksAndGoesOnAfterACut();
    void aChunkThatWasNotWrittenIsSaid();
    void fillChecksTheCounts();
    void filledCacheReplacesTheOldOne();
    void aCacheOfAnotherSchemaIsRefused();
    void faultsLeaveOldOrNewState_data();
    void faultsLeaveOldOrNewState();
};

void TestCache::appliesABatchWithItsCursor() {
    CacheBench bench;
    {
        auto cache = bench.open();
        QVERIFY2(cache.ok(), cache ? "" : qPrintable(cache.error().code + cache.error().detail));
        QCOMPARE((*cache)->cursor()->pubSeq, 0);
        const auto changed = CacheBench::apply(**cache, {put(addresseeOf(taro)), put(addresseeOf(hanako))});
        QVERIFY2(changed.ok(), changed ? "" : qPrintable(changed.error().detail));
        QCOMPARE(changed->size(), std::size_t{2});
    }
    auto cache = bench.open();
    QCOMPARE((*cache)->cursor()->pubSeq, 2);
    QCOMPARE((*cache)->cursor()->epoch, u"e1"_s);
    QCOMPARE((*cache)->record(Entity::Addressee, taro.no).value().value(), addresseeOf(taro));
}

void TestCache::newerVersionsWin() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 5))}).ok());
    PersonOf moved = taro;
    moved.address = u"川口市本町一丁目2番3号"_s;
    const auto older = CacheBench::apply(**cache, {put(addresseeOf(moved, 4)), put(addresseeOf(moved, 5))});
    QVERIFY(older->empty());
    QCOMPARE((*cache)->record(Entity::Addressee, taro.no)->value(), addresseeOf(taro, 5));
    const auto newer = CacheBench::apply(**cache, {put(addresseeOf(moved, 6))});
    QCOMPARE(newer->size(), std::size_t{1});
    QCOMPARE((*cache)->record(Entity::Addressee, taro.no)->value(), addresseeOf(moved, 6));
    QCOMPARE((*cache)->cursor()->pubSeq, 4);  // also what was ignored counts
}

void TestCache::replayIsHarmless() {
    CacheBench bench;
    auto cache = bench.open();
    const std::vector<CacheChange> changes{put(addresseeOf(taro, 1)), put(addresseeOf(taro, 2)),
                                           put(contactOf(taro.no, u"0482581110"_s))};
    QVERIFY(CacheBench::apply(**cache, changes).ok());
    const qint64 rows = searchRows(**cache);
    QVERIFY(CacheBench::apply(**cache, changes)->empty());
    QCOMPARE(searchRows(**cache), rows);
    QCOMPARE((*cache)->rowCount(Entity::Addressee).valueOr(-1), 1);
}

void TestCache::removesAndEvicts() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 3)), put(addresseeOf(hanako, 3))}).ok());
    using Kind = CacheChange::Kind;
    // A deletion older than the record is a replay.
    QVERIFY(CacheBench::apply(**cache, {{Kind::Remove, {Entity::Addressee, taro.no, 3}}})->empty());
    QCOMPARE(CacheBench::apply(**cache, {{Kind::Remove, {Entity::Addressee, taro.no, 4}}})->size(),
             std::size_t{1});
    QVERIFY(!(*cache)->record(Entity::Addressee, taro.no)->has_value());
    QCOMPARE(CacheBench::apply(**cache, {{Kind::Evict, {Entity::Addressee, hanako.no, 0}}})->size(),
             std::size_t{1});
    QCOMPARE(searchRows(**cache), 0);
}

void TestCache::differencesFitTheVersionBeforeOnly() {
    CacheBench bench;
    auto cache = bench.open();
    using namespace field::addressee;
    const auto moves = [](qint64 version, const QString& lot) {
        return CacheChange{CacheChange::Kind::Change,
                           {Entity::Addressee, taro.no, version},
                           {},
                           {{current_lot_no, lot}, {relationship_kanji, Value()}, {is_active, qint64{1}}}};
    };
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 5))}).ok());
    QCOMPARE(CacheBench::apply(**cache, {moves(6, u"9番9号"_s), moves(7, u"8番8号"_s)})->size(),
             std::size_t{2});
    Record wanted = addresseeOf(taro, 7);
    wanted.set(current_lot_no, u"8番8号"_s);
    wanted.set(relationship_kanji, Value());
    wanted.set(is_active, qint64{1});
    QCOMPARE((*cache)->record(Entity::Addressee, taro.no)->value(), wanted);
    // Again, or older: nothing. One that skips a version: nothing either, and that is noticed.
    QVERIFY(CacheBench::apply(**cache, {moves(7, u"x"_s), moves(3, u"y"_s)})->empty());
    QVERIFY(!(*cache)->hasGaps());
    QVERIFY(CacheBench::apply(**cache, {moves(9, u"x"_s)})->empty());
    QVERIFY((*cache)->hasGaps());
    QCOMPARE((*cache)->record(Entity::Addressee, taro.no)->value(), wanted);
    // The whole record of that version or a newer one makes it good; an older one does not.
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 8))}).ok());
    QVERIFY((*cache)->hasGaps());
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 9))}).ok());
    QVERIFY(!(*cache)->hasGaps());
}

void TestCache::aRemovalClosesAGap() {
    CacheBench bench;
    auto cache = bench.open();
    // Of a first fill: the record was removed before its chunk was read, the feed still has how it changed.
    const RecordRef ref{Entity::Addressee, taro.no, 4};
    QVERIFY(CacheBench::apply(**cache, {{CacheChange::Kind::Change, ref, {}, {}}})->empty());
    QVERIFY((*cache)->hasGaps());
    QVERIFY(CacheBench::apply(**cache, {{CacheChange::Kind::Remove, {ref.entity, ref.key, 5}}})->empty());
    QVERIFY(!(*cache)->hasGaps());
}

void TestCache::refusesABatchThatDoesNotFollow() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro))}).ok());
    const CacheCursor here = (*cache)->cursor().value();
    for (CacheCursor from :
         {CacheCursor{here.epoch, here.pubSeq + 1, here.chainHash},
          CacheCursor{here.epoch, here.pubSeq - 1, here.chainHash},
          CacheCursor{u"e2"_s, here.pubSeq, here.chainHash}, CacheCursor{here.epoch, here.pubSeq, "other"}}) {
        CacheCursor to = from;
        ++to.pubSeq;
        const auto refused = (*cache)->applyBatch({from, to, {put(addresseeOf(hanako))}});
        QCOMPARE(refused.error().code, u"E-STORE-031"_s);
    }
    QCOMPARE((*cache)->cursor().value(), here);
    QVERIFY(!(*cache)->record(Entity::Addressee, hanako.no)->has_value());
}

void TestCache::aBatchIsAllOrNothing() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(hanako))}).ok());
    const qint64 rows = searchRows(**cache);
    // The second change has no record: a torn batch.
    const auto refused = CacheBench::apply(
        **cache, {put(addresseeOf(taro)), {CacheChange::Kind::Put, {Entity::Addressee, u"x"_s, 1}}});
    QVERIFY(!refused.ok());
    QVERIFY(!(*cache)->record(Entity::Addressee, taro.no)->has_value());
    QCOMPARE((*cache)->cursor()->pubSeq, 1);
    QCOMPARE(searchRows(**cache), rows);
}

void TestCache::keepsTheLatestBatchEnds() {
    CacheBench bench;
    auto cache = bench.open();
    for (int i = 0; i < 5; ++i)
        QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, i + 1))}).ok());
    const auto ends = (*cache)->recentBatches();
    QCOMPARE(ends->size(), std::size_t{5});
    QCOMPARE(ends->front().first, 5);
    QCOMPARE(ends->front().second, QByteArray("5"));
}

void TestCache::incompleteIsNotShown() {
    CacheBench bench;
    auto cache = bench.open();
    QCOMPARE(CacheReader::open(bench.path(), keyOf(2)).error().code, u"E-STORE-032"_s);
    QVERIFY(!(*cache)->completeSince()->isValid());
    QVERIFY((*cache)->markComplete().ok());
    auto reader = CacheReader::open(bench.path(), keyOf(2));
    QVERIFY(reader.ok());
    QCOMPARE((*reader)->syncedAt().value(), bench.clock.now());
    QCOMPARE((*reader)->connection().execute("DELETE FROM addressee").error().code, u"E-STORE-003"_s);
}

void TestCache::readersSeeWholeBatches() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY((*cache)->markComplete().ok());
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro))}).ok());
    auto reader = CacheReader::open(bench.path(), keyOf(2));
    {
        auto moment = Transaction::begin((*reader)->connection(), Transaction::Kind::Read);
        QVERIFY((*reader)->record(Entity::Addressee, taro.no)->has_value());
        QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(hanako))})
                    .ok());  // writing does not wait for readers
        QVERIFY(!(*reader)->record(Entity::Addressee, hanako.no)->has_value());
    }
    QVERIFY((*reader)->record(Entity::Addressee, hanako.no)->has_value());
}

void TestCache::householdHasEverything() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY((*cache)->markComplete().ok());
    Record nhi(Entity::NhiHousehold, u"12345678"_s, 1);
    nhi.set(field::nhi_household::certificate_no, u"12345678"_s);
    nhi.set(field::nhi_household::household_no, u"1001"_s);
    Record eligibility(Entity::Eligibility, u"100001/01"_s, 1);
    eligibility.set(field::eligibility::addressee_no, u"100001"_s);
    eligibility.set(field::eligibility::certificate_no, u"12345678"_s);
    Record levy(Entity::Levy, u"2026/12345678"_s, 1);
    levy.set(field::levy::certificate_no, u"12345678"_s);
    Record portion(Entity::LevyPortion, u"2026/12345678/1"_s, 1);
    portion.set(field::levy_portion::levy_key, u"2026/12345678"_s);
    portion.set(field::levy_portion::amount, qint64{213'400});
    Record card(Entity::CardStatus, u"100001"_s, 1);
    PersonOf other = hanako;
    other.household = u"2002"_s;
    QVERIFY(CacheBench::apply(**cache,
                              {put(addresseeOf(taro)), put(addresseeOf(other)), put(nhi), put(eligibility),
                               put(levy), put(portion), put(card), put(contactOf(taro.no, u"048"_s))})
                .ok());
    auto reader = CacheReader::open(bench.path(), keyOf(2));
    const auto household = (*reader)->household(u"1001"_s);
    QVERIFY(household.ok());
    QCOMPARE(household->records(Entity::Addressee).size(), std::size_t{1});
    for (const Entity entity : {Entity::NhiHousehold, Entity::Eligibility, Entity::Levy, Entity::LevyPortion,
                                Entity::CardStatus, Entity::Contact}) {
        QVERIFY2(household->records(entity).size() == 1, qPrintable(dictionary::tableName(entity)));
    }
    QCOMPARE(household->records(Entity::LevyPortion)[0].number(field::levy_portion::amount), 213'400);
    QCOMPARE((*reader)->householdOf(other.no).value(), u"2002"_s);
    QVERIFY((*reader)->household(u"9999"_s)->records(Entity::Addressee).empty());
}

void TestCache::everyItemSurvives() {
    CacheBench bench;
    auto cache = bench.open();
    std::vector<CacheChange> changes;
    std::vector<Record> records;
    for (const EntityInfo& info : dictionary::entities()) {
        Record record(info.entity, u"k/1"_s, 7);
        for (const Field field : schema::columns(info.entity)) {
            if (dictionary::info(field).isNumeric()) {
                record.set(field, qint64{field.index} - 3);
            } else {
                record.set(field, u"値%1"_s.arg(field.index));
            }
        }
        records.push_back(record);
        changes.push_back(put(record));
    }
    QVERIFY(CacheBench::apply(**cache, changes).ok());
    for (const Record& record : records)
        QCOMPARE((*cache)->record(record.entity(), record.key())->value(), record);
}

void TestCache::searchRowsFollowTheRecords() {
    CacheBench bench;
    auto cache = bench.open();
    QVERIFY(
        CacheBench::apply(**cache, {put(addresseeOf(taro)), put(contactOf(taro.no, u"0482581110"_s))}).ok());
    QCOMPARE(searchRows(**cache), 4);  // kana, kanji, address, phone
    PersonOf hidden = taro;
    hidden.isProtected = true;
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(hidden, 2))}).ok());
    QCOMPARE(searchRows(**cache), 2);  // only the names
    QVERIFY(CacheBench::apply(**cache, {put(contactOf(taro.no, u"0482581111"_s, 2))}).ok());
    QCOMPARE(searchRows(**cache), 2);
    QVERIFY(CacheBench::apply(**cache, {put(addresseeOf(taro, 3))}).ok());
    QCOMPARE(searchRows(**cache), 4);
    // A support measure hides as the mark does.
    Record measure(Entity::Protection, taro.no, 1);
    measure.set(field::protection::addressee_no, taro.no);
    measure.set(field::protection::ended_on, u"2027-03-31"_s);
    QVERIFY(CacheBench::apply(**cache, {put(measure)}).ok());
    QCOMPARE(searchRows(**cache), 2);
    measure.set(field::protection::ended_on, u"2026-11-21"_s);
    measure.setVersion(2);
    QVERIFY(CacheBench::apply(**cache, {put(measure)}).ok());
    QCOMPARE(searchRows(**cache), 4);
}

void TestCache::fillsInChunksAndGoesOnAfterACut() {
    CacheBench bench;
    const QString path = bench.path() + u".filling"_s;
    const auto fillSome = [&](int from, int to, bool commit) {
        auto fill = CacheFill::open(path, keyOf(2), bench.settings);
        QVERIFY(fill.ok());
        QVERIFY((*fill)->beginChunk(Entity::Addressee).ok());
        for (int i = from; i < to; ++i) {
            PersonOf person = taro;
            person.no = QString::number(100'000 + i);
            QVERIFY((*fill)->add(addresseeOf(person)).ok());
        }
        if (commit) QVERIFY((*fill)->commitChunk({QString::number(100'000 + to - 1), 40, 0, to == 30}).ok());
    };
    fillSome(0, 10, true);
    fillSome(10, 20, false);  // cut
    {
        auto fill = CacheFill::open(path, keyOf(2), bench.settings);
        const auto progress = (*fill)->progress(Entity::Addressee);
        QCOMPARE(progress->lastKey, u"100009"_s);
        QCOMPARE(progress->lowSeq, 40);
        QCOMPARE(progress->rowCount, 10);
        QVERIFY(!progress->isDone);
    }
    fillSome(10, 30, true);
    auto fill = CacheFill::open(path, keyOf(2), bench.settings);
    QVERIFY((*fill)->progress(Entity::Addressee)->isDone);
    QCOMPARE((*fill)->progress(Entity::Addressee)->rowCount, 30);
    const auto done = (*fill)->finish({u"e1"_s, 40, "h", 1, u"s"_s}, {{Entity::Addressee, 30}});
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().code + done.error().detail));
    fill->reset();
    auto cache = Cache::open(path, keyOf(2), bench.settings);
    QVERIFY2(cache.ok(), cache ? "" : qPrintable(cache.error().code + cache.error().detail));
    QCOMPARE((*cache)->cursor().value(), (CacheCursor{u"e1"_s, 40, "h", 1, u"s"_s}));
    QCOMPARE(searchRows(**cache), 90);
    QVERIFY((*cache)->integrityProblems()->isEmpty());
    // The rows as text, as they come over the wire.
    QCOMPARE((*cache)->record(Entity::Addressee, u"100029"_s)->value().text(field::addressee::name_kana),
             taro.kana);
}

void TestCache::aChunkThatWasNotWrittenIsSaid() {
    CacheBench bench;
    FaultVfs vfs("fault-fill");
    CacheSettings settings = bench.settings;
    settings.vfs = vfs.name();
    {
        auto fill = CacheFill::open(bench.path(), keyOf(2), settings);
        QVERIFY((*fill)->beginChunk(Entity::Addressee).ok());
        QVERIFY((*fill)->add(addresseeOf(taro)).ok());
        QVERIFY((*fill)->commitChunk({taro.no, 1, 0, false}).ok());
        QVERIFY((*fill)->settle().ok());
        vfs.arm(Io::Write, 1, Fault::DiskFull, true);
        QVERIFY((*fill)->beginChunk(Entity::Addressee).ok());
        QVERIFY((*fill)->add(addresseeOf(hanako)).ok());
        // Whether this call knows already is a matter of time; from settle() on all do.
        static_cast<void>((*fill)->commitChunk({hanako.no, 1, 0, true}));
        QCOMPARE((*fill)->settle().error().code, u"E-STORE-002"_s);
        vfs.disarm();
        QCOMPARE((*fill)->beginChunk(Entity::Contact).error().code, u"E-STORE-002"_s);
        QCOMPARE((*fill)->finish({}).error().code, u"E-STORE-002"_s);
    }
    auto fill = CacheFill::open(bench.path(), keyOf(2), bench.settings);
    const auto kept = (*fill)->progress(Entity::Addressee);
    QCOMPARE(kept->lastKey, taro.no);
    QCOMPARE(kept->rowCount, 1);
    QVERIFY(!kept->isDone);
}

void TestCache::fillChecksTheCounts() {
    CacheBench bench;
    auto fill = CacheFill::open(bench.path(), keyOf(2), bench.settings);
    QVERIFY((*fill)->beginChunk(Entity::StaffMember).ok());
    const std::vector<std::optional<std::string_view>> row{
        "s-1", "3", "s-1", "佐藤", std::nullopt, "a", std::nullopt, "1", std::nullopt};
    QCOMPARE(row.size(), schema::columns(Entity::StaffMember).size() + 2);
    QVERIFY((*fill)->add(row).ok());
    QVERIFY((*fill)->commitChunk({u"s-1"_s, 1, 0, true}).ok());
    QCOMPARE((*fill)->finish({}, {{Entity::StaffMember, 2}}).error().code, u"E-STORE-033"_s);
    QVERIFY((*fill)->finish({}, {{Entity::StaffMember, 1}}).ok());
    fill->reset();
    auto cache = bench.open();
    const auto staff = (*cache)->record(Entity::StaffMember, u"s-1"_s);
    QCOMPARE(staff->value().version(), 3);
    QVERIFY(staff->value().flag(field::staff_member::is_active));
    QVERIFY(staff->value().isNull(field::staff_member::name_kana));
}

void TestCache::filledCacheReplacesTheOldOne() {
    CacheBench bench;
    const QString filled = bench.path() + u".filling"_s;
    {
        auto old = bench.open();
        QVERIFY(CacheBench::apply(**old, {put(addresseeOf(taro))}).ok());
        auto next = Cache::open(filled, keyOf(2), bench.settings);
        QVERIFY(CacheBench::apply(**next, {put(addresseeOf(hanako))}).ok());
    }
    QCOMPARE(Cache::replace(filled, bench.path(), keyOf(2), bench.settings).error().code, u"E-STORE-032"_s);
    QVERIFY((*Cache::open(filled, keyOf(2), bench.settings))->markComplete().ok());
    // A log of the old cache that was left by a crash must not get into the new one.
    QVERIFY(writeFile(bench.path() + u"-wal"_s, QByteArray(5000, 'x')));
    const auto replaced = Cache::replace(filled, bench.path(), keyOf(2), bench.settings);
    QVERIFY2(replaced.ok(), replaced ? "" : qPrintable(replaced.error().code));
    QVERIFY(!QFile::exists(filled));
    auto reader = CacheReader::open(bench.path(), keyOf(2));
    QVERIFY(reader.ok());
    QVERIFY((*reader)->record(Entity::Addressee, hanako.no)->has_value());
    QVERIFY(!(*reader)->record(Entity::Addressee, taro.no)->has_value());
}

void TestCache::aCacheOfAnotherSchemaIsRefused() {
    CacheBench bench;
    {
        auto cache = bench.open();
        QVERIFY(
            (*cache)->connection().execute("UPDATE schema_migration SET sha256 = 'x' WHERE number = 2").ok());
    }
    QCOMPARE(bench.open().error().code, u"E-STORE-010"_s);
    QCOMPARE(CacheReader::open(bench.path(), keyOf(2)).error().code, u"E-STORE-010"_s);
    {
        auto raw = Connection::open(bench.path(), keyOf(2), [] {
            ConnectionOptions options;
            options.pageSize = 8192;
            options.journal = ConnectionOptions::Journal::Wal;
            return options;
        }());
        QVERIFY(raw.ok());
        QVERIFY((*raw)->execute("INSERT INTO schema_migration VALUES (99, 'later', 'x', 'x', '9.9')").ok());
        QVERIFY((*raw)->execute("UPDATE schema_migration SET number = -1 WHERE number = 2").ok());
        QVERIFY((*raw)->execute("DELETE FROM schema_migration WHERE number < 99").ok());
    }
    QCOMPARE(bench.open().error().code, u"E-STORE-009"_s);
    Cache::discard(bench.path());
    QVERIFY(bench.open().ok());
}

void TestCache::faultsLeaveOldOrNewState_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("fromThenOn");
    QTest::newRow("i/o error once") << Fault::IoError << false;
    QTest::newRow("i/o error from then on") << Fault::IoError << true;
    QTest::newRow("disk full from then on") << Fault::DiskFull << true;
    QTest::newRow("short write from then on") << Fault::ShortWrite << true;
}

void TestCache::faultsLeaveOldOrNewState() {
    QFETCH(Fault, fault);
    QFETCH(bool, fromThenOn);
    FaultVfs vfs("fault-cache");
    std::unique_ptr<CacheBench> bench;
    SweepCase subject;
    CacheBatch batch;
    subject.prepare = [&] {
        bench = std::make_unique<CacheBench>();
        auto cache = bench->open();
        (void)CacheBench::apply(**cache, {put(addresseeOf(taro))});
        batch = CacheBatch{(*cache)->cursor().value(),
                           {u"e1"_s, 3, "3"},
                           {put(addresseeOf(hanako)), put(contactOf(hanako.no, u"048"_s))}};
    };
    subject.operation = [&](const QByteArray& name) -> Result<void> {
        CacheSettings settings{bench->folding, bench->clock};
        settings.vfs = name;
        MADO_ASSIGN(auto cache, Cache::open(bench->path(), keyOf(2), settings));
        MADO_ASSIGN(const CacheCursor here, cache->cursor());
        if (here == batch.to) return {};
        MADO_TRY(cache->applyBatch(batch));
        return {};
    };
    subject.check = [&](bool acknowledged) -> QString {
        auto cache = bench->open();
        if (!cache) return u"does not open: "_s + cache.error().code;
        if (!(*cache)->integrityProblems()->isEmpty()) return u"not sound"_s;
        const bool moved = (*cache)->cursor().value() == batch.to;
        const bool there = (*cache)->record(Entity::Addressee, hanako.no)->has_value();
        if (moved != there || searchRows(**cache) != (there ? 7 : 3)) return u"half of the batch"_s;
        return acknowledged && !there ? u"an applied batch is lost"_s : QString();
    };
    const SweepReport report = sweep(vfs, subject, everyIo, fault, fromThenOn);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.injected > 20);
    QVERIFY(report.refused > 0);
}

QTEST_GUILESS_MAIN(TestCache)
#include "TestCache.moc"
