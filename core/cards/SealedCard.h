// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/cards/StaffIdentity.h"

#include <QByteArray>
#include <QString>

namespace mado {

/// The file of a software card: who, an Ed25519 secret key sealed by the PIN (Argon2id, XSalsa20-Poly1305),
/// and how many wrong PINs were tried. Not as safe as a real card (whoever copies the file can try PINs
/// elsewhere): for evaluation and drills.
struct SealedCard {
    QString staffId;
    QString label;
    int wrongTries = 0;
    QByteArray salt;
    QByteArray nonce;
    QByteArray sealed;

    [[nodiscard]] static SealedCard make(const StaffIdentity& staff, const SecretBuffer& pin,
                                         QByteArray& publicKey);
    /// The secret key. E-CARD-001 if the PIN is wrong. The count of tries is the caller's.
    [[nodiscard]] Result<SecretBuffer> unseal(const SecretBuffer& pin) const;

    /// E-CARD-003 if there is no such file, E-CARD-004 if it is torn or altered by accident: a checksum tells
    /// that from a wrong PIN, which would cost a try.
    [[nodiscard]] static Result<SealedCard> read(const QString& path);
    [[nodiscard]] QByteArray toBytes() const;
};

}  // namespace mado
