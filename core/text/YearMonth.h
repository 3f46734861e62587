// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QString>
#include <QStringView>

#include <compare>

namespace mado {

inline constexpr int monthsOfYear = 12;

/// A calendar month (診療年月, 月割の月). Default: invalid.
class YearMonth {
 public:
    YearMonth() = default;
    /// Invalid if month is not 1..12 or year not 1873..9999.
    YearMonth(int year, int month);
    [[nodiscard]] static YearMonth of(const QDate& date) { return {date.year(), date.month()}; }
    /// "2026-11"; E-DATE-001 otherwise.
    [[nodiscard]] static Result<YearMonth> fromIso(QStringView text);
    /// What a clerk types: 2026-11, 2026/11, 202611, R8.11, R0811, 50811, 令和8年11月, full width too.
    [[nodiscard]] static Result<YearMonth> parse(QStringView text);

    [[nodiscard]] bool isValid() const { return m_month != 0; }
    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] int month() const { return m_month; }
    [[nodiscard]] QDate firstDay() const { return isValid() ? QDate(m_year, m_month, 1) : QDate(); }
    [[nodiscard]] QDate lastDay() const;
    [[nodiscard]] bool contains(const QDate& date) const { return isValid() && of(date) == *this; }
    [[nodiscard]] YearMonth addMonths(int months) const;
    /// How many months from this to `other`; negative if other is earlier. 0 if either is invalid.
    [[nodiscard]] int monthsTo(const YearMonth& other) const;
    [[nodiscard]] QString toIso() const;  ///< "2026-11"; empty if invalid
    /// "令和8年11月"; the era is that of the first day. Empty if invalid.
    [[nodiscard]] QString wareki(bool fullWidthDigits = false) const;

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of the comparison for a pointer
    friend auto operator<=>(const YearMonth&, const YearMonth&) = default;

 private:
    int m_year = 0;
    int m_month = 0;
};

}  // namespace mado
