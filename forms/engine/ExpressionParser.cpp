// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/ExpressionParser.h"

#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace mado {

using Node = Expression::Node;

std::vector<Node> ExpressionParser::parse() {
    const int root = parseOr();
    if (root == none) return {};
    if (peek().kind != ExpressionToken::Kind::End) {
        fail(u"'%1' is not expected here"_s.arg(peek().text), peek().offset);
        return {};
    }
    return std::move(m_nodes);
}

int ExpressionParser::chain(Op op, const QString& word, int (ExpressionParser::*next)()) {
    const int offset = peek().offset;
    const int first = (this->*next)();
    if (first == none || !isWord(word)) return first;
    std::vector<int> operands{first};
    if (!expectBoolean(first)) return none;
    while (takeWord(word)) {
        const int operand = (this->*next)();
        if (operand == none || !expectBoolean(operand)) return none;
        operands.push_back(operand);
    }
    return add({op, ExpressionType::of(ValueKind::Boolean), std::move(operands), {}, {}, offset});
}

int ExpressionParser::parseOr() {
    return chain(Op::Or, u"or"_s, &ExpressionParser::parseAnd);
}

int ExpressionParser::parseAnd() {
    return chain(Op::And, u"and"_s, &ExpressionParser::parseNot);
}

int ExpressionParser::parseNot() {
    const int offset = peek().offset;
    // Every way to nest passes here, so this is where depth is counted.
    if (++m_depth > Expression::deepest) return fail(u"the expression is nested too deeply"_s, offset);
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!takeWord(u"not"_s)) return parseComparison();
    const int operand = parseNot();
    if (operand == none || !expectBoolean(operand)) return none;
    return add({Op::Not, ExpressionType::of(ValueKind::Boolean), {operand}, {}, {}, offset});
}

int ExpressionParser::parseComparison() {
    const int left = parseSum();
    if (left == none) return none;
    const int offset = peek().offset;
    if (takeWord(u"is"_s)) {
        const Op op = takeWord(u"not"_s) ? Op::IsNotEmpty : Op::IsEmpty;
        if (!takeWord(u"empty"_s)) return fail(u"'empty' is expected after 'is'"_s, peek().offset);
        return add({op, ExpressionType::of(ValueKind::Boolean), {left}, {}, {}, offset});
    }
    if (takeWord(u"in"_s)) return parseIn(left, false, offset);
    if (isWord(u"not"_s)) {
        take();
        if (!takeWord(u"in"_s)) return fail(u"'in' is expected after 'not'"_s, peek().offset);
        return parseIn(left, true, offset);
    }
    static const std::pair<QStringView, Op> operators[] = {
        {u"=", Op::Equal},         {u"!=", Op::NotEqual}, {u"<=", Op::LessEqual},
        {u">=", Op::GreaterEqual}, {u"<", Op::Less},      {u">", Op::Greater},
    };
    for (const auto& [symbol, op] : operators) {
        if (!takeSymbol(symbol.toString())) continue;
        const int right = parseSum();
        if (right == none) return none;
        return compare(op, left, right, offset);
    }
    return left;
}

int ExpressionParser::compare(Op op, int left, int right, int offset) {
    if (!comparable(left, right, offset)) return none;
    const ValueKind kind = typeOf(left).kind;
    const bool order = op != Op::Equal && op != Op::NotEqual;
    if (order && kind != ValueKind::Number && kind != ValueKind::Date && kind != ValueKind::Month)
        return fail(u"a %1 can't be ordered by < or >"_s.arg(typeName(typeOf(left))), offset);
    return add({op, ExpressionType::of(ValueKind::Boolean), {left, right}, {}, {}, offset});
}

bool ExpressionParser::comparable(int left, int right, int offset) {
    const ExpressionType& a = typeOf(left);
    const ExpressionType& b = typeOf(right);
    const bool bothPersons = a.kind == ValueKind::Object && b.kind == ValueKind::Object &&
                             a.object->isPerson && b.object->isPerson;
    const bool plain = a.kind == b.kind && a.kind != ValueKind::Object && a.kind != ValueKind::List &&
                       a.kind != ValueKind::Duration && a.kind != ValueKind::Empty;
    if (!bothPersons && !plain) {
        fail(u"a %1 can't be compared with a %2"_s.arg(typeName(a), typeName(b)), offset);
        return false;
    }
    return checkCodes(left, right) && checkCodes(right, left);
}

