// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/layout/Facts.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace mado {

/// When a part of a paper is printed. A small language without side effects:
///   path                 present and not false
///   path == 'text'       also != < <= > >=, with texts, numbers and true/false
///   !a   a && b   a || b   (a)
/// Dates are ISO texts and compare as texts. A comparison with an absent value is false, != is true.
class Condition {
 public:
    Condition() = default;  ///< always true

    /// Sets `problem` (English, for the author of the layout) if `text` is no condition.
    [[nodiscard]] static Condition parse(QStringView text, QString* problem);

    [[nodiscard]] bool holds(const FactScope& facts) const;
    [[nodiscard]] bool isAlways() const { return m_root == nullptr; }
    /// Every path that it looks at, for checking.
    [[nodiscard]] QList<FactPath> paths() const;

    struct Node;

 private:
    std::shared_ptr<const Node> m_root;
};

}  // namespace mado
