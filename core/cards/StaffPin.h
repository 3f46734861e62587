// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"

#include <algorithm>

namespace mado {

/// Whether these bytes have the form of a staff card's PIN: 4 to 12 ASCII digits. Asked before a card judges
/// them, so that a slip of the finger costs no try.
[[nodiscard]] inline bool isStaffPin(const SecretBuffer& pin) {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 12;
    const auto digits = pin.bytes();
    return digits.size() >= shortest && digits.size() <= longest &&
           std::all_of(digits.begin(), digits.end(),
                       [](unsigned char each) { return each >= '0' && each <= '9'; });
}

}  // namespace mado
