// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/Expression.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace mado {

struct ExpressionToken {
    enum class Kind { Name, Number, Text, Symbol, End };
    Kind kind = Kind::End;
    QString text;  ///< name, symbol, or the inside of '...'
    qint64 number = 0;
    int offset = 0;
};

/// The tokens of an expression, an End token last; nothing and `problem` set if a character fits nowhere.
[[nodiscard]] std::optional<std::vector<ExpressionToken>> readTokens(QStringView text,
                                                                     ExpressionProblem* problem);

}  // namespace mado
