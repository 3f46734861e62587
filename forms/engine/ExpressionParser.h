// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/ExpressionLexer.h"

#include <utility>
#include <vector>

namespace mado {

/// Recursive descent over the tokens of one expression; checks types as it goes. Limits of depth and size are
/// those of Expression.
class ExpressionParser {
 public:
    ExpressionParser(std::vector<ExpressionToken> tokens, const ObjectType& scope, ExpressionProblem* problem)
        : m_tokens(std::move(tokens)), m_scope(scope), m_problem(problem) {}

    /// Empty if it is no expression.
    [[nodiscard]] std::vector<Expression::Node> parse();

 private:
    using Op = Expression::Op;
    static constexpr int none = -1;

    // Each returns the index of its node, or none with the problem set.
    int parseOr();
    int parseAnd();
    int parseNot();
    int parseComparison();
    int parseSum();
    int parsePrimary();
    int parseName(const ExpressionToken& name);
    int parseFields(int object);
    int parseCall(const ExpressionToken& name);
    int parseQuantifier(const ExpressionToken& name, Op op);
    int parseCount(const ExpressionToken& name);
    int parseFunction(const ExpressionToken& name);
    int parseParameter(const ExpressionToken& name);
    int parseDate(const ExpressionToken& name);
    int parseListLiteral();
    int parseIn(int left, bool negated, int offset);
    int chain(Op op, const QString& word, int (ExpressionParser::*next)());

    int compare(Op op, int left, int right, int offset);
    bool checkCodes(int path, int value);
    bool comparable(int left, int right, int offset);
    int addSum(Op op, int left, int right, int offset);

    const ExpressionToken& peek() const { return m_tokens[m_at]; }
    const ExpressionToken& take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
    bool isWord(const QString& word) const;
    bool isSymbol(const QString& symbol) const;
    bool takeWord(const QString& word);
    bool takeSymbol(const QString& symbol);
    bool expectSymbol(const QString& symbol);
    bool expectBoolean(int node);
    int fail(const QString& message, int offset);
    int add(Expression::Node node);
    const ExpressionType& typeOf(int node) const { return m_nodes[std::size_t(node)].type; }

    std::vector<ExpressionToken> m_tokens;
    const ObjectType& m_scope;
    ExpressionProblem* m_problem;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<std::pair<QString, ExpressionType>> m_bound;
    std::vector<Expression::Node> m_nodes;
};

}  // namespace mado
