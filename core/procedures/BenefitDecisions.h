// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/ChangeSet.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/rules/LumpSums.h"

#include <QDate>

namespace mado {

/// What DecideCase does to the claim: the amount fixed (0 when denied). E-PROC-008 no such claim; E-PROC-010
/// already decided.
[[nodiscard]] Result<ChangeSet> benefitDecision(const HouseholdSnapshot& household, const QString& benefitKey,
                                                BenefitDecision decision, qint64 amount);

}  // namespace mado
