// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace mado {

class Wording;

/// An answer as it reads as text: "令和8年4月1日（水）", "資格喪失証明書", names of persons. Empty for no
/// answer.
[[nodiscard]] QString answerText(const Wording& wording, const FieldState& field, const QJsonValue& value);
/// An answer of a text field as it stands in the field: "R8.4.1", "404,000". Refused text as it was typed.
[[nodiscard]] QString typedAnswer(const Wording& wording, const FieldState& field);
/// What is being typed, read back: the day in full with its weekday for "R8.4.1"; empty if it can't be read.
[[nodiscard]] QString echoOf(const Wording& wording, const Question& question, const QString& typed);
/// "S33.4.1 68歳"
[[nodiscard]] QString birthAndAge(const Wording& wording, const QJsonObject& person);

}  // namespace mado
