// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Cards.h"

#include "core/cards/Pkcs11Signing.h"

#include <QCryptographicHash>

#include <algorithm>
#include <p11-kit/pkcs11.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// Without an event, how long a pulled card may stay unnoticed: half of a second leaves room within two.
constexpr std::chrono::milliseconds askAgain{500};

struct HowToSign {
    CK_MECHANISM_TYPE mechanism;
    QByteArray data;
};

HowToSign howToSign(CardAlgorithm algorithm, const QByteArray& challenge) {
    switch (algorithm) {
        case CardAlgorithm::EcdsaP256Sha256:
            // Few cards hash for ECDSA themselves.
            return {CKM_ECDSA, QCryptographicHash::hash(challenge, QCryptographicHash::Sha256)};
        case CardAlgorithm::RsaSha256:
            return {CKM_SHA256_RSA_PKCS, challenge};
        case CardAlgorithm::Ed25519:
            break;
    }
    constexpr CK_MECHANISM_TYPE eddsa = 0x1057;  // CKM_EDDSA of PKCS#11 3.0, absent from older headers
    return {eddsa, challenge};
}

QString personOf(const CardCertificate& certificate) {
    return certificate.staffId.isEmpty() ? certificate.commonName : certificate.staffId;
}

class Pkcs11Card final : public StaffCard {
 public:
    Pkcs11Card(std::shared_ptr<Pkcs11Module> module, const Pkcs11Token& token)
        : m_module(std::move(module)), m_token(token) {}

    [[nodiscard]] QString staffId() const override { return personOf(m_token.certificate); }
    [[nodiscard]] QString label() const override { return m_token.label; }
    [[nodiscard]] std::optional<CardKey> key() const override { return m_token.certificate.key; }

    [[nodiscard]] Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) override {
        const HowToSign how = howToSign(m_token.certificate.key.algorithm, challenge);
        return pkcs11::sign(*m_module, m_token.cardId(), pin, how.mechanism, how.data);
    }

    [[nodiscard]] Result<std::shared_ptr<CardTlsKey>> tlsKey(const SecretBuffer& pin) override {
        if (m_token.certificate.key.algorithm == CardAlgorithm::Ed25519) return std::shared_ptr<CardTlsKey>();
        return CardTlsKey::make(m_token.certificate, pkcs11::tlsSigner(m_module, m_token, pin));
    }

 private:
    std::shared_ptr<Pkcs11Module> m_module;
    Pkcs11Token m_token;
};

}  // namespace

StaffCardReader::Cards Pkcs11Cards::cards() {
    const auto turn = m_module->lock();
    MADO_ASSIGN(const auto present, pkcs11::tokens(*m_module));
    std::vector<CardPresence> found;
    for (const Pkcs11Token& each : present)
        found.push_back({each.cardId(), personOf(each.certificate), each.label, each.pin, each.hasPinPad});
    return found;
}

StaffCardReader::Cards Pkcs11Cards::waitForChange(const Cards& known, std::chrono::milliseconds timeout,
                                                  const std::stop_token& stop) {
    if (m_events == nullptr) return StaffCardReader::waitForChange(known, timeout, stop);
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + timeout;
    while (true) {
        Cards now = cards();
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (!isSame(now, known) || stop.stop_requested() || left <= std::chrono::milliseconds::zero())
            return now;
        m_events->wait(std::min(left, askAgain), stop);
    }
}

Result<std::unique_ptr<StaffCard>> Pkcs11Cards::open(const QString& cardId) {
    const auto turn = m_module->lock();
    MADO_ASSIGN(const Pkcs11Token token, pkcs11::tokenOf(*m_module, cardId));
    return std::unique_ptr<StaffCard>(std::make_unique<Pkcs11Card>(m_module, token));
}

}  // namespace mado
