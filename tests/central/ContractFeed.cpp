// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/SchemaText.h"
#include "tests/central/CentralContract.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

QString numbered(int i) {
    return QString::number(10'000'000 + i);
}

CacheCursor cursorAt(const CentralHello& hello) {
    return {hello.epoch, hello.lastSeq, hello.chainHash, hello.schemaVersion, {}};
}

CacheCursor atTheBeginning(const CentralHello& hello) {
    return {hello.epoch, 0, {}, hello.schemaVersion, {}};
}

}  // namespace

std::vector<CacheChange> CentralContract::everything(CentralSession& session, int limit) {
    std::vector<CacheChange> all;
    CacheCursor cursor = atTheBeginning(*session.hello());
    for (;;) {
        const auto answer = session.pull(cursor, limit);
        if (!answer || answer->kind != PullAnswer::Kind::Batches || answer->batch.from != cursor) {
            qWarning("the feed can't be followed");
            return {};
        }
        all.insert(all.end(), answer->batch.changes.begin(), answer->batch.changes.end());
        if (answer->hasMore && answer->batch.to == cursor) {
            qWarning("more, but no step forward");
            return {};
        }
        cursor = answer->batch.to;
        if (!answer->hasMore) return all;
    }
}

void CentralContract::pullsWholeBatches() {
    ChangeSet three;
    for (int i = 0; i < 3; ++i)
        three.changes.push_back(createPerson(numbered(i), u"ア"_s));
    const CacheCursor start = cursorAt(*m_author->hello());
    QVERIFY(m_author->pull(start, 1)->batch.changes.empty());
    QVERIFY(!m_author->pull(start, 1)->hasMore);
    const CommandEnvelope entered = enter(*m_author, three);
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, three)).outcome,
        Outcome::Applied);
    // A limit of one gives the first batch (the case as entered), a limit of two the second one whole.
    const auto first = m_author->pull(start, 1);
    QCOMPARE(first->batch.changes.size(), std::size_t{1});
    QVERIFY(first->hasMore);
    const auto second = m_author->pull(first->batch.to, 1);
    QCOMPARE(second->batch.changes.size(), std::size_t{4});
    QVERIFY(!second->hasMore);
    QCOMPARE(second->batch.to.pubSeq, m_author->hello()->lastSeq);
    QCOMPARE(second->batch.to.chainHash, m_author->hello()->chainHash);
    QCOMPARE(m_author->pull(start, 2)->batch.changes.size(), std::size_t{5});
    // Even a limit of nothing goes forward: a client can't be caught in a circle.
    QCOMPARE(m_author->pull(start, 0)->batch.changes.size(), std::size_t{1});
}

void CentralContract::feedNumbersAreDense() {
    for (int i = 0; i < 5; ++i)
        QCOMPARE(carryOut({{createPerson(numbered(i), u"ア"_s)}, {}}).outcome, Outcome::Applied);
    QCOMPARE(carryOut({{createPerson(numbered(0), u"ア"_s)}, {}}).outcome, Outcome::Conflict);
    QCOMPARE(carryOut({{removePerson(numbered(1), 1)}, {}}).outcome, Outcome::Applied);
    const auto all = everything(*m_author, 3);
    QCOMPARE(static_cast<qint64>(all.size()), m_author->hello()->lastSeq);
    // Per record the versions rise one by one.
    QHash<QString, qint64> versions;
    for (const CacheChange& change : all) {
        qint64& version = versions[dictionary::tableName(change.ref.entity) + u'/' + change.ref.key];
        QCOMPARE(change.ref.version, version + 1);
        version = change.ref.version;
        QCOMPARE(change.kind == CacheChange::Kind::Put, change.record.has_value());
        QVERIFY(change.items.empty() || change.kind == CacheChange::Kind::Change);
        if (change.record) QCOMPARE(change.record->ref(), change.ref);
    }
    QCOMPARE(versions[u"addressee/"_s + numbered(1)], 2);
}

void CentralContract::coldCursorMustFill() {
    const auto answer = m_author->pull({}, 10);
    QVERIFY(answer.ok());
    QCOMPARE(answer->kind, PullAnswer::Kind::Refill);
    QVERIFY(answer->batch.changes.empty());
}

void CentralContract::otherEpochIsRewound() {
    const CacheCursor cursor = cursorAt(*m_author->hello());
    QVERIFY(m_centre->changeEpoch().ok());
    const auto answer = m_author->pull(cursor, 10);
    QCOMPARE(answer->kind, PullAnswer::Kind::Rewound);
    QVERIFY(answer->batch.changes.empty());
    QVERIFY(answer->hello.epoch != cursor.epoch);
}

void CentralContract::otherHashIsDiverged() {
    CacheCursor cursor = cursorAt(*m_author->hello());
    cursor.chainHash[5] = static_cast<char>(cursor.chainHash[5] ^ 1);
    QCOMPARE(m_author->pull(cursor, 10)->kind, PullAnswer::Kind::Diverged);
    cursor.chainHash.clear();
    QCOMPARE(m_author->pull(cursor, 10)->kind, PullAnswer::Kind::Diverged);
    // A number inside a batch is no place to stand.
    ChangeSet two;
    two.changes = {createPerson(numbered(0), u"ア"_s), createPerson(numbered(1), u"ア"_s)};
    QCOMPARE(carryOut(two).outcome, Outcome::Applied);
    cursor = cursorAt(*m_author->hello());
    --cursor.pubSeq;
    QCOMPARE(m_author->pull(cursor, 10)->kind, PullAnswer::Kind::Diverged);
}

