// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Cards.h"

#include "core/cards/Pkcs11Session.h"
#include "core/cards/Pkcs11Token.h"
#include "core/cards/StaffPin.h"

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
    Pkcs11Card(Pkcs11Module& module, const Pkcs11Token& token)
        : m_module(module), m_cardId(token.cardId()), m_token(token) {}

    [[nodiscard]] QString staffId() const override { return personOf(m_token.certificate); }
    [[nodiscard]] QString label() const override { return m_token.label; }
    [[nodiscard]] std::optional<CardKey> key() const override { return m_token.certificate.key; }
    [[nodiscard]] std::optional<CardTls> tls() const override {
        return CardTls{m_token.certificate.der, m_token.uri(), m_module.path()};
    }

    [[nodiscard]] Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) override {
        const auto turn = m_module.lock();
        MADO_ASSIGN(const Pkcs11Token now, pkcs11::tokenOf(m_module, m_cardId));
        if (now.pin == PinState::Blocked) return fail(u"E-CARD-002"_s);
        if (!now.hasPinPad && !isStaffPin(pin)) return fail(u"E-CARD-005"_s);
        MADO_ASSIGN(Pkcs11Session session, Pkcs11Session::open(m_module, now.slot));
        const CK_RV judged = session.logIn(pin);
        if (judged == CKR_PIN_INCORRECT) return wrongPin();
        if (judged != CKR_OK) return pkcs11::refusal(judged, "C_Login");

        CK_OBJECT_CLASS wantedClass = CKO_PRIVATE_KEY;
        QByteArray id = now.keyId;
        MADO_ASSIGN(const auto keys, session.find({{CKA_CLASS, &wantedClass, sizeof wantedClass},
                                                   {CKA_ID, id.data(), static_cast<CK_ULONG>(id.size())}}));
        if (keys.empty()) return fail(u"E-CARD-004"_s);
        const HowToSign how = howToSign(now.certificate.key.algorithm, challenge);
        return session.sign(keys.front(), how.mechanism, how.data);
    }

 private:
    /// How many tries are left only the card knows; PKCS#11 tells whether they are few.
    [[nodiscard]] Error wrongPin() {
        const auto now = pkcs11::tokenOf(m_module, m_cardId);
        if (!now) return now.error();
        switch (now->pin) {
            case PinState::Blocked:
                return fail(u"E-CARD-002"_s);
            case PinState::LastTry:
                return fail(u"E-CARD-001"_s, {}, {u"1"_s});
            case PinState::Fine:
            case PinState::FewTries:
                break;
        }
        return fail(u"E-CARD-011"_s);
    }

    Pkcs11Module& m_module;
    QString m_cardId;
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
    return std::unique_ptr<StaffCard>(std::make_unique<Pkcs11Card>(*m_module, token));
}

}  // namespace mado
