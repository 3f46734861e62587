// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/Answers.h"

#include <QJsonArray>

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;

bool isBlank(const QJsonValue& value) {
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty());
}

std::optional<bool> flagOf(const QJsonValue& value) {
    if (value.isBool()) return value.toBool();
    const QString text = value.toString();
    if (text == u"yes"_s) return true;
    if (text == u"no"_s) return false;
    return {};
}

std::optional<qint64> numberOf(const QJsonValue& value) {
    if (value.isDouble()) return value.toInteger();
    bool ok = false;
    const qint64 number = value.toString().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QStringList listOf(const QJsonValue& value) {
    QStringList list;
    if (value.isString()) return {value.toString()};
    for (const QJsonValue& each : value.toArray())
        list << each.toString();
    list.removeDuplicates();
    return list;
}

bool wellFormed(Form form, const QJsonValue& value) {
    switch (form) {
        case Form::Date:
            return QDate::fromString(value.toString(), Qt::ISODate).isValid() &&
                   value.toString().size() == 10;
        case Form::Boolean:
            return flagOf(value).has_value();
        case Form::Number:
        case Form::Yen: {
            const auto number = numberOf(value);
            return number && *number >= 0;
        }
        case Form::Object:
            return value.isObject();
        case Form::People:
        case Form::Certificates: {
            const QStringList list = listOf(value);
            return !list.isEmpty() && !list.contains(QString());
        }
        case Form::Text:
        case Form::Code:
        case Form::Person:
            return value.isString() || value.isDouble();
    }
    return false;
}

}  // namespace

bool Answers::isNamed(const QString& id) const {
    return std::any_of(m_specs.begin(), m_specs.end(), [&](const AnswerSpec& each) { return each.id == id; });
}

QJsonValue Answers::value(const QString& id) const {
    if (!isNamed(id))
        throw std::logic_error("answer read that the effect does not name: " + id.toStdString());
    return m_values[id];
}

Result<void> Answers::check(const HouseholdSnapshot& household) const {
    for (const AnswerSpec& spec : m_specs) {
        const QJsonValue answer = m_values[spec.id];
        if (isBlank(answer)) {
            if (spec.required) return fail(u"E-PROC-002"_s, spec.id);
            continue;
        }
        if (!wellFormed(spec.form, answer)) return fail(u"E-PROC-003"_s, spec.id);
        if (spec.form != Form::Person && spec.form != Form::People) continue;
        for (const QString& person : listOf(answer)) {
            if (household.member(person) == nullptr) return fail(u"E-PROC-004"_s, spec.id);
        }
    }
    return {};
}

bool Answers::has(const QString& id) const {
    return !isBlank(value(id));
}

QDate Answers::date(const QString& id) const {
    return QDate::fromString(value(id).toString(), Qt::ISODate);
}

std::optional<QDate> Answers::optionalDate(const QString& id) const {
    const QDate day = date(id);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

QString Answers::text(const QString& id) const {
    const QJsonValue answer = value(id);
    if (answer.isDouble()) return QString::number(answer.toInteger());
    return answer.toString().trimmed();
}

std::optional<bool> Answers::flag(const QString& id) const {
    return flagOf(value(id));
}

std::optional<qint64> Answers::number(const QString& id) const {
    return numberOf(value(id));
}

QStringList Answers::list(const QString& id) const {
    return listOf(value(id));
}

QJsonObject Answers::object(const QString& id) const {
    return value(id).toObject();
}

}  // namespace mado
