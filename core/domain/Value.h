// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonValue>
#include <QString>

#include <variant>

namespace mado {

/// One item of a record: nothing, a number (yen, count, percent, flag 0/1) or text (dates as ISO text,
/// codes). Yen are whole, signed, 64-bit; never floating point.
using Value = std::variant<std::monostate, qint64, QString>;

[[nodiscard]] inline bool isNull(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}
[[nodiscard]] inline Value valueOf(const QDate& date) {
    return date.isValid() ? Value(date.toString(Qt::ISODate)) : Value();
}
[[nodiscard]] inline Value valueOf(const QString& text) {
    return text.isNull() ? Value() : Value(text);
}
[[nodiscard]] inline Value valueOf(bool flag) {
    return Value(qint64{flag ? 1 : 0});
}
[[nodiscard]] inline Value valueOf(qint64 number) {
    return Value(number);
}

/// JSON null, number or string. Numbers beyond 2^53 do not occur (yen, counts).
[[nodiscard]] QJsonValue toJson(const Value& value);
[[nodiscard]] Value valueFromJson(const QJsonValue& json);

}  // namespace mado
