// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/CentralContract.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString no = u"10000001"_s;

ChangeSet creating(const QString& kana = u"ヤマダ"_s) {
    return {{createPerson(no, kana)}, {}};
}

}  // namespace

void CentralContract::confirmationByAnotherAppliesAndRaisesVersions() {
    const CommandEnvelope entered = enter(*m_author, creating());
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
    QVERIFY(!latest(Entity::Addressee, no));  // nothing happens before the second person

    const SubmitAnswer answer =
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()));
    QCOMPARE(answer.outcome, Outcome::Applied);
    QCOMPARE(answer.feedSeq, m_author->hello()->lastSeq);
    const auto person = latest(Entity::Addressee, no);
    QVERIFY(person.has_value());
    QCOMPARE(person->version(), 1);
    const auto file = latest(Entity::CaseFile, entered.caseId);
    QCOMPARE(file->version(), 2);
    QCOMPARE(file->text(field::case_file::state), u"applied"_s);
    QCOMPARE(file->text(field::case_file::author_id), u"S001"_s);
    QCOMPARE(file->text(field::case_file::confirmer_id), u"S002"_s);
    QCOMPARE(file->text(field::case_file::payload_digest), QString::fromLatin1(entered.digest));

    const ChangeSet rename{{renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    QCOMPARE(carryOut(rename).outcome, Outcome::Applied);
    QCOMPARE(latest(Entity::Addressee, no)->version(), 2);
    QCOMPARE(latest(Entity::Addressee, no)->text(field::addressee::name_kana), u"スズキ"_s);
    // Once applied it can't be confirmed again under another command.
    QCOMPARE(send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()))
                 .reason->code,
             u"E-CENTRAL-032"_s);
}

void CentralContract::caseNamesItsProceduresAndSubjects_data() {
    QTest::addColumn<QStringList>("procedures");
    QTest::addColumn<QStringList>("subjects");
    QTest::newRow("one of each") << QStringList{u"coverage_start"_s} << QStringList{no};
    QTest::newRow("nobody yet") << QStringList{u"coverage_start"_s} << QStringList{};
    QTest::newRow("a household") << QStringList{u"coverage_start"_s, u"coverage_end"_s}
                                 << QStringList{no, u"10000002"_s, u"10000003"_s};
}

void CentralContract::caseNamesItsProceduresAndSubjects() {
    QFETCH(QStringList, procedures);
    QFETCH(QStringList, subjects);
    CasePayload payload = caseOf(newId(), creating());
    payload.subjects = subjects;
    payload.filings.clear();
    for (const QString& each : procedures)
        payload.filings.push_back({each, 1, {}, {}});
    QCOMPARE(send(*m_author, CommandKind::EnterCase, payload.caseId, payload.toJson()).outcome,
             Outcome::Entered);
    const auto file = latest(Entity::CaseFile, payload.caseId);
    QVERIFY(file.has_value());
    QCOMPARE(file->text(field::case_file::procedures), procedures.join(u','));
    QCOMPARE(file->text(field::case_file::subjects), subjects.join(u','));
}

void CentralContract::ownCaseIsRefused() {
    const CommandEnvelope entered = enter(*m_confirmer, creating());
    const SubmitAnswer answer =
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()));
    QCOMPARE(answer.outcome, Outcome::Refused);
    QCOMPARE(answer.reason->code, u"E-CENTRAL-033"_s);
    QVERIFY(!latest(Entity::Addressee, no));
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
}

void CentralContract::whoeverEnteredTheReplacedCaseMayNotConfirm() {
    const Session third = person(u"S003"_s, {u"enter"_s, u"confirm"_s});
    const CommandEnvelope first = enter(*third, creating());
    QCOMPARE(send(*m_confirmer, CommandKind::ReturnCase, first.caseId, {{u"reason"_s, u"日付"_s}}).outcome,
             Outcome::Applied);
    const CommandEnvelope second = enter(*m_author, creating(), first.caseId);
    QCOMPARE(send(*third, CommandKind::ConfirmCase, second.caseId, confirmationOf(second, creating()))
                 .reason->code,
             u"E-CENTRAL-033"_s);
    QCOMPARE(send(*m_confirmer, CommandKind::ConfirmCase, second.caseId, confirmationOf(second, creating()))
                 .outcome,
             Outcome::Applied);
}

