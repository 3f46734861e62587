// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormDefinition.h"

#include <vector>

namespace mado {

/// The type of a question's answer as expressions see it: a Person is the person, Members are persons with
/// the answers of the sub-questions as further fields, a Group is its rows.
[[nodiscard]] ExpressionType answerType(const Question& question);

/// One element of a Members answer, or one row of a Group.
[[nodiscard]] ExpressionType entryType(const Question& question);

/// Names for expressions of a definition: the facts, "answers", "procedure" (its id), "concerned" (addressee
/// numbers of all persons chosen) and "event" (the day from which the deadline counts).
[[nodiscard]] ObjectType definitionScope(const std::vector<Question>& questions);

}  // namespace mado
