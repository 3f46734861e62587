// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Explanation.h"
#include "core/rules/Instalments.h"
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
[[nodiscard]] Result<QJsonObject> calcReassessment(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcExemption(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcPensionWithholding(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcRefund(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcChildbirth(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcFuneral(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcCertificate(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcMyNumber(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcInsurerNumber(const Parameters& parameters, JsonInput& input);

/// Names that the kinds know; see calcList.
[[nodiscard]] QJsonArray eligibilityEvents();
[[nodiscard]] QJsonArray deadlineProcedures();

/// Adds "unconfirmed" and "steps".
void addExplanation(QJsonObject& output, const Explanation& explanation, QStringList unconfirmed = {});
/// Adds "instalments" and "instalment_due".
void addInstalments(QJsonObject& output, const QList<Instalment>& instalments);
[[nodiscard]] QJsonValue dateOrNull(const std::optional<QDate>& date);

}  // namespace mado
