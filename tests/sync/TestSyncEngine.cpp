// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheReader.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

QString numbered(int i) {
    return QString::number(10'000'000 + i);
}

/// One centre and two terminals at it, both filled: S001 at `a`, S002 at `b`.
struct Office {
    EmbeddedCentre centre;
    SyncTerminal a{centre, u"S001"_s};
    SyncTerminal b{centre, u"S002"_s};
    Office() {
        if (!a.on() || !b.on() || !a.fill() || !b.fill()) qFatal("the office does not open");
    }
    qint64 count(const char* what) {
        return centre.embedded()
            .connection()
            .scalarInteger(std::string("SELECT count(*) FROM ") + what)
            .valueOr(-1);
    }
    /// Enters at a, confirms at b, everything sent. The case.
    QString carryOut(const ChangeSet& changes, const QString& household = u"1001"_s) {
        const OutboxCommand entered = a.enter(changes, household);
        if (!a.send()) qFatal("not sent");
        confirm(entered, changes);
        if (!b.send()) qFatal("not sent");
        return entered.caseId;
    }
    OutboxCommand confirm(const OutboxCommand& entered, const ChangeSet& changes) {
        return b.put(CommandKind::ConfirmCase, entered.caseId, entered.householdKey,
                     {{u"payload_digest"_s, QString::fromLatin1(entered.digest)},
                      {u"change_set"_s, changes.toJson()}});
    }
    /// `count` persons in one go.
    void settle(int count, int from = 0) {
        ChangeSet changes;
        for (int i = from; i < from + count; ++i)
            changes.changes.push_back(createPerson(numbered(i), u"ヤマダ"_s));
        carryOut(changes);
    }
};

#define SUCCEEDS(expression)                                                                       \
    do {                                                                                           \
        const auto outcome = (expression);                                                         \
        QVERIFY2(outcome.ok(),                                                                     \
                 outcome ? "" : qPrintable(outcome.error().code + u' ' + outcome.error().detail)); \
    } while (false)

}  // namespace

class TestSyncEngine : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void aCommandComesBackWithTheFeed();
    void aLostAnswerIsAskedForAgain();
    void aLineThatIsDownLosesNothing();
    void aRefusalStopsItsHouseholdOnly();
    void aRefusalStillStopsAfterARestart();
    void aTroubledCommandStopsNobodyElse_data();
    void aTroubledCommandStopsNobodyElse();
    void aCommandThatKeepsFailingIsSetApart();
    void sendsOnlyWhatThePersonGave();
    void sendNowKeepsTheOrder();
    void sendsMoreThanAHundred();
    void followsInSmallPortions();
    void aFillCutAnywhereGoesOn();
    void aFillGoesOnWhereItWasCut();
    void aFillCutAndChangedMeanwhileIsRight();
    void aFillOfAnotherEpochBeginsAnew();
    void anotherEpochFillsAnewAndSendsAgain();
    void theOldCacheServesUntilTheNewOneIsThere();
    void aDamagedCacheIsFilledAnew();
    void killedAtEveryStep();
    void nothingNewChangesNothing();
};

void TestSyncEngine::aCommandComesBackWithTheFeed() {
    Office office;
    const ChangeSet changes{{createPerson(numbered(1), u"ヤマダ"_s)}, {}};
    const OutboxCommand entered = office.a.enter(changes, u"1001"_s);
    QCOMPARE(office.a.state(entered), CommandState::Sealed);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(entered), CommandState::Acknowledged);
    const auto changed = office.a.follow();
    QVERIFY(changed.ok());
    QCOMPARE(*changed, std::vector<RecordRef>({{Entity::CaseFile, entered.caseId, 1}}));
    // One file: what the embedded centre has committed is as durable as it gets.
    QCOMPARE(office.a.state(entered), CommandState::Durable);
    SUCCEEDS(office.b.follow());
    const OutboxCommand confirmed = office.confirm(entered, changes);
    SUCCEEDS(office.b.send());
    SUCCEEDS(office.b.follow());
    SUCCEEDS(office.a.follow());
    QCOMPARE(office.b.state(confirmed), CommandState::Durable);
    QVERIFY(office.a.cache().record(Entity::Addressee, numbered(1))->has_value());
    QCOMPARE(differences(office.a, office.centre), QString());
    // No backup covers it: it stays in the outbox.
    QCOMPARE(office.a.outbox().counts()->value(CommandState::Durable), 1);
}

