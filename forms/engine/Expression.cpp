// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/Expression.h"

#include "forms/engine/ExpressionEvaluator.h"
#include "forms/engine/ExpressionParser.h"
#include "forms/engine/ExpressionProgram.h"

using namespace Qt::StringLiterals;

namespace mado {

std::optional<Expression> Expression::parse(QStringView text, const ObjectType& scope,
                                            ExpressionProblem* problem) {
    ExpressionProblem unused;
    if (problem == nullptr) problem = &unused;
    *problem = {};
    if (text.size() > longestText) {
        *problem = {u"the expression is longer than %1 characters"_s.arg(longestText), longestText};
        return std::nullopt;
    }
    auto tokens = readTokens(text, problem);
    if (!tokens) return std::nullopt;
    auto program = std::make_shared<Program>();
    program->source = text.toString();
    program->nodes = ExpressionParser(std::move(*tokens), scope, problem).parse();
    if (program->nodes.empty()) return std::nullopt;
    Expression expression;
    expression.m_program = std::move(program);
    return expression;
}

ExpressionType Expression::type() const {
    return isNull() ? ExpressionType{} : m_program->nodes.back().type;
}

QString Expression::source() const {
    return isNull() ? QString() : m_program->source;
}

const std::vector<Expression::Node>& Expression::nodes() const {
    static const std::vector<Node> none;
    return isNull() ? none : m_program->nodes;
}

std::set<QString> Expression::paths() const {
    std::set<QString> paths;
    std::set<QString> bound;
    for (const Node& node : nodes())
        if (node.op == Op::Any || node.op == Op::All || node.op == Op::Count) bound.insert(node.text);
    std::vector<QString> spelled(nodes().size());
    for (std::size_t i = 0; i < nodes().size(); ++i) {
        const Node& node = nodes()[i];
        if (node.op == Op::Name && !bound.contains(node.text)) spelled[i] = node.text;
        if (node.op == Op::Field && !spelled[std::size_t(node.operands.front())].isEmpty())
            spelled[i] = spelled[std::size_t(node.operands.front())] + u'.' + node.text;
        if (!spelled[i].isEmpty()) paths.insert(spelled[i]);
    }
    return paths;
}

std::set<QString> Expression::parameterIds() const {
    std::set<QString> ids;
    for (const Node& node : nodes())
        if (node.op == Op::Parameter) ids.insert(node.text);
    return ids;
}

ExpressionValue Expression::evaluate(const ExpressionContext& context) const {
    if (isNull()) return {};
    return ExpressionEvaluator(m_program->nodes, context).run();
}

bool Expression::holds(const ExpressionContext& context, bool ifNull) const {
    if (isNull()) return ifNull;
    const ExpressionValue value = evaluate(context);
    const bool* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

QJsonArray Expression::grounds(const ExpressionContext& context) const {
    if (isNull()) return {};
    return ExpressionEvaluator(m_program->nodes, context).grounds();
}

QJsonValue Expression::evaluateToJson(const ExpressionContext& context) const {
    return toJson(evaluate(context));
}

}  // namespace mado
