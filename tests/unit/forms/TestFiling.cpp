// SPDX-License-Identifier: GPL-3.0-or-later
// From a draft to what is computed, to what travels to the centre, and back to what the second person reads.
#include "forms/engine/FormCatalogue.h"
#include "forms/filing/AnswerRows.h"
#include "forms/filing/CasePayloads.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/support/households/HouseholdBuilder.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QJsonObject identity{{u"rule"_s, u"A"_s}, {u"evidence"_s, QJsonArray()}, {u"complete"_s, true}};

QJsonObject results(const CaseComputation& computed) {
    return computed.results;
}

/// A case of leaving employee insurance for A and C that waits.
Record openCase(const QString& id, const QString& state) {
    namespace cf = field::case_file;
    Record record(Entity::CaseFile, id, 1);
    record.set(cf::case_no, u"R8-A12-00000"_s + id.right(1));
    record.set(cf::household_no, u"H1"_s);
    record.set(cf::procedures, u"acquire_left_employee"_s);
    record.set(cf::subjects, u"A,C"_s);
    record.set(cf::state, state);
    return record;
}

constexpr auto twice = "same_procedure_open"_L1;

std::optional<Finding> finding(const FormSession& session, const QString& code) {
    for (const Finding& each : session.findings())
        if (each.code == code) return each;
    return {};
}

/// As the centre gives it back.
CaseView viewOf(const CasePayload& payload, const CaseSituation& filed) {
    CaseView view;
    view.payload = payload;
    view.row.state = u"entered"_s;
    view.row.authorId = filed.staff[u"id"_s].toString();
    view.row.authorName = filed.staff[u"name"_s].toString();
    view.row.enteredAt = QDateTime::fromString(filed.enteredAt, Qt::ISODate);
    view.household.facts = {{u"staff"_s, filed.staff}};
    return view;
}

}  // namespace

class TestFiling : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void computesAsOftenAsAsked();
    void refusalNamesTheQuestion();
    void resultsGoBackIntoTheForm();
    void payloadHoldsTheWholeCase();
    void payloadComputesTheSameAnew();
    void secondPersonReadsTheAnswers_data();
    void secondPersonReadsTheAnswers();
    void changedAnswersSayWhatWasRegistered();
    void papersInForceAreThoseThatWereAskedFor();
    void papersNameWhoReceivedAndWhoConfirmed();
    void aConflictMovesProposedNumbers();
    void acknowledgedOnceStandsInTheCorrection();
    void anotherMatterIsAskedAgain();
    void otherWordsOfTheSameAnswerAreTheSame();
    void acknowledgementOfAnEarlierVersion();

 private:
    [[nodiscard]] CaseClerk left() const;
    [[nodiscard]] CaseClerk claim() const;
    /// As filed, with C-1 open beside it and that said to be right.
    [[nodiscard]] CaseClerk leftTwice(const std::vector<Record>& cases) const;
    /// Its correction, once it is returned as case C-2, in a household where those cases are open.
    [[nodiscard]] FormSession corrected(const CaseClerk& filed, const std::vector<Record>& cases) const;
    [[nodiscard]] CasePayload payload(const CaseClerk& clerk) const;
    /// The session as the second person opens it, from the payload alone.
    [[nodiscard]] FormSession reopened(const CasePayload& payload, const CaseClerk& clerk) const;

    std::unique_ptr<CityKnowledge> m_knowledge;
    std::optional<FormCatalogue> m_forms;
};

void TestFiling::initTestCase() {
    auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    QVERIFY(knowledge);
    m_knowledge = std::move(*knowledge);
    auto forms = FormCatalogue::load();
    QVERIFY(forms);
    m_forms.emplace(std::move(*forms));
}

CaseClerk TestFiling::left() const {
    HouseholdBuilder builder = HouseholdBuilder::employees();
    builder.protectedPerson(u"B"_s);
    CaseClerk clerk(*m_knowledge, *m_forms, builder.build(), {u"acquire_left_employee"_s});
    clerk.type(u"lost_on"_s, u"令8.10.1"_s)
        .type(u"proof"_s, u"loss_certificate"_s)
        .people(u"persons"_s, u"A C"_s)
        .type(u"insurer_name"_s, u"試験健康保険組合"_s)
        .acknowledge(u"protected_person"_s)
        .evidence(u"loss_certificate"_s, EvidenceState::State::Shown);
    return clerk;
}

