// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PostgresCentralStore.h"

#include "core/cards/CardKey.h"
#include "core/central/postgres/PgAnswers.h"
#include "core/central/postgres/PostgresSession.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int challengeBytes = 32;

bool isSignedBy(const QByteArray& registered, const SignInProof& proof) {
    const auto key = registeredCardKey(registered);
    return key && verifies(*key, proof.challenge, proof.signature);
}

/// At the sign-in a login that does not hold means that nobody by that name may come in.
Error atSignIn(Error error) {
    if (error.code == u"E-CENTRAL-011"_s || error.code == u"E-CENTRAL-012"_s) error.code = u"E-CENTRAL-013"_s;
    return error;
}

}  // namespace

QString loginOf(const QString& staffId) {
    return u"staff_"_s + staffId.toLower();
}

Result<QByteArray> PostgresCentralStore::challenge() {
    const SecretBuffer random = SecretBuffer::random(challengeBytes);
    const QByteArray fresh(reinterpret_cast<const char*>(random.bytes().data()), challengeBytes);
    m_challenges.insert(fresh);
    return fresh;
}

Result<std::unique_ptr<CentralSession>> PostgresCentralStore::signIn(const SignInProof& proof) {
    if (!m_challenges.remove(proof.challenge)) return fail(u"E-CENTRAL-014"_s);
    MADO_ASSIGN(TlsCredential credential, m_credentials(proof));
    const bool isOnCard = credential.isOnCard();
    auto link = std::make_unique<PgLink>(m_server, std::move(credential), proof.terminalId,
                                         m_options.cacheMode, Backoff(m_options.backoff));
    if (const auto connected = link->connect(); !connected) return atSignIn(connected.error());
    auto session = std::make_unique<PostgresSession>(std::move(link), StaffIdentity{});
    const auto hello = session->helloJson();
    if (!hello) return atSignIn(hello.error());
    const QByteArray card =
        QByteArray::fromHex((*hello)[u"staff"_s][u"card_public_key"_s].toString().toLatin1());
    // A card that nobody registered beside its certificate has proven itself by the connection alone.
    const bool isProven = (isOnCard && card.isEmpty()) || isSignedBy(card, proof);
    const bool isGenuine = session->staff().staffId == proof.staffId && isProven;
    if (!isGenuine) {
        MADO_TRY(session->note(u"sign-in refused"_s, u"E-CENTRAL-014"_s));
        return fail(u"E-CENTRAL-014"_s);
    }
    return std::unique_ptr<CentralSession>(std::move(session));
}

Result<std::unique_ptr<CentralSession>> PostgresCentralStore::signInLater(const SignInProof& proof,
                                                                          const StaffIdentity& staff) {
    MADO_ASSIGN(TlsCredential credential, m_credentials(proof));
    auto link = std::make_unique<PgLink>(m_server, std::move(credential), proof.terminalId,
                                         m_options.cacheMode, Backoff(m_options.backoff));
    return std::unique_ptr<CentralSession>(std::make_unique<PostgresSession>(std::move(link), staff));
}

}  // namespace mado
