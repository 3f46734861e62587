// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <QString>

namespace mado {

/// What a person proves an identity with to the database: a certificate and the private key that belongs to
/// it. Either the key lies in a file (evaluation, drills, the simulator), or it stays on a card and is used
/// there, named by a URI.
struct TlsCredential {
    QString login;            ///< name of the login role; the certificate's common name
    QString certificatePath;  ///< PEM
    QString keyPath = {};     ///< PEM, readable by this user only
    QString keyUri = {};      ///< "pkcs11:token=...;object=..." (RFC 7512); then `keyPath` is empty
    QString modulePath = {};  ///< the card's PKCS#11 module
    SecretBuffer pin = {};    ///< of the card; kept only while the person is signed in

    [[nodiscard]] bool isOnCard() const { return !keyUri.isEmpty(); }
    [[nodiscard]] TlsCredential clone() const {
        return {login, certificatePath, keyPath, keyUri, modulePath, pin.clone()};
    }
};

}  // namespace mado
