// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyParts.h"
#include "core/rules/json/JsonInput.h"

#include <QStringList>

#include <vector>

namespace mado {

/// The household of a `levy` input with the rates of its year; see core/rules/CALC.md.
struct LevyInput {
    FiscalYear year;
    LevyRates rates;
    std::vector<LevyPerson> persons;
    QStringList ids;  ///< of the persons, in order
    QDate specifiedSince;
    std::vector<HeadChange> headChanges;

    [[nodiscard]] LevyHousehold household() const { return {persons, specifiedSince}; }
};

[[nodiscard]] Result<FiscalYear> readFiscalYear(JsonInput& input);
/// Checked input: assessLevy may be called with it.
[[nodiscard]] Result<LevyInput> readLevy(const Parameters& parameters, JsonInput& input);

}  // namespace mado
