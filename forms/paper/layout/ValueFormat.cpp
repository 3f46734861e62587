// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/layout/ValueFormat.h"

#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/PartialDate.h"
#include "core/text/Width.h"

#include <QDateTime>
#include <QStringList>

namespace mado {

using namespace Qt::StringLiterals;

namespace {
/// 1234567 as 1,234,567 whatever the locale of the machine is.
QString grouped(qint64 number) {
    QString text = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first; at -= 3)
        text.insert(at, u',');
    return text;
}
}  // namespace

std::optional<ValueFormat> ValueFormat::parse(QStringView text) {
    static constexpr struct {
        QStringView name;
        Kind kind;
        bool argument;
    } known[] = {{u"wareki", Kind::Wareki, false},
                 {u"wareki_wide", Kind::WarekiWide, false},
                 {u"time", Kind::Time, false},
                 {u"era_year", Kind::EraYear, false},
                 {u"year", Kind::Year, false},
                 {u"month", Kind::Month, false},
                 {u"day", Kind::Day, false},
                 {u"yen", Kind::Yen, false},
                 {u"amount", Kind::Amount, false},
                 {u"wide", Kind::Wide, false},
                 {u"fullwidth", Kind::FullWidth, false},
                 {u"postal", Kind::Postal, false},
                 {u"ratio", Kind::Ratio, false},
                 {u"age", Kind::Age, false},
                 {u"sex", Kind::Sex, false},
                 {u"mask", Kind::Mask, false},
                 {u"prefix", Kind::Prefix, true},
                 {u"suffix", Kind::Suffix, true},
                 {u"map", Kind::Map, true},
                 {u"before", Kind::Before, true},
                 {u"after", Kind::After, true},
                 {u"name", Kind::Name, false}};
    const qsizetype open = text.indexOf(u'(');
    const QStringView name = open < 0 ? text : text.first(open);
    if (open >= 0 && !text.endsWith(u')')) return std::nullopt;
    for (const auto& entry : known) {
        if (entry.name != name || entry.argument != (open >= 0)) continue;
        ValueFormat format;
        format.m_kind = entry.kind;
        if (open >= 0) format.m_argument = text.mid(open + 1, text.size() - open - 2).toString();
        return format;
    }
    return std::nullopt;
}

std::optional<QString> ValueFormat::date(const QString& text) const {
    const auto parsed = PartialDate::fromIso(QStringView(text).left(10));
    if (!parsed) return std::nullopt;
    if (m_kind == Kind::Wareki) return formatDate(*parsed, DateStyle::Kanji);
    if (m_kind == Kind::WarekiWide) return formatDate(*parsed, DateStyle::KanjiFullWidth);
    if (m_kind == Kind::Month) return parsed->month() == 0 ? QString() : QString::number(parsed->month());
    if (m_kind == Kind::Day) return parsed->day() == 0 ? QString() : QString::number(parsed->day());
    const auto era = EraDate::of(parsed->latest());
    if (!era) return std::nullopt;
    if (m_kind == Kind::Year) return era->year == 1 ? u"元"_s : QString::number(era->year);
    return eraByCode(era->era)->name.toString() + (era->year == 1 ? u"元"_s : QString::number(era->year));
}

std::optional<QString> ValueFormat::number(const QJsonValue& value) const {
    if (!value.isDouble()) return std::nullopt;
    const qint64 n = value.toInteger();
    switch (m_kind) {
        case Kind::Yen:
            return grouped(n) + u'円';
        case Kind::Amount:
            return grouped(n);
        case Kind::Age:
            return QString::number(n) + u'歳';
        default:  // a ratio in per cent, printed in tenths as on certificates
            if (n % 10 != 0) return toFullWidthDigits(QString::number(n)) + u'％';
            return toFullWidthDigits(QString::number(n / 10)) + u'割';
    }
}

QString ValueFormat::mapped(const QString& text) const {
    QString otherwise = text;
    for (const QString& pair : m_argument.split(u',')) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 0) continue;
        if (pair.first(equals) == text) return pair.mid(equals + 1);
        if (pair.first(equals) == u"*") otherwise = pair.mid(equals + 1);
    }
    return otherwise;
}

std::optional<QString> ValueFormat::apply(const QJsonValue& value) const {
    switch (m_kind) {
        case Kind::Yen:
        case Kind::Amount:
        case Kind::Ratio:
        case Kind::Age:
            return number(value);
        default:
            break;
    }
    QString text;
    if (value.isDouble()) {
        text = QString::number(value.toInteger());
    } else if (value.isBool()) {
        text = value.toBool() ? u"true"_s : u"false"_s;
    } else if (value.isString()) {
        text = value.toString();
    } else {
        return std::nullopt;
    }
    switch (m_kind) {
        case Kind::Wareki:
        case Kind::WarekiWide:
        case Kind::EraYear:
        case Kind::Year:
        case Kind::Month:
        case Kind::Day:
            return date(text);
        case Kind::Time: {
            const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
            if (!time.isValid()) return std::nullopt;
            const QTime clock = time.toOffsetFromUtc(9 * 3600).time();
            return u"%1時%2分"_s.arg(clock.hour()).arg(clock.minute(), 2, 10, QChar(u'0'));
        }
        case Kind::Wide:
            return toFullWidthDigits(text);
        case Kind::FullWidth:
            return toFullWidth(text);
        case Kind::Postal: {
            const QString digits = toHalfWidthCode(text).remove(u'-');
            return digits.size() == 7 ? digits.left(3) + u'-' + digits.mid(3) : text;
        }
        case Kind::Sex:
            return text == u"1" ? u"男"_s : text == u"2" ? u"女"_s : QString();
        case Kind::Mask:
            return text.size() <= 3 ? text : QString(text.size() - 3, u'＊') + text.right(3);
        case Kind::Prefix:
            return text.isEmpty() ? text : m_argument + text;
        case Kind::Suffix:
            return text.isEmpty() ? text : text + m_argument;
        case Kind::Map:
            return mapped(text);
        case Kind::Before:
            return text.contains(m_argument) ? text.left(text.indexOf(m_argument)) : text;
        case Kind::After:
            return text.contains(m_argument) ? text.mid(text.indexOf(m_argument) + m_argument.size()) : text;
        default:  // Name: only the ASCII space between Japanese parts; a Latin name keeps its own
            if (text.contains(u' ') && text.front() > QChar(0x2E80) && text.front() < QChar(0xFF00))
                text.replace(u' ', QChar(0x3000));
            return text;
    }
}

}  // namespace mado
