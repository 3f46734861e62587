// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Signing.h"

#include "core/cards/Pkcs11Session.h"
#include "core/cards/StaffPin.h"

#include <p11-kit/pkcs11.h>

using namespace Qt::StringLiterals;

namespace mado::pkcs11 {

namespace {

/// How many tries are left only the card knows; PKCS#11 tells whether they are few.
Error wrongPin(Pkcs11Module& module, const QString& cardId) {
    const auto now = tokenOf(module, cardId);
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

bool isPinRefused(const Error& error) {
    return error.code == u"E-CARD-001"_s || error.code == u"E-CARD-002"_s || error.code == u"E-CARD-005"_s ||
           error.code == u"E-CARD-011"_s;
}

class TlsSigner final : public CardTlsKey::Signer {
 public:
    TlsSigner(std::shared_ptr<Pkcs11Module> module, const Pkcs11Token& token, const SecretBuffer& pin)
        : m_module(std::move(module)),
          m_cardId(token.cardId()),
          m_algorithm(token.certificate.key.algorithm),
          m_pin(pin.clone()) {}

    [[nodiscard]] Result<QByteArray> sign(CardTlsKey::Padding padding, const QByteArray& bytes) override {
        if (m_refusal) return *m_refusal;
        auto signature = pkcs11::sign(*m_module, m_cardId, m_pin, mechanism(padding), bytes);
        if (!signature && isPinRefused(signature.error())) {
            m_pin.wipe();
            m_refusal = signature.error();
        }
        return signature;
    }

 private:
    [[nodiscard]] CK_MECHANISM_TYPE mechanism(CardTlsKey::Padding padding) const {
        if (m_algorithm == CardAlgorithm::EcdsaP256Sha256) return CKM_ECDSA;
        return padding == CardTlsKey::Padding::None ? CKM_RSA_X_509 : CKM_RSA_PKCS;
    }
    std::shared_ptr<Pkcs11Module> m_module;
    QString m_cardId;
    CardAlgorithm m_algorithm;
    SecretBuffer m_pin;
    std::optional<Error> m_refusal;
};

}  // namespace

Result<QByteArray> sign(Pkcs11Module& module, const QString& cardId, const SecretBuffer& pin,
                        unsigned long mechanism, const QByteArray& data) {
    const auto turn = module.lock();
    MADO_ASSIGN(const Pkcs11Token now, tokenOf(module, cardId));
    if (now.pin == PinState::Blocked) return fail(u"E-CARD-002"_s);
    if (!now.hasPinPad && !isStaffPin(pin)) return fail(u"E-CARD-005"_s);
    MADO_ASSIGN(Pkcs11Session session, Pkcs11Session::open(module, now.slot));
    const CK_RV judged = session.logIn(pin);
    if (judged == CKR_PIN_INCORRECT) return wrongPin(module, cardId);
    if (judged != CKR_OK) return refusal(judged, "C_Login");

    CK_OBJECT_CLASS wantedClass = CKO_PRIVATE_KEY;
    QByteArray id = now.keyId;
    MADO_ASSIGN(const auto keys, session.find({{CKA_CLASS, &wantedClass, sizeof wantedClass},
                                               {CKA_ID, id.data(), static_cast<CK_ULONG>(id.size())}}));
    if (keys.empty()) return fail(u"E-CARD-004"_s);
    return session.sign(keys.front(), mechanism, data);
}

std::unique_ptr<CardTlsKey::Signer> tlsSigner(std::shared_ptr<Pkcs11Module> module, const Pkcs11Token& token,
                                              const SecretBuffer& pin) {
    return std::make_unique<TlsSigner>(std::move(module), token, pin);
}

}  // namespace mado::pkcs11