void CentralContract::cursorBeyondTheHeadIsDiverged() {
    CacheCursor cursor = cursorAt(*m_author->hello());
    cursor.pubSeq += 1;
    QCOMPARE(m_author->pull(cursor, 10)->kind, PullAnswer::Kind::Diverged);
}

void CentralContract::fillsInChunksAndGoesOn() {
    ChangeSet many;
    for (int i = 0; i < 25; ++i)
        many.changes.push_back(createPerson(numbered(i), i % 2 == 0 ? u"ア"_s : u""_s));
    QCOMPARE(carryOut(many).outcome, Outcome::Applied);
    const QStringList columns = schema::columnList(Entity::Addressee).split(u", "_s);
    const auto kana = static_cast<std::size_t>(columns.indexOf(u"name_kana"_s));
    const auto birth = static_cast<std::size_t>(columns.indexOf(u"birth_date"_s));
    QStringList keys;
    FillProgress progress;
    int chunks = 0;
    while (!progress.isDone) {
        const auto next = m_author->fill(
            Entity::Addressee, progress.lastKey, 10,
            [&](std::span<const std::optional<std::string_view>> row) -> Result<void> {
                if (static_cast<qsizetype>(row.size()) != columns.size() || row[1] != "1" || row[birth] ||
                    *row[kana] != (keys.size() % 2 == 0 ? "ア" : "")) {
                    return fail(u"E-TEST"_s);
                }
                keys << QString::fromUtf8(row[0]->data(), static_cast<qsizetype>(row[0]->size()));
                return {};
            });
        QVERIFY2(next.ok(), next ? "" : qPrintable(next.error().code));
        progress = *next;
        QCOMPARE(progress.lowSeq, m_author->hello()->lastSeq);
        ++chunks;
    }
    QCOMPARE(chunks, 3);
    QCOMPARE(keys.size(), 25);
    for (int i = 0; i < 25; ++i)
        QCOMPARE(keys[i], numbered(i));
    // Nothing of that kind: done at once, and the key stays.
    const auto none = m_author->fill(Entity::Income, u"x"_s, 10, [](auto) { return Result<void>(); });
    QVERIFY(none->isDone);
    QCOMPARE(none->rowCount, 0);
    QCOMPARE(none->lastKey, u"x"_s);
}

void CentralContract::fillStopsWhenTheSinkFails() {
    ChangeSet many;
    for (int i = 0; i < 5; ++i)
        many.changes.push_back(createPerson(numbered(i), u"ア"_s));
    QCOMPARE(carryOut(many).outcome, Outcome::Applied);
    int rows = 0;
    const auto cut = m_author->fill(Entity::Addressee, {}, 10, [&rows](auto) -> Result<void> {
        return ++rows == 3 ? Result<void>(fail(u"E-TEST"_s)) : Result<void>();
    });
    QCOMPARE(cut.error().code, u"E-TEST"_s);
    QCOMPARE(rows, 3);
    // The session is as good as before.
    QCOMPARE(carryOut({{createPerson(numbered(9), u"ア"_s)}, {}}).outcome, Outcome::Applied);
}

void CentralContract::rangesAreDigested() {
    const auto none = m_author->scrub(Entity::Addressee, {}, 10);
    QVERIFY2(none.ok(), none ? "" : qPrintable(none.error().code));
    QCOMPARE(none->count, 0);
    QVERIFY(none->toKey.isEmpty());
    ChangeSet three;
    for (int i = 0; i < 3; ++i)
        three.changes.push_back(createPerson(numbered(i), u"ア"_s));
    QCOMPARE(carryOut(three).outcome, Outcome::Applied);
    QCOMPARE(carryOut({{renamePerson(numbered(1), 1, u"ア"_s, u"イ"_s)}, {}}).outcome, Outcome::Applied);
    const auto all = m_author->scrub(Entity::Addressee, {}, 10);
    QCOMPARE(all->count, 3);
    QCOMPARE(all->toKey, numbered(2));
    QCOMPARE(all->digest, payloadDigest("10000000\n1\n10000001\n2\n10000002\n1\n"));
    const auto part = m_author->scrub(Entity::Addressee, numbered(0), 1);
    QCOMPARE(part->count, 1);
    QCOMPARE(part->toKey, numbered(1));
    QCOMPARE(part->digest, payloadDigest("10000001\n2\n"));
    QVERIFY(m_author->heartbeat().ok());
}

void CentralContract::historyHasAllVersions() {
    const QString no = numbered(1);
    QCOMPARE(carryOut({{createPerson(no, u"ヤマダ"_s)}, {}}).outcome, Outcome::Applied);
    m_centre->clock().advance(60);
    const ChangeSet rename{{renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    const CommandEnvelope entered = enter(*m_author, rename);
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, rename)).outcome,
        Outcome::Applied);
    m_centre->clock().advance(60);
    QCOMPARE(carryOut({{removePerson(no, 2)}, {}}).outcome, Outcome::Applied);
    const auto versions = m_author->history(Entity::Addressee, no);
    QCOMPARE(versions->size(), std::size_t{3});
    QVERIFY(!(*versions)[0].record);
    QCOMPARE((*versions)[1].record->text(field::addressee::name_kana), u"スズキ"_s);
    QCOMPARE((*versions)[1].caseId, entered.caseId);
    QCOMPARE((*versions)[1].authorId, u"S002"_s);
    QCOMPARE((*versions)[1].at, m_centre->clock().now().addSecs(-60));
    QCOMPARE((*versions)[2].record->version(), 1);
    QVERIFY((*versions)[0].feedSeq > (*versions)[1].feedSeq);
    QVERIFY(m_author->history(Entity::Addressee, u"none"_s)->empty());
    QVERIFY(actions(*m_confirmer).contains(u"S001 history read"_s));
}

}  // namespace mado::test
