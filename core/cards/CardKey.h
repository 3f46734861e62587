// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace mado {

/// How a staff card signs. The kinds that cards in use have; anything else is refused when the card is read.
enum class CardAlgorithm {
    Ed25519,          ///< over the bytes themselves; 64 bytes
    EcdsaP256Sha256,  ///< r and s, 32 bytes each, as PKCS#11 gives them
    RsaSha256,        ///< PKCS#1 v1.5, at least 2048 bits
};

/// The public half of a card's key: what the centre registers, and what a signature is checked with.
struct CardKey {
    CardAlgorithm algorithm = CardAlgorithm::Ed25519;
    QByteArray publicKey;  ///< Ed25519: its 32 bytes; otherwise the SubjectPublicKeyInfo in DER
    friend bool operator==(const CardKey&, const CardKey&) = default;
};

/// The key of which the centre registered these bytes (CardKey::publicKey): which kind it is, they say
/// themselves. Nothing if they are no key of a kind that is used here.
[[nodiscard]] std::optional<CardKey> registeredCardKey(const QByteArray& publicKey);

/// Whether `signature` is the key's over `message`. False for keys and signatures of a wrong form.
[[nodiscard]] bool verifies(const CardKey& key, const QByteArray& message, const QByteArray& signature);

}  // namespace mado