void TestSyncEngine::aLostAnswerIsAskedForAgain() {
    Office office;
    office.a.line.answersLost = 2;
    const OutboxCommand entered = office.a.enter({}, u"1001"_s);
    QCOMPARE(office.a.send().error().code, u"E-CENTRAL-010"_s);
    QCOMPARE(office.a.state(entered), CommandState::Sent);
    SUCCEEDS(office.a.restart());
    QCOMPARE(office.a.send().error().code, u"E-CENTRAL-010"_s);
    SUCCEEDS(office.a.restart());
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.line.submits, 3);
    QCOMPARE(office.a.state(entered), CommandState::Acknowledged);
    QCOMPARE(office.a.outbox().command(entered.id)->attempts, 3);
    QCOMPARE(office.count("command"), 1);
    QCOMPARE(office.count("case_file WHERE row_version = 1"), 1);
    QCOMPARE(office.count("audit WHERE action = 'EnterCase entered'"), 1);
    SUCCEEDS(office.a.follow());
    QCOMPARE(office.a.state(entered), CommandState::Durable);
}

void TestSyncEngine::aLineThatIsDownLosesNothing() {
    Office office;
    office.a.line.isUp = false;
    std::vector<OutboxCommand> entered;
    for (int i = 0; i < 5; ++i)
        entered.push_back(office.a.enter({}, QString::number(i)));
    QCOMPARE(office.a.send().error().code, u"E-CENTRAL-010"_s);
    QCOMPARE(office.a.follow().error().code, u"E-CENTRAL-010"_s);
    QCOMPARE(office.a.fill().error().code, u"E-CENTRAL-010"_s);
    QVERIFY(office.a.engine().cache() != nullptr);  // it still serves
    SUCCEEDS(office.a.restart());
    office.a.line.isUp = true;
    SUCCEEDS(office.a.synchronise());
    for (const OutboxCommand& command : entered)
        QCOMPARE(office.a.state(command), CommandState::Durable);
    QCOMPARE(office.count("case_file"), 5);
    // In the order they were given.
    QCOMPARE(office.count("command c WHERE terminal_counter = 1 AND received_at <= (SELECT min(received_at) "
                          "FROM command)"),
             1);
}

void TestSyncEngine::aRefusalStopsItsHouseholdOnly() {
    Office office;
    // The first one is refused: the case it belongs to is unknown.
    const OutboxCommand bad =
        office.a.put(CommandKind::WithdrawCase, u"none"_s, u"1001"_s, {{u"reason"_s, u"誤り"_s}});
    const OutboxCommand after = office.a.enter({}, u"1001"_s);
    const OutboxCommand other = office.a.enter({}, u"1002"_s);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(bad), CommandState::Refused);
    QCOMPARE(office.a.state(after), CommandState::Sealed);
    QCOMPARE(office.a.state(other), CommandState::Acknowledged);
    QCOMPARE(office.a.outbox().command(bad.id)->outcome[u"reason"_s][u"code"_s].toString(),
             u"E-CENTRAL-030"_s);
    // What is given later, knowing of the refusal, goes; what waits behind it does not.
    office.centre.clock().advance(60);
    const OutboxCommand later = office.a.enter({}, u"1001"_s);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(after), CommandState::Sealed);
    QCOMPARE(office.a.state(later), CommandState::Acknowledged);
    SUCCEEDS(office.a.outbox().settle(bad.id, {}));
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(after), CommandState::Acknowledged);
}

void TestSyncEngine::aRefusalStillStopsAfterARestart() {
    Office office;
    const OutboxCommand bad =
        office.a.put(CommandKind::WithdrawCase, u"none"_s, u"1001"_s, {{u"reason"_s, u"誤り"_s}});
    const OutboxCommand after = office.a.enter({}, u"1001"_s);
    for (int i = 0; i < 3; ++i) {
        SUCCEEDS(office.a.send());
        SUCCEEDS(office.a.restart());
        QCOMPARE(office.a.state(bad), CommandState::Refused);
        QCOMPARE(office.a.state(after), CommandState::Sealed);
    }
}

