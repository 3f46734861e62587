// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Age.h"

namespace mado {

QDate dateOfReaching(const QDate& birth, int age) {
    if (!birth.isValid() || age < 0) return {};
    const QDate birthday(birth.year() + age, birth.month(), birth.day());
    // 民法143条2項但書: no such day in that month, so the term ends with the month (only for 29 February).
    return birthday.isValid() ? birthday.addDays(-1) : QDate(birth.year() + age, 2, 28);
}

QDate birthdayAt(const QDate& birth, int age) {
    const QDate reached = dateOfReaching(birth, age);
    return reached.isValid() ? reached.addDays(1) : QDate();
}

int legalAge(const QDate& birth, const QDate& day) {
    if (!birth.isValid() || !day.isValid() || day < birth) return -1;
    const int next = day.year() - birth.year() + 1;  // also 1 January reaches its age on 31 December
    if (dateOfReaching(birth, next) <= day) return next;
    return dateOfReaching(birth, next - 1) <= day ? next - 1 : next - 2;
}

int ageOn(const QDate& birth, const QDate& day) {
    if (!birth.isValid() || !day.isValid() || day < birth) return -1;
    const int years = day.year() - birth.year();
    return birthdayAt(birth, years) <= day ? years : years - 1;
}

QDate schoolYearEnd(const QDate& birth, int age) {
    const QDate reached = dateOfReaching(birth, age);
    if (!reached.isValid()) return {};
    const QDate end(reached.year(), 3, 31);
    return reached <= end ? end : end.addYears(1);
}

std::optional<QDate> assumedBirthDate(const PartialDate& birth) {
    if (birth.isUnknown()) return std::nullopt;
    return birth.latest();
}

}  // namespace mado
