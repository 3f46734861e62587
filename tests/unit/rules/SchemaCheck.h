// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

/// As much of JSON Schema as resources/parameters/schema.json uses. A keyword that is not known here is a
/// failure of the check, so that the schema cannot ask for more than is looked at.
class SchemaCheck {
 public:
    explicit SchemaCheck(const QJsonObject& schema) : m_schema(schema) {}
    /// Where and why `document` does not fit; empty if it does.
    [[nodiscard]] QString problem(const QJsonValue& document) const { return check(m_schema, document, {}); }

 private:
    [[nodiscard]] QString check(const QJsonObject& schema, const QJsonValue& value, const QString& at) const;
    [[nodiscard]] QString keyword(const QString& key, const QJsonObject& schema, const QJsonValue& value,
                                  const QString& at) const;
    [[nodiscard]] QString ofObject(const QString& key, const QJsonObject& schema, const QJsonObject& value,
                                   const QString& at) const;
    [[nodiscard]] QString combined(const QString& key, const QJsonObject& schema, const QJsonValue& value,
                                   const QString& at) const;

    QJsonObject m_schema;
};
