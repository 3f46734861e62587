// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/CheckDigits.h"

#include "core/text/Width.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t kIndividualNumberLength = 12;
constexpr int kNoDigit = -1;

int digitOf(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
    return kNoDigit;
}

/// Reads one character of UTF-8 as far as digits need it: ASCII, or three bytes of a full-width digit.
int cutDigit(std::span<const unsigned char>& bytes) {
    if (bytes.size() >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBC && bytes[2] >= 0x90 && bytes[2] <= 0x99) {
        const int digit = bytes[2] - 0x90;
        bytes = bytes.subspan(3);
        return digit;
    }
    const int digit = digitOf(bytes[0]);
    bytes = bytes.subspan(1);
    return digit;
}

int cutDigit(std::span<const char16_t>& units) {
    const int digit = digitOf(units[0]);
    units = units.subspan(1);
    return digit;
}

/// P(n): n-th digit from the right of the first 11; Q(n) = n + 1 up to 6, n - 5 from 7 on.
bool checkDigitFits(std::span<const unsigned char> digits) {
    int sum = 0;
    for (int n = 1; n <= 11; ++n) {
        const int weight = n <= 6 ? n + 1 : n - 5;
        sum += (digits[static_cast<std::size_t>(11 - n)] - '0') * weight;
    }
    const int remainder = sum % 11;
    const int expected = remainder <= 1 ? 0 : 11 - remainder;
    return digits[11] - '0' == expected;
}

template <class Unit>
Result<SecretBuffer> readIndividualNumber(std::span<const Unit> typed, const QString& field) {
    SecretBuffer number(kIndividualNumberLength);
    std::size_t count = 0;
    while (!typed.empty()) {
        const int digit = cutDigit(typed);
        if (digit == kNoDigit) return fail(u"E-NUMBER-002"_s, field);
        if (count < kIndividualNumberLength) number.bytes()[count] = static_cast<unsigned char>('0' + digit);
        ++count;
    }
    if (count != kIndividualNumberLength) return fail(u"E-NUMBER-001"_s, field);
    if (!checkDigitFits(number.bytes())) return fail(u"E-NUMBER-003"_s, field);
    return number;
}

Result<void> withoutValue(const Result<SecretBuffer>& number) {
    if (!number) return number.error();
    return {};
}

}  // namespace

Result<void> checkIndividualNumber(std::span<const char16_t> typed, const QString& field) {
    return withoutValue(readIndividualNumber(typed, field));
}

Result<void> checkIndividualNumber(std::span<const unsigned char> utf8, const QString& field) {
    return withoutValue(readIndividualNumber(utf8, field));
}

Result<SecretBuffer> individualNumberOf(std::span<const char16_t> typed, const QString& field) {
    return readIndividualNumber(typed, field);
}

Result<SecretBuffer> individualNumberOf(const SecretBuffer& utf8, const QString& field) {
    return readIndividualNumber(utf8.bytes(), field);
}

int verificationDigit(QStringView digits) {
    if (digits.isEmpty()) return -1;
    int sum = 0;
    bool twice = true;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const int digit = digits[i].unicode() - u'0';
        if (digit < 0 || digit > 9) return -1;
        const int product = twice ? digit * 2 : digit;
        sum += product / 10 + product % 10;
        twice = !twice;
    }
    return (10 - sum % 10) % 10;
}

Result<QString> parseInsurerNumber(QStringView typed, const QString& field) {
    const QString number = toHalfWidthAscii(typed).trimmed();
    if (number.size() != 6 && number.size() != 8) return fail(u"E-NUMBER-011"_s, field);
    const int expected = verificationDigit(QStringView(number).chopped(1));
    const int given = digitOf(number.back().unicode());
    if (expected < 0 || given < 0) return fail(u"E-NUMBER-011"_s, field);
    if (expected != given) return fail(u"E-NUMBER-012"_s, field);
    return number;
}

}  // namespace mado
