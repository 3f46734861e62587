// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheReader.h"
#include "core/sync/Overlay.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QString no = u"10000001"_s;
const QString caseId = u"01a200df-d9c0-7000-8000-000000000001"_s;
namespace file = field::case_file;

OutboxCommand waiting(CommandKind kind, QJsonObject json, const QString& ofCase = caseId,
                      CommandState state = CommandState::Sealed) {
    OutboxCommand command;
    command.id = u"id"_s;
    command.caseId = ofCase;
    command.householdKey = u"1001"_s;
    command.kind = commandName(kind);
    command.payload = canonicalBytes(json);
    command.digest = payloadDigest(command.payload);
    command.state = state;
    command.enteredAt = QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC);
    return command;
}

HouseholdSnapshot household(const QString& state = u"entered"_s) {
    HouseholdSnapshot snapshot(u"1001"_s);
    Record person(Entity::Addressee, no, 3);
    person.set(field::addressee::addressee_no, no);
    person.set(field::addressee::name_kana, u"ヤマダ"_s);
    snapshot.add(person);
    Record caseFile(Entity::CaseFile, caseId, 1);
    caseFile.set(file::case_id, caseId);
    caseFile.set(file::state, state);
    snapshot.add(caseFile);
    return snapshot;
}

HouseholdSnapshot laid(HouseholdSnapshot snapshot, const std::vector<OutboxCommand>& commands) {
    layOver(snapshot, commands, u"S001"_s, u"職員"_s);
    return snapshot;
}

QString stateIn(const HouseholdSnapshot& snapshot, const QString& ofCase = caseId) {
    const Record* record = snapshot.find(Entity::CaseFile, ofCase);
    return record ? record->text(file::state) : QString();
}

QString kanaIn(const HouseholdSnapshot& snapshot) {
    const Record* record = snapshot.find(Entity::Addressee, no);
    return record ? record->text(field::addressee::name_kana) : QString();
}

QJsonObject changing(const ChangeSet& changes) {
    return {{u"change_set"_s, changes.toJson()}};
}

}  // namespace

class TestOverlay : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void anEnteredCaseShowsAtOnce();
    void namesWhoGaveIt();
    void stepsFollowTheCase_data();
    void stepsFollowTheCase();
    void changesAreLaidWholeOrNotAtAll();
    void otherHouseholdsRecordsDontMatter();
    void settledCommandsChangeNothing_data();
    void settledCommandsChangeNothing();
    void aChainIsLaidInOrder();
    void aDecisionIsTold();
    void nothingIsDoubledOnceTheFeedHasIt();
};

void TestOverlay::anEnteredCaseShowsAtOnce() {
    HouseholdSnapshot empty(u"1001"_s);
    const HouseholdSnapshot shown =
        laid(empty, {waiting(CommandKind::EnterCase, caseOf(caseId, {}).toJson())});
    const Record* record = shown.find(Entity::CaseFile, caseId);
    QVERIFY(record != nullptr);
    QCOMPARE(record->version(), 0);  // not at the centre yet
    QCOMPARE(record->text(file::state), u"entered"_s);
    QCOMPARE(record->text(file::author_id), u"S001"_s);
    QCOMPARE(record->text(file::procedures), u"coverage_start"_s);
    // Its change set is not in force.
    const ChangeSet rename{{renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    QCOMPARE(kanaIn(laid(household(),
                         {waiting(CommandKind::EnterCase, caseOf(u"c2"_s, rename).toJson(), u"c2"_s)})),
             u"ヤマダ"_s);
    // One that replaces a returned case takes that one out of play.
    CasePayload second = caseOf(u"c2"_s, {});
    second.supersedesCaseId = caseId;
    const auto replaced =
        laid(household(u"returned"_s), {waiting(CommandKind::EnterCase, second.toJson(), u"c2"_s)});
    QCOMPARE(stateIn(replaced), u"withdrawn"_s);
    QCOMPARE(stateIn(replaced, u"c2"_s), u"entered"_s);
    // What can't be read is left out, not shown half.
    QVERIFY(laid(empty, {waiting(CommandKind::EnterCase, {{u"x"_s, 1}})}) == empty);
}

void TestOverlay::namesWhoGaveIt() {
    QJsonObject json = caseOf(caseId, {}).toJson();
    json[u"staff_id"_s] = u"S007"_s;
    const auto shown = laid(HouseholdSnapshot(u"1001"_s), {waiting(CommandKind::EnterCase, json)});
    QCOMPARE(shown.find(Entity::CaseFile, caseId)->text(file::author_id), u"S007"_s);
    json[u"staff_id"_s] = u"S001"_s;
    const auto own = laid(HouseholdSnapshot(u"1001"_s), {waiting(CommandKind::EnterCase, json)});
    QCOMPARE(own.find(Entity::CaseFile, caseId)->text(file::author_name), u"職員"_s);
}

void TestOverlay::stepsFollowTheCase_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* before, CommandKind kind, const char* after) {
        QTest::addRow("%s %s", before, qPrintable(commandName(kind)))
            << QString::fromLatin1(before) << kind << QString::fromLatin1(after);
    };
    row("entered", CommandKind::ConfirmCase, "applied");
    row("conflict", CommandKind::ConfirmCase, "applied");
    row("decided", CommandKind::ConfirmCase, "decided");
    row("withdrawn", CommandKind::ConfirmCase, "withdrawn");
    row("entered", CommandKind::ReturnCase, "returned");
    row("applied", CommandKind::ReturnCase, "applied");
    row("entered", CommandKind::WithdrawCase, "withdrawn");
    row("returned", CommandKind::WithdrawCase, "withdrawn");
    row("applied", CommandKind::WithdrawCase, "applied");
    row("applied", CommandKind::DecideCase, "decided");
    row("entered", CommandKind::DecideCase, "entered");
    row("entered", CommandKind::IssueDocument, "entered");
}

