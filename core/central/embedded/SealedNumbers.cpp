// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/SealedNumbers.h"

#include <sodium.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::sealed_number {

namespace {

unsigned char* data(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* data(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

}  // namespace

KeyPair generate() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    KeyPair pair{QByteArray(crypto_box_PUBLICKEYBYTES, '\0'), SecretBuffer(crypto_box_SECRETKEYBYTES)};
    crypto_box_keypair(data(pair.publicKey), pair.secretKey.bytes().data());
    return pair;
}

Result<QByteArray> seal(const SecretBuffer& digits, const QByteArray& publicKey) {
    if (publicKey.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES))
        return fail(u"E-CENTRAL-023"_s);
    QByteArray sealed(static_cast<qsizetype>(digits.size() + crypto_box_SEALBYTES), '\0');
    if (crypto_box_seal(data(sealed), digits.bytes().data(), digits.size(), data(publicKey)) != 0) {
        return fail(u"E-CENTRAL-023"_s);
    }
    return sealed;
}

Result<SecretBuffer> open(const QByteArray& sealed, const QByteArray& publicKey,
                          const SecretBuffer& secretKey) {
    const bool sane = sealed.size() > static_cast<qsizetype>(crypto_box_SEALBYTES) &&
                      publicKey.size() == static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES) &&
                      secretKey.size() == crypto_box_SECRETKEYBYTES;
    if (!sane) return fail(u"E-CENTRAL-024"_s);
    SecretBuffer digits(static_cast<std::size_t>(sealed.size()) - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(digits.bytes().data(), data(sealed),
                             static_cast<unsigned long long>(sealed.size()), data(publicKey),
                             secretKey.bytes().data()) != 0) {
        return fail(u"E-CENTRAL-024"_s);
    }
    return digits;
}

}  // namespace mado::sealed_number
