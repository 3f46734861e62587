// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/LevyNotices.h"

#include <QJsonObject>

namespace mado {

/// A notice as the facts object holds it for its paper: "results.levies[]". `reason`: why the tax changes, in
/// Japanese.
[[nodiscard]] QJsonObject levyNoticeFacts(const LevyNotice& notice, const QString& reason);

}  // namespace mado