void TestSyncEngine::aTroubledCommandStopsNobodyElse_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<CommandState>("state");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("tampering") << u"E-CENTRAL-002"_s << CommandState::Quarantined << true;
    QTest::newRow("malformed") << u"E-CENTRAL-001"_s << CommandState::Quarantined << true;
    QTest::newRow("damaged records") << u"E-CENTRAL-003"_s << CommandState::Sent << true;
    QTest::newRow("constraint") << u"E-STORE-015"_s << CommandState::Sent << true;
    QTest::newRow("not reachable") << u"E-CENTRAL-010"_s << CommandState::Sent << false;
    QTest::newRow("signed out") << u"E-CENTRAL-012"_s << CommandState::Sent << false;
    QTest::newRow("centre's disk full") << u"E-STORE-002"_s << CommandState::Sent << false;
}

void TestSyncEngine::aTroubledCommandStopsNobodyElse() {
    QFETCH(QString, code);
    QFETCH(CommandState, state);
    QFETCH(bool, goesOn);
    Office office;
    const OutboxCommand bad = office.a.enter({}, u"1001"_s);
    const OutboxCommand behind = office.a.enter({}, u"1001"_s);
    const OutboxCommand other = office.a.enter({}, u"1002"_s);
    office.a.line.failWith = code;
    office.a.line.failsOnCase = bad.caseId;
    const auto sent = office.a.send();
    QCOMPARE(sent.ok(), goesOn);
    if (!goesOn) QCOMPARE(sent.error().code, code);
    QCOMPARE(office.a.state(bad), state);
    QCOMPARE(office.a.state(behind), CommandState::Sealed);
    QCOMPARE(office.a.state(other), goesOn ? CommandState::Acknowledged : CommandState::Sealed);
    office.a.line.failWith.clear();
    if (state == CommandState::Quarantined) {
        SUCCEEDS(office.a.send());
        QCOMPARE(office.a.state(behind), CommandState::Sealed);
        SUCCEEDS(office.a.outbox().sendAgain(bad.id));  // the chief lets it go
    }
    SUCCEEDS(office.a.send());
    for (const OutboxCommand& each : {bad, behind, other})
        QCOMPARE(office.a.state(each), CommandState::Acknowledged);
}

void TestSyncEngine::aCommandThatKeepsFailingIsSetApart() {
    Office office;
    const OutboxCommand bad = office.a.enter({}, u"1001"_s);
    office.a.line.failWith = u"E-CENTRAL-003"_s;
    for (int i = 0; i < 6; ++i)
        SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(bad), CommandState::Sent);  // often, but not for long
    office.centre.clock().advance(601);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(bad), CommandState::Quarantined);
    // An unreachable centre says nothing about a command, however long it lasts.
    const OutboxCommand good = office.a.enter({}, u"1002"_s);
    office.a.line.failWith = u"E-CENTRAL-010"_s;
    for (int i = 0; i < 10; ++i) {
        office.centre.clock().advance(3600);
        QVERIFY(!office.a.send().ok());
    }
    QCOMPARE(office.a.state(good), CommandState::Sent);
}

void TestSyncEngine::sendsOnlyWhatThePersonGave() {
    Office office;
    office.a.line.isUp = false;
    const OutboxCommand first = office.a.enter({}, u"1001"_s);
    QVERIFY(!office.a.send().ok());
    office.a.line.isUp = true;
    // Somebody else signs in at this terminal: nothing becomes theirs.
    SUCCEEDS(office.a.signInAs(u"S003"_s));
    const OutboxCommand own = office.a.enter({}, u"1002"_s);
    const OutboxCommand behind = office.a.enter({}, u"1001"_s);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(first), CommandState::Sent);
    QCOMPARE(office.a.state(own), CommandState::Acknowledged);
    QCOMPARE(office.a.state(behind), CommandState::Sealed);
    QCOMPARE(office.a.engine().sendNow(office.a.session(), first).error().code, u"E-SYNC-004"_s);
    SUCCEEDS(office.a.signInAs(u"S001"_s));
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(first), CommandState::Acknowledged);
    QCOMPARE(office.count("case_file WHERE author_id = 'S001'"), 1);
    QCOMPARE(office.count("case_file WHERE author_id = 'S003'"), 1);
    // The centre would not take it either.
    SUCCEEDS(office.a.signInAs(u"S003"_s));
    CommandEnvelope foreign = commandOf(office.a.outbox().newId(), CommandKind::EnterCase, first.caseId,
                                        QJsonDocument::fromJson(first.payload).object());
    QCOMPARE(office.a.session().submit(foreign)->reason->code, u"E-CENTRAL-038"_s);
}

