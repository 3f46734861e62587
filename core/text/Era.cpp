// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Era.h"

#include "core/text/Width.h"

#include <array>

namespace mado {

namespace {

constexpr std::array<Era, 5> kEras{{
    {1, u'M', u"明治", u"Meiji", u'㍾', 1868, 10, 23, 1912, 7, 29},
    {2, u'T', u"大正", u"Taisho", u'㍽', 1912, 7, 30, 1926, 12, 24},
    {3, u'S', u"昭和", u"Showa", u'㍼', 1926, 12, 25, 1989, 1, 7},
    {4, u'H', u"平成", u"Heisei", u'㍻', 1989, 1, 8, 2019, 4, 30},
    {5, u'R', u"令和", u"Reiwa", u'㋿', 2019, 5, 1, 0, 0, 0},
}};

}  // namespace

bool Era::contains(const QDate& date) const {
    return date.isValid() && date >= first() && (lastYear == 0 || date <= last());
}

std::span<const Era> eras() {
    return kEras;
}

const Era* eraOn(const QDate& date) {
    for (const Era& era : kEras) {
        if (era.contains(date)) return &era;
    }
    return nullptr;
}

const Era* eraByCode(int code) {
    return code >= 1 && code <= static_cast<int>(kEras.size()) ? &kEras[static_cast<std::size_t>(code - 1)]
                                                               : nullptr;
}

const Era* eraByLetter(QChar letter) {
    for (const Era& era : kEras) {
        if (letter.toUpper() == QChar(era.letter)) return &era;
    }
    return nullptr;
}

QDate firstSafeDate() {
    return QDate(1873, 1, 1);
}

std::optional<EraDate> EraDate::of(const QDate& date) {
    const Era* era = eraOn(date);
    if (era == nullptr || date < firstSafeDate()) return std::nullopt;
    return EraDate{era->code, date.year() - era->firstYear + 1, date.month(), date.day()};
}

QDate EraDate::toDate() const {
    const Era* found = eraByCode(era);
    if (found == nullptr || year < 1) return {};
    const QDate date(found->gregorianYear(year), month, day);
    return found->contains(date) && date >= firstSafeDate() ? date : QDate();
}

QString eraYearText(const Era& era, int eraYear, bool fullWidthDigits) {
    QString number = eraYear == 1 ? QString(u'元') : QString::number(eraYear);
    if (fullWidthDigits) number = toFullWidthDigits(number);
    return era.name.toString() + number + u'年';
}

}  // namespace mado