void CentralContract::rolesAreNeeded_data() {
    QTest::addColumn<CommandKind>("kind");
    for (const CommandKind kind :
         {CommandKind::EnterCase, CommandKind::ConfirmCase, CommandKind::ReturnCase,
          CommandKind::WithdrawCase, CommandKind::DecideCase, CommandKind::IssueDocument,
          CommandKind::NotePrinted, CommandKind::SpoilDocument}) {
        QTest::newRow(qPrintable(commandName(kind))) << kind;
    }
}

void CentralContract::rolesAreNeeded() {
    QFETCH(CommandKind, kind);
    const Session nobody = person(u"S010"_s, {});
    const CommandEnvelope entered = enter(*m_author, creating());
    QJsonObject json = confirmationOf(entered, creating());
    json[u"reason"_s] = u"理由"_s;
    json[u"decision"_s] = u"grant"_s;
    json[u"issue_id"_s] = newId();
    if (kind == CommandKind::EnterCase) json = caseOf(entered.caseId, creating()).toJson();
    const qint64 before = nobody->hello()->lastSeq;
    const SubmitAnswer answer = send(*nobody, kind, entered.caseId, json);
    QCOMPARE(answer.outcome, Outcome::Refused);
    QCOMPARE(answer.reason->code, u"E-CENTRAL-011"_s);
    QCOMPARE(nobody->hello()->lastSeq, before);
    QCOMPARE(nobody->audit(0, 10).error().code, u"E-CENTRAL-011"_s);
}

void CentralContract::movedVersionIsAConflict() {
    QCOMPARE(carryOut(creating()).outcome, Outcome::Applied);
    const ChangeSet rename{{renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s)}, {}};
    const ChangeSet other{
        {renamePerson(no, 1, u"ヤマダ"_s, u"タナカ"_s), createPerson(u"10000002"_s, u"タナカ"_s)}, {}};
    const CommandEnvelope entered = enter(*m_author, other);
    QCOMPARE(carryOut(rename).outcome, Outcome::Applied);
    const qint64 before = m_author->hello()->lastSeq;
    const SubmitAnswer answer =
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, other));
    QCOMPARE(answer.outcome, Outcome::Conflict);
    QCOMPARE(answer.moved.size(), std::size_t{1});
    QCOMPARE(answer.moved.front(), (RecordRef{Entity::Addressee, no, 2}));
    // Nothing of it happened, neither here nor in the feed.
    QCOMPARE(m_author->hello()->lastSeq, before);
    QVERIFY(!latest(Entity::Addressee, u"10000002"_s));
    QCOMPARE(latest(Entity::Addressee, no)->text(field::addressee::name_kana), u"スズキ"_s);
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
    // Computed anew on the records as they are, it goes through.
    const ChangeSet again{
        {renamePerson(no, 2, u"スズキ"_s, u"タナカ"_s), createPerson(u"10000002"_s, u"タナカ"_s)}, {}};
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, again)).outcome,
        Outcome::Applied);
}

void CentralContract::reliedOnVersionIsAConflict() {
    QCOMPARE(carryOut(creating()).outcome, Outcome::Applied);
    ChangeSet changes{{createPerson(u"10000002"_s, u"タナカ"_s)}, {{Entity::Addressee, no, 1}}};
    QCOMPARE(carryOut({{renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s)}, {}}).outcome, Outcome::Applied);
    const SubmitAnswer answer = carryOut(changes);
    QCOMPARE(answer.outcome, Outcome::Conflict);
    QCOMPARE(answer.moved.front(), (RecordRef{Entity::Addressee, no, 2}));
    // Something relied on that is not there at all.
    changes.reliedOn = {{Entity::Eligibility, u"nothing/01"_s, 3}};
    QCOMPARE(carryOut(changes).moved.front(), (RecordRef{Entity::Eligibility, u"nothing/01"_s, 0}));
    changes.reliedOn = {{Entity::Addressee, no, 2}};
    QCOMPARE(carryOut(changes).outcome, Outcome::Applied);
    QCOMPARE(latest(Entity::Addressee, no)->version(), 2);
}