void TestSyncEngine::sendNowKeepsTheOrder() {
    Office office;
    const OutboxCommand entered = office.a.enter({}, u"1001"_s);
    const OutboxCommand withdraw =
        office.a.put(CommandKind::WithdrawCase, entered.caseId, u"1001"_s, {{u"reason"_s, u"誤り"_s}});
    // The second one would be refused before the first.
    const auto answer = office.a.engine().sendNow(office.a.session(), withdraw);
    SUCCEEDS(answer);
    QCOMPARE(answer->outcome, Outcome::Applied);
    QCOMPARE(office.a.state(entered), CommandState::Acknowledged);

    const OutboxCommand bad =
        office.a.put(CommandKind::WithdrawCase, u"none"_s, u"1003"_s, {{u"reason"_s, u"誤り"_s}});
    const OutboxCommand after = office.a.enter({}, u"1003"_s);
    QCOMPARE(office.a.engine().sendNow(office.a.session(), after).error().code, u"E-SYNC-003"_s);
    QCOMPARE(office.a.state(bad), CommandState::Refused);
    QCOMPARE(office.a.state(after), CommandState::Sealed);
    OutboxCommand unknown =
        office.a.outbox().enqueue({{}, u"c"_s, u"1004"_s, u"FoldPaperCrane"_s, QByteArray("{}")}).value();
    QCOMPARE(office.a.engine().sendNow(office.a.session(), unknown).error().code, u"E-SYNC-002"_s);
    const OutboxCommand other = office.a.enter({}, u"1005"_s);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(unknown), CommandState::Sealed);
    QCOMPARE(office.a.state(other), CommandState::Acknowledged);
}

void TestSyncEngine::sendsMoreThanAHundred() {
    Office office;
    const OutboxCommand bad =
        office.a.put(CommandKind::WithdrawCase, u"none"_s, u"1001"_s, {{u"reason"_s, u"誤り"_s}});
    for (int i = 0; i < 120; ++i)
        QCOMPARE(office.a.enter({}, u"1001"_s).state, CommandState::Sealed);  // all behind the refused one
    const OutboxCommand other = office.a.enter({}, u"1002"_s);
    SUCCEEDS(office.a.send());
    QCOMPARE(office.a.state(bad), CommandState::Refused);
    QCOMPARE(office.a.state(other), CommandState::Acknowledged);
}

void TestSyncEngine::followsInSmallPortions() {
    EmbeddedCentre centre;
    SyncTerminal a(centre, u"S001"_s, {1, 1});
    SUCCEEDS(a.on());
    SUCCEEDS(a.fill());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(a.enter({}, QString::number(i)).state, CommandState::Sealed);
    SUCCEEDS(a.send());
    const int before = a.line.pulls;
    const auto changed = a.follow();
    QCOMPARE(changed->size(), std::size_t{20});
    QCOMPARE(a.line.pulls - before, 20);
    QCOMPARE(differences(a, centre), QString());
}

void TestSyncEngine::aFillCutAnywhereGoesOn() {
    Office office;
    office.settle(30);
    // The line breaks after the n-th call, for every n; each time the terminal starts again.
    SyncTerminal cut(office.centre, u"S007"_s, {7, 3});
    SUCCEEDS(cut.on());
    int restarts = 0;
    for (;;) {
        cut.line.callsLeft = 1 + restarts % 5;
        const auto filled = cut.fill();
        if (filled) break;
        QCOMPARE(filled.error().code, u"E-CENTRAL-010"_s);
        QVERIFY(!CacheReader::open(cut.path(u"cache.db"_s), cut.cacheKey()).ok());
        SUCCEEDS(cut.restart());
        QVERIFY(++restarts < 200);
    }
    QVERIFY(restarts > 5);
    cut.line.callsLeft = -1;
    QCOMPARE(differences(cut, office.centre), QString());
    QVERIFY(!QFile::exists(cut.path(u"cache.db.filling"_s)));
    SUCCEEDS(CacheReader::open(cut.path(u"cache.db"_s), cut.cacheKey()));
}

