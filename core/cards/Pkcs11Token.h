// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardCertificate.h"
#include "core/cards/Pkcs11Module.h"
#include "core/cards/StaffCard.h"

#include <vector>

namespace mado {

/// A token that lies in a slot now and is set up for a person.
struct Pkcs11Token {
    unsigned long slot = 0;
    QString label;
    QString serial;
    PinState pin = PinState::Fine;
    bool hasPinPad = false;  ///< the PIN is typed at the reader
    QByteArray keyId;        ///< CKA_ID of certificate and key
    CardCertificate certificate;

    [[nodiscard]] QString cardId() const { return serial + QLatin1Char('/') + label; }
};

namespace pkcs11 {

/// What a return value of a call means to a clerk; `what` names the call for the log.
[[nodiscard]] Error refusal(unsigned long code, const char* what);
/// Tokens set up for a person, in order of slots. E-CARD-006 if there is no reader at all.
[[nodiscard]] Result<std::vector<Pkcs11Token>> tokens(Pkcs11Module& module);
/// E-CARD-003 if it is not there any more.
[[nodiscard]] Result<Pkcs11Token> tokenOf(Pkcs11Module& module, const QString& cardId);

}  // namespace pkcs11

}  // namespace mado
