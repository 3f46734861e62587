// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/engine/FormDefinition.h"

#include <QJsonValue>

namespace mado {

/// What was typed or chosen for a question, in the one form that is kept: half-width figures, full-width
/// katakana, ISO dates, codes. Null for nothing. Idempotent: a normalised value gives itself.
///
/// E-FORM-011 more than longestInput; E-FORM-020 a value of another kind; E-FORM-021 too many characters;
/// E-FORM-022 no number; E-FORM-023 out of range; E-FORM-024 none of the choices; E-FORM-025 not kana;
/// E-FORM-026 no phone number; E-FORM-027 an individual number that is not sealed; E-FORM-028 a part of an
/// account is missing or wrong; E-FORM-029 no letters; besides E-DATE-*, E-NAME-*, E-POSTAL-001, E-BANK-*.
/// Errors never hold what was typed.
[[nodiscard]] Result<QJsonValue> normaliseAnswer(const Question& question, const QJsonValue& typed);

/// UTF-16 units in one field; more is refused before anything else looks at it.
inline constexpr qsizetype longestInput = 2000;

/// Null, "", [], and objects all of whose parts are empty.
[[nodiscard]] bool isEmptyAnswer(const QJsonValue& value);
/// True if nothing more is needed: every part of an account that a transfer needs, the address of an Address.
[[nodiscard]] bool isWholeAnswer(const Question& question, const QJsonValue& value);

}  // namespace mado
