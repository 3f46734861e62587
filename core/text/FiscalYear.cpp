// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/FiscalYear.h"

#include "core/text/Era.h"

using namespace Qt::StringLiterals;

namespace mado {

FiscalYear FiscalYear::of(const QDate& date) {
    if (!date.isValid()) return {};
    return FiscalYear(date.month() >= 4 ? date.year() : date.year() - 1);
}

QString FiscalYear::wareki(bool fullWidthDigits) const {
    if (!isValid()) return {};
    const std::optional<EraDate> date = EraDate::of(QDate(m_year, 5, 1));
    if (!date) return {};
    return eraYearText(*eraByCode(date->era), date->year, fullWidthDigits) + u'度';
}

QString FiscalYear::english() const {
    return isValid() ? u"FY"_s + QString::number(m_year) : QString();
}

}  // namespace mado