void CentralContract::confirmsOnlyWhatWasSeen() {
    const CommandEnvelope entered = enter(*m_author, creating());
    QJsonObject json = confirmationOf(entered, creating());
    json[u"payload_digest"_s] = QString(64, u'0');
    const SubmitAnswer answer = send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, json);
    QCOMPARE(answer.outcome, Outcome::Refused);
    QCOMPARE(answer.reason->code, u"E-CENTRAL-034"_s);
    QVERIFY(!latest(Entity::Addressee, no));
}

void CentralContract::appliesOnlyWhatWasFiled_data() {
    QTest::addColumn<QJsonObject>("changes");
    const auto row = [](const char* name, const std::vector<RecordChange>& changes) {
        QTest::newRow(name) << ChangeSet{changes, {}}.toJson();
    };
    row("another value", {createPerson(no, u"スズキ"_s)});
    row("another record", {createPerson(u"10000002"_s, u"ヤマダ"_s)});
    row("one more record", {createPerson(no, u"ヤマダ"_s), createPerson(u"10000002"_s, u"タナカ"_s)});
    row("nothing", {});
    RecordChange more = createPerson(no, u"ヤマダ"_s);
    more.fields.push_back({field::addressee::sex_code, Value(), u"1"_s});
    row("one more item", {more});
    RecordChange less = createPerson(no, u"ヤマダ"_s);
    less.fields.pop_back();
    row("one item less", {less});
}

void CentralContract::appliesOnlyWhatWasFiled() {
    QFETCH(QJsonObject, changes);
    const CommandEnvelope entered = enter(*m_author, creating());
    QJsonObject json = confirmationOf(entered, creating());
    json[u"change_set"_s] = changes;
    const SubmitAnswer answer = send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, json);
    QCOMPARE(answer.outcome, Outcome::Refused);
    QCOMPARE(answer.reason->code, u"E-CENTRAL-041"_s);
    QVERIFY(!latest(Entity::Addressee, no));
    QVERIFY(!latest(Entity::Addressee, u"10000002"_s));
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
}

void CentralContract::decisionStaysWithinTheCase() {
    QCOMPARE(carryOut({{createPerson(u"10000002"_s, u"タナカ"_s)}, {}}).outcome, Outcome::Applied);
    const CommandEnvelope entered = enter(*m_author, creating());
    QCOMPARE(send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()))
                 .outcome,
             Outcome::Applied);
    for (const RecordChange& change : {renamePerson(u"10000002"_s, 1, u"タナカ"_s, u"スズキ"_s),
                                       removePerson(no, 1), createPerson(u"10000003"_s, u"ア"_s)}) {
        const QJsonObject json{{u"decision"_s, u"grant"_s},
                               {u"change_set"_s, ChangeSet{{change}, {}}.toJson()}};
        QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).reason->code,
                 u"E-CENTRAL-041"_s);
    }
    QCOMPARE(latest(Entity::Addressee, u"10000002"_s)->version(), 1);
}

void CentralContract::caseWritesNoneOfTheCentresOwnRecords() {
    for (const Entity entity : {Entity::StaffMember, Entity::CaseFile, Entity::DocumentIssue}) {
        const CasePayload payload =
            caseOf(newId(), {{{RecordChange::Kind::Create, entity, u"S009"_s, 0, {}}}, {}});
        QCOMPARE(send(*m_author, CommandKind::EnterCase, payload.caseId, payload.toJson()).reason->code,
                 u"E-CENTRAL-042"_s);
    }
}

