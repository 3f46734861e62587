// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/Expression.h"
#include "forms/engine/LocalText.h"

#include <QHash>

namespace mado {

/// Words with places that are filled when they are shown: "届出期限は{deadline.due_on}です". A place holds an
/// expression; dates read in the era in Japanese. "{{" is a brace.
class TextWithPlaces {
 public:
    TextWithPlaces() = default;
    /// Nothing and `problem` set if a place is no expression.
    [[nodiscard]] static std::optional<TextWithPlaces> parse(const LocalText& text, const ObjectType& scope,
                                                             ExpressionProblem* problem);

    [[nodiscard]] const LocalText& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] LocalText fill(const ExpressionContext& context) const;

 private:
    [[nodiscard]] QString fillOne(const QString& text, const QString& language,
                                  const ExpressionContext& context) const;
    LocalText m_text;
    QHash<QString, Expression> m_places;
};

}  // namespace mado
