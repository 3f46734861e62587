// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"

#include <sodium.h>

namespace mado::test {

/// A staff card of the tests: an Ed25519 key pair in memory.
class StaffCard {
 public:
    explicit StaffCard(QString staffId) : m_staffId(std::move(staffId)) {
        if (sodium_init() < 0) qFatal("libsodium does not start");
        m_public = QByteArray(crypto_sign_PUBLICKEYBYTES, '\0');
        m_secret = QByteArray(crypto_sign_SECRETKEYBYTES, '\0');
        crypto_sign_keypair(at(m_public), at(m_secret));
    }
    [[nodiscard]] const QString& staffId() const { return m_staffId; }
    [[nodiscard]] const QByteArray& publicKey() const { return m_public; }
    [[nodiscard]] SignInProof proof(const QByteArray& challenge, const QString& terminalId) const {
        QByteArray signature(crypto_sign_BYTES, '\0');
        const QByteArray secret = m_secret;
        crypto_sign_detached(at(signature), nullptr,
                             reinterpret_cast<const unsigned char*>(challenge.constData()),
                             static_cast<unsigned long long>(challenge.size()),
                             reinterpret_cast<const unsigned char*>(secret.constData()));
        return {m_staffId, challenge, signature, terminalId};
    }

 private:
    static unsigned char* at(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
    QString m_staffId;
    QByteArray m_public;
    QByteArray m_secret;
};

}  // namespace mado::test
