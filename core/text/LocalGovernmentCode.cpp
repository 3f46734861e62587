// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/LocalGovernmentCode.h"

namespace mado {

int localGovernmentCheckDigit(QStringView code) {
    if (code.size() != 5) return -1;
    int sum = 0;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const int digit = code[i].unicode() - u'0';
        if (digit < 0 || digit > 9) return -1;
        sum += digit * static_cast<int>(6 - i);
    }
    return (11 - sum % 11) % 10;
}

}  // namespace mado