void TestOverlay::stepsFollowTheCase() {
    QFETCH(QString, before);
    QFETCH(CommandKind, kind);
    QFETCH(QString, after);
    const HouseholdSnapshot shown = laid(
        household(before), {waiting(kind, {{u"reason"_s, u"日付"_s}, {u"change_set"_s, QJsonObject()}})});
    QCOMPARE(stateIn(shown), after);
    const bool isTold = kind == CommandKind::ReturnCase || kind == CommandKind::WithdrawCase ||
                        kind == CommandKind::DecideCase;
    QCOMPARE(shown.find(Entity::CaseFile, caseId)->text(file::return_reason),
             isTold && before != after ? u"日付"_s : QString());
}

void TestOverlay::changesAreLaidWholeOrNotAtAll() {
    const RecordChange rename = renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s);
    const RecordChange another = createPerson(u"10000002"_s, u"タナカ"_s);
    const auto whole =
        laid(household(), {waiting(CommandKind::ConfirmCase, changing({{rename, another}, {}}))});
    QCOMPARE(kanaIn(whole), u"スズキ"_s);
    QCOMPARE(whole.member(no)->version(), 3);
    QCOMPARE(whole.member(u"10000002"_s)->version(), 0);
    const auto gone =
        laid(household(), {waiting(CommandKind::ConfirmCase, changing({{removePerson(no, 3)}, {}}))});
    QVERIFY(gone.member(no) == nullptr);
    // One of them no longer fits: the centre will take none of it, so none is shown.
    for (const RecordChange& moved :
         {renamePerson(no, 2, u"ヤマダ"_s, u"スズキ"_s), renamePerson(no, 3, u"サトウ"_s, u"スズキ"_s),
          removePerson(no, 2), createPerson(no, u"スズキ"_s)}) {
        const auto none =
            laid(household(), {waiting(CommandKind::ConfirmCase, changing({{another, moved}, {}}))});
        QCOMPARE(kanaIn(none), u"ヤマダ"_s);
        QVERIFY(none.member(u"10000002"_s) == nullptr);
    }
}

void TestOverlay::otherHouseholdsRecordsDontMatter() {
    const ChangeSet changes{{renamePerson(u"10000099"_s, 8, u"ア"_s, u"イ"_s), removePerson(u"10000098"_s, 1),
                             renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s)},
                            {}};
    const auto shown = laid(household(), {waiting(CommandKind::ConfirmCase, changing(changes))});
    QCOMPARE(kanaIn(shown), u"スズキ"_s);
    QVERIFY(shown.member(u"10000099"_s) == nullptr);
}

void TestOverlay::settledCommandsChangeNothing_data() {
    QTest::addColumn<CommandState>("state");
    QTest::addColumn<bool>("isLaid");
    QTest::newRow("sealed") << CommandState::Sealed << true;
    QTest::newRow("sent") << CommandState::Sent << true;
    QTest::newRow("acknowledged") << CommandState::Acknowledged << true;
    QTest::newRow("seen") << CommandState::Seen << false;
    QTest::newRow("durable") << CommandState::Durable << false;
    QTest::newRow("refused") << CommandState::Refused << false;
    QTest::newRow("quarantined") << CommandState::Quarantined << false;
}

