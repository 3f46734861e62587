// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/Notice.h"
#include "core/procedures/NoticeCatalogue.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace mado {

/// What the household can have or should know today ("できること・気づき"). Conditions are named predicates
/// whose lead times and levels are data; figures of law come from the parameters. Pure; any thread. Sorted:
/// stop, look, info; then by the day until which something can be done.
[[nodiscard]] Result<std::vector<Notice>> entitlementNotices(const HouseholdSnapshot& household,
                                                             const NoticeCatalogue& catalogue,
                                                             const Parameters& parameters,
                                                             const QDate& today);

/// Names of all predicates that the data may use.
[[nodiscard]] QStringList noticePredicates();
/// What is wrong with the catalogue's conditions (unknown predicate, missing or unknown parameter), in words
/// for the log; empty if all is well.
[[nodiscard]] QStringList noticeProblems(const NoticeCatalogue& catalogue, const Parameters& parameters,
                                         const QDate& day);

}  // namespace mado
