// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PostalCodeField.h"

using namespace Qt::StringLiterals;

namespace mado {

PostalCodeField::PostalCodeField(const PostalCodeTable& table, QWidget* parent)
    : CommitLine(parent), m_table(table) {
    setInputMethodHints(Qt::ImhPreferLatin);
    connect(this, &QLineEdit::textEdited, this, &PostalCodeField::edited);
}

void PostalCodeField::setCode(const PostalCode& code) {
    m_code = code;
    m_isRefused = false;
    write(code.text());
}

void PostalCodeField::edited(const QString& text) {
    if (isComposing()) return;
    const Result<PostalCode> typed = PostalCode::parse(text, objectName());
    if (typed)
        take(typed.value());  // the text gets its hyphen later, when nobody types in
                              // it
}

void PostalCodeField::read() {
    if (text().trimmed().isEmpty()) return take({});
    const Result<PostalCode> typed = PostalCode::parse(text(), objectName());
    if (!typed) {
        m_code = {};
        m_isRefused = true;
        Q_EMIT refused(typed.error());
        return;
    }
    take(typed.value());
    write(m_code.text());
}

void PostalCodeField::take(const PostalCode& code) {
    if (code == m_code && !m_isRefused) return;
    m_code = code;
    m_isRefused = false;
    Q_EMIT codeChanged(code);
    if (code.isEmpty()) return;
    const Result<QList<PostalCodeTable::Place>> places = m_table.find(code);
    if (!places) {
        Q_EMIT refused(places.error());
        return;
    }
    Q_EMIT placesFound(places.value());
}

}  // namespace mado
