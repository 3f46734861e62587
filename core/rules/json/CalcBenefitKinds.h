// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Parameters.h"
#include "core/rules/json/JsonInput.h"
#include "core/text/YearMonth.h"

namespace mado {

// Kinds around benefits and standing, one function each; see core/rules/CALC.md for the shapes.
[[nodiscard]] Result<QJsonObject> calcMedicalExpense(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcTransfer(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcCopaymentRelief(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcUndueBenefit(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcCombinedCare(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcStayCost(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcMealDifference(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcLongStay(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcLimitCategory(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcElderlyClass(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcLimitCertificate(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcDiseaseCertificate(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcAnnualLimit(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcContinuity(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcHitCount(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcHighCostClaim(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcStudent(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcFacility(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcHeadSubstitution(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcExclusion(const Parameters& parameters, JsonInput& input);
[[nodiscard]] Result<QJsonObject> calcArrearsMeasures(const Parameters& parameters, JsonInput& input);

/// "2026-08"; refused otherwise.
[[nodiscard]] YearMonth readMonth(JsonInput& input, const QString& key);
[[nodiscard]] QList<YearMonth> readMonths(JsonInput& input, const QString& key);
/// A whole number inside [least, most]; refused otherwise.
[[nodiscard]] int readCount(JsonInput& input, const QString& key, qint64 least, qint64 most,
                            std::optional<qint64> absent = std::nullopt);

/// A code that `parse` must know; absent gives nothing.
template <class Parse>
auto readOptionalCode(JsonInput& input, const QString& key, Parse parse) -> decltype(parse(QString())) {
    if (!input.has(key)) return std::nullopt;
    const QString code = input.text(key);
    auto value = parse(code);
    if (!value) input.refuse(QStringLiteral("E-RULE-012"), key, {code});
    return value;
}
/// The same, required.
template <class Parse>
auto readCode(JsonInput& input, const QString& key, Parse parse) {
    if (!input.has(key)) input.refuse(QStringLiteral("E-RULE-010"), key);
    using Value = typename decltype(parse(QString()))::value_type;
    return readOptionalCode(input, key, parse).value_or(Value{});
}

}  // namespace mado
