// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ClosedDays.h"

#include "core/rules/Figures.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView holidayRules("calendar.holidays");
constexpr QLatin1StringView officeClosed("calendar.office_closed");

struct Names {
    QString ja;
    QString en;
    [[nodiscard]] bool none() const { return ja.isEmpty(); }
};

Names namesOf(const QJsonObject& rule) {
    return {rule["ja"_L1].toString(), rule["en"_L1].toString()};
}

/// Day of the month of an equinox: floor(base + step x (year - epoch) - floor((year - epoch) / 4)), in
/// millionths.
int equinoxDay(const QJsonObject& rule, int year) {
    const qint64 passed = year - rule["epoch"_L1].toInt();
    const qint64 millionths =
        rule["base_millionths"_L1].toInteger() + rule["step_millionths"_L1].toInteger() * passed;
    return static_cast<int>(millionths / rateUnit - passed / 4);
}

bool matches(const QJsonObject& rule, QDate date) {
    if (rule.contains("date"_L1)) return rule["date"_L1].toString() == date.toString(Qt::ISODate);
    if (rule["month"_L1].toInt() != date.month()) return false;
    if (rule.contains("day"_L1)) return rule["day"_L1].toInt() == date.day();
    if (rule.contains("nth_monday"_L1)) {
        return date.dayOfWeek() == Qt::Monday && (date.day() - 1) / 7 + 1 == rule["nth_monday"_L1].toInt();
    }
    return equinoxDay(rule, date.year()) == date.day();
}

Names namedHoliday(const QJsonObject& rules, QDate date) {
    const QJsonArray days = rules["days"_L1].toArray();
    for (const QJsonValue& day : days) {
        if (matches(day.toObject(), date)) return namesOf(day.toObject());
    }
    return {};
}

/// 祝日法3条2項 (the next day that is no holiday after a Sunday holiday) and 3項 (a day between two
/// holidays).
Names substituteHoliday(const QJsonObject& rules, QDate date) {
    if (!rules["substitutes"_L1].toBool()) return {};
    for (QDate before = date.addDays(-1); !namedHoliday(rules, before).none(); before = before.addDays(-1)) {
        if (before.dayOfWeek() == Qt::Sunday) return namesOf(rules["substitute_name"_L1].toObject());
    }
    if (!namedHoliday(rules, date.addDays(-1)).none() && !namedHoliday(rules, date.addDays(1)).none()) {
        return namesOf(rules["between_name"_L1].toObject());
    }
    return {};
}

Names closedSpan(const QJsonArray& spans, QDate date) {
    const int monthDay = date.month() * 100 + date.day();
    for (const QJsonValue& value : spans) {
        const QJsonObject span = value.toObject();
        const int from = span["from_month"_L1].toInt() * 100 + span["from_day"_L1].toInt();
        const int to = span["to_month"_L1].toInt() * 100 + span["to_day"_L1].toInt();
        const bool inside =
            from <= to ? (monthDay >= from && monthDay <= to) : (monthDay >= from || monthDay <= to);
        if (inside) return namesOf(span);
    }
    return {};
}

}  // namespace

Result<ClosedDay> closedDay(const Parameters& parameters, QDate date) {
    Figures figures(parameters, date);
    const QJsonObject holidays = figures.object(holidayRules);
    const QJsonObject office = figures.object(officeClosed);
    MADO_TRY(figures.result());
    if (date.dayOfWeek() == Qt::Saturday && office["saturday"_L1].toBool())
        return ClosedDay{true, u"土曜日"_s, u"Saturday"_s};
    if (date.dayOfWeek() == Qt::Sunday && office["sunday"_L1].toBool())
        return ClosedDay{true, u"日曜日"_s, u"Sunday"_s};
    Names names = namedHoliday(holidays, date);
    if (names.none()) names = substituteHoliday(holidays, date);
    if (names.none()) names = closedSpan(office["spans"_L1].toArray(), date);
    return ClosedDay{!names.none(), names.ja, names.en};
}

Result<QDate> nextOpenDay(const Parameters& parameters, QDate date, Explanation* explanation) {
    QDate open = date;
    ClosedDay first;
    for (;;) {
        MADO_ASSIGN(const ClosedDay day, closedDay(parameters, open));
        if (!day.closed) break;
        if (open == date) first = day;
        open = open.addDays(1);
    }
    if (explanation && open != date) {
        Figures figures(parameters, date);
        explanation->add({u"閉庁日(%1)のため翌開庁日"_s.arg(first.nameJa),
                          u"Office closed (%1): next open day"_s.arg(first.nameEn),
                          date.toString(Qt::ISODate) + u" → "_s + open.toString(Qt::ISODate),
                          open,
                          u"地方自治法4条の2第4項"_s,
                          {figures.use(holidayRules), figures.use(officeClosed)}});
    }
    return open;
}

}  // namespace mado
