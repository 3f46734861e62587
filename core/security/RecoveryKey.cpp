// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/RecoveryKey.h"

#include <algorithm>
#include <cctype>
#include <sodium.h>
#include <string_view>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t seedSize = crypto_box_SEEDBYTES;
constexpr std::size_t checkSize = 2;
constexpr std::size_t codeSize = (seedSize + checkSize) * 8 / 5 + 1;  // 272 bits in 55 characters of 5 bits
constexpr std::size_t groupSize = 5;
// Crockford's base 32: no letters that look like digits.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::array<unsigned char, checkSize> checkOf(std::span<const unsigned char> seed) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), seed.data(), seed.size());
    return {hash[0], hash[1]};
}

/// 0-31, or -1 for a character that is not of the code.
int digitOf(unsigned char typed) {
    char letter = static_cast<char>(std::toupper(typed));
    if (letter == 'O') letter = '0';
    if (letter == 'I' || letter == 'L') letter = '1';
    const std::size_t at = alphabet.find(letter);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool isBit(std::span<const unsigned char> bytes, std::size_t bit) {
    return bit / 8 < bytes.size() && ((bytes[bit / 8] >> (7 - bit % 8)) & 1) != 0;
}

}  // namespace

QByteArray RecoveryPublicKey::seal(const SecretBuffer& content) const {
    QByteArray sealed(static_cast<qsizetype>(content.size() + crypto_box_SEALBYTES), '\0');
    crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()), content.bytes().data(), content.size(),
                    bytes.data());
    return sealed;
}

RecoveryKey::RecoveryKey(SecretBuffer seed) : m_seed(std::move(seed)), m_secret(crypto_box_SECRETKEYBYTES) {
    crypto_box_seed_keypair(m_public.bytes.data(), m_secret.bytes().data(), m_seed.bytes().data());
}

RecoveryKey RecoveryKey::generate() {
    return RecoveryKey(SecretBuffer::random(seedSize));
}

SecretBuffer RecoveryKey::printed() const {
    SecretBuffer content(seedSize + checkSize);
    std::copy_n(m_seed.bytes().begin(), seedSize, content.bytes().begin());
    std::ranges::copy(checkOf(m_seed.bytes()), content.bytes().begin() + seedSize);
    SecretBuffer text(codeSize + (codeSize - 1) / groupSize);
    std::size_t out = 0;
    for (std::size_t i = 0; i < codeSize; ++i) {
        if (i > 0 && i % groupSize == 0) text.bytes()[out++] = '-';
        std::size_t digit = 0;
        for (std::size_t bit = i * 5; bit < i * 5 + 5; ++bit)
            digit = digit * 2 + (isBit(content.bytes(), bit) ? 1 : 0);
        text.bytes()[out++] = static_cast<unsigned char>(alphabet[digit]);
    }
    return text;
}

Result<RecoveryKey> RecoveryKey::fromPrinted(std::span<const unsigned char> ascii) {
    SecretBuffer content(seedSize + checkSize);
    std::size_t bit = 0;
    for (const unsigned char typed : ascii) {
        if (typed == '-' || std::isspace(typed) != 0) continue;
        const int digit = digitOf(typed);
        if (digit < 0 || bit >= codeSize * 5) return fail(u"E-KEY-007"_s);
        for (int i = 4; i >= 0; --i, ++bit) {
            if (((digit >> i) & 1) == 0) continue;
            if (bit / 8 >= content.size()) return fail(u"E-KEY-007"_s);
            content.bytes()[bit / 8] |= static_cast<unsigned char>(0x80U >> (bit % 8));
        }
    }
    const auto seed = content.bytes().first(seedSize);
    const auto check = checkOf(seed);
    if (bit != codeSize * 5 || !std::ranges::equal(check, content.bytes().subspan(seedSize))) {
        return fail(u"E-KEY-007"_s);
    }
    return RecoveryKey(SecretBuffer::copyOf(seed));
}

Result<SecretBuffer> RecoveryKey::open(const QByteArray& sealed) const {
    const auto size = static_cast<std::size_t>(sealed.size());
    if (size < crypto_box_SEALBYTES) return fail(u"E-KEY-009"_s);
    SecretBuffer content(size - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(content.bytes().data(),
                             reinterpret_cast<const unsigned char*>(sealed.constData()), size,
                             m_public.bytes.data(), m_secret.bytes().data()) != 0) {
        return fail(u"E-KEY-009"_s);
    }
    return content;
}

}  // namespace mado
