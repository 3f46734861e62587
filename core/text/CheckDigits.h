// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"

#include <QString>
#include <QStringView>

#include <span>

namespace mado {

/// Individual number (個人番号), 12 digits with a check digit (平成26年総務省令第85号5条). The number is
/// never held in a QString here and never appears in an error. Full-width digits are accepted; nothing else
/// is, no spaces, no hyphens. E-NUMBER-001 not 12 digits long, E-NUMBER-002 something else than digits,
/// E-NUMBER-003 check digit. The check does not notice every slip: remainders 0 and 1 share the check digit
/// 0.
[[nodiscard]] Result<void> checkIndividualNumber(std::span<const char16_t> typed, const QString& field = {});
/// UTF-8 bytes, as in SecretBuffer::bytes().
[[nodiscard]] Result<void> checkIndividualNumber(std::span<const unsigned char> utf8,
                                                 const QString& field = {});
/// The 12 ASCII digits, for sealing; errors as above.
[[nodiscard]] Result<SecretBuffer> individualNumberOf(std::span<const char16_t> typed,
                                                      const QString& field = {});
[[nodiscard]] Result<SecretBuffer> individualNumberOf(const SecretBuffer& utf8, const QString& field = {});

/// Verification digit (検証番号) of the digits before it: weights 2, 1, 2, ... from the right, digits of the
/// products added, (10 - sum mod 10) mod 10. Serves insurer numbers, 公費負担者番号, 公費受給者番号 and
/// 医療機関番号. Source: 厚生省 通知 昭和51年保険発第45号 and successors (保険者番号等の設定). -1 if `digits`
/// is empty or holds anything but ASCII digits.
[[nodiscard]] int verificationDigit(QStringView digits);
/// An insurer number of 6 digits (municipal NHI: prefecture 2, insurer 3, check 1) or 8 (law 2 before them)
/// as ASCII digits. Full width accepted. E-NUMBER-011 not 6 or 8 digits, E-NUMBER-012 verification digit.
[[nodiscard]] Result<QString> parseInsurerNumber(QStringView typed, const QString& field = {});

}  // namespace mado
