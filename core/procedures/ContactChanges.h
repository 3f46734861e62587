// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/Effect.h"

namespace mado {

class EffectWork;

/// The answer with the household's phone number, in every procedure that shows the number on file and asks
/// whether it still holds.
[[nodiscard]] AnswerSpec phoneSpec();

/// Keeps the answered number with the head of the household at hand, as the filing leaves it, if it is
/// another than on file. No answer changes nothing: a number is not forgotten because a field was left empty.
void keepPhone(EffectWork& work);

}  // namespace mado
