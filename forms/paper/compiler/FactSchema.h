// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compiler/LayoutSource.h"
#include "forms/paper/layout/Facts.h"

#include <QHash>
#include <QString>

#include <optional>

namespace mado {

/// Which paths the facts object has, and of what kind: text, date, time, number, bool, any.
class FactSchema {
 public:
    explicit FactSchema(const LayoutSource& source) : m_source(source) {}

    /// Names that repeats bind: "m" -> "members.0".
    using Names = QHash<QString, QString>;
    /// The kind, "list" or "object"; nothing if there is no such path.
    [[nodiscard]] std::optional<QString> kind(const FactPath& path, const Names& names) const;

 private:
    [[nodiscard]] YAML::Node resolved(YAML::Node node) const;

    const LayoutSource& m_source;
};

}  // namespace mado
