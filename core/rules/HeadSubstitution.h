// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/text/YearMonth.h"

#include <QDate>

namespace mado {

/// 国保上の世帯主変更: an insured member becomes head for the NHI in place of a nominal head.
struct HeadSubstitutionFacts {
    QDate date;                 ///< day of the change
    bool headIsNominal = true;  ///< the resident-register head is not insured
    bool headConsents = true;
    bool arrears = false;  ///< unpaid tax of the household
    bool applicantInsured = true;
    bool canFulfilDuties = true;  ///< filings and payment can be expected from the applicant
};
struct HeadSubstitution {
    bool granted = false;
    YearMonth taxFrom;        ///< the tax is the new head's from this month
    QString reason;           ///< "head_insured", "no_consent", "arrears", "not_insured", "duties"
    Explanation explanation;  ///< last step = first day of taxFrom, or the reason
};
[[nodiscard]] Result<HeadSubstitution> headSubstitution(const HeadSubstitutionFacts& facts);

}  // namespace mado
