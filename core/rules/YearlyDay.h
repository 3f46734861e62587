// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonObject>

namespace mado {

/// A day of every year, as a figure says it: {"month": 8, "day": 1}. Pure value.
struct YearlyDay {
    int month = 0;
    int day = 0;

    [[nodiscard]] static YearlyDay of(const QJsonObject& figure) {
        return {figure[QLatin1StringView("month")].toInt(), figure[QLatin1StringView("day")].toInt()};
    }
    /// Invalid where the year has no such day (29 February).
    [[nodiscard]] QDate in(int year) const { return {year, month, day}; }
    [[nodiscard]] bool isOn(QDate date) const { return date.month() == month && date.day() == day; }
    /// The last such day on or before `date`.
    [[nodiscard]] QDate onOrBefore(QDate date) const {
        const QDate same = in(date.year());
        return same <= date ? same : in(date.year() - 1);
    }
    /// The first such day on or after `date`.
    [[nodiscard]] QDate onOrAfter(QDate date) const {
        const QDate same = in(date.year());
        return same >= date ? same : in(date.year() + 1);
    }
};

}  // namespace mado
