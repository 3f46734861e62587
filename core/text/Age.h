// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/PartialDate.h"

#include <QDate>

#include <optional>

namespace mado {

/// Ages by 年齢計算ニ関スル法律 and 民法143条: an age is reached at the end of the day before the birthday. A
/// person born on 29 February reaches it at the end of 28 February in every year. Ages are whole years, 0 or
/// more; all dates must be valid, or the answer is invalid (or -1).

/// "n 歳に達する日": the day before the n-th birthday (born 1958-04-01, 70: 2028-03-31).
[[nodiscard]] QDate dateOfReaching(const QDate& birth, int age);
/// The day after dateOfReaching: the birthday itself; 1 March in common years for who is born on 29 February.
[[nodiscard]] QDate birthdayAt(const QDate& birth, int age);
/// The age that the law gives at the end of `day` (満年齢, "達している"). -1 before birth.
[[nodiscard]] int legalAge(const QDate& birth, const QDate& day);
/// The age as people say it and screens show it: rises on the birthday. -1 before birth.
[[nodiscard]] int ageOn(const QDate& birth, const QDate& day);
/// "n 歳に達する日以後の最初の3月31日": the end of that school year. Born on 1 April belongs to the earlier
/// year.
[[nodiscard]] QDate schoolYearEnd(const QDate& birth, int age);

/// The day taken as birth date where parts are unknown: the last possible day. Nothing if wholly unknown.
[[nodiscard]] std::optional<QDate> assumedBirthDate(const PartialDate& birth);

}  // namespace mado
