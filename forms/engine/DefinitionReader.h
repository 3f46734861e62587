// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormDefinition.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace mado {

/// What is wrong with a definition. English, for its author.
struct DefinitionProblem {
    QString pointer;  ///< JSON pointer of the value at fault: "/questions/2/visible_when"
    QString message;
    int offset = 0;      ///< into the text of an expression
    bool atKey = false;  ///< the key is at fault, not its value
};

struct DefinitionOutcome {
    std::shared_ptr<const FormDefinition> definition;  ///< null if there are problems
    QList<DefinitionProblem> problems;
};

/// Reads one procedure's definition from JSON and checks it whole: unknown keys, missing words, ids, types,
/// expressions, references, order of questions. The same reader serves the compiler at build time and the
/// program, so what was not made by the compiler is refused as well. Never throws, whatever the JSON is.
[[nodiscard]] DefinitionOutcome readDefinition(const QJsonObject& json);

}  // namespace mado
