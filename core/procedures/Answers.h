// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/Effect.h"

#include <QDate>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace mado {

/// The answers of one filing, read by question id. An effect must name every answer that it reads; reading
/// another one is a bug and throws std::logic_error, so that the list of answers is complete by construction.
class Answers {
 public:
    Answers(const QJsonObject& values, const QList<AnswerSpec>& specs) : m_values(values), m_specs(specs) {}

    /// E-PROC-002 required answer missing, E-PROC-003 not of its form, E-PROC-004 a person not in the
    /// household; the field is the question's id. Check first: the readers below then only see well-formed
    /// answers.
    [[nodiscard]] Result<void> check(const HouseholdSnapshot& household) const;

    [[nodiscard]] bool isNamed(const QString& id) const;  ///< the effect reads this answer
    [[nodiscard]] bool has(const QString& id) const;
    [[nodiscard]] QDate date(const QString& id) const;  ///< invalid if absent
    [[nodiscard]] std::optional<QDate> optionalDate(const QString& id) const;
    [[nodiscard]] QString text(const QString& id) const;  ///< empty if absent; also codes and one person
    [[nodiscard]] std::optional<bool> flag(const QString& id) const;
    [[nodiscard]] bool yes(const QString& id) const { return flag(id).value_or(false); }
    [[nodiscard]] std::optional<qint64> number(const QString& id) const;
    [[nodiscard]] QStringList list(
        const QString& id) const;  ///< persons or record keys, each once, in the order answered
    [[nodiscard]] QJsonObject object(const QString& id) const;

 private:
    [[nodiscard]] QJsonValue value(const QString& id) const;
    const QJsonObject& m_values;
    const QList<AnswerSpec>& m_specs;
};

}  // namespace mado
