// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/ChangeSet.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/rules/LumpSums.h"

#include <QDate>

namespace mado {

/// True for a case in force that claims a benefit and waits for an officer.
[[nodiscard]] bool awaitsDecision(const Record& caseFile);

/// What DecideCase does to the claim: the amount fixed (0 when denied). E-PROC-034 no such claim; E-PROC-035
/// already decided.
[[nodiscard]] Result<ChangeSet> benefitDecision(const HouseholdSnapshot& household, const QString& benefitKey,
                                                BenefitDecision decision, qint64 amount);

}  // namespace mado
