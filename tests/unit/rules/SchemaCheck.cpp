// SPDX-License-Identifier: GPL-3.0-or-later
#include "SchemaCheck.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

bool isOfType(const QString& type, const QJsonValue& value) {
    if (type == u"integer"_s) return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return (type == u"object"_s && value.isObject()) || (type == u"array"_s && value.isArray()) ||
           (type == u"string"_s && value.isString()) || (type == u"boolean"_s && value.isBool()) ||
           (type == u"null"_s && value.isNull());
}

bool isOfTypes(const QJsonValue& types, const QJsonValue& value) {
    if (types.isString()) return isOfType(types.toString(), value);
    const QJsonArray list = types.toArray();
    return std::any_of(list.begin(), list.end(),
                       [&](const QJsonValue& type) { return isOfType(type.toString(), value); });
}

const QSet<QString> noted{u"$schema"_s, u"title"_s, u"$defs"_s, u"then"_s};

}  // namespace

QString SchemaCheck::check(const QJsonObject& schema, const QJsonValue& value, const QString& at) const {
    for (auto entry = schema.begin(); entry != schema.end(); ++entry) {
        if (noted.contains(entry.key())) continue;
        const QString found = keyword(entry.key(), schema, value, at);
        if (!found.isEmpty()) return found;
    }
    return {};
}

QString SchemaCheck::keyword(const QString& key, const QJsonObject& schema, const QJsonValue& value,
                             const QString& at) const {
    const QJsonValue rule = schema[key];
    const auto unless = [&](bool fits) { return fits ? QString() : at + u": "_s + key; };
    if (key == u"type"_s) return unless(isOfTypes(rule, value));
    if (key == u"enum"_s) return unless(rule.toArray().contains(value));
    if (key == u"const"_s) return unless(rule == value);
    if (key == u"minimum"_s) return unless(!value.isDouble() || value.toDouble() >= rule.toDouble());
    if (key == u"minLength"_s) return unless(!value.isString() || value.toString().size() >= rule.toInt());
    if (key == u"minItems"_s) return unless(!value.isArray() || value.toArray().size() >= rule.toInt());
    if (key == u"pattern"_s) {
        const QRegularExpression pattern(rule.toString());
        return unless(pattern.isValid() && (!value.isString() || pattern.match(value.toString()).hasMatch()));
    }
    if (key == u"items"_s) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString found = check(rule.toObject(), items[i], at + u"[%1]"_s.arg(i));
            if (!found.isEmpty()) return found;
        }
        return {};
    }
    if (key == u"required"_s || key == u"properties"_s || key == u"additionalProperties"_s)
        return value.isObject() ? ofObject(key, schema, value.toObject(), at) : QString();
    return combined(key, schema, value, at);
}

QString SchemaCheck::ofObject(const QString& key, const QJsonObject& schema, const QJsonObject& value,
                              const QString& at) const {
    if (key == u"required"_s) {
        for (const QJsonValue& name : schema[key].toArray()) {
            if (!value.contains(name.toString())) return at + u": no "_s + name.toString();
        }
        return {};
    }
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto entry = value.begin(); entry != value.end(); ++entry) {
        if (key == u"additionalProperties"_s) {
            if (!properties.contains(entry.key())) return at + u": unknown "_s + entry.key();
        } else if (properties.contains(entry.key())) {
            const QString found =
                check(properties[entry.key()].toObject(), entry.value(), at + u'.' + entry.key());
            if (!found.isEmpty()) return found;
        }
    }
    return {};
}

QString SchemaCheck::combined(const QString& key, const QJsonObject& schema, const QJsonValue& value,
                              const QString& at) const {
    const QJsonValue rule = schema[key];
    if (key == u"$ref"_s) {
        const QString name = rule.toString().section(u'/', -1);
        return check(m_schema["$defs"_L1][name].toObject(), value, at);
    }
    if (key == u"allOf"_s) {
        for (const QJsonValue& part : rule.toArray()) {
            const QString found = check(part.toObject(), value, at);
            if (!found.isEmpty()) return found;
        }
        return {};
    }
    if (key == u"anyOf"_s) {
        for (const QJsonValue& part : rule.toArray()) {
            if (check(part.toObject(), value, at).isEmpty()) return {};
        }
        return at + u": anyOf"_s;
    }
    if (key == u"if"_s) {
        return check(rule.toObject(), value, at).isEmpty() ? check(schema["then"_L1].toObject(), value, at)
                                                           : QString();
    }
    return u"the check does not know "_s + key;
}
