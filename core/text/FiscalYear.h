// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/YearMonth.h"

#include <QDate>
#include <QString>

#include <compare>

namespace mado {

/// A fiscal year (年度): 1 April to 31 March (地方自治法208条). Named by the Gregorian year in which it
/// begins.
class FiscalYear {
 public:
    FiscalYear() = default;  ///< invalid
    explicit FiscalYear(int firstYear) : m_year(firstYear) {}
    /// Invalid for an invalid date.
    [[nodiscard]] static FiscalYear of(const QDate& date);
    [[nodiscard]] static FiscalYear of(const YearMonth& month) { return of(month.firstDay()); }

    [[nodiscard]] bool isValid() const { return m_year != 0; }
    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] QDate firstDay() const { return isValid() ? QDate(m_year, 4, 1) : QDate(); }
    [[nodiscard]] QDate lastDay() const { return isValid() ? QDate(m_year + 1, 3, 31) : QDate(); }
    [[nodiscard]] YearMonth firstMonth() const { return {m_year, 4}; }
    [[nodiscard]] YearMonth lastMonth() const { return {m_year + 1, 3}; }
    [[nodiscard]] bool contains(const QDate& date) const { return isValid() && of(date) == *this; }
    [[nodiscard]] FiscalYear next() const { return FiscalYear(m_year + 1); }
    [[nodiscard]] FiscalYear previous() const { return FiscalYear(m_year - 1); }
    /// "令和8年度". The era is that of 1 May, which gives 令和元年度 for 2019, as the State named that budget
    /// year, and 昭和63年度 for 1988. Empty if invalid.
    [[nodiscard]] QString wareki(bool fullWidthDigits = false) const;
    /// "FY2026".
    [[nodiscard]] QString english() const;

    friend auto operator<=>(const FiscalYear&, const FiscalYear&) = default;

 private:
    int m_year = 0;
};

}  // namespace mado