void TestSyncEngine::aFillGoesOnWhereItWasCut() {
    Office office;
    office.settle(30);
    SyncTerminal cut(office.centre, u"S007"_s, {7, 100});
    SUCCEEDS(cut.on());
    cut.line.callsLeft = 4;  // hello and three chunks
    QVERIFY(!cut.fill().ok());
    QCOMPARE(cut.line.fills, 3);
    SUCCEEDS(cut.restart());
    cut.line.callsLeft = -1;
    SUCCEEDS(cut.fill());
    // Of the fourth chunk of persons the half that came is kept, so that one more is enough; then one for
    // each other kind of record: none twice.
    QCOMPARE(cut.line.fills, 4 + static_cast<int>(dictionary::entities().size()) - 1);
    QCOMPARE(*cut.cache().rowCount(Entity::Addressee), 30);
}

void TestSyncEngine::aFillCutAndChangedMeanwhileIsRight() {
    Office office;
    office.settle(30);
    SyncTerminal cut(office.centre, u"S007"_s, {7, 2});
    SUCCEEDS(cut.on());
    cut.line.callsLeft = 3;
    QVERIFY(!cut.fill().ok());
    const int fills = cut.line.fills;
    // Behind and before the cut: changed, removed, made anew, added.
    office.carryOut({{renamePerson(numbered(1), 1, u"ヤマダ"_s, u"スズキ"_s), removePerson(numbered(2), 1),
                      removePerson(numbered(3), 1), removePerson(numbered(25), 1),
                      renamePerson(numbered(26), 1, u"ヤマダ"_s, u"タナカ"_s)},
                     {}});
    office.carryOut({{createPerson(numbered(3), u"サトウ"_s), createPerson(numbered(25), u"サトウ"_s),
                      createPerson(numbered(40), u"キムラ"_s)},
                     {}});
    SUCCEEDS(cut.restart());
    cut.line.callsLeft = -1;
    SUCCEEDS(cut.fill());
    const auto more = cut.follow();
    QVERIFY(more.ok() && more->empty());
    QCOMPARE(differences(cut, office.centre), QString());
    QCOMPARE(cut.cache().record(Entity::Addressee, numbered(3)).value()->version(), 3);
    QVERIFY(!cut.cache().record(Entity::Addressee, numbered(2)).value().has_value());
    QVERIFY(cut.line.fills - fills < 5 + static_cast<int>(dictionary::entities().size()) - 1);
}

void TestSyncEngine::aFillOfAnotherEpochBeginsAnew() {
    Office office;
    office.settle(30);
    SyncTerminal cut(office.centre, u"S007"_s, {7, 100});
    SUCCEEDS(cut.on());
    cut.line.callsLeft = 4;
    QVERIFY(!cut.fill().ok());
    // The same feed number, other records: as after a bulk load or a restore.
    SUCCEEDS(
        office.centre.embedded().connection().execute("DELETE FROM addressee WHERE record_key = '10000001'"));
    SUCCEEDS(office.centre.changeEpoch());
    cut.line.callsLeft = -1;
    SUCCEEDS(cut.restart());
    SUCCEEDS(cut.fill());
    QCOMPARE(differences(cut, office.centre), QString());
    QVERIFY(!cut.cache().record(Entity::Addressee, numbered(1)).value().has_value());
}

