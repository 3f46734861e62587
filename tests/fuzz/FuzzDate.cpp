// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever is typed where a date belongs: never a crash, and what is accepted survives being written and read
// again.
#include "core/text/Age.h"
#include "core/text/DateText.h"
#include "core/text/YearMonth.h"

#include <QString>

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void readAgain(const mado::PartialDate& date) {
    using mado::DateStyle;
    require(mado::PartialDate::fromIso(date.toIso()).value() == date);
    for (const DateStyle style :
         {DateStyle::Kanji, DateStyle::KanjiFullWidth, DateStyle::Short, DateStyle::Iso, DateStyle::Slash,
          DateStyle::Gregorian, DateStyle::KanjiWeekday, DateStyle::SideBySide}) {
        const QString text = mado::formatDate(date, style);
        require(!text.isEmpty());
        const auto back = mado::parsePartialDate(text);
        // A border year of which the month is unknown is written in both eras; that text is for readers only.
        if (text.contains(u'・')) continue;
        require(back.ok() && back.value() == date);
    }
    require(date.isUnknown() || date.earliest() <= date.latest());
    if (date.isComplete()) require(mado::legalAge(date.date(), date.date().addYears(70)) == 70);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const mado::MissingParts missing : {mado::MissingParts::Refuse, mado::MissingParts::Unknown}) {
        const auto date = mado::parsePartialDate(text, missing);
        if (date)
            readAgain(date.value());
        else
            require(date.error().code.startsWith(u"E-DATE-"));
    }
    const auto iso = mado::PartialDate::fromIso(text);
    if (iso) require(iso->toIso() == text);
    const auto month = mado::YearMonth::parse(text);
    if (month) require(mado::YearMonth::fromIso(month->toIso()).value() == month.value());
    return 0;
}
