// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/NumberField.h"

#include "core/text/Width.h"
#include "ui/theme/Theme.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype mostDigits = 13;

QString grouped(qint64 number) {
    return QLocale(QLocale::English).toString(number);
}

/// Nothing if it is no whole number.
std::optional<qint64> numberOf(const QString& typed) {
    QString digits = toHalfWidthCode(typed);
    for (const QChar mark :
         {QChar(u' '), QChar(u','), QChar(u'、'), QChar(u'円'), QChar(u'¥'), QChar(u'￥'), QChar(u'\\')})
        digits.remove(mark);
    const bool isNumber =
        !digits.isEmpty() && digits.size() <= mostDigits &&
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? std::optional(digits.toLongLong()) : std::nullopt;
}

}  // namespace

NumberField::NumberField(QWidget* parent) : CommitLine(parent) {
    setAlignment(Qt::AlignRight);
    setFont(theme::figures());
    setInputMethodHints(Qt::ImhPreferLatin);
}

void NumberField::setValue(std::optional<qint64> value) {
    m_value = value;
    write(value ? grouped(*value) : QString());
}

void NumberField::setRange(qint64 least, qint64 most) {
    m_least = least;
    m_most = most;
}

void NumberField::refuse(const Error& error) {
    m_value.reset();
    Q_EMIT refused(error);
}

void NumberField::read() {
    if (text().trimmed().isEmpty()) {
        setValue({});
        Q_EMIT emptied();
        return;
    }
    const std::optional<qint64> number = numberOf(text());
    if (!number) return refuse({u"E-FORM-022"_s, objectName()});
    if (*number < m_least || *number > m_most)
        return refuse({u"E-FORM-023"_s, objectName(), {QString::number(m_least), QString::number(m_most)}});
    const bool isNew = m_value != number;
    setValue(number);
    if (isNew) Q_EMIT valueChanged(*number);
}

}  // namespace mado