void CentralContract::sameCommandTwiceGivesTheSameAnswer() {
    const CommandEnvelope entered = enter(*m_author, creating());
    const CommandEnvelope confirm =
        commandOf(newId(), CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()));
    const auto first = m_confirmer->submit(confirm);
    static_cast<void>(numberOf(*m_confirmer, confirm));
    const qint64 head = m_author->hello()->lastSeq;
    const auto second = m_confirmer->submit(confirm);
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(second->toJson(), first->toJson());
    QCOMPARE(m_author->hello()->lastSeq, head);
    QCOMPARE(latest(Entity::Addressee, no)->version(), 1);
    // A refusal stays one as well, even when it would go through now.
    const CommandEnvelope own = commandOf(newId(), CommandKind::WithdrawCase, entered.caseId, {});
    QCOMPARE(m_author->submit(own)->outcome, Outcome::Refused);
    QCOMPARE(m_author->submit(own)->toJson(), m_author->submit(own)->toJson());
}

void CentralContract::sameIdWithOtherContentIsTampering() {
    const CommandEnvelope entered = enter(*m_author, creating());
    CommandEnvelope other = commandOf(entered.commandId, CommandKind::EnterCase, entered.caseId,
                                      caseOf(entered.caseId, creating(u"スズキ"_s)).toJson());
    QCOMPARE(m_author->submit(other).error().code, u"E-CENTRAL-002"_s);
    // Payload and digest that do not belong together.
    other.commandId = newId();
    other.payload += ' ';
    QCOMPARE(m_author->submit(other).error().code, u"E-CENTRAL-002"_s);
    // The same bytes as something else.
    other = entered;
    other.kind = CommandKind::WithdrawCase;
    QCOMPARE(m_author->submit(other).error().code, u"E-CENTRAL-002"_s);
    other = entered;
    other.caseId = newId();
    QCOMPARE(m_author->submit(other).error().code, u"E-CENTRAL-002"_s);
    QVERIFY(actions(*m_confirmer).contains(u"S001 command changed"_s));
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
}

void CentralContract::answersOutliveTheProcess() {
    const CommandEnvelope entered = enter(*m_author, creating());
    const auto before = m_author->submit(entered);
    m_author.reset();
    m_confirmer.reset();
    QVERIFY(m_centre->reopen().ok());
    m_author = author();
    m_confirmer = confirmer();
    QVERIFY(m_author && m_confirmer);
    QCOMPARE(m_author->submit(entered)->toJson(), before->toJson());
    QCOMPARE(latest(Entity::CaseFile, entered.caseId)->version(), 1);
}

void CentralContract::withdrawnIsOutOfPlay() {
    const CommandEnvelope entered = enter(*m_author, creating());
    QCOMPARE(send(*m_author, CommandKind::WithdrawCase, entered.caseId, {{u"reason"_s, u" "_s}}).reason->code,
             u"E-CENTRAL-035"_s);
    QCOMPARE(send(*m_author, CommandKind::WithdrawCase, entered.caseId, {{u"reason"_s, u"誤り"_s}}).outcome,
             Outcome::Applied);
    QCOMPARE(stateOf(entered.caseId), u"withdrawn"_s);
    const QJsonObject confirmation = confirmationOf(entered, creating());
    for (const CommandKind kind :
         {CommandKind::ConfirmCase, CommandKind::ReturnCase, CommandKind::DecideCase}) {
        QCOMPARE(send(*m_confirmer, kind, entered.caseId, confirmation).reason->code, u"E-CENTRAL-032"_s);
    }
    QVERIFY(!latest(Entity::Addressee, no));
    QCOMPARE(send(*m_author, CommandKind::WithdrawCase, newId(), {{u"reason"_s, u"誤り"_s}}).reason->code,
             u"E-CENTRAL-030"_s);
}