void TestSyncEngine::anotherEpochFillsAnewAndSendsAgain() {
    Office office;
    office.settle(3);
    SUCCEEDS(office.a.follow());
    // The centre is restored to here ...
    office.centre.close();
    const QByteArray backup = contentOf(office.centre.path());
    SUCCEEDS(office.centre.reopen());
    SUCCEEDS(office.a.restart());
    SUCCEEDS(office.b.restart());
    // ... after this was acknowledged and seen everywhere.
    const OutboxCommand lost = office.a.enter({{createPerson(numbered(9), u"タナカ"_s)}, {}}, u"1001"_s);
    SUCCEEDS(office.a.synchronise());
    QCOMPARE(office.a.state(lost), CommandState::Durable);
    office.a.off();
    office.b.off();
    office.centre.close();
    QVERIFY(writeFile(office.centre.path(), backup));
    SUCCEEDS(office.centre.reopen());
    SUCCEEDS(office.centre.changeEpoch());
    SUCCEEDS(office.a.on());
    QCOMPARE(office.count("case_file"), 1);
    QCOMPARE(office.a.follow().error().code, u"E-SYNC-001"_s);
    QCOMPARE(office.a.state(lost), CommandState::Sealed);
    // Cut here: the next start knows it too.
    SUCCEEDS(office.a.restart());
    SUCCEEDS(office.a.synchronise());
    QCOMPARE(office.a.state(lost), CommandState::Durable);
    QCOMPARE(office.count("case_file"), 2);
    QCOMPARE(differences(office.a, office.centre), QString());
    // What was not lost is there once only.
    QCOMPARE(office.count("command"), 3);
}

void TestSyncEngine::theOldCacheServesUntilTheNewOneIsThere() {
    Office office;
    office.settle(10);
    SUCCEEDS(office.a.follow());
    SUCCEEDS(office.centre.changeEpoch());
    office.a.line.callsLeft = 3;
    QVERIFY(!office.a.fill().ok());
    QVERIFY(office.a.engine().cache() != nullptr);
    QCOMPARE(*office.a.cache().rowCount(Entity::Addressee), 10);
    SUCCEEDS(office.a.restart());
    SUCCEEDS(CacheReader::open(office.a.path(u"cache.db"_s), office.a.cacheKey()));
    office.a.line.callsLeft = -1;
    QVERIFY(*office.a.fill());
    QVERIFY(!*office.a.fill());
}

void TestSyncEngine::aDamagedCacheIsFilledAnew() {
    Office office;
    office.settle(10);
    SUCCEEDS(office.a.follow());
    const CacheContent before = contentOf(office.a.cache());
    office.a.off();
    QVERIFY(writeFile(office.a.path(u"cache.db"_s), QByteArray(40'960, 'x')));
    SUCCEEDS(office.a.on());
    QVERIFY(*office.a.fill());
    QCOMPARE(contentOf(office.a.cache()), before);
    QCOMPARE(office.a.outbox().counts()->value(CommandState::Durable), 1);
}

void TestSyncEngine::killedAtEveryStep() {
    // The line lets n calls through, then the terminal is switched off: for every n of a whole working day.
    const ChangeSet changes{{createPerson(numbered(1), u"ヤマダ"_s)}, {}};
    for (int n = 0; n < 60; ++n) {
        Office office;
        SyncTerminal cut(office.centre, u"S007"_s, {2, 1});
        SUCCEEDS(cut.on());
        const OutboxCommand entered = cut.enter(changes, u"1001"_s);
        const OutboxCommand second = cut.enter({}, u"1002"_s);
        cut.line.callsLeft = n;
        cut.line.answersLost = n % 3;
        const auto cutShort = cut.synchronise();
        const bool all = cutShort.ok();
        SUCCEEDS(cut.restart());
        cut.line = Line{};
        SUCCEEDS(cut.synchronise());
        QCOMPARE(cut.state(entered), CommandState::Durable);
        QCOMPARE(cut.state(second), CommandState::Durable);
        QCOMPARE(office.count("case_file WHERE row_version = 1"), 2);
        QCOMPARE(office.count("command"), 2);
        QCOMPARE(differences(cut, office.centre), QString());
        if (all && n % 3 == 0) return;  // the line held to the end
    }
    QFAIL("it never came to the end");
}

void TestSyncEngine::nothingNewChangesNothing() {
    Office office;
    office.settle(5);
    SUCCEEDS(office.a.synchronise());
    const CacheContent before = contentOf(office.a.cache());
    const CacheCursor cursor = *office.a.cache().cursor();
    for (int i = 0; i < 3; ++i) {
        const auto changed = office.a.follow();
        QVERIFY(changed.ok() && changed->empty());
    }
    QCOMPARE(*office.a.cache().cursor(), cursor);
    QCOMPARE(contentOf(office.a.cache()), before);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "TestSyncEngine.moc"
