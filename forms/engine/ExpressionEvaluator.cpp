// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/ExpressionEvaluator.h"

#include "core/text/Age.h"
#include "core/text/Graphemes.h"
#include "core/text/PartialDate.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QJsonArray arrayOf(const ExpressionValue& value) {
    const QJsonValue* json = std::get_if<QJsonValue>(&value);
    return json != nullptr ? json->toArray() : QJsonArray();
}

/// Persons compare by addressee number; everything else by value. Empty equals nothing.
bool same(const ExpressionValue& a, const ExpressionValue& b) {
    if (isEmptyValue(a) || isEmptyValue(b)) return false;
    const QJsonValue* left = std::get_if<QJsonValue>(&a);
    const QJsonValue* right = std::get_if<QJsonValue>(&b);
    if (left != nullptr && right != nullptr) {
        const QString number = left->toObject().value("addressee_no"_L1).toString();
        return !number.isEmpty() && number == right->toObject().value("addressee_no"_L1).toString();
    }
    return a == b;
}

template <class T>
int orderOf(const ExpressionValue& a, const ExpressionValue& b) {
    const T& left = std::get<T>(a);
    const T& right = std::get<T>(b);
    if (left < right) return -1;
    return right < left ? 1 : 0;
}

int order(const ExpressionValue& a, const ExpressionValue& b) {
    if (std::holds_alternative<qint64>(a)) return orderOf<qint64>(a, b);
    if (std::holds_alternative<QDate>(a)) return orderOf<QDate>(a, b);
    return orderOf<YearMonth>(a, b);
}

ExpressionValue moved(const QDate& date, const Duration& time, int sign) {
    const QDate day =
        date.addYears(sign * time.years).addMonths(sign * time.months).addDays(sign * time.days);
    return day.isValid() && day.year() >= 1 && day.year() <= 9999 ? ExpressionValue(day) : ExpressionValue();
}

}  // namespace

ExpressionValue fromJson(const QJsonValue& json, const ExpressionType& type) {
    switch (type.kind) {
        case ValueKind::Boolean:
            return json.isBool() ? ExpressionValue(json.toBool()) : ExpressionValue();
        case ValueKind::Number:
            return json.isDouble() ? ExpressionValue(json.toInteger()) : ExpressionValue();
        case ValueKind::Text:
            return json.isString() ? ExpressionValue(json.toString()) : ExpressionValue();
        case ValueKind::Date: {
            const auto date = PartialDate::fromIso(json.toString());
            if (!date.ok() || date->isUnknown()) return {};
            return date->latest();
        }
        case ValueKind::Month: {
            const auto month = YearMonth::fromIso(json.toString());
            return month.ok() ? ExpressionValue(*month) : ExpressionValue();
        }
        case ValueKind::Object:
            return json.isObject() ? ExpressionValue(json) : ExpressionValue();
        case ValueKind::List:
            return json.isArray() ? ExpressionValue(json) : ExpressionValue();
        case ValueKind::Empty:
        case ValueKind::Duration:
            break;
    }
    return {};
}

bool isEmptyValue(const ExpressionValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    if (const QString* text = std::get_if<QString>(&value)) return text->isEmpty();
    if (const QJsonValue* json = std::get_if<QJsonValue>(&value)) {
        if (json->isArray()) return json->toArray().isEmpty();
        if (json->isObject()) return json->toObject().isEmpty();
        return json->isNull() || json->isUndefined();
    }
    return false;
}

QJsonValue toJson(const ExpressionValue& value) {
    if (const bool* truth = std::get_if<bool>(&value)) return *truth;
    if (const qint64* number = std::get_if<qint64>(&value)) return *number;
    if (const QString* text = std::get_if<QString>(&value)) return *text;
    if (const QDate* date = std::get_if<QDate>(&value)) return date->toString(Qt::ISODate);
    if (const YearMonth* month = std::get_if<YearMonth>(&value)) return month->toIso();
    if (const QJsonValue* json = std::get_if<QJsonValue>(&value)) return *json;
    return QJsonValue::Null;
}

ExpressionValue ExpressionEvaluator::run() {
    const ExpressionValue result = value(int(m_nodes.size()) - 1);
    return m_steps > Expression::mostSteps ? ExpressionValue() : result;
}

bool ExpressionEvaluator::truth(int index) {
    const ExpressionValue found = value(index);
    const bool* yes = std::get_if<bool>(&found);
    return yes != nullptr && *yes;
}

ExpressionValue ExpressionEvaluator::value(int index) {
    if (++m_steps > Expression::mostSteps) return {};
    const Node& node = m_nodes[std::size_t(index)];
    const auto isTrue = [this](int operandIndex) { return truth(operandIndex); };
    switch (node.op) {
        case Op::Constant:
            return node.constant;
        case Op::Today:
            return m_context.today.isValid() ? ExpressionValue(m_context.today) : ExpressionValue();
        case Op::Name:
            return name(node);
        case Op::Field:
            return field(node);
        case Op::Or:
            return std::any_of(node.operands.begin(), node.operands.end(), isTrue);
        case Op::And:
            return std::all_of(node.operands.begin(), node.operands.end(), isTrue);
        case Op::Not:
            return !truth(node.operands[0]);
        case Op::Equal:
        case Op::NotEqual:
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
            return comparison(node);
        case Op::In:
        case Op::NotIn:
            return contained(node);
        case Op::IsEmpty:
            return isEmptyValue(operand(node, 0));
        case Op::IsNotEmpty:
            return !isEmptyValue(operand(node, 0));
        case Op::Add:
        case Op::Subtract:
            return sum(node);
        case Op::Any:
        case Op::All:
        case Op::Count:
            return quantified(node);
        case Op::Parameter:
            return parameter(node);
        case Op::List:
            return {};  // only inside "in", which looks at the operands itself
        default:
            return function(node);
    }
}

