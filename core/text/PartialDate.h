// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QString>
#include <QStringView>

#include <compare>

namespace mado {

/// A day of which the day, the day and month, or everything may be unknown (生年月日不詳). Kept as ISO text
/// with zeros: "1958-04-01", "1958-04-00", "1958-00-00", "0000-00-00". A known day with an unknown month is
/// not a PartialDate.
///
/// Where the law needs a day, the last possible day is assumed (latest()), so that nobody is treated as older
/// than can be shown; a register that has fixed an assumed birth date (みなし生年月日) holds that complete
/// date instead.
class PartialDate {
 public:
    PartialDate() = default;        ///< wholly unknown
    PartialDate(const QDate& date)  // NOLINT: implicit by design
        : m_year(date.isValid() ? date.year() : 0),
          m_month(date.isValid() ? date.month() : 0),
          m_day(date.isValid() ? date.day() : 0) {}

    /// E-DATE-002 if there is no such day, E-DATE-003 before 1873 or after 9999. Zeros mean unknown.
    [[nodiscard]] static Result<PartialDate> of(int year, int month = 0, int day = 0);
    /// Only "yyyy-MM-dd" with zeros for what is unknown; E-DATE-001 otherwise.
    [[nodiscard]] static Result<PartialDate> fromIso(QStringView text);

    [[nodiscard]] QString toIso() const;
    [[nodiscard]] int year() const { return m_year; }    ///< 0 if unknown
    [[nodiscard]] int month() const { return m_month; }  ///< 0 if unknown
    [[nodiscard]] int day() const { return m_day; }      ///< 0 if unknown
    [[nodiscard]] bool isUnknown() const { return m_year == 0; }
    [[nodiscard]] bool isComplete() const { return m_day != 0; }
    /// The day, if complete; otherwise an invalid date.
    [[nodiscard]] QDate date() const { return isComplete() ? QDate(m_year, m_month, m_day) : QDate(); }
    /// First and last day that it may be; invalid if wholly unknown.
    [[nodiscard]] QDate earliest() const;
    [[nodiscard]] QDate latest() const;
    /// Whether both may mean the same day (unknown parts agree with everything). Symmetric, not transitive.
    [[nodiscard]] bool mayEqual(const PartialDate& other) const;

    /// The order of the ISO texts, so that C++ and SQL sort alike; unknown parts come first.
    friend auto operator<=>(const PartialDate&, const PartialDate&) = default;

 private:
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
};

}  // namespace mado