void TestOverlay::settledCommandsChangeNothing() {
    QFETCH(CommandState, state);
    QFETCH(bool, isLaid);
    const HouseholdSnapshot before = household();
    const HouseholdSnapshot shown = laid(
        before, {waiting(CommandKind::ConfirmCase,
                         changing({{renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s)}, {}}), caseId, state)});
    QCOMPARE(shown == before, !isLaid);
}

void TestOverlay::aChainIsLaidInOrder() {
    const ChangeSet rename{{renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    const ChangeSet again{{renamePerson(no, 3, u"スズキ"_s, u"タナカ"_s)}, {}};
    const auto shown =
        laid(household(), {waiting(CommandKind::EnterCase, caseOf(u"c2"_s, rename).toJson(), u"c2"_s),
                           waiting(CommandKind::ConfirmCase, changing(rename), u"c2"_s),
                           waiting(CommandKind::DecideCase, changing(again), u"c2"_s),
                           waiting(CommandKind::ReturnCase, {{u"reason"_s, u"x"_s}})});
    QCOMPARE(stateIn(shown, u"c2"_s), u"decided"_s);
    QCOMPARE(stateIn(shown), u"returned"_s);
    QCOMPARE(kanaIn(shown), u"タナカ"_s);
}

void TestOverlay::aDecisionIsTold() {
    const ChangeSet rename{{renamePerson(no, 3, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    QJsonObject json = changing(rename);
    json[u"decision"_s] = u"deny"_s;
    json[u"reason"_s] = u"時効"_s;
    const auto shown = laid(household(u"applied"_s), {waiting(CommandKind::DecideCase, json)});
    const Record* decided = shown.find(Entity::CaseFile, caseId);
    QCOMPARE(decided->text(file::state), u"decided"_s);
    QCOMPARE(decided->text(file::decision_class), u"deny"_s);
    QCOMPARE(decided->text(file::return_reason), u"時効"_s);
}

void TestOverlay::nothingIsDoubledOnceTheFeedHasIt() {
    EmbeddedCentre centre;
    SyncTerminal author(centre, u"S001"_s);
    SyncTerminal confirmer(centre, u"S002"_s);
    QVERIFY(author.on() && confirmer.on() && author.fill() && confirmer.fill());
    const ChangeSet changes{{createPerson(no, u"ヤマダ"_s)}, {}};
    const OutboxCommand entered = author.enter(changes, u"1001"_s);
    QVERIFY(author.synchronise().ok());
    QVERIFY(confirmer.synchronise().ok());
    const OutboxCommand confirmed = confirmer.put(
        CommandKind::ConfirmCase, entered.caseId, u"1001"_s,
        {{u"payload_digest"_s, QString::fromLatin1(entered.digest)}, {u"change_set"_s, changes.toJson()}});
    const auto reader = CacheReader::open(confirmer.path(u"cache.db"_s), confirmer.cacheKey());
    QVERIFY(reader.ok());
    const auto records = [&] {
        HouseholdSnapshot snapshot(u"1001"_s);
        for (const Entity entity : {Entity::Addressee, Entity::CaseFile}) {
            const Field by =
                entity == Entity::Addressee ? field::addressee::household_no : file::household_no;
            auto found = (*reader)->recordsBy(by, u"1001"_s);
            for (Record& record : *found)
                snapshot.add(std::move(record));
        }
        return snapshot;
    };
    const auto shown = [&] { return laid(records(), confirmer.outbox().ofHousehold(u"1001"_s).value()); };
    // At every moment the screen shows the same: sealed, acknowledged, and when the feed has brought it but
    // the outbox does not know yet (a cut between the two).
    const QString before = stateIn(records(), entered.caseId);
    QCOMPARE(before, u"entered"_s);
    QCOMPARE(stateIn(shown(), entered.caseId), u"applied"_s);
    QCOMPARE(kanaIn(shown()), u"ヤマダ"_s);
    QVERIFY(confirmer.send().ok());
    QCOMPARE(confirmer.state(confirmed), CommandState::Acknowledged);
    QCOMPARE(stateIn(shown(), entered.caseId), u"applied"_s);
    const auto answer = confirmer.session().pull(*confirmer.cache().cursor(), 100);
    QVERIFY(confirmer.cache().applyBatch(answer->batch).ok());
    QCOMPARE(confirmer.state(confirmed), CommandState::Acknowledged);
    QVERIFY(shown() == records());
    QCOMPARE(kanaIn(shown()), u"ヤマダ"_s);
    QVERIFY(confirmer.follow().ok());
    QCOMPARE(confirmer.state(confirmed), CommandState::Durable);
    QVERIFY(shown() == records());
}

QTEST_GUILESS_MAIN(TestOverlay)
#include "TestOverlay.moc"
