// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

/// A figure whose value in force on one day is not that of another day.
struct ParameterChange {
    QString id;
    std::optional<Parameter> before;  ///< empty: there was none
    std::optional<Parameter> after;   ///< empty: there is none any more
};
/// What changed between two days, by id; for the keeper of the parameters and for notices of a new year.
[[nodiscard]] QList<ParameterChange> parameterChanges(const Parameters& parameters, QDate from, QDate to);

/// Ids without a value on a day: what still has to be registered before that day can be computed.
[[nodiscard]] QStringList missingOn(const Parameters& parameters, QDate day);

}  // namespace mado
