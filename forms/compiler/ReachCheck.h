// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/DefinitionReader.h"

namespace mado {

/// Questions that no combination of answers to choices and yes/no questions can make visible. What depends on
/// dates, texts or facts is taken as possible, and so is what a bounded search does not settle.
[[nodiscard]] QList<DefinitionProblem> unreachableQuestions(const FormDefinition& form);

}  // namespace mado
