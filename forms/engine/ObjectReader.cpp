// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/ObjectReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

bool isIdentifier(const QString& text) {
    if (text.isEmpty() || text.size() > 48 || text.front() < u'a' || text.front() > u'z') return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
}

ObjectReader::ObjectReader(const QJsonValue& value, QString pointer, QList<DefinitionProblem>& problems)
    : m_object(value.toObject()), m_pointer(std::move(pointer)), m_problems(problems) {
    if (!value.isObject()) m_problems.append({m_pointer, u"keys and values are expected here"_s});
}

void ObjectReader::problem(const QString& key, const QString& message, int offset) {
    m_problems.append({pointer(key), message, offset});
}

QJsonValue ObjectReader::raw(const QString& key) {
    m_asked.insert(key);
    return m_object.value(key);
}

QString ObjectReader::text(const QString& key, Need need) {
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        if (need == Need::Required) m_problems.append({m_pointer, u"'%1' is missing"_s.arg(key)});
        return {};
    }
    const QString text = value.toString();
    if (!value.isString() || text.isEmpty())
        problem(key, u"'%1' needs a text"_s.arg(key));
    else if (text.size() > longestText)
        problem(key, u"'%1' is longer than %2 characters"_s.arg(key).arg(longestText));
    return text;
}

QString ObjectReader::id(const QString& key, Need need) {
    const QString id = text(key, need);
    if (!id.isEmpty() && !isIdentifier(id))
        problem(key, u"'%1' is no id: lower-case letters, digits and _ only"_s.arg(id.left(60)));
    return id;
}

qint64 ObjectReader::number(const QString& key, qint64 otherwise, qint64 least, qint64 most) {
    const QJsonValue value = raw(key);
    if (value.isUndefined()) return otherwise;
    const double number = value.toDouble();
    if (!value.isDouble() || number != double(value.toInteger(least - 1)) || number < double(least) ||
        number > double(most)) {
        problem(key, u"'%1' needs a whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
        return otherwise;
    }
    return value.toInteger();
}

bool ObjectReader::truth(const QString& key, bool otherwise) {
    const QJsonValue value = raw(key);
    if (!value.isUndefined() && !value.isBool()) problem(key, u"'%1' needs true or false"_s.arg(key));
    return value.toBool(otherwise);
}

LocalText ObjectReader::words(const QString& key, Need need) {
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        if (need == Need::Required) m_problems.append({m_pointer, u"'%1' is missing"_s.arg(key)});
        return {};
    }
    ObjectReader words(value, pointer(key), m_problems);
    if (!value.isObject()) return {};
    LocalText text{words.text(u"ja"_s), words.text(u"en"_s)};
    static const QStringList others{u"easy"_s, u"zh"_s, u"vi"_s, u"ko"_s, u"fil"_s};
    for (const QString& language : others)
        if (words.has(language)) text.more.insert(language, words.text(language));
    words.finish();
    return text;
}

QStringList ObjectReader::texts(const QString& key) {
    QStringList texts;
    const QJsonArray items = array(key);
    for (int i = 0; i < items.size(); ++i) {
        if (items[i].isString() && !items[i].toString().isEmpty())
            texts.append(items[i].toString());
        else
            problem(u"%1/%2"_s.arg(key).arg(i), u"a text is expected here"_s);
    }
    return texts;
}

QJsonArray ObjectReader::array(const QString& key, int most) {
    const QJsonValue value = raw(key);
    if (value.isUndefined()) return {};
    if (!value.isArray()) {
        problem(key, u"'%1' needs a list"_s.arg(key));
        return {};
    }
    if (value.toArray().size() > most) {
        problem(key, u"'%1' has more than %2 entries"_s.arg(key).arg(most));
        return {};
    }
    return value.toArray();
}

Expression ObjectReader::expression(const QString& key, const ObjectType& scope, ValueKind kind) {
    const QJsonValue value = raw(key);
    if (value.isUndefined()) return {};
    // YAML reads true and 12 as what they are; as expressions they mean the same.
    QString source = value.toString();
    if (value.isBool()) source = value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble()) {
        if (value.toDouble() != double(value.toInteger())) {
            problem(key, u"'%1' is no whole number"_s.arg(key));
            return {};
        }
        source = QString::number(value.toInteger());
    }
    ExpressionProblem problemFound;
    const auto expression = Expression::parse(source, scope, &problemFound);
    if (!expression) {
        problem(key, problemFound.message, problemFound.offset);
        return {};
    }
    if (expression->type().kind != kind) {
        problem(key, u"'%1' needs a %2, this is a %3"_s.arg(key, typeName(ExpressionType::of(kind)),
                                                            typeName(expression->type())));
        return {};
    }
    return *expression;
}

TextWithPlaces ObjectReader::places(const QString& key, const ObjectType& scope) {
    const LocalText text = words(key);
    ExpressionProblem problemFound;
    const auto filled = TextWithPlaces::parse(text, scope, &problemFound);
    if (filled) return *filled;
    problem(key, problemFound.message, problemFound.offset);
    return {};
}

int ObjectReader::oneOf(const QString& key, const QStringList& codes, int otherwise) {
    if (!has(key) && otherwise >= 0) return otherwise;
    const QString code = text(key);
    const int index = int(codes.indexOf(code));
    if (index < 0 && !code.isEmpty())
        problem(key, u"'%1' is not one of: %2"_s.arg(code.left(60), codes.join(u", "_s)));
    return index;
}

void ObjectReader::finish() {
    for (const QString& key : m_object.keys())
        if (!m_asked.contains(key))
            m_problems.append({pointer(key), u"unknown key '%1'"_s.arg(key.left(60)), 0, true});
}

}  // namespace mado
