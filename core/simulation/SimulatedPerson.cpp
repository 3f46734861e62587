// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulatedPerson.h"

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

SignInProof SimulatedPerson::proof(const QByteArray& challenge, const QString& terminalId) const {
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(at(signature), nullptr, at(challenge),
                         static_cast<unsigned long long>(challenge.size()), at(m_secretKey));
    return {m_staffId, challenge, signature, terminalId};
}

Result<std::unique_ptr<CentralSession>> SimulatedPerson::signIn(CentralStore& centre,
                                                                const QString& terminalId) const {
    MADO_ASSIGN(const QByteArray challenge, centre.challenge());
    return centre.signIn(proof(challenge, terminalId));
}

}  // namespace mado::simulation
