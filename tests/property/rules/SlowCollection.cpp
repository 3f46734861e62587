// SPDX-License-Identifier: GPL-3.0-or-later
#include "SlowCollection.h"

#include <map>
#include <utility>

namespace {

/// Saturdays, Sundays, and 29 December to 3 January. No holiday falls on the days that instalments are due on
/// or move to.
bool closed(QDate day) {
    const int weekday = day.dayOfWeek();
    const bool newYear = (day.month() == 12 && day.day() >= 29) || (day.month() == 1 && day.day() <= 3);
    return weekday == 6 || weekday == 7 || newYear;
}

QDate opened(QDate day) {
    while (closed(day))
        day = day.addDays(1);
    return day;
}

QDate endOfMonth(int year, int month) {
    QDate day(year, month, 28);
    while (day.addDays(1).month() == month)
        day = day.addDays(1);
    return day;
}

/// The day one month after `due`: a month that begins on the next day ends the day before that day comes
/// again, or with the month that has no such day.
QDate monthAfter(QDate due) {
    const QDate start = due.addDays(1);
    QDate day = start.addDays(1);
    while (day.month() == start.month())
        day = day.addDays(1);
    while (day.addDays(1).month() == day.month() && day.day() < start.day())
        day = day.addDays(1);
    return day.day() == start.day() ? day.addDays(-1) : day;
}

}  // namespace

std::vector<SlowInstalment> slowInstalments(SlowCity city, int fiscalYear, long long annual) {
    std::vector<SlowInstalment> list;
    const int firstMonth = city == SlowCity::Hoshimi ? 6 : 7;
    const int lastMonth = city == SlowCity::Hoshimi ? 15 : 14;
    for (int m = firstMonth; m <= lastMonth; ++m) {
        const int year = m > 12 ? fiscalYear + 1 : fiscalYear;
        const int month = m > 12 ? m - 12 : m;
        QDate due = endOfMonth(year, month);
        if (month == 12) due = QDate(year, 12, city == SlowCity::Hoshimi ? 25 : 28);
        list.push_back({0, opened(due)});
    }
    const auto round = static_cast<long long>(list.size()) * 1000;
    while (annual >= round) {
        for (SlowInstalment& one : list)
            one.amount += 1000;
        annual -= round;
    }
    list.front().amount += annual;
    return list;
}

long long slowArrears(long long amount, QDate due, QDate paid) {
    if (amount < 2000) return 0;
    const long long thousands = amount / 1000;
    const QDate low = monthAfter(due);
    std::map<std::pair<int, bool>, long long> days;
    for (QDate day = due.addDays(1); day <= paid; day = day.addDays(1))
        ++days[{day.year(), day <= low}];
    long long sum = 0;
    for (const auto& [part, count] : days) {
        const auto& [year, isLow] = part;
        const long long permille = year <= 2025 ? (isLow ? 24 : 87) : (isLow ? 28 : 91);
        sum += thousands * permille * count / 365;  // 1,000 yen x per mille = yen
    }
    return sum < 1000 ? 0 : sum / 100 * 100;
}