bool ExpressionParser::checkCodes(int path, int value) {
    const QStringList& codes = typeOf(path).codes;
    const Node& constant = m_nodes[std::size_t(value)];
    if (codes.isEmpty() || constant.op != Op::Constant) return true;
    const QString text = std::get<QString>(constant.constant);
    if (codes.contains(text)) return true;
    fail(u"'%1' is none of its codes: %2"_s.arg(text, codes.join(u", "_s)), constant.offset);
    return false;
}

int ExpressionParser::parseIn(int left, bool negated, int offset) {
    const Op op = negated ? Op::NotIn : Op::In;
    const int list = isSymbol(u"["_s) ? parseListLiteral() : parseSum();
    if (list == none) return none;
    if (typeOf(list).kind != ValueKind::List || typeOf(list).element == nullptr)
        return fail(u"'in' needs a list, this is a %1"_s.arg(typeName(typeOf(list))),
                    m_nodes[std::size_t(list)].offset);
    if (m_nodes[std::size_t(list)].op == Op::List) {
        const std::vector<int> items = m_nodes[std::size_t(list)].operands;
        for (const int item : items)
            if (!comparable(left, item, m_nodes[std::size_t(item)].offset)) return none;
    } else {
        // A stand-in of the element's type, so that one rule says what can be compared.
        const int element = add({Op::Constant, *typeOf(list).element, {}, {}, {}, offset});
        if (element == none) return none;
        const bool literal = m_nodes[std::size_t(left)].op == Op::Constant;
        const bool fits =
            typeOf(left).kind == typeOf(element).kind && (!literal || checkCodes(element, left));
        m_nodes.pop_back();
        if (!fits) {
            if (!m_problem->message.isEmpty()) return none;
            return fail(u"a %1 can't be in a %2"_s.arg(typeName(typeOf(left)), typeName(typeOf(list))),
                        offset);
        }
    }
    return add({op, ExpressionType::of(ValueKind::Boolean), {left, list}, {}, {}, offset});
}

int ExpressionParser::parseListLiteral() {
    const int offset = take().offset;
    std::vector<int> items;
    do {
        const int item = parseSum();
        if (item == none) return none;
        items.push_back(item);
    } while (takeSymbol(u","_s));
    if (!expectSymbol(u"]"_s)) return none;
    const ExpressionType element = ExpressionType::of(typeOf(items.front()).kind);
    return add({Op::List, ExpressionType::listOf(element), std::move(items), {}, {}, offset});
}

int ExpressionParser::parseSum() {
    int left = parsePrimary();
    while (left != none && (isSymbol(u"+"_s) || isSymbol(u"-"_s))) {
        const ExpressionToken sign = take();
        const int right = parsePrimary();
        if (right == none) return none;
        left = addSum(sign.text == u"+"_s ? Op::Add : Op::Subtract, left, right, sign.offset);
    }
    return left;
}

int ExpressionParser::addSum(Op op, int left, int right, int offset) {
    const ValueKind a = typeOf(left).kind;
    const ValueKind b = typeOf(right).kind;
    const bool fits = (a == ValueKind::Number && b == ValueKind::Number) ||
                      (a == ValueKind::Date && b == ValueKind::Duration);
    if (!fits)
        return fail(u"a %1 can't be added to or taken from a %2"_s.arg(typeName(typeOf(right)),
                                                                       typeName(typeOf(left))),
                    offset);
    return add({op, ExpressionType::of(a), {left, right}, {}, {}, offset});
}

int ExpressionParser::parsePrimary() {
    const ExpressionToken token = take();
    switch (token.kind) {
        case ExpressionToken::Kind::Number:
            return add(
                {Op::Constant, ExpressionType::of(ValueKind::Number), {}, {}, token.number, token.offset});
        case ExpressionToken::Kind::Text:
            return add({Op::Constant, ExpressionType::of(ValueKind::Text), {}, {}, token.text, token.offset});
        case ExpressionToken::Kind::Name:
            return parseName(token);
        case ExpressionToken::Kind::Symbol:
            if (token.text == u"("_s) {
                const int inner = parseOr();
                if (inner == none || !expectSymbol(u")"_s)) return none;
                return inner;
            }
            break;
        case ExpressionToken::Kind::End:
            return fail(u"the expression ends too early"_s, token.offset);
    }
    return fail(u"'%1' is not expected here"_s.arg(token.text), token.offset);
}

