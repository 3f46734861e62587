// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/Wording.h"

#include "core/text/DateText.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int japanOffsetSeconds = 9 * 3600;

}  // namespace

QString Wording::date(const QDate& day) const {
    return formatDate(day, isJapanese() ? DateStyle::Short : DateStyle::Iso);
}

QString Wording::longDate(const QDate& day) const {
    return formatDate(day, isJapanese() ? DateStyle::Kanji : DateStyle::English);
}

QString Wording::date(const QString& isoOrPartial) const {
    const auto day = PartialDate::fromIso(isoOrPartial);
    if (!day) return isoOrPartial;
    return formatDate(*day, isJapanese() ? DateStyle::Short : DateStyle::Iso);
}

QString Wording::time(const QDateTime& at) const {
    return at.toOffsetFromUtc(japanOffsetSeconds).time().toString(u"HH:mm:ss"_s);
}

QString Wording::dateTime(const QDateTime& at) const {
    const QDateTime there = at.toOffsetFromUtc(japanOffsetSeconds);
    return date(there.date()) + u' ' + there.time().toString(u"HH:mm"_s);
}

QString Wording::yen(qint64 amount) const {
    const QString digits = QLocale(QLocale::English).toString(amount);
    return isJapanese() ? digits + u"円"_s : u"¥"_s + digits;
}

}  // namespace mado
