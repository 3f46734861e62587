// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/CardKey.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <sodium.h>

namespace mado {

namespace {

constexpr int p256Half = 32;     // bytes of r and of s
constexpr int rsaFewest = 2048;  // bits; NIST SP 800-57 part 1, table 2

const unsigned char* bytesOf(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* pointer) const { release(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX, EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG, ECDSA_SIG_free>>;

Key keyOf(const QByteArray& der) {
    const unsigned char* position = bytesOf(der);
    return Key(d2i_PUBKEY(nullptr, &position, static_cast<long>(der.size())));
}

/// r and s side by side, as ASN.1 has them.
QByteArray asn1Of(const QByteArray& signature) {
    if (signature.size() != qsizetype{2} * p256Half) return {};
    EcSignature parts(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(bytesOf(signature), p256Half, nullptr);
    BIGNUM* s = BN_bin2bn(bytesOf(signature) + p256Half, p256Half, nullptr);
    if (parts == nullptr || r == nullptr || s == nullptr || ECDSA_SIG_set0(parts.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* encoded = nullptr;
    const int size = i2d_ECDSA_SIG(parts.get(), &encoded);
    if (size <= 0) return {};
    const QByteArray bytes(reinterpret_cast<const char*>(encoded), size);
    OPENSSL_free(encoded);
    return bytes;
}

bool isP256(const EVP_PKEY* key) {
    return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == 256;
}
bool isRsa(const EVP_PKEY* key) {
    return EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= rsaFewest;
}

bool verifiesSha256(EVP_PKEY* key, const QByteArray& message, const QByteArray& signature) {
    const Digest digest(EVP_MD_CTX_new());
    return digest != nullptr &&
           EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(digest.get(), bytesOf(signature), static_cast<std::size_t>(signature.size()),
                            bytesOf(message), static_cast<std::size_t>(message.size())) == 1;
}

}  // namespace

std::optional<CardKey> registeredCardKey(const QByteArray& publicKey) {
    if (publicKey.size() == qsizetype(crypto_sign_PUBLICKEYBYTES))
        return CardKey{CardAlgorithm::Ed25519, publicKey};
    const Key key = keyOf(publicKey);
    if (key == nullptr) return std::nullopt;
    if (isP256(key.get())) return CardKey{CardAlgorithm::EcdsaP256Sha256, publicKey};
    if (isRsa(key.get())) return CardKey{CardAlgorithm::RsaSha256, publicKey};
    return std::nullopt;
}

bool verifies(const CardKey& key, const QByteArray& message, const QByteArray& signature) {
    if (key.algorithm == CardAlgorithm::Ed25519) {
        return signature.size() == qsizetype(crypto_sign_BYTES) &&
               key.publicKey.size() == qsizetype(crypto_sign_PUBLICKEYBYTES) &&
               crypto_sign_verify_detached(bytesOf(signature), bytesOf(message),
                                           static_cast<unsigned long long>(message.size()),
                                           bytesOf(key.publicKey)) == 0;
    }
    const Key publicKey = keyOf(key.publicKey);
    if (publicKey == nullptr) return false;
    if (key.algorithm == CardAlgorithm::EcdsaP256Sha256) {
        const QByteArray encoded = asn1Of(signature);
        return isP256(publicKey.get()) && !encoded.isEmpty() &&
               verifiesSha256(publicKey.get(), message, encoded);
    }
    return isRsa(publicKey.get()) && verifiesSha256(publicKey.get(), message, signature);
}

}  // namespace mado