int ExpressionParser::parseName(const ExpressionToken& name) {
    if (isSymbol(u"("_s)) return parseCall(name);
    if (name.text == u"true"_s || name.text == u"false"_s)
        return add({Op::Constant,
                    ExpressionType::of(ValueKind::Boolean),
                    {},
                    {},
                    name.text == u"true"_s,
                    name.offset});
    if (name.text == u"today"_s)
        return add({Op::Today, ExpressionType::of(ValueKind::Date), {}, {}, {}, name.offset});
    for (auto bound = m_bound.rbegin(); bound != m_bound.rend(); ++bound)
        if (bound->first == name.text)
            return parseFields(add({Op::Name, bound->second, {}, name.text, {}, name.offset}));
    const auto root = m_scope.fields.constFind(name.text);
    if (root == m_scope.fields.constEnd()) {
        QStringList known = m_scope.fields.keys();
        known.sort();
        return fail(u"there is no '%1' here; known: %2"_s.arg(name.text, known.join(u", "_s)), name.offset);
    }
    return parseFields(add({Op::Name, *root, {}, name.text, {}, name.offset}));
}

int ExpressionParser::parseFields(int object) {
    while (object != none && takeSymbol(u"."_s)) {
        const ExpressionToken name = take();
        if (name.kind != ExpressionToken::Kind::Name)
            return fail(u"a name is expected after '.'"_s, name.offset);
        const ExpressionType type = typeOf(object);
        if (type.kind != ValueKind::Object)
            return fail(u"a %1 has no '%2'"_s.arg(typeName(type), name.text), name.offset);
        const auto field = type.object->fields.constFind(name.text);
        if (field == type.object->fields.constEnd()) {
            const QString owner = m_nodes[std::size_t(object)].text;
            return fail(u"'%1' has no '%2'"_s.arg(owner, name.text), name.offset);
        }
        object = add({Op::Field, *field, {object}, name.text, {}, name.offset});
    }
    return object;
}

int ExpressionParser::parseCall(const ExpressionToken& name) {
    take();
    int call = none;
    if (name.text == u"any"_s)
        call = parseQuantifier(name, Op::Any);
    else if (name.text == u"all"_s)
        call = parseQuantifier(name, Op::All);
    else if (name.text == u"count"_s)
        call = parseCount(name);
    else if (name.text == u"parameter"_s)
        call = parseParameter(name);
    else if (name.text == u"date"_s)
        call = parseDate(name);
    else
        call = parseFunction(name);
    if (call == none || !expectSymbol(u")"_s)) return none;
    return call;
}

int ExpressionParser::parseCount(const ExpressionToken& name) {
    const bool withCondition = m_at + 1 < m_tokens.size() &&
                               m_tokens[m_at + 1].kind == ExpressionToken::Kind::Name &&
                               m_tokens[m_at + 1].text == u"in"_s;
    if (withCondition) return parseQuantifier(name, Op::Count);
    const int list = parseSum();
    if (list == none) return none;
    if (typeOf(list).kind != ValueKind::List)
        return fail(u"count needs a list, this is a %1"_s.arg(typeName(typeOf(list))), name.offset);
    return add({Op::CountList, ExpressionType::of(ValueKind::Number), {list}, {}, {}, name.offset});
}

int ExpressionParser::parseQuantifier(const ExpressionToken& name, Op op) {
    const ExpressionToken variable = take();
    if (variable.kind != ExpressionToken::Kind::Name || !takeWord(u"in"_s))
        return fail(u"%1 is written as %1(m in list: condition)"_s.arg(name.text), variable.offset);
    const int list = parseSum();
    if (list == none) return none;
    const ExpressionType type = typeOf(list);
    if (type.kind != ValueKind::List || type.element == nullptr)
        return fail(u"%1 needs a list, this is a %2"_s.arg(name.text, typeName(type)), name.offset);
    if (!expectSymbol(u":"_s)) return none;
    m_bound.emplace_back(variable.text, *type.element);
    const int condition = parseOr();
    m_bound.pop_back();
    if (condition == none || !expectBoolean(condition)) return none;
    const ValueKind kind = op == Op::Count ? ValueKind::Number : ValueKind::Boolean;
    return add({op, ExpressionType::of(kind), {list, condition}, variable.text, {}, name.offset});
}

