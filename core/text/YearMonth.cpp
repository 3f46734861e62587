// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/YearMonth.h"

#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/Width.h"

using namespace Qt::StringLiterals;

namespace mado {

YearMonth::YearMonth(int year, int month) {
    if (year < firstSafeDate().year() || year > 9999 || month < 1 || month > 12) return;
    m_year = year;
    m_month = month;
}

Result<YearMonth> YearMonth::fromIso(QStringView text) {
    if (text.size() != 7) return fail(u"E-DATE-001"_s);
    MADO_ASSIGN(const PartialDate date, PartialDate::fromIso(text.toString() + u"-00"_s));
    if (date.month() == 0) return fail(u"E-DATE-001"_s);
    return YearMonth(date.year(), date.month());
}

Result<YearMonth> YearMonth::parse(QStringView text) {
    QString typed = toHalfWidthAscii(text).trimmed();
    bool digitsOnly = !typed.isEmpty();
    for (const QChar c : typed)
        digitsOnly = digitsOnly && c >= u'0' && c <= u'9';
    if (digitsOnly && typed.size() == 5) {  // era code, year, month
        const Era* era = eraByCode(typed[0].digitValue());
        if (era == nullptr) return fail(u"E-DATE-001"_s);
        typed = QString(QChar(era->letter)) + typed.mid(1);
    }
    MADO_ASSIGN(const PartialDate date, parsePartialDate(typed, MissingParts::Unknown));
    if (date.month() == 0 || date.isComplete()) return fail(u"E-DATE-008"_s);
    return YearMonth(date.year(), date.month());
}

QDate YearMonth::lastDay() const {
    return isValid() ? QDate(m_year, m_month, QDate(m_year, m_month, 1).daysInMonth()) : QDate();
}

YearMonth YearMonth::addMonths(int months) const {
    if (!isValid()) return {};
    const qint64 index = qint64{m_year} * 12 + (m_month - 1) + months;
    if (index < 0 || index > qint64{10000} * 12) return {};
    return {static_cast<int>(index / 12), static_cast<int>(index % 12) + 1};
}

int YearMonth::monthsTo(const YearMonth& other) const {
    if (!isValid() || !other.isValid()) return 0;
    return (other.m_year - m_year) * 12 + (other.m_month - m_month);
}

QString YearMonth::toIso() const {
    if (!isValid()) return {};
    return u"%1-%2"_s.arg(m_year, 4, 10, QChar(u'0')).arg(m_month, 2, 10, QChar(u'0'));
}

QString YearMonth::wareki(bool fullWidthDigits) const {
    const std::optional<EraDate> date = EraDate::of(firstDay());
    if (!date) return {};
    const QString month = QString::number(m_month);
    return eraYearText(*eraByCode(date->era), date->year, fullWidthDigits) +
           (fullWidthDigits ? toFullWidthDigits(month) : month) + u'月';
}

}  // namespace mado
