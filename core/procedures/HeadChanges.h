// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectWork.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace mado {

/// Makes somebody the head of the household on `day`: relationships, a new number to which the insured are
/// carried over, new certificates. Without an open number only the head changes. E-PROC-022 before the number
/// began (field `dateField`).
[[nodiscard]] Result<void> changeHeadTo(EffectWork& work, const QString& householdNo, const QString& headNo,
                                        const QDate& day, const QJsonObject& relationships,
                                        const QString& dateField);

/// New certificates for persons whose printed details changed.
[[nodiscard]] Result<void> reissueFor(EffectWork& work, const QStringList& persons, const QDate& day,
                                      const QString& field);

}  // namespace mado
