// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Parameters.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>

namespace mado {

/// Reads figures for one date and remembers the first failure and every figure read, so that a rule may read
/// many and check once. After a failure the values are 0 or empty and must not be used: ask error() first.
class Figures {
 public:
    Figures(const Parameters& parameters, QDate date) : m_parameters(parameters), m_date(date) {}

    qint64 number(QLatin1StringView id);  ///< yen, days, count, rate in millionths, switch 0/1
    QJsonObject object(QLatin1StringView id);
    QJsonArray array(QLatin1StringView id);
    QString text(QLatin1StringView id);
    /// The use of a figure for an explanation; also reads it.
    ParameterUse use(QLatin1StringView id);

    [[nodiscard]] QDate date() const { return m_date; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] Result<void> result() const { return m_error ? Result<void>(*m_error) : Result<void>(); }
    [[nodiscard]] const QList<ParameterUse>& used() const { return m_used; }
    /// Ids of unconfirmed figures read so far, sorted, each once.
    [[nodiscard]] QStringList unconfirmed() const;

 private:
    Parameter read(QLatin1StringView id);

    const Parameters& m_parameters;
    QDate m_date;
    std::optional<Error> m_error;
    QList<ParameterUse> m_used;
};

}  // namespace mado
