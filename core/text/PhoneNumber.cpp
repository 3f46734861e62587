// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/PhoneNumber.h"

#include "core/text/Width.h"

using namespace Qt::StringLiterals;

namespace mado {

QString phoneKey(QStringView typed) {
    QString text = toHalfWidthCode(typed);
    const qsizetype extension = text.indexOf(u"内線");
    if (extension >= 0) text.truncate(extension);
    QString digits;
    digits.reserve(text.size());
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') digits.append(c);
    }
    if (text.trimmed().startsWith(u'+') && digits.startsWith(u"81")) {
        digits = digits.sliced(2);
        if (!digits.startsWith(u'0')) digits.prepend(u'0');  // +81 (0)48 is written too
    }
    return digits;
}

bool looksLikePhone(QStringView typed) {
    const QString text = toHalfWidthCode(typed).trimmed();
    for (const QChar c : text) {
        const bool digit = c >= u'0' && c <= u'9';
        if (!digit && !QStringView(u"-()+ ").contains(c)) return false;
    }
    const QString digits = phoneKey(text);
    return digits.startsWith(u'0') && (digits.size() == 10 || digits.size() == 11);
}

}  // namespace mado
