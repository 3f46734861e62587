// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QByteArray>

#include <array>
#include <span>

namespace mado {

/// What every terminal knows of the municipality's recovery key: enough to seal, not to open (X25519).
struct RecoveryPublicKey {
    std::array<unsigned char, 32> bytes{};
    /// A sealed box (48 bytes longer than the content) that only the recovery key opens.
    [[nodiscard]] QByteArray seal(const SecretBuffer& content) const;
    friend bool operator==(const RecoveryPublicKey&, const RecoveryPublicKey&) = default;
};

/// The municipality's recovery key. Made once, printed on paper for the safe, never kept on a terminal.
class RecoveryKey {
 public:
    [[nodiscard]] static RecoveryKey generate();
    /// From what was printed: case, spaces and hyphens don't matter, O is read as 0, I and L as 1. E-KEY-007
    /// if it was mistyped (it has a check sum).
    [[nodiscard]] static Result<RecoveryKey> fromPrinted(std::span<const unsigned char> ascii);

    /// 11 groups of five letters and digits with hyphens between (ASCII).
    [[nodiscard]] SecretBuffer printed() const;
    [[nodiscard]] const RecoveryPublicKey& publicKey() const { return m_public; }
    /// E-KEY-009 if it was sealed to another key or is damaged.
    [[nodiscard]] Result<SecretBuffer> open(const QByteArray& sealed) const;

 private:
    explicit RecoveryKey(SecretBuffer seed);
    SecretBuffer m_seed;
    SecretBuffer m_secret;
    RecoveryPublicKey m_public;
};

}  // namespace mado
