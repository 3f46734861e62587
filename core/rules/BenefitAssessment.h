// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Explanation.h"

#include <QDate>
#include <QString>

namespace mado {

enum class BenefitDecision { Grant, Deny };

/// What a claim would get: proposed, a person decides.
struct BenefitAssessment {
    BenefitDecision decision = BenefitDecision::Deny;
    qint64 amount = 0;  ///< yen to pay
    QString reason;  ///< code when denied: "too_early", "employee_insurance", "other_scheme", "limitation",
                     ///< "not_insured", "nothing_left", "papers_missing", "no_good_reason",
                     ///< "not_short_trip", "no_measure", "not_approved"
    QString reasonJa;
    QString reasonEn;
    QDate claimUntil;         ///< last day to claim
    Explanation explanation;  ///< last step = amount
};

/// Makes it a denial, told as the last step.
void denyBenefit(BenefitAssessment& assessment, const QString& code, const QString& ja, const QString& en,
                 const QString& article);
/// Claimed after the limitation date.
void denyLateBenefit(BenefitAssessment& assessment);

}  // namespace mado
