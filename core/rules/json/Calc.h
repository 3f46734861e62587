// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Parameters.h"

#include <QJsonObject>
#include <QStringList>

namespace mado {

class ErrorCatalogue;

/// The rules as JSON in, JSON out, for the command line and for tests written elsewhere. The shapes are in
/// core/rules/CALC.md. Pure functions; any thread; the same input gives the same bytes.
[[nodiscard]] QStringList calcKinds();  ///< "levy", "high-cost", ...
/// E-RULE-012 with field "kind" for an unknown kind; otherwise what the rule refuses, with the field of the
/// input.
[[nodiscard]] Result<QJsonObject> calculate(const Parameters& parameters, const QString& kind,
                                            const QJsonObject& input);
/// The same with refusals as {"error": {"code", "field", "message"}}; `words` may be null.
[[nodiscard]] QJsonObject calculateToJson(const Parameters& parameters, const QString& kind,
                                          const QJsonObject& input, const ErrorCatalogue* words);

}  // namespace mado