CaseClerk TestFiling::claim() const {
    CaseClerk clerk(*m_knowledge, *m_forms, HouseholdBuilder::family().build(), {u"claim_childbirth"_s});
    clerk.people(u"mother"_s, u"B"_s)
        .type(u"born_on"_s, u"R081001"_s)
        .type(u"weeks"_s, 39)
        .type(u"direct_payment"_s, true)
        .type(u"hospital_cost"_s, 460000)
        .type(u"baby_name"_s, u"試験 戊"_s);
    return clerk;
}

CasePayload TestFiling::payload(const CaseClerk& clerk) const {
    const CasePayload made =
        casePayload(clerk.draft(), clerk.compute(), clerk.household(), clerk.situation(), identity);
    // As it arrives: through JSON text.
    const QByteArray text = QJsonDocument(made.toJson()).toJson(QJsonDocument::Compact);
    return CasePayload::fromJson(QJsonDocument::fromJson(text).object()).value();
}

FormSession TestFiling::reopened(const CasePayload& payload, const CaseClerk& clerk) const {
    const CaseFiling& filing = payload.filings.front();
    return FormSession::fromJson(filing.session, m_forms->definition(filing.procedure).value(),
                                 clerk.draft().facts(), parameterLookup(m_knowledge->parameters()))
        .value();
}

CaseClerk TestFiling::leftTwice(const std::vector<Record>& cases) const {
    HouseholdBuilder builder = HouseholdBuilder::employees();
    for (const Record& each : cases)
        builder.add(each);
    CaseClerk clerk(*m_knowledge, *m_forms, builder.build(), {u"acquire_left_employee"_s});
    clerk.type(u"lost_on"_s, u"令8.10.1"_s).people(u"persons"_s, u"A C"_s);
    FormSession* session = clerk.draft().session(u"acquire_left_employee"_s);
    session->acknowledge(twice, true, u"控えと照合済み"_s);
    return clerk;
}

FormSession TestFiling::corrected(const CaseClerk& filed, const std::vector<Record>& cases) const {
    HouseholdBuilder builder = HouseholdBuilder::employees();
    for (const Record& each : cases)
        builder.add(each);
    const CaseClerk now(*m_knowledge, *m_forms, builder.build(), {u"acquire_left_employee"_s});
    return FormSession::fromJson(filed.session().toJson(),
                                 m_forms->definition(u"acquire_left_employee"_s).value(),
                                 factsForCase(now.draft().facts(), u"C-3"_s, u"C-2"_s),
                                 parameterLookup(m_knowledge->parameters()))
        .value();
}

void TestFiling::computesAsOftenAsAsked() {
    const CaseClerk clerk = left();
    const CaseComputation once = clerk.compute();
    QVERIFY(once.isUsable());
    QCOMPARE(once.output.events.size(), std::size_t{2});
    QVERIFY(!once.differences.empty());
    QVERIFY(!once.documents.empty());
    const CaseComputation again = clerk.compute();
    QCOMPARE(results(again), results(once));
    QCOMPARE(again.output.changes.toJson(), once.output.changes.toJson());
}

void TestFiling::refusalNamesTheQuestion() {
    const CaseClerk clerk(*m_knowledge, *m_forms, HouseholdBuilder::employees().build(),
                          {u"acquire_left_employee"_s});
    const CaseComputation computed = clerk.compute();
    QVERIFY(computed.refusal.has_value());
    QCOMPARE(computed.refusal->code, u"E-PROC-002"_s);
    QCOMPARE(computed.refusal->field, u"lost_on"_s);
    QVERIFY(computed.documents.empty());
}

/// Filed on 20 November for 1 October: the form warns with the computed last day.
void TestFiling::resultsGoBackIntoTheForm() {
    const CaseClerk clerk = left();
    const QJsonObject deadline = clerk.session().facts()[u"results"_s][u"deadline"_s].toObject();
    QCOMPARE(deadline[u"due_on"_s].toString(), u"2026-10-15"_s);
    QCOMPARE(deadline[u"late_days"_s].toInt(), 36);
    const QList<Finding>& findings = clerk.session().findings();
    QVERIFY(std::any_of(findings.begin(), findings.end(),
                        [](const Finding& each) { return each.code == u"late_filing"_s; }));
}

