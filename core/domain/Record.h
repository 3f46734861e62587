// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/Dictionary.h"
#include "core/domain/Value.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace mado {

/// Names one record.
struct RecordRef {
    Entity entity = Entity::Addressee;
    QString key;
    qint64 version = 0;  ///< 0: does not exist (yet)
    friend bool operator==(const RecordRef&, const RecordRef&) = default;
};

/// One record of the ledger: a row of values in dictionary order, with its key and version. A value type.
/// Asking for a field of another entity is a bug and throws std::logic_error.
class Record {
 public:
    Record(Entity entity, QString key, qint64 version = 0);

    [[nodiscard]] Entity entity() const { return m_entity; }
    [[nodiscard]] const QString& key() const { return m_key; }
    [[nodiscard]] qint64 version() const { return m_version; }
    void setVersion(qint64 version) { m_version = version; }
    [[nodiscard]] RecordRef ref() const { return {m_entity, m_key, m_version}; }

    [[nodiscard]] const Value& value(Field field) const;
    void set(Field field, Value value);
    [[nodiscard]] bool isNull(Field field) const { return mado::isNull(value(field)); }
    /// Text of a text item; the digits of a number; empty for null.
    [[nodiscard]] QString text(Field field) const;
    /// 0 for null.
    [[nodiscard]] qint64 number(Field field) const;
    [[nodiscard]] bool flag(Field field) const { return number(field) != 0; }
    /// Invalid for null and for dates with unknown parts (read those with text()).
    [[nodiscard]] QDate date(Field field) const;
    [[nodiscard]] const std::vector<Value>& values() const { return m_values; }

    /// {"entity","key","version","fields":{column: value}}; null fields left out.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<Record> fromJson(const QJsonObject& json);

    friend bool operator==(const Record&, const Record&) = default;

 private:
    void check(Field field) const;
    Entity m_entity;
    QString m_key;
    qint64 m_version;
    std::vector<Value> m_values;
};

}  // namespace mado
