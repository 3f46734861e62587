// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/CentralContract.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

void CentralContract::init() {
    m_centre = m_factory();
    m_ids = std::make_unique<UuidV7Generator>(m_centre->clock());
    m_author = author();
    m_confirmer = confirmer();
}

void CentralContract::cleanup() {
    m_author.reset();
    m_confirmer.reset();
    if (m_centre) {
        const auto broken = m_centre->verifyAudit();
        QVERIFY(broken.ok());
        QCOMPARE(*broken, 0);
    }
    m_centre.reset();
}

CentralContract::Session CentralContract::person(const QString& staffId, const QStringList& roles) {
    auto session = m_centre->signIn(staffId, roles);
    if (!session) {
        qWarning("sign-in: %s %s", qPrintable(session.error().code), qPrintable(session.error().detail));
        return nullptr;
    }
    return std::move(*session);
}

CentralContract::Session CentralContract::author() {
    return person(u"S001"_s, {u"enter"_s, u"issue"_s});
}

CentralContract::Session CentralContract::confirmer() {
    return person(u"S002"_s, {u"enter"_s, u"confirm"_s, u"decide"_s, u"audit"_s});
}

SubmitAnswer CentralContract::send(CentralSession& session, CommandKind kind, const QString& caseId,
                                   const QJsonObject& json) {
    const CommandEnvelope command = commandOf(newId(), kind, caseId, json);
    auto answer = session.submit(command);
    if (!answer) {
        qWarning("submit: %s %s", qPrintable(answer.error().code), qPrintable(answer.error().detail));
        return {Outcome::Quarantined, answer.error(), {}, {}, 0};
    }
    const bool isAccepted = answer->outcome == Outcome::Entered || answer->outcome == Outcome::Applied;
    if (isAccepted && answer->feedSeq == 0) answer->feedSeq = numberOf(session, command);
    return *answer;
}

qint64 CentralContract::numberOf(CentralSession& session, const CommandEnvelope& command) {
    const auto numbers = session.feedNumbers({command.commandId});
    if (!numbers || !numbers->contains(command.commandId)) {
        qWarning("no number for the command");
        return -1;
    }
    return numbers->value(command.commandId);
}

CommandEnvelope CentralContract::enter(CentralSession& session, const ChangeSet& changes,
                                       const QString& supersedes) {
    CasePayload payload = caseOf(newId(), changes);
    payload.supersedesCaseId = supersedes;
    CommandEnvelope command = commandOf(newId(), CommandKind::EnterCase, payload.caseId, payload.toJson());
    const auto answer = session.submit(command);
    if (!answer || answer->outcome != Outcome::Entered) qWarning("the case was not entered");
    static_cast<void>(numberOf(session, command));  // from here on it is in the feed
    return command;
}

SubmitAnswer CentralContract::carryOut(const ChangeSet& changes) {
    const CommandEnvelope entered = enter(*m_author, changes);
    return send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, changes));
}

std::optional<Record> CentralContract::latest(Entity entity, const QString& key) {
    static_cast<void>(m_author->heartbeat());  // what was sent has its number now
    const auto versions = m_confirmer->history(entity, key);
    if (!versions || versions->empty()) return std::nullopt;
    return versions->front().record;
}

QString CentralContract::stateOf(const QString& caseId) {
    const auto record = latest(Entity::CaseFile, caseId);
    return record ? record->text(field::case_file::state) : QString();
}

QStringList CentralContract::actions(CentralSession& session) {
    QStringList all;
    const auto lines = session.audit(0, 100'000);
    if (!lines) return all;
    for (const AuditLine& line : *lines)
        all << line.staffId + u' ' + line.action;
    return all;
}

void CentralContract::signsInWithTheCard() {
    QVERIFY(m_author);
    QCOMPARE(m_author->staff().staffId, u"S001"_s);
    QVERIFY(m_author->staff().may(u"enter"_s));
    QVERIFY(!m_author->staff().may(u"confirm"_s));
    const auto hello = m_author->hello();
    QVERIFY(hello.ok());
    QVERIFY(!hello->epoch.isEmpty());
    QVERIFY(hello->lastSeq > 0);
    QCOMPARE(hello->numberPublicKey.size(), 32);
    QCOMPARE(hello->serverTime, m_centre->clock().now());
}

void CentralContract::refusesAnotherCard() {
    const StaffCard another(u"S001"_s);
    const auto challenge = m_centre->store().challenge();
    QVERIFY(challenge.ok());
    const auto session = m_centre->store().signIn(another.proof(*challenge, u"T1"_s));
    QVERIFY(!session.ok());
    QCOMPARE(session.error().code, u"E-CENTRAL-014"_s);
    // A signature over something else.
    const auto fresh = m_centre->store().challenge();
    SignInProof proof = m_centre->card(u"S001"_s).proof(QByteArray(32, 'x'), u"T1"_s);
    proof.challenge = *fresh;
    QCOMPARE(m_centre->store().signIn(proof).error().code, u"E-CENTRAL-014"_s);
    QVERIFY(actions(*m_confirmer).contains(u"S001 sign-in refused"_s));
}

void CentralContract::challengeIsGoodOnce() {
    const StaffCard& card = m_centre->card(u"S001"_s);
    const auto challenge = m_centre->store().challenge();
    const SignInProof proof = card.proof(*challenge, u"T1"_s);
    QVERIFY(m_centre->store().signIn(proof).ok());
    QCOMPARE(m_centre->store().signIn(proof).error().code, u"E-CENTRAL-014"_s);
    // One that the centre never gave.
    QCOMPARE(m_centre->store().signIn(card.proof(QByteArray(32, 'y'), u"T1"_s)).error().code,
             u"E-CENTRAL-014"_s);
    QVERIFY(*m_centre->store().challenge() != *m_centre->store().challenge());
}

void CentralContract::refusesUnknownAndInactivePeople() {
    const StaffCard stranger(u"S999"_s);
    const auto challenge = m_centre->store().challenge();
    QCOMPARE(m_centre->store().signIn(stranger.proof(*challenge, u"T1"_s)).error().code, u"E-CENTRAL-013"_s);
}

void CentralContract::aPersonMadeInactiveIsSignedOut() {
    QVERIFY(m_centre->barStaff(u"S001"_s).ok());
    const CasePayload payload = caseOf(newId(), {});
    const auto answer =
        m_author->submit(commandOf(newId(), CommandKind::EnterCase, payload.caseId, payload.toJson()));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"E-CENTRAL-012"_s);
    const auto challenge = m_centre->store().challenge();
    QCOMPARE(m_centre->store().signIn(m_centre->card(u"S001"_s).proof(*challenge, u"T1"_s)).error().code,
             u"E-CENTRAL-013"_s);
}

}  // namespace mado::test