ExpressionValue ExpressionEvaluator::name(const Node& node) const {
    for (auto bound = m_bound.rbegin(); bound != m_bound.rend(); ++bound)
        if (bound->first == node.text) return fromJson(bound->second, node.type);
    return fromJson(m_context.roots.value(node.text), node.type);
}

ExpressionValue ExpressionEvaluator::field(const Node& node) {
    const ExpressionValue object = operand(node, 0);
    const QJsonValue* json = std::get_if<QJsonValue>(&object);
    if (json == nullptr) return {};
    return fromJson(json->toObject().value(node.text), node.type);
}

bool ExpressionEvaluator::comparison(const Node& node) {
    const ExpressionValue left = operand(node, 0);
    const ExpressionValue right = operand(node, 1);
    if (isEmptyValue(left) || isEmptyValue(right) || left.index() != right.index()) return false;
    switch (node.op) {
        case Op::Equal:
            return same(left, right);
        case Op::NotEqual:
            return !same(left, right);
        case Op::Less:
            return order(left, right) < 0;
        case Op::LessEqual:
            return order(left, right) <= 0;
        case Op::Greater:
            return order(left, right) > 0;
        default:
            return order(left, right) >= 0;
    }
}

bool ExpressionEvaluator::contained(const Node& node) {
    const ExpressionValue left = operand(node, 0);
    if (isEmptyValue(left)) return false;
    const Node& list = m_nodes[std::size_t(node.operands[1])];
    bool found = false;
    if (list.op == Op::List) {
        found = std::any_of(list.operands.begin(), list.operands.end(),
                            [&](int item) { return same(left, value(item)); });
    } else {
        const QJsonArray items = arrayOf(operand(node, 1));
        found = std::any_of(items.begin(), items.end(), [&](const QJsonValue& item) {
            return same(left, fromJson(item, *list.type.element));
        });
    }
    return found == (node.op == Op::In);
}

ExpressionValue ExpressionEvaluator::sum(const Node& node) {
    const ExpressionValue left = operand(node, 0);
    const ExpressionValue right = operand(node, 1);
    if (isEmptyValue(left) || isEmptyValue(right)) return {};
    const int sign = node.op == Op::Add ? 1 : -1;
    if (const QDate* date = std::get_if<QDate>(&left)) return moved(*date, std::get<Duration>(right), sign);
    qint64 result = 0;
    const qint64 a = std::get<qint64>(left);
    const qint64 b = std::get<qint64>(right);
    const bool overflow =
        sign > 0 ? __builtin_add_overflow(a, b, &result) : __builtin_sub_overflow(a, b, &result);
    return overflow ? ExpressionValue() : ExpressionValue(result);
}

ExpressionValue ExpressionEvaluator::quantified(const Node& node) {
    const QJsonArray items = arrayOf(operand(node, 0));
    qint64 count = 0;
    for (const QJsonValue& item : items) {
        m_bound.emplace_back(node.text, item);
        count += truth(node.operands[1]) ? 1 : 0;
        m_bound.pop_back();
        if (m_steps > Expression::mostSteps) return {};
        if (node.op == Op::Any && count > 0) return true;
    }
    if (node.op == Op::Count) return count;
    if (node.op == Op::Any) return false;
    return count == items.size();
}

ExpressionValue ExpressionEvaluator::parameter(const Node& node) {
    if (!m_context.parameters) return {};
    QDate day = m_context.today;
    if (!node.operands.empty()) {
        const ExpressionValue given = operand(node, 0);
        if (isEmptyValue(given)) return {};
        day = std::get<QDate>(given);
    }
    const std::optional<qint64> figure = m_context.parameters(node.text, day);
    return figure ? ExpressionValue(*figure) : ExpressionValue();
}

ExpressionValue ExpressionEvaluator::function(const Node& node) {
    std::vector<ExpressionValue> operands;
    for (const int index : node.operands) {
        operands.push_back(value(index));
        if (isEmptyValue(operands.back()))
            return node.op == Op::CountList ? ExpressionValue(qint64(0)) : ExpressionValue();
    }
    // A length of time is at most some centuries; more is a mistake and gives an empty date.
    const auto length = [&] {
        return int(std::clamp<qint64>(std::get<qint64>(operands[0]), -400'000, 400'000));
    };
    switch (node.op) {
        case Op::CountList:
            return qint64(arrayOf(operands[0]).size());
        case Op::Days:
            return Duration{0, 0, length()};
        case Op::Months:
            return Duration{0, length(), 0};
        case Op::Years:
            return Duration{length(), 0, 0};
        case Op::DaysBetween:
            return std::get<QDate>(operands[0]).daysTo(std::get<QDate>(operands[1]));
        case Op::WeeksInDays:
            return qint64(7) * length();
        case Op::Age: {
            const int years = ageOn(std::get<QDate>(operands[0]), std::get<QDate>(operands[1]));
            return years < 0 ? ExpressionValue() : ExpressionValue(qint64(years));
        }
        case Op::FirstOfMonth: {
            const QDate date = std::get<QDate>(operands[0]);
            return QDate(date.year(), date.month(), 1);
        }
        case Op::MonthOf:
            return YearMonth::of(std::get<QDate>(operands[0]));
        case Op::Length:
            return qint64(graphemeCount(std::get<QString>(operands[0])));
        case Op::StartsWith:
            return std::get<QString>(operands[0]).startsWith(std::get<QString>(operands[1]));
        default:
            return {};
    }
}

}  // namespace mado
