// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/CityProfile.h"
#include "core/rules/LevyEstimate.h"

#include <QDate>
#include <QJsonObject>

namespace mado {

/// The facts of the paper of an estimate (F48): "today", "city", "document" with form and date, and
/// "estimate" with year, conditions, portions, instalments and steps. Japanese. Names nobody: people are the
/// first, the second, and so on. Pure; any thread.
[[nodiscard]] QJsonObject estimateFacts(const Parameters& parameters, const CityProfile& city, QDate today,
                                        const EstimateInput& input, const LevyEstimate& estimate);

}  // namespace mado
