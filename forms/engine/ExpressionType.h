// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace mado {

/// What an expression of a form definition can be.
enum class ValueKind { Empty, Boolean, Number, Text, Date, Month, Duration, Object, List };

struct ObjectType;

/// Kind of a value, with what the checker knows besides: the fields of an object, the elements of a list, the
/// codes of a choice.
struct ExpressionType {
    ValueKind kind = ValueKind::Empty;
    std::shared_ptr<const ObjectType> object = {};       ///< for Object
    std::shared_ptr<const ExpressionType> element = {};  ///< for List
    QStringList codes = {};                              ///< for Text: all values it can have; empty if free

    [[nodiscard]] static ExpressionType of(ValueKind kind) { return {kind}; }
    [[nodiscard]] static ExpressionType code(QStringList codes) {
        return {ValueKind::Text, {}, {}, std::move(codes)};
    }
    [[nodiscard]] static ExpressionType objectOf(std::shared_ptr<const ObjectType> object) {
        return {ValueKind::Object, std::move(object)};
    }
    [[nodiscard]] static ExpressionType listOf(ExpressionType element) {
        return {ValueKind::List, {}, std::make_shared<const ExpressionType>(std::move(element))};
    }
};

/// Names of a type: the fields of an object, or the roots of a scope.
struct ObjectType {
    QHash<QString, ExpressionType> fields;
    /// Objects that stand for a person compare by their addressee number ("member in answers.persons").
    bool isPerson = false;
};

/// "text", "date", "list of person" ..., for messages to the author of a definition.
[[nodiscard]] QString typeName(const ExpressionType& type);

}  // namespace mado
