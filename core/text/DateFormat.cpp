// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/Width.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::array<QStringView, 12> kEnglishMonths{u"January",   u"February", u"March",    u"April",
                                                     u"May",       u"June",     u"July",     u"August",
                                                     u"September", u"October",  u"November", u"December"};

QString twoDigits(int number) {
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

QString monthAndDay(const PartialDate& date) {
    if (date.month() == 0) return u"月日不詳"_s;
    return QString::number(date.month()) + u'月' +
           (date.day() == 0 ? u"日不詳"_s : QString::number(date.day()) + u'日');
}

/// "令和8年", or both years where the possible days cross an era border.
QString yearInEra(const PartialDate& date) {
    const std::optional<EraDate> first = EraDate::of(date.earliest());
    const std::optional<EraDate> last = EraDate::of(date.latest());
    if (!first || !last) return QString::number(date.year()) + u'年';
    const QString text = eraYearText(*eraByCode(first->era), first->year);
    return first->era == last->era ? text : text + u'・' + eraYearText(*eraByCode(last->era), last->year);
}

QString gregorianYear(const PartialDate& date) {
    return QString::number(date.year()) + u'年';
}

QString shortText(const PartialDate& date) {
    const std::optional<EraDate> era = EraDate::of(date.latest());
    const QString month = date.month() == 0 ? u"00"_s : QString::number(date.month());
    const QString day = date.day() == 0 ? u"00"_s : QString::number(date.day());
    if (!era) return u"%1.%2.%3"_s.arg(QString::number(date.year()), month, day);
    return QChar(eraByCode(era->era)->letter) + u"%1.%2.%3"_s.arg(QString::number(era->year), month, day);
}

QString english(const PartialDate& date) {
    QString text = QString::number(date.year());
    if (date.month() != 0)
        text.prepend(kEnglishMonths[static_cast<std::size_t>(date.month() - 1)].toString() + u' ');
    if (date.day() != 0)
        text.prepend(QString::number(date.day()) + u' ');
    else
        text += date.month() == 0 ? u" (month and day unknown)"_s : u" (day unknown)"_s;
    return text;
}

QString englishBoth(const PartialDate& date) {
    const std::optional<EraDate> era = EraDate::of(date.date());
    if (!era) return english(date);
    return english(date) +
           u" (%1 %2)"_s.arg(eraByCode(era->era)->romanName.toString(), QString::number(era->year));
}

QString unknownText(DateStyle style) {
    switch (style) {
        case DateStyle::Iso:
            return PartialDate().toIso();
        case DateStyle::English:
        case DateStyle::EnglishBoth:
            return u"unknown"_s;
        default:
            return u"不詳"_s;
    }
}

}  // namespace

QString formatDate(const QDate& date, DateStyle style) {
    return date.isValid() ? formatDate(PartialDate(date), style) : QString();
}

QString formatDate(const PartialDate& date, DateStyle style) {
    if (date.isUnknown()) return unknownText(style);
    switch (style) {
        case DateStyle::Kanji:
            return yearInEra(date) + monthAndDay(date);
        case DateStyle::KanjiFullWidth:
            return toFullWidthDigits(yearInEra(date) + monthAndDay(date));
        case DateStyle::KanjiWeekday:
            return yearInEra(date) + monthAndDay(date) +
                   (date.isComplete() ? u"(%1)"_s.arg(weekdayKanji(date.date())) : QString());
        case DateStyle::Short:
            return shortText(date);
        case DateStyle::SideBySide:
            return yearInEra(date) + monthAndDay(date) + u"(%1年)"_s.arg(date.year());
        case DateStyle::Gregorian:
            return gregorianYear(date) + monthAndDay(date);
        case DateStyle::Iso:
            return date.toIso();
        case DateStyle::Slash:
            return u"%1/%2/%3"_s.arg(QString::number(date.year()), twoDigits(date.month()),
                                     twoDigits(date.day()));
        case DateStyle::English:
            return english(date);
        case DateStyle::EnglishBoth:
            return englishBoth(date);
    }
    return {};
}

QChar weekdayKanji(const QDate& date) {
    constexpr char16_t kDays[] = u"月火水木金土日";
    return date.isValid() ? QChar(kDays[date.dayOfWeek() - 1]) : QChar();
}

}  // namespace mado
