// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/NoticeCatalogue.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace mado {

/// What a predicate looks at.
struct NoticeSituation {
    const HouseholdSnapshot& household;
    const Parameters& parameters;
    QDate today;
    const QJsonObject& arguments;  ///< of the entry in resources/notices
};

/// One case in which the condition holds: about whom, and what fills the words. "until" is the last day to
/// act.
struct NoticeMatch {
    QString addresseeNo;
    NoticeValues values;
};
using NoticeMatches = std::vector<NoticeMatch>;

struct NoticePredicate {
    std::function<Result<NoticeMatches>(const NoticeSituation&)> matches;
    QStringList arguments =
        {};  ///< names that an entry must give: counts of days, or the id of a figure ("age")
};

/// All predicates by name: about persons and their coverage, and about money.
[[nodiscard]] const std::map<QString, NoticePredicate>& noticePredicateTable();
[[nodiscard]] std::map<QString, NoticePredicate> personPredicates();
[[nodiscard]] std::map<QString, NoticePredicate> moneyPredicates();

}  // namespace mado
