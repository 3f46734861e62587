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
/// The same for an input as it comes in, a file or a line; E-RULE-030 with field "input" for what is no JSON
/// object.
[[nodiscard]] QJsonObject calculateBytesToJson(const Parameters& parameters, const QString& kind,
                                               const QByteArray& input, const ErrorCatalogue* words);
/// {"error": {"code", "field", "message"}}.
[[nodiscard]] QJsonObject refusalToJson(const Error& error, const ErrorCatalogue* words);

/// What a kind knows by name: {"events": [...]} of `eligibility`, {"procedures": [...]} of `deadline`;
/// E-RULE-012 with field "kind" for the others.
[[nodiscard]] Result<QJsonObject> calcList(const QString& kind);

}  // namespace mado
