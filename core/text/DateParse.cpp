// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/AsciiDigit.h"
#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/KanjiNumber.h"
#include "core/text/Width.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype kLongestDate = 48;
constexpr int kUnknown = 0;
constexpr int kLastPlausibleYear = 2199;  // six digits are yyyyMM only if the year can be meant

/// One of year, month, day as typed.
struct Part {
    int value = kUnknown;
    qsizetype digits = 0;  ///< how many ASCII digits; 0 for kanji, 元 and unknown
    bool unknown = false;  ///< 不詳 and the like, or zeros
};

struct Parts {
    std::array<Part, 3> part;
    int count = 0;
    bool separated = false;  ///< anything stood between or after the parts
};

/// Cuts "(日)", "(日曜日)" and 生, 生まれ from the end; returns the year of "(2026年)" or 0.
int cutEnding(QString& text) {
    int year = 0;
    for (const QStringView ending : {u"生まれ", u"生"}) {
        if (text.endsWith(ending)) text.chop(ending.size());
    }
    if (!text.endsWith(u')')) return year;
    const qsizetype open = text.lastIndexOf(u'(');
    if (open < 0) return year;
    const QStringView inside = QStringView(text).sliced(open + 1, text.size() - open - 2);
    const bool weekday = !inside.isEmpty() && QStringView(u"月火水木金土日").contains(inside[0]) &&
                         (inside.size() == 1 || inside.sliced(1) == u"曜" || inside.sliced(1) == u"曜日");
    const bool isYear = inside.size() == 5 && inside.endsWith(u'年');
    if (isYear) year = inside.first(4).toInt();
    if (weekday || year != 0) text.truncate(open);
    return year;
}

/// Cuts the era from the front; null if there is none.
const Era* cutEra(QStringView& text) {
    for (const Era& era : eras()) {
        for (const QStringView prefix :
             {era.name, era.name.first(1), QStringView(&era.sign, 1), QStringView(&era.letter, 1)}) {
            if (!text.startsWith(prefix)) continue;
            text = text.sliced(prefix.size());
            while (!text.isEmpty() && (text[0] == u'.' || text[0].isSpace()))
                text = text.sliced(1);
            return &era;
        }
    }
    return nullptr;
}

bool cutUnknown(QStringView& text) {
    for (const QStringView word : {u"不詳", u"不明", u"??", u"?", u"XX", u"X", u"**", u"*"}) {
        if (!text.startsWith(word)) continue;
        text = text.sliced(word.size());
        return true;
    }
    return false;
}

/// Cuts one year, month or day from the front.
bool cutPart(QStringView& text, Part& part) {
    if (cutUnknown(text)) {
        part.unknown = true;
        return true;
    }
    if (text.startsWith(u'元')) {
        part.value = 1;
        text = text.sliced(1);
        return true;
    }
    qsizetype length = 0;
    while (length < text.size() && isAsciiDigit(text[length]))
        ++length;
    if (length > 0) {
        part.digits = length;
        part.value = length <= 8 ? text.first(length).toInt() : -1;
    } else {
        while (length < text.size() && isKanjiNumeral(text[length]))
            ++length;
        part.value = kanjiNumber(text.first(length));
    }
    if (part.value < 0) return false;
    part.unknown = part.value == 0;
    text = text.sliced(length);
    return true;
}

/// What stands between two parts: at most one of . / - and the words 年 月 日 in their order.
struct Separator {
    qsizetype length = 0;
    int marks = 0;
    int units = 0;
    bool fits = true;
};

Separator cutSeparator(QStringView& text, int afterPart, bool afterUnknown) {
    constexpr QStringView kUnits = u"年月日";
    constexpr QStringView kMarks = u"./-,・";
    Separator result;
    qsizetype nextUnit = afterUnknown ? 0 : afterPart;
    while (result.length < text.size()) {
        const QChar c = text[result.length];
        const qsizetype unit = kUnits.indexOf(c);
        if (unit >= 0) {
            const bool inPlace = afterUnknown ? unit >= nextUnit : unit == nextUnit;
            result.fits = result.fits && inPlace;
            nextUnit = unit + 1;
            ++result.units;
        } else if (kMarks.contains(c)) {
            ++result.marks;
        } else if (!c.isSpace()) {
            break;
        }
        ++result.length;
    }
    result.fits = result.fits && result.marks <= 1 && (result.marks == 0 || result.units == 0);
    text = text.sliced(result.length);
    return result;
}

/// False if the text is no row of one to three parts.
bool readParts(QStringView text, MissingParts missing, Parts& parts) {
    while (parts.count < 3) {
        Part& part = parts.part[static_cast<std::size_t>(parts.count)];
        if (!cutPart(text, part)) return false;
        const Separator separator = cutSeparator(text, parts.count, part.unknown);
        ++parts.count;
        if (!separator.fits) return false;
        parts.separated = parts.separated || separator.length > 0;
        if (text.isEmpty()) return separator.marks == 0 || missing == MissingParts::Unknown;
        if (separator.length == 0 && !(part.digits > 0 && text.startsWith(u'不'))) return false;
        if (separator.units > 1 && !(text.startsWith(u'不') || part.unknown)) return false;
    }
    return false;
}