int ExpressionParser::parseParameter(const ExpressionToken& name) {
    const ExpressionToken id = take();
    if (id.kind != ExpressionToken::Kind::Text) return fail(u"parameter needs an id in quotes"_s, id.offset);
    std::vector<int> operands;
    if (takeSymbol(u","_s)) {
        const int day = parseSum();
        if (day == none) return none;
        if (typeOf(day).kind != ValueKind::Date)
            return fail(u"the second operand of parameter is a date"_s, name.offset);
        operands.push_back(day);
    }
    return add(
        {Op::Parameter, ExpressionType::of(ValueKind::Number), std::move(operands), id.text, {}, id.offset});
}

int ExpressionParser::parseDate(const ExpressionToken& name) {
    const ExpressionToken text = take();
    const QDate date = QDate::fromString(text.text, Qt::ISODate);
    if (text.kind != ExpressionToken::Kind::Text || !date.isValid())
        return fail(u"date needs a day like '2026-04-01'"_s, text.offset);
    return add({Op::Constant, ExpressionType::of(ValueKind::Date), {}, {}, date, name.offset});
}

int ExpressionParser::parseFunction(const ExpressionToken& name) {
    struct Signature {
        QStringView name;
        Op op;
        ValueKind result;
        std::vector<ValueKind> operands;
    };
    static const Signature signatures[] = {
        {u"days", Op::Days, ValueKind::Duration, {ValueKind::Number}},
        {u"months", Op::Months, ValueKind::Duration, {ValueKind::Number}},
        {u"years", Op::Years, ValueKind::Duration, {ValueKind::Number}},
        {u"days_between", Op::DaysBetween, ValueKind::Number, {ValueKind::Date, ValueKind::Date}},
        {u"weeks_in_days", Op::WeeksInDays, ValueKind::Number, {ValueKind::Number}},
        {u"age", Op::Age, ValueKind::Number, {ValueKind::Date, ValueKind::Date}},
        {u"first_of_month", Op::FirstOfMonth, ValueKind::Date, {ValueKind::Date}},
        {u"month_of", Op::MonthOf, ValueKind::Month, {ValueKind::Date}},
        {u"length", Op::Length, ValueKind::Number, {ValueKind::Text}},
        {u"starts_with", Op::StartsWith, ValueKind::Boolean, {ValueKind::Text, ValueKind::Text}},
    };
    for (const Signature& signature : signatures) {
        if (signature.name != name.text) continue;
        std::vector<int> operands;
        for (const ValueKind kind : signature.operands) {
            if (!operands.empty() && !expectSymbol(u","_s)) return none;
            const int offset = peek().offset;
            const int operand = parseSum();
            if (operand == none) return none;
            if (typeOf(operand).kind != kind)
                return fail(u"%1 needs a %2 here, this is a %3"_s.arg(
                                name.text, typeName(ExpressionType::of(kind)), typeName(typeOf(operand))),
                            offset);
            operands.push_back(operand);
        }
        return add(
            {signature.op, ExpressionType::of(signature.result), std::move(operands), {}, {}, name.offset});
    }
    return fail(u"there is no function '%1'"_s.arg(name.text), name.offset);
}

bool ExpressionParser::isWord(const QString& word) const {
    return peek().kind == ExpressionToken::Kind::Name && peek().text == word;
}
bool ExpressionParser::isSymbol(const QString& symbol) const {
    return peek().kind == ExpressionToken::Kind::Symbol && peek().text == symbol;
}
bool ExpressionParser::takeWord(const QString& word) {
    if (!isWord(word)) return false;
    take();
    return true;
}
bool ExpressionParser::takeSymbol(const QString& symbol) {
    if (!isSymbol(symbol)) return false;
    take();
    return true;
}
bool ExpressionParser::expectSymbol(const QString& symbol) {
    if (takeSymbol(symbol)) return true;
    fail(u"'%1' is expected here"_s.arg(symbol), peek().offset);
    return false;
}

bool ExpressionParser::expectBoolean(int node) {
    if (typeOf(node).kind == ValueKind::Boolean) return true;
    fail(u"a condition is expected here, this is a %1"_s.arg(typeName(typeOf(node))),
         m_nodes[std::size_t(node)].offset);
    return false;
}

int ExpressionParser::fail(const QString& message, int offset) {
    if (m_problem->message.isEmpty()) *m_problem = {message, offset};
    return none;
}

int ExpressionParser::add(Node node) {
    if (m_nodes.size() >= std::size_t(Expression::mostNodes))
        return fail(u"the expression is too long"_s, node.offset);
    m_nodes.push_back(std::move(node));
    return int(m_nodes.size()) - 1;
}

}  // namespace mado
