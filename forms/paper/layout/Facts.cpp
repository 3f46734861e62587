// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/layout/Facts.h"

namespace mado {

using namespace Qt::StringLiterals;

QJsonValue FactScope::value(const FactPath& path) const {
    QJsonValue value(QJsonValue::Undefined);
    qsizetype next = 1;
    const QString& first = path.parts.constFirst();
    bool bound = false;
    for (auto it = m_names.crbegin(); it != m_names.crend() && !bound; ++it) {
        if (it->first == first) {
            value = it->second;
            bound = true;
        }
    }
    if (!bound) value = m_facts->value(first);
    for (; next < path.parts.size(); ++next) {
        const QString& part = path.parts[next];
        if (value.isObject()) {
            value = value.toObject().value(part);
        } else if (value.isArray()) {
            bool isIndex = false;
            const int index = part.toInt(&isIndex);
            value = isIndex ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        } else {
            return QJsonValue(QJsonValue::Undefined);
        }
    }
    return value;
}

FactScope FactScope::with(const QString& name, const QJsonValue& row, int number) const {
    FactScope scope = *this;
    scope.m_names.append({name, row});
    scope.m_names.append({u"row"_s, number});
    return scope;
}

bool FactScope::isAbsent(const QJsonValue& value) {
    switch (value.type()) {
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            return true;
        case QJsonValue::String:
            return value.toString().isEmpty();
        case QJsonValue::Array:
            return value.toArray().isEmpty();
        case QJsonValue::Object:
            return value.toObject().isEmpty();
        default:
            return false;
    }
}

}  // namespace mado
