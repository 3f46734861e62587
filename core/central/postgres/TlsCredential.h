// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/CardTlsKey.h"

#include <QString>

#include <memory>

class QTemporaryFile;

namespace mado {

/// What a person proves an identity with to the database: a certificate and the private key that belongs to
/// it. Either the key lies in a file (evaluation, drills, the simulator), or it stays on a card and is used
/// there.
struct TlsCredential {
    QString login;            ///< name of the login role; the certificate's common name
    QString certificatePath;  ///< PEM
    QString keyPath = {};     ///< PEM, readable by this user only; empty for a key on a card
    std::shared_ptr<CardTlsKey> cardKey = {};
    /// The certificate of a card while it is used: the library takes it from a file only. Gone with the last
    /// credential.
    std::shared_ptr<QTemporaryFile> certificateFile = {};

    [[nodiscard]] bool isOnCard() const { return cardKey != nullptr; }
    /// Of a card; the file lies in `folder`. E-STORE-001 if it can't be written.
    [[nodiscard]] static Result<TlsCredential> onCard(const QString& login, std::shared_ptr<CardTlsKey> key,
                                                      const QString& folder);
};

}  // namespace mado
