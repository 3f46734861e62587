// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/EffectWork.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace mado {

/// Residents of the household now, head first.
[[nodiscard]] std::vector<const Record*> residentsOf(const HouseholdSnapshot& ledger,
                                                     const QString& householdNo);
/// The head on the resident register; null if there is none (vacant).
[[nodiscard]] const Record* headOf(const HouseholdSnapshot& ledger, const QString& householdNo);
/// The NHI household that is open (no end); null if none.
[[nodiscard]] const Record* openNhiHousehold(const HouseholdSnapshot& ledger, const QString& householdNo);
/// Eligibility records under the number whose application has not ended.
[[nodiscard]] std::vector<const Record*> openCoverages(const HouseholdSnapshot& ledger,
                                                       const QString& certificateNo);
/// The person's open eligibility record; null if none.
[[nodiscard]] const Record* openCoverage(const HouseholdSnapshot& ledger, const QString& addresseeNo);

/// The number under which somebody of the household is insured from `day`: the open NHI household, begun
/// earlier if need be; one that ended on or after `day`, opened again; or a new one. E-PROC-012 without a
/// head.
[[nodiscard]] Result<QString> ensureNhiHousehold(EffectWork& work, const QString& householdNo,
                                                 const QDate& day);
/// A new NHI household with its own number.
[[nodiscard]] QString createNhiHousehold(EffectWork& work, const QString& householdNo, const QString& headNo,
                                         const QDate& day, const QString& continuedFrom = {});
/// Ends the NHI household if nobody is insured under it any more; else works out whether its head is a
/// nominal one.
void refreshNhiHousehold(EffectWork& work, const QString& certificateNo);
/// 枝番 of the person under the number: the one used before, else the next free. Two digits.
[[nodiscard]] QString branchNumber(const HouseholdSnapshot& ledger, const QString& certificateNo,
                                   const QString& addresseeNo);

/// Makes the person head on the resident register's side of the records and derives what follows for the
/// others; `relationships` (person to code) goes before what can be derived. Those that can't be told get a
/// finding.
void setHead(EffectWork& work, const QString& householdNo, const QString& headNo,
             const QJsonObject& relationships, const QDate& day);

}  // namespace mado
