// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"
#include "core/rules/json/JsonInput.h"

namespace mado {

// One function a kind; see core/rules/CALC.md for the shapes.
[[nodiscard]] Result<QJsonObject> calcLevy(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcHighCost(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcRatio(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcEligibility(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcDeadline(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcArrears(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcChildbirth(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcFuneral(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcCertificate(const Parameters& parameters, JsonInput& input);

/// Adds "unconfirmed" and "steps".
void addExplanation(QJsonObject& output, const Explanation& explanation, QStringList unconfirmed = {});
[[nodiscard]] QJsonValue dateOrNull(const std::optional<QDate>& date);

}  // namespace mado