void CentralContract::returnedCaseMayBeReplacedOnce() {
    const CommandEnvelope first = enter(*m_author, creating());
    QCOMPARE(send(*m_confirmer, CommandKind::ReturnCase, first.caseId, {{u"reason"_s, u""_s}}).reason->code,
             u"E-CENTRAL-035"_s);
    // Not returned yet: it can't be replaced.
    CasePayload early = caseOf(newId(), creating());
    early.supersedesCaseId = first.caseId;
    QCOMPARE(send(*m_author, CommandKind::EnterCase, early.caseId, early.toJson()).reason->code,
             u"E-CENTRAL-032"_s);
    QCOMPARE(send(*m_confirmer, CommandKind::ReturnCase, first.caseId, {{u"reason"_s, u"日付"_s}}).outcome,
             Outcome::Applied);
    QCOMPARE(stateOf(first.caseId), u"returned"_s);
    QCOMPARE(latest(Entity::CaseFile, first.caseId)->text(field::case_file::return_reason), u"日付"_s);

    const CommandEnvelope second = enter(*m_author, creating(), first.caseId);
    QCOMPARE(stateOf(first.caseId), u"withdrawn"_s);
    QCOMPARE(latest(Entity::CaseFile, second.caseId)->text(field::case_file::supersedes_case_id),
             first.caseId);
    // What put it out of play is told with it.
    const auto history = m_author->history(Entity::CaseFile, first.caseId);
    QVERIFY(history.ok() && !history->empty());
    QCOMPARE(history->front().caseId, second.caseId);
    QCOMPARE(history->back().caseId, first.caseId);
    CasePayload third = caseOf(newId(), creating());
    third.supersedesCaseId = first.caseId;
    QCOMPARE(send(*m_author, CommandKind::EnterCase, third.caseId, third.toJson()).reason->code,
             u"E-CENTRAL-032"_s);
}

void CentralContract::decidesAppliedCasesOnly() {
    const CommandEnvelope entered = enter(*m_author, creating());
    const ChangeSet granted{{renamePerson(no, 1, u"ヤマダ"_s, u"ヤマモト"_s)}, {}};
    QJsonObject json{{u"decision"_s, u"grant"_s}, {u"change_set"_s, granted.toJson()}};
    QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).reason->code,
             u"E-CENTRAL-032"_s);
    QCOMPARE(send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, creating()))
                 .outcome,
             Outcome::Applied);
    json[u"decision"_s] = u"perhaps"_s;
    QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).reason->code,
             u"E-CENTRAL-001"_s);
    json[u"decision"_s] = u"deny"_s;
    QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).reason->code,
             u"E-CENTRAL-035"_s);
    json[u"decision"_s] = u"grant"_s;
    QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).outcome, Outcome::Applied);
    QCOMPARE(stateOf(entered.caseId), u"decided"_s);
    QCOMPARE(latest(Entity::CaseFile, entered.caseId)->date(field::case_file::decided_on),
             m_centre->clock().today());
    QCOMPARE(latest(Entity::Addressee, no)->text(field::addressee::name_kana), u"ヤマモト"_s);
    QCOMPARE(send(*m_confirmer, CommandKind::DecideCase, entered.caseId, json).reason->code,
             u"E-CENTRAL-032"_s);
}

void CentralContract::caseIsEnteredOnce() {
    const CommandEnvelope entered = enter(*m_author, creating());
    const QJsonObject json = caseOf(entered.caseId, creating(u"スズキ"_s)).toJson();
    QCOMPARE(send(*m_author, CommandKind::EnterCase, entered.caseId, json).reason->code, u"E-CENTRAL-031"_s);
    QCOMPARE(latest(Entity::CaseFile, entered.caseId)->version(), 1);
}

void CentralContract::malformedIsRefused_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("\x00\xff{", 3);
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no case id") << QByteArray(R"({"household_no":"1001","filings":[{}]})");
    QTest::newRow("another case id") << QByteArray(
        R"({"case_id":"x","household_no":"1001","filings":[{"procedure":"a"}]})");
    QTest::newRow("unknown entity") << QByteArray(
        R"({"case_id":"CASE","household_no":"1001","filings":[{"procedure":"a"}],)"
        R"("change_set":{"changes":[{"kind":"create","entity":"audit","key":"1","expected_version":0}]}})");
    QTest::newRow("unknown column") << QByteArray(
        R"({"case_id":"CASE","household_no":"1001","filings":[{"procedure":"a"}],"change_set":{"changes":)"
        R"([{"kind":"create","entity":"addressee","key":"1","expected_version":0,)"
        R"("fields":[{"column":"secret","before":null,"after":"x"}]}]}})");
}

