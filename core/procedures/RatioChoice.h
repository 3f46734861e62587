// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectWork.h"

#include <QDate>

namespace mado {

struct ChosenRatio {
    int percent = 0;  ///< 0: cannot be told (birth date unknown)
    QDate from;       ///< first day of the ratio of 70-74; invalid below 70
};

/// The burden ratio to print on the person's certificate: by age; at 70-74 the one last assessed, else
/// assessed here when the incomes on file leave no doubt (nobody of 70-74 reaches the line of taxable
/// income), else the one by age and a finding.
[[nodiscard]] Result<ChosenRatio> chooseRatio(EffectWork& work, const Record& person, const QDate& day);

}  // namespace mado