void TestFiling::payloadHoldsTheWholeCase() {
    const CaseClerk clerk = left();
    const CasePayload made = payload(clerk);
    QCOMPARE(made.caseId, clerk.draft().id());
    QCOMPARE(made.caseNo, u"R8-A12-000001"_s);
    QCOMPARE(made.householdNo, u"H1"_s);
    QCOMPARE(made.filedOn, u"2026-11-20"_s);
    QCOMPARE(made.subjects, (QStringList{u"A"_s, u"C"_s}));
    QCOMPARE(made.procedures(), QStringList{u"acquire_left_employee"_s});
    QCOMPARE(made.filings.front().answers[u"lost_on"_s].toString(), u"2026-10-01"_s);
    QCOMPARE(made.filer[u"kind"_s].toString(), u"head"_s);
    QCOMPARE(made.identity, identity);
    QCOMPARE(made.results, clerk.compute().results);
    QVERIFY(ChangeSet::fromJson(made.changeSet).ok());
    QCOMPARE(ChangeSet::fromJson(made.changeSet)->toJson(), clerk.compute().output.changes.toJson());
    const QJsonArray acknowledged = made.shown[u"acknowledged"_s].toArray();
    QCOMPARE(acknowledged.size(), 1);
    QCOMPARE(acknowledged.first()[u"code"_s].toString(), u"protected_person"_s);
    QVERIFY(!acknowledged.first()[u"reason"_s][u"ja"_s].toString().isEmpty());
    QVERIFY(!made.shown[u"findings"_s].toArray().isEmpty());
    QCOMPARE(made.documents[u"list"_s].toArray().size(), qsizetype(clerk.compute().output.documents.size()));
}

void TestFiling::payloadComputesTheSameAnew() {
    const CaseClerk clerk = left();
    const CasePayload made = payload(clerk);
    const CaseSituation first = clerk.situation();
    const CaseSituation second = situationOf(viewOf(made, first), first.today, titlesOf(made, *m_forms));
    const CaseComputation again = computeFilings(filingsOf(made), clerk.household(), *m_knowledge, second);
    QVERIFY(again.isUsable());
    QCOMPARE(again.output.changes.toJson(), ChangeSet::fromJson(made.changeSet)->toJson());
    QCOMPARE(again.results, made.results);
    QCOMPARE(again.documents.size(), clerk.compute().documents.size());
    for (std::size_t i = 0; i < again.documents.size(); ++i)
        QCOMPARE(again.documents[i].facts, clerk.compute().documents[i].facts);
}

void TestFiling::secondPersonReadsTheAnswers_data() {
    QTest::addColumn<bool>("english");
    QTest::addColumn<QList<AnswerRow>>("expected");
    QTest::newRow("Japanese") << false
                              << QList<AnswerRow>{{u"出産した方"_s, u"試験 乙"_s, {}, {}},
                                                  {u"出産した日"_s, u"令和8年10月1日"_s, {}, {}},
                                                  {u"妊娠週数"_s, u"39"_s, {}, {}},
                                                  {u"死産・流産"_s, u"いいえ"_s, {}, {}},
                                                  {u"出産費用（代理受取額）"_s, u"460,000円"_s, {}, {}},
                                                  {u"子の氏名"_s, u"試験　戊"_s, {}, {}}};
    QTest::newRow("English") << true
                             << QList<AnswerRow>{{u"The mother"_s, u"試験 乙"_s, {}, {}},
                                                 {u"Day of birth"_s, u"2026-10-01"_s, {}, {}},
                                                 {u"Stillbirth or miscarriage"_s, u"no"_s, {}, {}},
                                                 {u"What the hospital received"_s, u"¥460,000"_s, {}, {}}};
}

