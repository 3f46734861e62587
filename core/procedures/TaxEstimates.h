// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/EffectOutput.h"
#include "core/rules/Levy.h"
#include "core/rules/Parameters.h"
#include "core/text/FiscalYear.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace mado {

/// NHI tax of the household for one fiscal year as its records stand: every number of the year by itself (a
/// change of head splits the tax by month), summed. Adults without an income record on file count as not
/// declared, which blocks the reductions.
struct HouseholdTax {
    qint64 annual = 0;  ///< yen
    Explanation steps;
    QStringList unknownIncome;  ///< addressee numbers
};
/// E-RULE-002 for a year without figures.
[[nodiscard]] Result<HouseholdTax> householdTax(const HouseholdSnapshot& household,
                                                const Parameters& parameters, FiscalYear year);

/// The levy under one number of the household.
struct NumberTax {
    QString certificateNo;
    LevyAmounts amounts;
};
/// The same without explanations, each number by itself: for a run over a whole city. Fails as checkLevy
/// does.
[[nodiscard]] Result<std::vector<NumberTax>> taxOfNumbers(const HouseholdSnapshot& household,
                                                          const LevyRates& rates);

/// The levy under one number of the household with the people that it is made of.
struct NumberLevy {
    std::vector<LevyPerson> persons;
    QStringList addresseeNos;   ///< of `persons`, in the same order
    QDate specifiedSince;       ///< of LevyHousehold
    QStringList unknownIncome;  ///< addressee numbers
    LevyAmounts amounts;
    [[nodiscard]] LevyHousehold household() const { return {persons, specifiedSince}; }
};
/// Nothing if there is no such number or nobody is insured under it in the year. Fails as checkLevy does.
[[nodiscard]] Result<std::optional<NumberLevy>> numberLevy(const HouseholdSnapshot& household,
                                                           const LevyRates& rates,
                                                           const QString& certificateNo);

/// Before and after of one year.
[[nodiscard]] Result<TaxEstimate> taxEstimate(const HouseholdSnapshot& before, const HouseholdSnapshot& after,
                                              const Parameters& parameters, FiscalYear year);

}  // namespace mado
