// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/NumberSealer.h"

#include "core/central/embedded/SealedNumbers.h"

#include <array>

namespace mado {

namespace {

constexpr quint64 bodies = 100'000'000'000ULL;  // eleven digits before the check digit
// Has no factor with 10^11, so that different persons get different bodies; small enough for 64 bits.
constexpr quint64 stride = 6'180'339'887ULL;
constexpr quint64 people = 2'900'000'000ULL;

/// 平成26年総務省令第85号5条: weights 2..7, 2..6 from the right, 11 less the remainder, 0 for 10 and 11.
int checkDigit(const std::array<int, 11>& digits) {
    int sum = 0;
    for (int n = 1; n <= 11; ++n) {
        const int weight = n <= 6 ? n + 1 : n - 5;
        sum += digits[static_cast<std::size_t>(11 - n)] * weight;
    }
    const int rest = sum % 11;
    return rest <= 1 ? 0 : 11 - rest;
}

}  // namespace

SecretBuffer NumberSealer::digitsOf(const QString& addresseeNo) const {
    const quint64 person = addresseeNo.toULongLong() % people;
    quint64 body = (person * stride + m_seed % bodies) % bodies;
    std::array<int, 11> digits{};
    for (std::size_t i = 11; i-- > 0; body /= 10)
        digits[i] = static_cast<int>(body % 10);
    SecretBuffer number(12);
    for (std::size_t i = 0; i < 11; ++i)
        number.bytes()[i] = static_cast<unsigned char>('0' + digits[i]);
    number.bytes()[11] = static_cast<unsigned char>('0' + checkDigit(digits));
    return number;
}

Result<QByteArray> NumberSealer::numberOf(const QString& addresseeNo) const {
    return sealed_number::seal(digitsOf(addresseeNo), m_publicKey);
}

}  // namespace mado