void CentralContract::malformedIsRefused() {
    QFETCH(QByteArray, payload);
    const qint64 before = m_author->hello()->lastSeq;
    CommandEnvelope command = commandOf(newId(), CommandKind::EnterCase, newId(), {});
    command.payload = payload.replace("CASE", command.caseId.toLatin1());
    command.digest = payloadDigest(command.payload);
    const auto answer = m_author->submit(command);
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().code + answer.error().detail));
    QCOMPARE(answer->outcome, Outcome::Refused);
    QVERIFY(answer->reason.has_value());
    QCOMPARE(m_author->hello()->lastSeq, before);
    command.commandId = u"not-an-id"_s;
    QCOMPARE(m_author->submit(command).error().code, u"E-CENTRAL-001"_s);
}

void CentralContract::changesThatDoNotFitAreRefusedWhole_data() {
    QTest::addColumn<QJsonObject>("changes");
    const QString two = u"10000002"_s;
    QTest::newRow("other value before") << ChangeSet{
        {createPerson(two, u"ア"_s), renamePerson(no, 1, u"サトウ"_s, u"スズキ"_s)},
        {}}.toJson();
    QTest::newRow("one record twice") << ChangeSet{
        {createPerson(two, u"ア"_s), renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s),
         renamePerson(no, 1, u"ヤマダ"_s, u"タナカ"_s)},
        {}}.toJson();
    QTest::newRow("removes what is not there")
        << ChangeSet{{createPerson(two, u"ア"_s), removePerson(u"10000003"_s, 0)}, {}}.toJson();
    QTest::newRow("removes twice") << ChangeSet{
        {createPerson(two, u"ア"_s), removePerson(no, 1), removePerson(no, 1)},
        {}}.toJson();
    QTest::newRow("not a change set")
        << QJsonObject{{u"changes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"explode"_s}}}}};
}

void CentralContract::changesThatDoNotFitAreRefusedWhole() {
    QFETCH(QJsonObject, changes);
    QCOMPARE(carryOut(creating()).outcome, Outcome::Applied);
    const auto parsed = ChangeSet::fromJson(changes);
    const CommandEnvelope entered = enter(*m_author, parsed ? *parsed : ChangeSet());
    const qint64 before = m_author->hello()->lastSeq;
    const CommandEnvelope confirm =
        commandOf(newId(), CommandKind::ConfirmCase, entered.caseId,
                  {{u"payload_digest"_s, QString::fromLatin1(entered.digest)}, {u"change_set"_s, changes}});
    const auto answer = m_confirmer->submit(confirm);
    // A decision, not an error: sending it again and again would not help.
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().code));
    QCOMPARE(answer->outcome, Outcome::Refused);
    QVERIFY(answer->reason->code.startsWith(u"E-DOMAIN-"_s));
    QCOMPARE(m_author->hello()->lastSeq, before);
    QVERIFY(!latest(Entity::Addressee, u"10000002"_s));
    QCOMPARE(latest(Entity::Addressee, no)->version(), 1);
    QCOMPARE(stateOf(entered.caseId), u"entered"_s);
}

void CentralContract::versionsAreNotReusedAfterRemoval() {
    QCOMPARE(carryOut(creating()).outcome, Outcome::Applied);
    QCOMPARE(carryOut({{removePerson(no, 1)}, {}}).outcome, Outcome::Applied);
    QVERIFY(!latest(Entity::Addressee, no));
    QCOMPARE(carryOut(creating()).outcome, Outcome::Applied);
    // Version 1 was another record; what was computed from it must not fit this one.
    QCOMPARE(latest(Entity::Addressee, no)->version(), 3);
    QCOMPARE(carryOut({{renamePerson(no, 1, u"ヤマダ"_s, u"スズキ"_s)}, {}}).outcome, Outcome::Conflict);
}

}  // namespace mado::test
