// SPDX-License-Identifier: GPL-3.0-or-later
// What a condition that holds speaks of.
#include "forms/engine/ExpressionEvaluator.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// People and cases by their number: what else is on record about them is not what was meant.
QJsonValue identityOf(const QJsonValue& item) {
    const QJsonObject object = item.toObject();
    for (const QString& key : {u"addressee_no"_s, u"id"_s}) {
        const QString number = object.value(key).toString();
        if (!number.isEmpty()) return number;
    }
    return item;
}

}  // namespace

QJsonArray ExpressionEvaluator::grounds() {
    QJsonArray grounds;
    addGrounds(int(m_nodes.size()) - 1, grounds);
    return grounds;
}

void ExpressionEvaluator::addGrounds(int index, QJsonArray& grounds) {
    const Node& node = m_nodes[std::size_t(index)];
    switch (node.op) {
        case Op::Constant:
        case Op::Today:
            return;
        case Op::Name:
        case Op::Field:
            grounds.append(identityOf(toJson(value(index))));
            return;
        case Op::Any:
        case Op::All:
        case Op::Count:
            addConcerned(node, grounds);
            return;
        case Op::Or:
            for (const int operandIndex : node.operands)
                if (truth(operandIndex)) addGrounds(operandIndex, grounds);
            return;
        default:
            for (const int operandIndex : node.operands)
                addGrounds(operandIndex, grounds);
            return;
    }
}

void ExpressionEvaluator::addConcerned(const Node& node, QJsonArray& grounds) {
    const ExpressionValue list = operand(node, 0);
    const QJsonValue* json = std::get_if<QJsonValue>(&list);
    if (json == nullptr) return;
    QJsonArray concerned;
    for (const QJsonValue& item : json->toArray()) {
        m_bound.emplace_back(node.text, item);
        if (truth(node.operands[1])) concerned.append(identityOf(item));
        m_bound.pop_back();
    }
    grounds.append(concerned);
}

}  // namespace mado
