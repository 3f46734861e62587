// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/AgeField.h"

#include "core/text/Age.h"
#include "core/text/DateText.h"
#include "core/text/Width.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int oldest = 130;
constexpr qsizetype mostDigits = 3;

/// Nothing if it is no bare number of at most three digits: then it is meant as a date.
std::optional<int> ageOf(const QString& typed) {
    QString digits = toHalfWidthCode(typed).trimmed();
    if (digits.endsWith(u'歳') || digits.endsWith(u'才')) digits.chop(1);
    const bool isNumber =
        !digits.isEmpty() && digits.size() <= mostDigits &&
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? std::optional(digits.toInt()) : std::nullopt;
}

}  // namespace

AgeField::AgeField(QWidget* parent) : CommitLine(parent) {
    setInputMethodHints(Qt::ImhPreferLatin);
}

void AgeField::setYear(FiscalYear year) {
    m_year = year;
}

void AgeField::setValue(std::optional<int> age, QDate birth) {
    if (birth.isValid()) {
        write(formatDate(birth));
        setHint(hintOf(birth));
        return;
    }
    write(age ? QString::number(*age) : QString());
    setHint(age ? tr("years old on 1 April") : QString());
}

QString AgeField::hintOf(QDate birth) const {
    const QDate april = m_year.firstDay();
    return birth > april ? tr("born in the year") : tr("%1 on 1 April").arg(ageOn(birth, april));
}

void AgeField::read() {
    const QString typed = text().trimmed();
    if (typed.isEmpty()) {
        setValue({}, {});
        Q_EMIT emptied();
        return;
    }
    if (const std::optional<int> age = ageOf(typed)) {
        if (*age > oldest) {
            Q_EMIT refused({u"E-FORM-023"_s, objectName(), {u"0"_s, QString::number(oldest)}});
            return;
        }
        setValue(age, {});
        Q_EMIT ageRead(*age);
        return;
    }
    const Result<QDate> birth = parseDate(typed, objectName());
    if (!birth) {
        Q_EMIT refused(birth.error());
        return;
    }
    setValue({}, *birth);
    Q_EMIT birthRead(*birth);
}

}  // namespace mado
