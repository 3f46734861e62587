// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/CentralContract.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

namespace out = field::document_issue;

QJsonObject issueOf(const QString& issueId, const QString& form = u"certificate"_s) {
    return {{u"issue_id"_s, issueId}, {u"form"_s, form}, {u"addressee_no"_s, u"10000001"_s}};
}

QJsonObject issues(const QJsonArray& list) {
    return {{u"household_no"_s, u"1001"_s}, {u"issues"_s, list}};
}

}  // namespace

void CentralContract::serialsAreDenseAndNeverReused() {
    const QString a = newId();
    const QString b = newId();
    const QString c = newId();
    const SubmitAnswer first =
        send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a), issueOf(b)}));
    QCOMPARE(first.outcome, Outcome::Applied);
    const QJsonArray given = first.data[u"issues"_s].toArray();
    QCOMPARE(given.size(), 2);
    QCOMPARE(given[0][u"serial_no"_s].toString(), u"certificate-2026-000001"_s);
    QCOMPARE(given[1][u"serial_no"_s].toString(), u"certificate-2026-000002"_s);
    QCOMPARE(given[0][u"document_no"_s].toString(), u"国保資第1号"_s);
    // Another form has serials of its own; document numbers are one row for all.
    const SubmitAnswer notice =
        send(*m_author, CommandKind::IssueDocument, QString(), issues({issueOf(c, u"notice"_s)}));
    QCOMPARE(notice.outcome, Outcome::Applied);
    QCOMPARE(notice.data[u"issues"_s].toArray()[0][u"serial_no"_s].toString(), u"notice-2026-000001"_s);
    QCOMPARE(notice.data[u"issues"_s].toArray()[0][u"document_no"_s].toString(), u"国保資第3号"_s);

    const auto record = latest(Entity::DocumentIssue, a);
    QCOMPARE(record->text(out::serial_no), u"certificate-2026-000001"_s);
    QCOMPARE(record->text(out::staff_id), u"S001"_s);
    QCOMPARE(record->date(out::issued_on), m_centre->clock().today());
    QCOMPARE(record->text(out::issue_state), u"issued"_s);

    QCOMPARE(send(*m_author, CommandKind::NotePrinted, newId(),
                  {{u"issues"_s,
                    QJsonArray{QJsonObject{{u"issue_id"_s, a}, {u"pdf_digest"_s, QString(64, u'a')}}}}})
                 .outcome,
             Outcome::Applied);
    QCOMPARE(latest(Entity::DocumentIssue, a)->text(out::pdf_digest), QString(64, u'a'));
    QCOMPARE(send(*m_author, CommandKind::NotePrinted, newId(),
                  {{u"issues"_s, QJsonArray{QJsonObject{{u"issue_id"_s, newId()}}}}})
                 .reason->code,
             u"E-CENTRAL-036"_s);

    // The next fiscal year begins at 1 again, with its year in the serial.
    m_centre->clock().set(QDateTime(QDate(2027, 3, 31), QTime(15, 0), Qt::UTC));  // 1 April in Japan
    const SubmitAnswer next =
        send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(newId())}));
    QCOMPARE(next.data[u"issues"_s].toArray()[0][u"serial_no"_s].toString(), u"certificate-2027-000001"_s);
}

void CentralContract::reprintKeepsTheDocumentNumber() {
    const QString a = newId();
    const QString again = newId();
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a)})).outcome,
             Outcome::Applied);
    QJsonObject reprint = issueOf(again);
    reprint[u"reprint_of"_s] = a;
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({reprint})).reason->code,
             u"E-CENTRAL-035"_s);
    reprint[u"reason"_s] = u"lost"_s;
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({reprint})).outcome,
             Outcome::Applied);
    const auto record = latest(Entity::DocumentIssue, again);
    QCOMPARE(record->text(out::document_no), u"国保資第1号"_s);
    QCOMPARE(record->text(out::serial_no), u"certificate-2026-000002"_s);
    QCOMPARE(record->text(out::reprint_of), a);
    QCOMPARE(latest(Entity::DocumentIssue, a)->text(out::issue_state), u"reprinted"_s);
    QJsonObject ofNothing = issueOf(newId());
    ofNothing[u"reprint_of"_s] = newId();
    ofNothing[u"reason"_s] = u"lost"_s;
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({ofNothing})).reason->code,
             u"E-CENTRAL-036"_s);
}

void CentralContract::issueIsEnteredOnce() {
    const QString a = newId();
    const CommandEnvelope command =
        commandOf(newId(), CommandKind::IssueDocument, newId(), issues({issueOf(a)}));
    const auto first = m_author->submit(command);
    QCOMPARE(m_author->submit(command)->toJson(), first->toJson());
    QCOMPARE(latest(Entity::DocumentIssue, a)->version(), 1);
    // The register keeps its entry whoever asks again under another command.
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a)})).reason->code,
             u"E-CENTRAL-037"_s);
    const QString b = newId();
    QCOMPARE(
        send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(b), issueOf(b)})).reason->code,
        u"E-CENTRAL-037"_s);
    QVERIFY(!latest(Entity::DocumentIssue, b));
    QCOMPARE(latest(Entity::DocumentIssue, a)->text(out::serial_no), u"certificate-2026-000001"_s);
}

void CentralContract::spoiledNumberStaysUsed() {
    const QString a = newId();
    const QString b = newId();
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a)})).outcome,
             Outcome::Applied);
    QCOMPARE(send(*m_author, CommandKind::SpoilDocument, newId(), {{u"issue_id"_s, a}}).outcome,
             Outcome::Applied);
    QCOMPARE(latest(Entity::DocumentIssue, a)->text(out::issue_state), u"spoiled"_s);
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(b)})).outcome,
             Outcome::Applied);
    QCOMPARE(latest(Entity::DocumentIssue, b)->text(out::serial_no), u"certificate-2026-000002"_s);
    QCOMPARE(send(*m_author, CommandKind::SpoilDocument, newId(), {{u"issue_id"_s, newId()}}).reason->code,
             u"E-CENTRAL-036"_s);
}

void CentralContract::refusedIssueTakesNoNumber() {
    const QString a = newId();
    QJsonObject bad = issueOf(newId());
    bad.remove(u"form"_s);
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a), bad})).outcome,
             Outcome::Refused);
    QVERIFY(!latest(Entity::DocumentIssue, a));
    QCOMPARE(send(*m_author, CommandKind::IssueDocument, newId(), issues({})).outcome, Outcome::Refused);
    const SubmitAnswer good = send(*m_author, CommandKind::IssueDocument, newId(), issues({issueOf(a)}));
    QCOMPARE(good.data[u"issues"_s].toArray()[0][u"serial_no"_s].toString(), u"certificate-2026-000001"_s);
    QCOMPARE(good.data[u"issues"_s].toArray()[0][u"document_no"_s].toString(), u"国保資第1号"_s);
}

}  // namespace mado::test
