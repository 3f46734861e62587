// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardTlsKey.h"
#include "core/cards/Pkcs11Token.h"

#include <memory>

namespace mado::pkcs11 {

/// One signature with the key of the card that lies in a reader as `cardId`; one try of the PIN, never
/// repeated. Errors as of StaffCard::sign().
[[nodiscard]] Result<QByteArray> sign(Pkcs11Module& module, const QString& cardId, const SecretBuffer& pin,
                                      unsigned long mechanism, const QByteArray& data);

/// Signs for TLS with that PIN, as often as the connection is made anew. A PIN that the card refused is wiped
/// and never tried again, or connecting anew would block the card.
[[nodiscard]] std::unique_ptr<CardTlsKey::Signer> tlsSigner(std::shared_ptr<Pkcs11Module> module,
                                                            const Pkcs11Token& token,
                                                            const SecretBuffer& pin);

}  // namespace mado::pkcs11
