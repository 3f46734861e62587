// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/SealedNumbers.h"
#include "tests/central/CentralContract.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString no = u"10000001"_s;

SecretBuffer digits(const char* text) {
    return SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(text), 12});
}

QByteArray plain(const SecretBuffer& secret) {
    return {reinterpret_cast<const char*>(secret.bytes().data()), static_cast<qsizetype>(secret.size())};
}

/// A case whose answers hold a number, sealed to the centre.
CasePayload caseWithNumber(const QString& caseId, const CentralHello& hello, const char* number) {
    CasePayload payload = caseOf(caseId, {});
    const auto sealed = sealed_number::seal(digits(number), hello.numberPublicKey);
    payload.filings.front().answers[u"persons"_s] = QJsonArray{QJsonObject{
        {u"individual_number"_s,
         QJsonObject{{u"sealed"_s, QString::fromLatin1(sealed->toBase64())}, {u"addressee_no"_s, no}}}}};
    return payload;
}

}  // namespace

void CentralContract::numberIsReadForAReasonOnly() {
    QCOMPARE(m_author->readNumber(no, u"照会"_s).error().code, u"E-CENTRAL-020"_s);
    const CasePayload payload = caseWithNumber(newId(), *m_author->hello(), "123456789018");
    const CommandEnvelope entered =
        commandOf(newId(), CommandKind::EnterCase, payload.caseId, payload.toJson());
    QCOMPARE(m_author->submit(entered)->outcome, Outcome::Entered);
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, {})).outcome,
        Outcome::Applied);
    QCOMPARE(m_author->readNumber(no, u"  "_s).error().code, u"E-CENTRAL-021"_s);
    QVERIFY(!actions(*m_confirmer).contains(u"S001 number read"_s));
    const auto number = m_author->readNumber(no, u"照会"_s);
    QVERIFY(number.ok());
    QCOMPARE(plain(*number), QByteArray("123456789018"));
    const auto lines = m_confirmer->audit(0, 10'000);
    const AuditLine& last = lines->back();
    QCOMPARE(last.action, u"number read"_s);
    QCOMPARE(last.staffId, u"S001"_s);
    QVERIFY(last.subject.contains(no) && last.subject.contains(u"照会"_s));
    // Asking for somebody who has none leaves a trace too.
    QCOMPARE(m_author->readNumber(u"10000002"_s, u"照会"_s).error().code, u"E-CENTRAL-020"_s);
    QCOMPARE(m_confirmer->audit(0, 10'000)->back().action, u"number refused"_s);
    // It is nowhere in clear: neither in the feed nor in the audit trail.
    for (const CacheChange& change : everything(*m_author, 100)) {
        if (change.record) QVERIFY(!canonicalBytes(change.record->toJson()).contains("123456789018"));
    }
}

void CentralContract::numberTakesEffectWithTheConfirmation() {
    const auto file = [&](const char* number) {
        const CasePayload payload = caseWithNumber(newId(), *m_author->hello(), number);
        CommandEnvelope entered =
            commandOf(newId(), CommandKind::EnterCase, payload.caseId, payload.toJson());
        if (m_author->submit(entered)->outcome != Outcome::Entered) qWarning("not entered");
        return entered;
    };
    const CommandEnvelope first = file("123456789018");
    // One person alone changes no number.
    QCOMPARE(m_author->readNumber(no, u"照会"_s).error().code, u"E-CENTRAL-020"_s);
    QCOMPARE(send(*m_confirmer, CommandKind::ConfirmCase, first.caseId, confirmationOf(first, {})).outcome,
             Outcome::Applied);
    const CommandEnvelope second = file("999999999999");
    QCOMPARE(plain(*m_author->readNumber(no, u"照会"_s)), QByteArray("123456789018"));
    QCOMPARE(
        send(*m_confirmer, CommandKind::ReturnCase, second.caseId, {{u"reason"_s, u"番号違い"_s}}).outcome,
        Outcome::Applied);
    QCOMPARE(plain(*m_author->readNumber(no, u"照会"_s)), QByteArray("123456789018"));
}

void CentralContract::numbersAnHourAreLimited() {
    const CasePayload payload = caseWithNumber(newId(), *m_author->hello(), "123456789018");
    const CommandEnvelope entered =
        commandOf(newId(), CommandKind::EnterCase, payload.caseId, payload.toJson());
    QCOMPARE(m_author->submit(entered)->outcome, Outcome::Entered);
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, {})).outcome,
        Outcome::Applied);
    int read = 0;
    while (read < 1000 && m_author->readNumber(no, u"照会"_s).ok())
        ++read;
    QVERIFY(read > 0 && read < 1000);
    QCOMPARE(m_author->readNumber(no, u"照会"_s).error().code, u"E-CENTRAL-022"_s);
    // A limit for each person, and over an hour that moves.
    QVERIFY(m_confirmer->readNumber(no, u"照会"_s).ok());
    m_centre->clock().advance(3599);
    QCOMPARE(m_author->readNumber(no, u"照会"_s).error().code, u"E-CENTRAL-022"_s);
    m_centre->clock().advance(2);
    QVERIFY(m_author->readNumber(no, u"照会"_s).ok());
}

void CentralContract::auditTellsWhoDidWhat() {
    const CommandEnvelope entered = enter(*m_author, {});
    QVERIFY(m_author->note(u"view household"_s, u"1001"_s).ok());
    QVERIFY(m_author->note(u"lock"_s, {}).ok());
    QCOMPARE(
        send(*m_confirmer, CommandKind::ConfirmCase, entered.caseId, confirmationOf(entered, {})).outcome,
        Outcome::Applied);
    QCOMPARE(send(*m_author, CommandKind::ConfirmCase, entered.caseId, {{u"x"_s, 1}}).outcome,
             Outcome::Refused);
    const QStringList all = actions(*m_confirmer);
    const QStringList wanted{u"S001 EnterCase entered"_s, u"S001 view household"_s, u"S001 lock"_s,
                             u"S002 ConfirmCase applied"_s, u"S001 ConfirmCase refused"_s};
    QCOMPARE(all.mid(all.size() - wanted.size()), wanted);
    QVERIFY(all.contains(u"S001 sign-in"_s));
    // In pages, without gaps.
    qint64 seq = 0;
    for (;;) {
        const auto page = m_confirmer->audit(seq, 2);
        if (page->empty()) break;
        for (const AuditLine& line : *page)
            QCOMPARE(line.seq, ++seq);
    }
    QCOMPARE(seq, all.size());
}

}  // namespace mado::test
