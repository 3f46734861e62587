// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/layout/Condition.h"

#include <compare>

namespace mado {

using namespace Qt::StringLiterals;

struct Condition::Node {
    enum Kind { Present, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Not, And, Or };
    Kind kind;
    FactPath path;
    QJsonValue operand;
    std::shared_ptr<const Node> left;
    std::shared_ptr<const Node> right;
};

namespace {

using Node = Condition::Node;
using NodePointer = std::shared_ptr<const Node>;

/// Recursive descent over the grammar in the header.
class Parser {
 public:
    explicit Parser(QStringView text) : m_text(text) {}

    NodePointer all() {
        NodePointer node = either();
        space();
        if (m_problem.isEmpty() && m_at < m_text.size()) expected(u"the end"_s);
        return node;
    }
    [[nodiscard]] const QString& problem() const { return m_problem; }

 private:
    // Layouts are written by hand: nesting beyond this is a mistake, and must not exhaust the stack.
    static constexpr int deepest = 32;

    NodePointer either() {
        NodePointer left = both();
        while (m_problem.isEmpty() && take(u"||"))
            left = join(Node::Or, left, both());
        return left;
    }
    NodePointer both() {
        NodePointer left = single();
        while (m_problem.isEmpty() && take(u"&&"))
            left = join(Node::And, left, single());
        return left;
    }
    NodePointer single() {
        if (++m_depth > deepest) return expected(u"less nesting"_s);
        NodePointer node;
        if (take(u"(")) {
            node = either();
            if (!take(u")")) node = expected(u")"_s);
        } else if (peek() == u'!' && m_text.mid(m_at, 2) != u"!=") {
            ++m_at;
            node = join(Node::Not, single(), nullptr);
        } else {
            node = comparison();
        }
        --m_depth;
        return node;
    }
    NodePointer comparison() {
        space();
        const qsizetype start = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'_' || m_text[m_at] == u'.')) {
            ++m_at;
        }
        if (m_at == start) return expected(u"a path"_s);
        auto node = std::make_shared<Node>();
        node->path = FactPath::of(m_text.mid(start, m_at - start));
        static constexpr std::pair<QStringView, Node::Kind> operators[] = {
            {u"==", Node::Equal},        {u"!=", Node::NotEqual}, {u"<=", Node::LessEqual},
            {u">=", Node::GreaterEqual}, {u"<", Node::Less},      {u">", Node::Greater}};
        node->kind = Node::Present;
        for (const auto& [symbol, kind] : operators) {
            if (take(symbol)) {
                node->kind = kind;
                return literal(*node) ? node : nullptr;
            }
        }
        return node;
    }
    bool literal(Node& node) {
        if (peek() == u'\'') {
            const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
            if (end < 0) return expected(u"a closing '"_s) != nullptr;
            node.operand = m_text.mid(m_at + 1, end - m_at - 1).toString();
            m_at = end + 1;
            return true;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'-' || m_text[m_at] == u'.')) {
            ++m_at;
        }
        const QStringView word = m_text.mid(start, m_at - start);
        bool isNumber = false;
        const double number = word.toDouble(&isNumber);
        if (isNumber) {
            node.operand = number;
        } else if (word == u"true" || word == u"false") {
            node.operand = word == u"true";
        } else {
            return expected(u"a number, 'text', true or false"_s) != nullptr;
        }
        return true;
    }
    static NodePointer join(Node::Kind kind, NodePointer left, NodePointer right) {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->left = std::move(left);
        node->right = std::move(right);
        return node;
    }
    void space() {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    QChar peek() {
        space();
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }
    bool take(QStringView symbol) {
        space();
        if (m_text.mid(m_at, symbol.size()) != symbol) return false;
        m_at += symbol.size();
        return true;
    }
    NodePointer expected(const QString& what) {
        if (m_problem.isEmpty())
            m_problem = u"condition: expected %1 at character %2"_s.arg(what).arg(m_at + 1);
        return nullptr;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_problem;
};

std::partial_ordering order(const QJsonValue& value, const QJsonValue& operand) {
    if (value.type() != operand.type()) return std::partial_ordering::unordered;
    if (value.isDouble()) return value.toDouble() <=> operand.toDouble();
    if (value.isBool()) return int(value.toBool()) <=> int(operand.toBool());
    return value.toString().compare(operand.toString()) <=> 0;
}

bool evaluate(const Node& node, const FactScope& facts) {
    switch (node.kind) {
        case Node::Not:
            return !evaluate(*node.left, facts);
        case Node::And:
            return evaluate(*node.left, facts) && evaluate(*node.right, facts);
        case Node::Or:
            return evaluate(*node.left, facts) || evaluate(*node.right, facts);
        default:
            break;
    }
    const QJsonValue value = facts.value(node.path);
    if (node.kind == Node::Present) {
        return !FactScope::isAbsent(value) && !(value.isBool() && !value.toBool());
    }
    const std::partial_ordering result = order(value, node.operand);
    switch (node.kind) {
        case Node::Equal:
            return result == 0;
        case Node::NotEqual:
            return result != 0;
        case Node::Less:
            return result < 0;
        case Node::LessEqual:
            return result <= 0;
        case Node::Greater:
            return result > 0;
        default:
            return result >= 0;
    }
}

void collect(const Node* node, QList<FactPath>& paths) {
    if (node == nullptr) return;
    if (!node->path.parts.isEmpty()) paths << node->path;
    collect(node->left.get(), paths);
    collect(node->right.get(), paths);
}

}  // namespace

Condition Condition::parse(QStringView text, QString* problem) {
    Parser parser(text);
    Condition condition;
    condition.m_root = parser.all();
    *problem = parser.problem();
    return condition;
}

bool Condition::holds(const FactScope& facts) const {
    return m_root == nullptr || evaluate(*m_root, facts);
}

QList<FactPath> Condition::paths() const {
    QList<FactPath> paths;
    collect(m_root.get(), paths);
    return paths;
}

}  // namespace mado
