// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/layout/TextTemplate.h"

namespace mado {

using namespace Qt::StringLiterals;

namespace {

/// "path!|format|format" between braces.
TextTemplate::Part field(QStringView text, QString* problem) {
    TextTemplate::Part part;
    const QList<QStringView> pieces = text.split(u'|');
    QStringView path = pieces.constFirst().trimmed();
    if (path.endsWith(u'!')) {
        part.required = true;
        path.chop(1);
    }
    if (path.isEmpty()) *problem = u"empty field {}"_s;
    part.path = FactPath::of(path);
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const auto format = ValueFormat::parse(pieces[i].trimmed());
        if (format) {
            part.formats.push_back(*format);
        } else {
            *problem = u"unknown format '%1'"_s.arg(pieces[i].trimmed());
        }
    }
    return part;
}

/// What a value reads like without a format.
std::optional<QString> plain(const QJsonValue& value) {
    if (value.isString()) return value.toString();
    if (value.isBool()) return value.toBool() ? u"はい"_s : u"いいえ"_s;
    if (value.isDouble()) return QString::number(value.toInteger());
    return std::nullopt;
}

}  // namespace

TextTemplate TextTemplate::parse(QStringView text, QString* problem) {
    TextTemplate result;
    QString verbatim;
    const auto flush = [&] {
        if (!verbatim.isEmpty()) result.m_parts.push_back({std::exchange(verbatim, {}), {}, false, {}});
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool doubled = i + 1 < text.size() && text[i + 1] == c;
        if ((c == u'{' || c == u'}') && doubled) {
            verbatim += c;
            ++i;
        } else if (c == u'{') {
            const qsizetype end = text.indexOf(u'}', i);
            if (end < 0) {
                *problem = u"'{' without '}'"_s;
                return result;
            }
            flush();
            result.m_parts.push_back(field(text.mid(i + 1, end - i - 1), problem));
            i = end;
        } else if (c == u'}') {
            *problem = u"'}' without '{'"_s;
        } else {
            verbatim += c;
        }
    }
    flush();
    return result;
}

bool TextTemplate::isStatic() const {
    return std::all_of(m_parts.begin(), m_parts.end(), [](const Part& p) { return p.path.parts.isEmpty(); });
}

Result<TextTemplate::Filled> TextTemplate::fill(const FactScope& facts) const {
    Filled filled;
    for (const Part& part : m_parts) {
        if (part.path.parts.isEmpty()) {
            filled.text += part.text;
            continue;
        }
        const QJsonValue value = facts.value(part.path);
        if (FactScope::isAbsent(value)) {
            if (part.required) filled.missing << part.path.text();
            continue;
        }
        auto text = part.formats.empty() ? plain(value) : part.formats.front().apply(value);
        for (std::size_t i = 1; text && i < part.formats.size(); ++i)
            text = part.formats[i].apply(*text);
        if (!text) return fail(u"E-PAPER-005"_s, {}, {part.path.text()});
        filled.hasValue = filled.hasValue || !text->isEmpty();
        filled.text += *text;
    }
    return filled;
}

}  // namespace mado
