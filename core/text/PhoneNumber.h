// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace mado {

/// The search key of a phone number: digits only; +81 becomes 0. "０４８（２５８）１１１０" gives
/// "0482581110". An extension after 内線 is dropped. Empty if there is no digit.
[[nodiscard]] QString phoneKey(QStringView typed);
/// 10 or 11 digits beginning with 0, as domestic numbers have, and nothing but digits and the usual marks.
[[nodiscard]] bool looksLikePhone(QStringView typed);

}  // namespace mado
