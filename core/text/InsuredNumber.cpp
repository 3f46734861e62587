// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/InsuredNumber.h"

#include "core/text/AsciiDigit.h"
#include "core/text/Width.h"

#include <QStringList>

#include <numeric>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype kLongestInput = 64;

struct Typed {
    QString symbol;
    QStringList groups;  ///< runs of digits
};

/// False if anything stands after the first digit that is neither digit nor separator.
bool readGroups(QStringView text, Typed& typed) {
    qsizetype i = 0;
    while (i < text.size() && !isAsciiDigit(text[i]))
        ++i;
    typed.symbol = text.first(i).trimmed().toString();
    while (typed.symbol.endsWith(u'-'))
        typed.symbol.chop(1);
    bool open = false;
    for (; i < text.size(); ++i) {
        if (isAsciiDigit(text[i])) {
            if (!open) typed.groups << QString();
            typed.groups.back().append(text[i]);
            open = true;
            continue;
        }
        if (!QStringView(u"-() .").contains(text[i])) return false;
        open = false;
    }
    return !typed.groups.isEmpty();
}

}  // namespace

int InsuredNumberFormat::numberDigits() const {
    return std::accumulate(groups.begin(), groups.end(), 0);
}

Result<InsuredNumber> InsuredNumber::parse(QStringView typed, const InsuredNumberFormat& format,
                                           const QString& field) {
    const int digits = format.numberDigits();
    const Error wrongNumber = fail(u"E-NUMBER-021"_s, field, {QString::number(digits)});
    if (typed.size() > kLongestInput) return wrongNumber;
    QString text = toHalfWidthCode(typed).simplified();
    for (const QStringView word : {u"記号", u"番号", u"枝番"})
        text.replace(word.toString(), u" "_s);
    Typed parts;
    if (!readGroups(QStringView(text).trimmed(), parts)) return wrongNumber;
    InsuredNumber result;
    result.symbol = parts.symbol.isEmpty() ? format.symbol : parts.symbol;
    const QString all = parts.groups.join(QString());
    if (all.size() == digits) {
        result.number = all;
        return result;
    }
    const qsizetype branchLength =
        parts.groups.size() > 1 ? parts.groups.back().size() : qsizetype{format.branchDigits};
    if (all.size() - branchLength != digits) return wrongNumber;
    if (branchLength > format.branchDigits)
        return fail(u"E-NUMBER-022"_s, field, {QString::number(format.branchDigits)});
    result.number = all.first(digits);
    result.branch = all.sliced(digits).rightJustified(format.branchDigits, u'0');
    return result;
}

QString InsuredNumber::numberText(const InsuredNumberFormat& format) const {
    if (number.size() != format.numberDigits()) return number;
    QStringList parts;
    qsizetype from = 0;
    for (const int length : format.groups) {
        parts << number.mid(from, length);
        from += length;
    }
    return parts.join(u'-');
}

QString InsuredNumber::text(const InsuredNumberFormat& format) const {
    QString result = symbol.isEmpty() ? numberText(format) : symbol + u' ' + numberText(format);
    if (!branch.isEmpty()) result += u" (%1)"_s.arg(branch);
    return result;
}

}  // namespace mado
