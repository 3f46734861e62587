// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>

namespace mado {

/// Individual numbers (個人番号), sealed to the centre's public key at the moment of entry (X25519 sealed
/// box): the terminal that sealed one can't read it again.
namespace sealed_number {
struct KeyPair {
    QByteArray publicKey;  ///< 32 bytes
    SecretBuffer secretKey;
};
[[nodiscard]] KeyPair generate();
/// `digits`: 12 ASCII digits, checked before. E-CENTRAL-023 if the key is not one.
[[nodiscard]] Result<QByteArray> seal(const SecretBuffer& digits, const QByteArray& publicKey);
/// E-CENTRAL-024 if it was sealed to another key or is damaged.
[[nodiscard]] Result<SecretBuffer> open(const QByteArray& sealed, const QByteArray& publicKey,
                                        const SecretBuffer& secretKey);
}  // namespace sealed_number

}  // namespace mado
