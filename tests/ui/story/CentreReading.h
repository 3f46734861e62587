// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"
#include "tests/ui/story/StoryCity.h"

#include <vector>

namespace mado::test {

/// All records of a kind at the centre. The counter of that profile must be closed.
[[nodiscard]] std::vector<Record> recordsAtCentre(StoryCity& city, const QString& profile, Entity entity);
/// Those of them whose field has that value.
[[nodiscard]] std::vector<Record> recordsAtCentre(StoryCity& city, const QString& profile, Field field,
                                                  const QString& value);

}  // namespace mado::test