void split(Parts& parts, std::initializer_list<int> lengths) {
    int rest = parts.part[0].value;
    parts.count = static_cast<int>(lengths.size());
    for (std::size_t i = lengths.size(); i-- > 0;) {
        int power = 1;
        for (int n = 0; n < lengths.begin()[i]; ++n)
            power *= 10;
        parts.part[i] = {rest % power, lengths.begin()[i], rest % power == 0};
        rest /= power;
    }
}

/// Digits without separators: S640107, 5080401, 19890107; S6401, 198901, 1989 where parts may be missing.
/// Sets `era` for the form with an era code. Returns an error code, or nothing.
QString splitDigits(Parts& parts, const Era*& era, MissingParts missing) {
    const qsizetype digits = parts.part[0].digits;
    if (era != nullptr) {
        if (digits == 6)
            split(parts, {2, 2, 2});
        else if (digits == 4)
            split(parts, {2, 2});
        else if (digits > 2)
            return u"E-DATE-001"_s;
        return {};
    }
    if (digits == 8) {
        split(parts, {4, 2, 2});
        return {};
    }
    if (digits == 7) {
        era = eraByCode(parts.part[0].value / 1000000);
        split(parts, {2, 2, 2});
        return era == nullptr ? u"E-DATE-001"_s : QString();
    }
    const int value = parts.part[0].value;
    if (digits == 6 && missing == MissingParts::Unknown && value / 100 >= firstSafeDate().year() &&
        value / 100 <= kLastPlausibleYear && value % 100 <= 12) {
        split(parts, {4, 2});
        return {};
    }
    return digits == 6 ? u"E-DATE-005"_s : QString();
}

QString dayText(const QDate& date) {
    return formatDate(date, DateStyle::Gregorian);
}

/// The era of the typed date does not hold it: says the era's span and the right era.
Error wrongEra(const Era& era, const PartialDate& date, const QString& field) {
    const std::optional<EraDate> right = EraDate::of(date.earliest());
    if (!right) return fail(u"E-DATE-003"_s, field);
    const Era& rightEra = *eraByCode(right->era);
    const QString last = era.last().isValid() ? dayText(era.last()) : QString();
    return fail(u"E-DATE-004"_s, field,
                {era.name.toString(), era.romanName.toString(),
                 dayText(era.first()) + u"から"_s + (last.isEmpty() ? QString() : last + u"まで"_s),
                 u"%1 to %2"_s.arg(era.first().toString(Qt::ISODate), era.last().toString(Qt::ISODate)),
                 eraYearText(rightEra, right->year),
                 u"%1 %2"_s.arg(rightEra.romanName.toString(), QString::number(right->year))});
}

bool touches(const Era& era, const PartialDate& date) {
    const bool startsInTime = date.latest() >= era.first();
    return startsInTime && (!era.last().isValid() || date.earliest() <= era.last());
}

Result<PartialDate> assemble(const Parts& parts, const Era* era, MissingParts missing, const QString& field) {
    const Part& year = parts.part[0];
    const Part& last = parts.part[static_cast<std::size_t>(parts.count - 1)];
    if (era == nullptr && !year.unknown && year.digits != 4 && year.digits != 0) {
        return fail(year.digits <= 2 ? u"E-DATE-005"_s : u"E-DATE-001"_s, field);
    }
    if (year.unknown && (era != nullptr || (parts.count > 1 && parts.part[1].value != 0)))
        return fail(u"E-DATE-001"_s, field);
    if (parts.count < 3 && !last.unknown && missing == MissingParts::Refuse)
        return fail(u"E-DATE-006"_s, field);
    const int gregorian = era == nullptr ? year.value : era->gregorianYear(year.value);
    Result<PartialDate> date = PartialDate::of(gregorian, parts.part[1].value, parts.part[2].value);
    if (!date) return fail(date.error().code, field);
    if (era != nullptr && !touches(*era, date.value())) return wrongEra(*era, date.value(), field);
    return date;
}

}  // namespace

Result<PartialDate> parsePartialDate(QStringView text, MissingParts missing, const QString& field) {
    QString typed = toHalfWidthAscii(text).trimmed().toUpper();
    if (typed.size() > kLongestDate) return fail(u"E-DATE-001"_s, field);
    for (const QChar hyphen : {QChar(0x2010), QChar(0x2011), QChar(0x2013), QChar(0x2212)})
        typed.replace(hyphen, u'-');
    if (typed == u"不詳" || typed == u"不明" || typed == u"生年月日不詳" || typed == u"生年月日不明")
        return PartialDate();
    const int bracketYear = cutEnding(typed);
    QStringView rest(typed);
    const Era* era = cutEra(rest);
    if (era == nullptr && rest.startsWith(u"西暦")) rest = rest.sliced(2);
    Parts parts;
    if (!readParts(rest, missing, parts)) return fail(u"E-DATE-001"_s, field);
    if (parts.count == 1 && !parts.separated && parts.part[0].digits > 0) {
        const QString code = splitDigits(parts, era, missing);
        if (!code.isEmpty()) return fail(code, field);
    }
    Result<PartialDate> date = assemble(parts, era, missing, field);
    if (date && bracketYear != 0 && date->year() != bracketYear) return fail(u"E-DATE-001"_s, field);
    return date;
}

Result<QDate> parseDate(QStringView text, const QString& field) {
    MADO_ASSIGN(const PartialDate date, parsePartialDate(text, MissingParts::Refuse, field));
    if (!date.isComplete()) return fail(u"E-DATE-007"_s, field);
    return date.date();
}

}  // namespace mado
