// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compiler/FactSchema.h"

namespace mado {

using namespace Qt::StringLiterals;

YAML::Node FactSchema::resolved(YAML::Node node) const {
    if (!node.IsScalar()) return node;
    const YAML::Node type = YAML::Node(m_source.root())["types"][node.Scalar()];
    return type.IsDefined() ? type : node;
}

std::optional<QString> FactSchema::kind(const FactPath& path, const Names& names) const {
    QStringList parts = path.parts;
    if (parts.constFirst() == u"row" && names.contains(u"row"_s)) return u"number"_s;
    if (const auto bound = names.constFind(parts.constFirst()); bound != names.constEnd()) {
        parts = bound->split(u'.') + parts.mid(1);
    }
    YAML::Node node = YAML::Node(m_source.root())["facts"];
    for (const QString& part : std::as_const(parts)) {
        node.reset(resolved(node));
        if (node.IsScalar() && node.Scalar() == "any") return u"any"_s;
        if (node.IsSequence()) {
            bool isIndex = false;
            (void)part.toInt(&isIndex);
            if (!isIndex) return std::nullopt;
            node.reset(node[0]);
        } else if (node.IsMap()) {
            const YAML::Node next = node[part.toStdString()];
            if (!next.IsDefined()) return std::nullopt;
            node.reset(next);
        } else {
            return std::nullopt;
        }
    }
    node.reset(resolved(node));
    if (node.IsSequence()) return u"list"_s;
    if (node.IsMap()) return u"object"_s;
    return QString::fromStdString(node.Scalar());
}

}  // namespace mado
