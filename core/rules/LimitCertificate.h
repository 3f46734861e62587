// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/HighCostClaims.h"
#include "core/rules/HighCostLimits.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

struct LimitCertificateFacts {
    QDate birth;
    QDate appliedOn;
    std::optional<LimitCategory> under70;  ///< of the household, when the person is under 70 in that month
    std::optional<ElderlyClass> elderly;   ///< when 70-74
    bool arrears = false;                  ///< tax due and unpaid, without special circumstances
    bool incomesKnown = true;              ///< of the head and of all insured
    QDate coveredFrom{};                   ///< application start of this coverage; invalid = before the month
    bool cardUsed = false;                 ///< has a usable health card: the certificate need not be shown
};

struct LimitCertificateDecision {
    bool granted = false;
    QString form;  ///< "F15" 限度額適用認定証, "F16" 限度額適用・標準負担額減額認定証
    bool mealOnly = false;  ///< tax-exempt household in arrears: only the meal reduction
    QDate from;             ///< 1st of the month of application, not before the coverage
    QDate until;            ///< last day
    QString reason;         ///< when denied: "arrears", "income_unknown", "not_needed"
    QString reasonJa;
    QString reasonEn;
    Explanation explanation;
};

/// 限度額適用認定 (国民健康保険法施行規則27条の14の2以下). E-RULE-010 when the class of the person's age is
/// missing.
[[nodiscard]] Result<LimitCertificateDecision> limitCertificate(const Parameters& parameters,
                                                                const LimitCertificateFacts& facts);

struct DiseaseCertificateFacts {
    SpecifiedDisease disease = SpecifiedDisease::Dialysis;
    QDate birth;
    QDate appliedOn;
    std::optional<LimitCategory> under70;  ///< needed for dialysis under 70
    bool opinion = true;                   ///< the doctor's opinion was shown
    QDate coveredFrom{};                   ///< application start of this coverage; invalid = before
};
struct DiseaseCertificateDecision {
    bool granted = false;
    qint64 limit = 0;         ///< yen a month
    QDate from;               ///< 1st of the month of application, not before the coverage
    QDate until;              ///< last day on which the limit stands; 20,000 is looked at again each August
    QString reason;           ///< when denied: "no_disease", "papers_missing"
    Explanation explanation;  ///< last step = until, or the reason
};
/// 特定疾病療養受療証 (国民健康保険法施行規則27条の13).
[[nodiscard]] Result<DiseaseCertificateDecision> diseaseCertificate(const Parameters& parameters,
                                                                    const DiseaseCertificateFacts& facts);

struct PensionWithholdingFacts {
    QDate day;  ///< 1 April of the fiscal year
    bool headInsured = true;
    QList<QDate> births;           ///< of all insured of the household
    qint64 pension = 0;            ///< yearly pension of the head, yen
    qint64 tax = 0;                ///< NHI tax of the year, yen
    qint64 carePremium = 0;        ///< long-term care premium withheld from the same pension, yen
    bool switchedToDebit = false;  ///< asked for direct debit instead
};
struct PensionWithholding {
    bool applies = false;
    QString reason;  ///< why not: "head_not_insured", "ages", "pension_too_low", "over_half", "switched"
    Explanation explanation;
};
/// 特別徴収 from the pension (地方税法706条).
[[nodiscard]] Result<PensionWithholding> pensionWithholding(const Parameters& parameters,
                                                            const PensionWithholdingFacts& facts);

}  // namespace mado
