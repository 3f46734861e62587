// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/Expression.h"

#include <QJsonArray>

#include <utility>
#include <vector>

namespace mado {

/// Evaluates the nodes of one expression. Never throws; stops with an empty value after
/// Expression::mostSteps.
class ExpressionEvaluator {
 public:
    ExpressionEvaluator(const std::vector<Expression::Node>& nodes, const ExpressionContext& context)
        : m_nodes(nodes), m_context(context) {}
    [[nodiscard]] ExpressionValue run();
    /// See Expression::grounds().
    [[nodiscard]] QJsonArray grounds();

 private:
    using Node = Expression::Node;
    using Op = Expression::Op;

    ExpressionValue value(int index);
    ExpressionValue operand(const Node& node, std::size_t which) { return value(node.operands[which]); }
    bool truth(int index);
    ExpressionValue name(const Node& node) const;
    ExpressionValue field(const Node& node);
    bool comparison(const Node& node);
    bool contained(const Node& node);
    ExpressionValue sum(const Node& node);
    ExpressionValue quantified(const Node& node);
    ExpressionValue function(const Node& node);
    ExpressionValue parameter(const Node& node);
    void addGrounds(int index, QJsonArray& grounds);
    void addConcerned(const Node& node, QJsonArray& grounds);

    const std::vector<Node>& m_nodes;
    const ExpressionContext& m_context;
    std::vector<std::pair<QString, QJsonValue>> m_bound;
    int m_steps = 0;
};

/// A value of a kind from JSON; empty if it is absent or of another kind. Dates may have unknown parts: their
/// last possible day is taken.
[[nodiscard]] ExpressionValue fromJson(const QJsonValue& json, const ExpressionType& type);

}  // namespace mado