void TestFiling::secondPersonReadsTheAnswers() {
    QFETCH(bool, english);
    QFETCH(QList<AnswerRow>, expected);
    const CaseClerk clerk = claim();
    const QList<AnswerRow> rows =
        answerRows(reopened(payload(clerk), clerk), english ? Language::English : Language::Japanese);
    qsizetype at = 0;
    for (const AnswerRow& each : expected) {
        const qsizetype found = rows.indexOf(each, at);
        QVERIFY2(found >= 0, qPrintable(u"not in its place: "_s + each.label + u' ' + each.value));
        at = found;
    }
    for (const AnswerRow& each : rows) {
        QVERIFY(!each.label.isEmpty());
        QVERIFY(!each.value.isEmpty());
    }
}

void TestFiling::changedAnswersSayWhatWasRegistered() {
    CaseClerk clerk(*m_knowledge, *m_forms, HouseholdBuilder::family().build(), {u"correct_eligibility"_s});
    clerk.people(u"subject"_s, u"B"_s).type(u"application_start_on"_s, u"R060501"_s);
    const QList<AnswerRow> rows = answerRows(clerk.session(), Language::Japanese);
    const AnswerRow expected{u"適用開始年月日（市）"_s, u"令和6年5月1日"_s, {}, u"令和6年4月1日"_s};
    QVERIFY(rows.contains(expected));
    // Sub-questions stand under the person.
    CaseClerk head(*m_knowledge, *m_forms, HouseholdBuilder::family().build(), {u"change_head"_s});
    head.type(u"change_reason"_s, u"agreement"_s)
        .people(u"new_head"_s, u"B"_s)
        .type(u"remaining/C/relationships"_s, u"04"_s);
    const QList<AnswerRow> related = answerRows(head.session(), Language::Japanese);
    QVERIFY(related.contains(AnswerRow{u"続柄"_s, u"子"_s, u"試験 丙"_s, {}}));
}

void TestFiling::papersInForceAreThoseThatWereAskedFor() {
    const CaseClerk clerk = left();
    const CasePayload made = payload(clerk);
    const CaseComputation computed = clerk.compute();
    const auto papers = papersOf(made, computed.output.after, *m_knowledge, clerk.situation());
    QCOMPARE(papers.size(), computed.documents.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
        QCOMPARE(papers[i].form, computed.documents[i].form);
        QCOMPARE(papers[i].facts[u"document"_s], computed.documents[i].facts[u"document"_s]);
        QCOMPARE(papers[i].facts[u"results"_s], computed.documents[i].facts[u"results"_s]);
    }
    const auto slip = std::find_if(papers.begin(), papers.end(),
                                   [](const DocumentRequest& each) { return each.form == u"F02"_s; });
    QVERIFY(slip != papers.end());
    QCOMPARE(slip->facts[u"document"_s][u"received"_s].toArray().size(), 1);
}

/// Whoever looks at the case and prints: the boxes of the paper are for those who dealt with it.
void TestFiling::papersNameWhoReceivedAndWhoConfirmed() {
    const CaseClerk clerk = left();
    const CasePayload made = payload(clerk);
    CaseView view = viewOf(made, clerk.situation());
    view.household.facts = {{u"staff"_s, QJsonObject{{u"id"_s, u"s-9"_s}, {u"name"_s, u"試験 印刷"_s}}}};
    view.row.confirmerName = u"試験 確認"_s;
    const auto caseOf = [&](const QString& state) {
        view.row.state = state;
        const CaseSituation now = situationOf(view, clerk.situation().today, {});
        return papersOf(made, clerk.compute().output.after, *m_knowledge, now)
            .front()
            .facts[u"case"_s]
            .toObject();
    };
    const QJsonObject receiver{{u"name"_s, u"試験 職員"_s}, {u"section"_s, u"国保資格係"_s}};
    QCOMPARE(caseOf(u"applied"_s)[u"received_by"_s].toObject(), receiver);
    QCOMPARE(caseOf(u"applied"_s)[u"confirmed_by"_s].toString(), u"試験 確認"_s);
    // Before nine in the morning it is still yesterday by UTC.
    view.row.enteredAt = QDateTime(QDate(2026, 11, 19), QTime(23, 45), Qt::UTC);
    QCOMPARE(caseOf(u"applied"_s)[u"entered_at"_s].toString(), u"2026-11-20T08:45:00+09:00"_s);
    // Who gave it back has not confirmed it.
    QCOMPARE(caseOf(u"returned"_s)[u"received_by"_s].toObject(), receiver);
    QCOMPARE(caseOf(u"returned"_s)[u"confirmed_by"_s].toString(), QString());
    // The centre says who it was; a section of somebody else is not put beside that name.
    view.row.authorId = u"s-3"_s;
    view.row.authorName = u"試験 別人"_s;
    const QJsonObject other = caseOf(u"applied"_s)[u"received_by"_s].toObject();
    QCOMPARE(other[u"name"_s].toString(), u"試験 別人"_s);
    QCOMPARE(other[u"section"_s].toString(), QString());
}

