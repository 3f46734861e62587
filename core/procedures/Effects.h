// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/Effect.h"

#include <vector>

namespace mado::effects {

/// The effects of each kind of procedure; EffectRegistry::standard() puts them together.
[[nodiscard]] std::vector<Effect> acquisition();   ///< acquire_*
[[nodiscard]] std::vector<Effect> loss();          ///< lose_*
[[nodiscard]] std::vector<Effect> household();     ///< change_head, change_household
[[nodiscard]] std::vector<Effect> details();       ///< change_name_or_address
[[nodiscard]] std::vector<Effect> certificates();  ///< apply, reissue, notice, return
[[nodiscard]] std::vector<Effect> benefits();      ///< claim_childbirth, claim_funeral
[[nodiscard]] std::vector<Effect> correction();    ///< correct_eligibility, cancel_case

}  // namespace mado::effects
