// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/json/JsonInput.h"

#include "core/rules/Parameter.h"

#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Whole numbers that a double holds exactly.
std::optional<qint64> wholeNumber(const QJsonValue& value) {
    constexpr double exact = 9'007'199'254'740'991.0;
    if (!value.isDouble()) return std::nullopt;
    const double number = value.toDouble();
    if (std::floor(number) != number || std::abs(number) > exact) return std::nullopt;
    return value.toInteger();
}

}  // namespace

JsonInput::JsonInput(const QJsonObject& object)
    : JsonInput(object, {}, std::make_shared<std::optional<Error>>()) {}

JsonInput::JsonInput(const QJsonObject& object, QString prefix, std::shared_ptr<std::optional<Error>> error)
    : m_object(object), m_prefix(std::move(prefix)), m_error(std::move(error)) {}

void JsonInput::refuse(const QString& code, const QString& key, const QStringList& facts) {
    if (!*m_error) *m_error = fail(code, path(key), facts);
}

Result<void> JsonInput::result() const {
    return *m_error ? Result<void>(**m_error) : Result<void>();
}

bool JsonInput::has(const QString& key) const {
    const QJsonValue value = m_object[key];
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonInput::required(const QString& key) {
    if (!has(key)) refuse(u"E-RULE-010"_s, key);
    return m_object[key];
}

qint64 JsonInput::amount(const QString& key, std::optional<qint64> absent) {
    if (absent && !has(key)) return *absent;
    const auto number = wholeNumber(required(key));
    if (!number) {
        refuse(u"E-RULE-015"_s, key);
        return 0;
    }
    if (!isAmount(*number)) refuse(u"E-RULE-011"_s, key);
    return *number;
}

std::optional<qint64> JsonInput::optionalAmount(const QString& key) {
    return has(key) ? std::optional<qint64>(amount(key)) : std::nullopt;
}

qint64 JsonInput::signedAmount(const QString& key, qint64 absent) {
    if (!has(key)) return absent;
    const auto number = wholeNumber(m_object[key]);
    if (!number) refuse(u"E-RULE-015"_s, key);
    if (number && !isAmount(std::abs(*number))) refuse(u"E-RULE-011"_s, key);
    return number.value_or(absent);
}

bool JsonInput::flag(const QString& key, bool absent) {
    return optionalFlag(key).value_or(absent);
}

std::optional<bool> JsonInput::optionalFlag(const QString& key) {
    if (!has(key)) return std::nullopt;
    if (!m_object[key].isBool()) refuse(u"E-RULE-015"_s, key);
    return m_object[key].toBool();
}

QString JsonInput::text(const QString& key, const std::optional<QString>& absent) {
    if (absent && !has(key)) return *absent;
    const QJsonValue value = required(key);
    if (!value.isString()) refuse(u"E-RULE-015"_s, key);
    return value.toString();
}

QDate JsonInput::date(const QString& key) {
    const QJsonValue value = required(key);
    const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
    // QDate reads "2026-1-5" in some forms; only the ten-character form is ours.
    if (!day.isValid() || day.toString(Qt::ISODate) != value.toString()) {
        refuse(u"E-RULE-014"_s, key);
        return {};
    }
    return day;
}

QDate JsonInput::dateOr(const QString& key, QDate absent) {
    return has(key) ? date(key) : absent;
}

std::optional<QDate> JsonInput::optionalDate(const QString& key) {
    return has(key) ? std::optional<QDate>(date(key)) : std::nullopt;
}

QStringList JsonInput::texts(const QString& key) {
    if (!has(key)) return {};
    if (!m_object[key].isArray()) refuse(u"E-RULE-015"_s, key);
    QStringList list;
    const QJsonArray array = m_object[key].toArray();
    for (const QJsonValue& value : array) {
        if (!value.isString()) refuse(u"E-RULE-015"_s, u"%1[%2]"_s.arg(key).arg(list.size()));
        list << value.toString();
    }
    return list;
}

QList<qint64> JsonInput::amounts(const QString& key) {
    if (!has(key)) return {};
    if (!m_object[key].isArray()) refuse(u"E-RULE-015"_s, key);
    QList<qint64> list;
    const QJsonArray array = m_object[key].toArray();
    for (const QJsonValue& value : array) {
        const auto number = wholeNumber(value);
        if (!number) refuse(u"E-RULE-015"_s, u"%1[%2]"_s.arg(key).arg(list.size()));
        if (number.value_or(0) < 0) refuse(u"E-RULE-011"_s, u"%1[%2]"_s.arg(key).arg(list.size()));
        list << number.value_or(0);
    }
    return list;
}

QList<JsonInput> JsonInput::objects(const QString& key) {
    if (!has(key)) return {};
    if (!m_object[key].isArray()) refuse(u"E-RULE-015"_s, key);
    QList<JsonInput> list;
    const QJsonArray array = m_object[key].toArray();
    for (const QJsonValue& value : array) {
        const QString item = u"%1[%2]"_s.arg(key).arg(list.size());
        if (!value.isObject()) refuse(u"E-RULE-015"_s, item);
        list << JsonInput(value.toObject(), path(item) + u'.', m_error);
    }
    return list;
}

std::optional<JsonInput> JsonInput::object(const QString& key) {
    if (!has(key)) return std::nullopt;
    if (!m_object[key].isObject()) refuse(u"E-RULE-015"_s, key);
    return JsonInput(m_object[key].toObject(), path(key) + u'.', m_error);
}

}  // namespace mado