/// The centre found a proposed number taken: the next attempt proposes another, everything else stays.
void TestFiling::aConflictMovesProposedNumbers() {
    const CaseClerk clerk = left();
    CaseSituation situation = clerk.situation();
    const auto certificateNo = [&] {
        const CaseComputation computed =
            computeFilings(filingsOf(clerk.draft()), clerk.household(), *m_knowledge, situation);
        return computed.output.after.records(Entity::NhiHousehold).front().key();
    };
    const QString first = certificateNo();
    QCOMPARE(certificateNo(), first);
    situation.attempt = 1;
    QVERIFY(certificateNo() != first);
}

void TestFiling::acknowledgedOnceStandsInTheCorrection() {
    const CaseClerk filed = leftTwice({openCase(u"C-1"_s, u"entered"_s)});
    QVERIFY(finding(filed.session(), twice)->acknowledged);
    // Of C-1 something else is recorded meanwhile; C-2 is the very case that came back.
    FormSession again =
        corrected(filed, {openCase(u"C-1"_s, u"returned"_s), openCase(u"C-2"_s, u"returned"_s)});
    QVERIFY(finding(again, twice)->acknowledged);
    QCOMPARE(finding(again, twice)->note, u"控えと照合済み"_s);
    // What is put right does not touch it.
    QVERIFY(again.setAnswer(u"lost_on"_s, u"令8.10.2"_s).ok());
    QVERIFY(finding(again, twice)->acknowledged);
    // The returned case alone is no second filing.
    const FormSession alone = corrected(left(), {openCase(u"C-2"_s, u"returned"_s)});
    QVERIFY(!finding(alone, twice));
}

void TestFiling::anotherMatterIsAskedAgain() {
    const CaseClerk filed = leftTwice({openCase(u"C-1"_s, u"entered"_s)});
    const FormSession again =
        corrected(filed, {openCase(u"C-1"_s, u"entered"_s), openCase(u"C-2"_s, u"returned"_s),
                          openCase(u"C-4"_s, u"entered"_s)});
    QVERIFY(!finding(again, twice)->acknowledged);
    QCOMPARE(finding(again, twice)->note, u"控えと照合済み"_s);  // to be said again, not to be typed again
    QVERIFY(!again.isComplete());
}

void TestFiling::otherWordsOfTheSameAnswerAreTheSame() {
    const QString future = u"lost_on.future"_s;
    CaseClerk clerk(*m_knowledge, *m_forms, HouseholdBuilder::employees().build(),
                    {u"acquire_left_employee"_s});
    clerk.type(u"lost_on"_s, u"令8.12.1"_s).acknowledge(future);
    QVERIFY(finding(clerk.session(), future)->acknowledged);
    clerk.type(u"lost_on"_s, u"2026-12-01"_s);
    QVERIFY(finding(clerk.session(), future)->acknowledged);
    clerk.type(u"lost_on"_s, u"令8.12.2"_s);
    QVERIFY(!finding(clerk.session(), future)->acknowledged);
}

void TestFiling::acknowledgementOfAnEarlierVersion() {
    const CaseClerk filed = leftTwice({openCase(u"C-1"_s, u"entered"_s)});
    QJsonObject json = filed.session().toJson();
    json[u"acknowledged"_s] = QJsonObject{{QString(twice), u"控えと照合済み"_s}};
    const FormSession session =
        FormSession::fromJson(json, m_forms->definition(u"acquire_left_employee"_s).value(),
                              filed.draft().facts(), parameterLookup(m_knowledge->parameters()))
            .value();
    QVERIFY(!finding(session, twice)->acknowledged);
    QCOMPARE(finding(session, twice)->note, u"控えと照合済み"_s);
}

QTEST_GUILESS_MAIN(TestFiling)
#include "TestFiling.moc"
