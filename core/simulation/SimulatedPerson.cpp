// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulatedPerson.h"

#include "core/cards/SoftwareCards.h"

#include <QCryptographicHash>

#include <sodium.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

unsigned char* at(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* at(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

}  // namespace

SimulatedPerson::SimulatedPerson(const SimulationPlan& plan, QString staffId)
    : m_staffId(std::move(staffId)),
      m_cards(plan.make == CentreMake::Given ? plan.certificates : QString()),
      m_pin(plan.given.pin),
      m_publicKey(crypto_sign_PUBLICKEYBYTES, '\0'),
      m_secretKey(crypto_sign_SECRETKEYBYTES, '\0') {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    const QByteArray seed =
        QCryptographicHash::hash(QByteArray::number(plan.seedOf(m_staffId)), QCryptographicHash::Sha256);
    crypto_sign_seed_keypair(at(m_publicKey), at(m_secretKey), at(seed));
}

StaffIdentity SimulatedPerson::identity() const {
    return {m_staffId,
            u"模擬 "_s + m_staffId,
            u"モギ"_s,
            u"国保年金課"_s,
            {u"enter"_s, u"confirm"_s, u"decide"_s, u"issue"_s, u"audit"_s}};
}

Result<SignInProof> SimulatedPerson::proof(const QByteArray& challenge, const QString& terminalId) const {
    if (!m_cards.isEmpty()) {
        SoftwareCards reader(m_cards);
        MADO_ASSIGN(const auto card, reader.open(m_staffId));
        const QByteArray digits = m_pin.toLatin1();
        const auto pin = SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(digits.constData()),
                                               static_cast<std::size_t>(digits.size())});
        MADO_ASSIGN(const CardProof proven, card->prove(pin, challenge));
        return SignInProof{m_staffId, challenge, proven.signature, terminalId};
    }
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(at(signature), nullptr, at(challenge),
                         static_cast<unsigned long long>(challenge.size()), at(m_secretKey));
    return SignInProof{m_staffId, challenge, signature, terminalId};
}

Result<std::unique_ptr<CentralSession>> SimulatedPerson::signIn(CentralStore& centre,
                                                                const QString& terminalId) const {
    MADO_ASSIGN(const QByteArray challenge, centre.challenge());
    MADO_ASSIGN(const SignInProof proven, proof(challenge, terminalId));
    return centre.signIn(proven);
}

}  // namespace mado::simulation
