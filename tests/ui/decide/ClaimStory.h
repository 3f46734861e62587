// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/story/Story.h"

#include <memory>

namespace mado::test::claim_story {

/// The mother who claims, and the id of the case.
inline const QString mother = QStringLiteral("1000000032");
inline const QString claim = QStringLiteral("01940000-0000-7000-8000-000000000001");

/// A city in which a claim for a birth on 1 November 2026 (difference to a direct payment: 40,000 yen) was
/// entered by 佐藤 恵 and confirmed by 鈴木 一郎. Throws std::runtime_error.
[[nodiscard]] std::unique_ptr<StoryCity> cityWithAClaim();
/// From the list of claims to be decided to the claim.
void openFromTheList(Clerk& clerk);

}  // namespace mado::test::claim_story
