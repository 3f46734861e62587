// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace mado {

/// One era (元号). Sources: 明治: 明治改元の詔 (proleptic; the Gregorian calendar is in use from 1873-01-01,
/// 明治5年太政官布告 第337号); 大正・昭和: 改元の詔書 of 1912-07-30 and 1926-12-25; 平成: 昭和64年政令第1号;
/// 令和: 平成31年政令第143号.
struct Era {
    int code;               ///< 1 明治 .. 5 令和, as in the exchange files
    char16_t letter;        ///< M T S H R
    QStringView name;       ///< 令和
    QStringView romanName;  ///< Reiwa
    char16_t sign;          ///< ㋿ (one-character form)
    int firstYear, firstMonth, firstDay;
    int lastYear, lastMonth, lastDay;  ///< 0 while the era goes on

    [[nodiscard]] QDate first() const { return QDate(firstYear, firstMonth, firstDay); }
    [[nodiscard]] QDate last() const { return lastYear == 0 ? QDate() : QDate(lastYear, lastMonth, lastDay); }
    [[nodiscard]] bool contains(const QDate& date) const;
    /// Gregorian year of the era's year n (n = 1 is 元年).
    [[nodiscard]] int gregorianYear(int eraYear) const { return firstYear + eraYear - 1; }
};

/// Oldest first. Static data.
[[nodiscard]] std::span<const Era> eras();
/// Null before 明治 (and for an invalid date).
[[nodiscard]] const Era* eraOn(const QDate& date);
[[nodiscard]] const Era* eraByCode(int code);
/// Upper or lower case.
[[nodiscard]] const Era* eraByLetter(QChar letter);

/// The first day that the program accepts: before it Japan counted by the lunisolar calendar.
[[nodiscard]] QDate firstSafeDate();

/// A day written in an era: 令和8年11月22日 is {5, 8, 11, 22}.
struct EraDate {
    int era = 0;   ///< Era::code
    int year = 0;  ///< 1 is 元年
    int month = 0;
    int day = 0;

    /// Nothing before 1873-01-01 and for an invalid date.
    [[nodiscard]] static std::optional<EraDate> of(const QDate& date);
    /// Invalid if there is no such day or it lies outside the era.
    [[nodiscard]] QDate toDate() const;
    friend bool operator==(const EraDate&, const EraDate&) = default;
};

/// "令和8年", 元 for year 1. `fullWidthDigits`: "令和８年".
[[nodiscard]] QString eraYearText(const Era& era, int eraYear, bool fullWidthDigits = false);

}  // namespace mado
