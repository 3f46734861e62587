// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/cards/CardCertificate.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace mado {

/// The key of a person's card for the TLS of that person's connections. The key stays on the card; OpenSSL
/// asks for signatures through an engine of this process, so that neither key nor PIN passes through the
/// database library, whose copies nobody wipes.
class CardTlsKey {
 public:
    /// What is signed, and how.
    enum class Padding {
        None,   ///< RSA: as many bytes as the key has, already padded (PSS of TLS 1.3). EC: a digest
        Pkcs1,  ///< RSA: a DigestInfo, padded by the card (TLS 1.2)
    };
    /// Signs with the card. Any thread, one call at a time; waits for the card.
    class Signer {
     public:
        virtual ~Signer() = default;
        /// EC: r and s, 32 bytes each. Errors as of StaffCard::sign().
        [[nodiscard]] virtual Result<QByteArray> sign(Padding padding, const QByteArray& bytes) = 0;
    };

    /// E-CARD-004: TLS can't use a key of this kind (Ed25519), or this OpenSSL takes no engines.
    [[nodiscard]] static Result<std::shared_ptr<CardTlsKey>> make(const CardCertificate& certificate,
                                                                  std::unique_ptr<Signer> signer);
    ~CardTlsKey();
    CardTlsKey(const CardTlsKey&) = delete;
    CardTlsKey& operator=(const CardTlsKey&) = delete;

    [[nodiscard]] QByteArray certificatePem() const;
    /// "engine:key", as libpq's parameter sslkey names a key. Means nothing in another process; no secret.
    [[nodiscard]] QByteArray name() const;
    /// Why the card did not sign when it was last asked; forgotten with that.
    [[nodiscard]] std::optional<Error> takeTrouble();

 private:
    friend struct CardTlsEngine;  ///< what OpenSSL calls
    struct Shared;
    explicit CardTlsKey(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}
    std::shared_ptr<Shared> m_shared;
};

}  // namespace mado
