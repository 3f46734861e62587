// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/PartialDate.h"

#include "core/text/Era.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int kLastYear = 9999;

/// The number in text[from, from + length) if all are ASCII digits, else -1.
int digitsAt(QStringView text, qsizetype from, qsizetype length) {
    int number = 0;
    for (const QChar c : text.sliced(from, length)) {
        if (c < u'0' || c > u'9') return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

}  // namespace

Result<PartialDate> PartialDate::of(int year, int month, int day) {
    PartialDate result;
    if (year == 0 && month == 0 && day == 0) return result;
    if (year != 0 && (year < firstSafeDate().year() || year > kLastYear)) return fail(u"E-DATE-003"_s);
    const bool impossible = year == 0 || month < 0 || month > 12 || day < 0 || (month == 0 && day != 0) ||
                            (day != 0 && !QDate::isValid(year, month, day));
    if (impossible) return fail(u"E-DATE-002"_s);
    result.m_year = year;
    result.m_month = month;
    result.m_day = day;
    return result;
}

Result<PartialDate> PartialDate::fromIso(QStringView text) {
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-') return fail(u"E-DATE-001"_s);
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return fail(u"E-DATE-001"_s);
    return of(year, month, day);
}

QString PartialDate::toIso() const {
    return u"%1-%2-%3"_s.arg(m_year, 4, 10, QChar(u'0'))
        .arg(m_month, 2, 10, QChar(u'0'))
        .arg(m_day, 2, 10, QChar(u'0'));
}

QDate PartialDate::earliest() const {
    if (isUnknown()) return {};
    return QDate(m_year, m_month == 0 ? 1 : m_month, m_day == 0 ? 1 : m_day);
}

QDate PartialDate::latest() const {
    if (isUnknown()) return {};
    if (isComplete()) return date();
    const QDate month(m_year, m_month == 0 ? 12 : m_month, 1);
    return QDate(month.year(), month.month(), month.daysInMonth());
}

bool PartialDate::mayEqual(const PartialDate& other) const {
    const auto agree = [](int a, int b) { return a == 0 || b == 0 || a == b; };
    return agree(m_year, other.m_year) && agree(m_month, other.m_month) && agree(m_day, other.m_day);
}

}  // namespace mado
