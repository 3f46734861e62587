// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/PostalCode.h"

#include "core/text/Width.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<PostalCode> PostalCode::parse(QStringView typed, const QString& field) {
    QString text = toHalfWidthCode(typed).trimmed();
    if (text.startsWith(u'〒')) text = text.sliced(1).trimmed();
    if (text.size() == 8 && (text[3] == u'-' || text[3] == u' ')) text.remove(3, 1);
    if (text.size() != 7) return fail(u"E-POSTAL-001"_s, field);
    for (const QChar c : text) {
        if (c < u'0' || c > u'9') return fail(u"E-POSTAL-001"_s, field);
    }
    PostalCode code;
    code.m_digits = text;
    return code;
}

QString PostalCode::text() const {
    return isEmpty() ? QString() : m_digits.first(3) + u'-' + m_digits.sliced(3);
}

QString PostalCode::marked() const {
    return isEmpty() ? QString() : u'〒' + text();
}

}  // namespace mado
