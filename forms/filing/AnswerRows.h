// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/rules/Parameters.h"
#include "forms/engine/FormSession.h"

#include <QList>
#include <QString>

namespace mado {

/// One answer as people read it.
struct AnswerRow {
    QString label;
    QString value;
    QString person;      ///< for an answer about one person
    QString registered;  ///< what the records say, if that is something else
    friend bool operator==(const AnswerRow&, const AnswerRow&) = default;
};

/// What was asked and answered, in the order of the form. Empty answers are left out.
[[nodiscard]] QList<AnswerRow> answerRows(const FormSession& session, Language language);
/// A value of a question in words: dates in eras, choices and people by name, yen with commas.
[[nodiscard]] QString answerText(const Question& question, const QJsonValue& value, const QJsonObject& facts,
                                 Language language);

}  // namespace mado
