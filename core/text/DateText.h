// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/text/PartialDate.h"

#include <QDate>
#include <QString>
#include <QStringView>

namespace mado {

/// Dates as staff type them and as paper shows them.
///
/// Accepted, in full or half width, with kanji or Arabic numerals, any of . / - 年月日 between the parts:
/// S640107, s64.1.7, 昭64.1.7, 昭和64年1月7日, 令和元年5月1日, ㋿8年4月1日, 5080401 (era
/// code, yy, MM, dd), 1989/1/7, 1989-01-07, 1989年1月7日, 19890107. Unknown parts: 不詳, 不明, 0, 00, ?, ??,
/// xx, and "昭和33年月日不詳". A weekday in brackets and 生 may follow. A date outside its era is refused
/// with the right era in the words (E-DATE-004). Six digits alone are refused (E-DATE-005): they name no era.
/// Errors hold no more than era, year and borders, never the whole date.

/// What a date that stops after the year or the month ("S33.4") means.
enum class MissingParts {
    Refuse,   ///< E-DATE-006; unknown parts must be typed as such (entry)
    Unknown,  ///< the rest is unknown (search)
};

[[nodiscard]] Result<PartialDate> parsePartialDate(QStringView text,
                                                   MissingParts missing = MissingParts::Refuse,
                                                   const QString& field = {});
/// A complete day only; E-DATE-007 if a part is unknown.
[[nodiscard]] Result<QDate> parseDate(QStringView text, const QString& field = {});

enum class DateStyle {
    Kanji,           ///< 令和8年11月22日
    KanjiFullWidth,  ///< 令和８年１１月２２日
    KanjiWeekday,    ///< 令和8年11月22日(日)
    Short,           ///< R8.11.22
    SideBySide,      ///< 令和8年11月22日(2026年)
    Gregorian,       ///< 2026年11月22日
    Iso,             ///< 2026-11-22
    Slash,           ///< 2026/11/22
    English,         ///< 22 November 2026
    EnglishBoth,     ///< 22 November 2026 (Reiwa 8)
};

/// Empty for an invalid date. Before 1873 the Gregorian form stands in for the era form.
[[nodiscard]] QString formatDate(const QDate& date, DateStyle style = DateStyle::Kanji);
/// Unknown parts read 不詳 ("昭和33年4月日不詳", "昭和33年月日不詳", "不詳"), "00" in the short forms,
/// "unknown" in English. If the possible days cross an era border, both years are shown
/// ("昭和64年・平成元年月日不詳").
[[nodiscard]] QString formatDate(const PartialDate& date, DateStyle style = DateStyle::Kanji);

/// 日 月 火 水 木 金 土; null for an invalid date.
[[nodiscard]] QChar weekdayKanji(const QDate& date);

}  // namespace mado
