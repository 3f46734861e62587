// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/Record.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

QJsonValue toJson(const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value)) return *number;
    if (const auto* text = std::get_if<QString>(&value)) return *text;
    return QJsonValue::Null;
}

Value valueFromJson(const QJsonValue& json) {
    if (json.isString()) return json.toString();
    if (json.isDouble()) return json.toInteger();
    if (json.isBool()) return valueOf(json.toBool());
    return {};
}

Record::Record(Entity entity, QString key, qint64 version)
    : m_entity(entity),
      m_key(std::move(key)),
      m_version(version),
      m_values(dictionary::info(entity).items.size()) {}

void Record::check(Field field) const {
    if (field.entity != m_entity) throw std::logic_error("field of another kind of record");
}

const Value& Record::value(Field field) const {
    check(field);
    return m_values[field.index];
}

void Record::set(Field field, Value value) {
    check(field);
    m_values[field.index] = std::move(value);
}

QString Record::text(Field field) const {
    const Value& item = value(field);
    if (const auto* text = std::get_if<QString>(&item)) return *text;
    if (const auto* number = std::get_if<qint64>(&item)) return QString::number(*number);
    return {};
}

qint64 Record::number(Field field) const {
    const Value& item = value(field);
    if (const auto* number = std::get_if<qint64>(&item)) return *number;
    if (const auto* text = std::get_if<QString>(&item)) return text->toLongLong();
    return 0;
}

QDate Record::date(Field field) const {
    return QDate::fromString(text(field), Qt::ISODate);
}

QJsonObject Record::toJson() const {
    QJsonObject fields;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (mado::isNull(m_values[i])) continue;
        fields.insert(dictionary::columnName({m_entity, static_cast<std::uint16_t>(i)}),
                      mado::toJson(m_values[i]));
    }
    return {{u"entity"_s, dictionary::tableName(m_entity)},
            {u"key"_s, m_key},
            {u"version"_s, m_version},
            {u"fields"_s, fields}};
}

Result<Record> Record::fromJson(const QJsonObject& json) {
    const auto entity = dictionary::entityNamed(json[u"entity"_s].toString());
    const QString key = json[u"key"_s].toString();
    if (!entity || key.isEmpty()) return fail(u"E-DOMAIN-001"_s, u"entity"_s);
    Record record(*entity, key, json[u"version"_s].toInteger());
    const QJsonObject fields = json[u"fields"_s].toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const auto field = dictionary::fieldNamed(*entity, it.key());
        if (!field) return fail(u"E-DOMAIN-002"_s, it.key());
        record.set(*field, valueFromJson(it.value()));
    }
    return record;
}

}  // namespace mado
