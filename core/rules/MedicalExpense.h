// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/BenefitAssessment.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace mado {

/// Why the patient paid first and claims now.
enum class ExpenseKind {
    NoCertificate,    ///< no certificate at hand
    FormerInsurance,  ///< treated on a former insurer's certificate, paid back there
    LateFiling,       ///< before a filing that came after its deadline
    Braces,
    Acupuncture,
    Massage,
    JudoTherapy,
    Blood,
    Overseas,
    SpecialMedical  ///< 特別療養費: paid in full because of arrears measures
};
[[nodiscard]] QString expenseKindCode(ExpenseKind kind);  ///< "no_certificate", ...
[[nodiscard]] std::optional<ExpenseKind> expenseKindFromCode(const QString& code);
[[nodiscard]] QString expenseKindName(ExpenseKind kind, bool japanese);

/// An amount in another currency and the rate of the day of decision.
struct ForeignAmount {
    qint64 hundredths = 0;  ///< amount in hundredths of the currency
    qint64 rate = 0;        ///< yen for one unit, in ten-thousandths (151.23 yen = 1,512,300)
};

struct MedicalExpenseFacts {
    ExpenseKind kind = ExpenseKind::NoCertificate;
    QDate treatedOn;
    QDate paidOn;
    QDate claimedOn;                       ///< may be invalid (estimate)
    qint64 feeSchedule = 0;                ///< cost by the fee schedule of Japan (10割), yen
    qint64 paid = 0;                       ///< what was paid in all, yen
    std::optional<ForeignAmount> foreign;  ///< overseas: what was paid, instead of `paid`
    int ratioPercent = 30;                 ///< the patient's own share
    bool insured = true;                   ///< on the day of treatment
    bool goodReason = true;                ///< unavoidable, or accepted by the municipality
    bool shortTrip = true;                 ///< overseas: not for treatment, not living there
    bool arrearsMeasure = false;           ///< special medical expense in force on the day
    QStringList papers;                    ///< codes of the papers shown ("receipt_original", ...)
};

/// 療養費, 海外療養費, 特別療養費 (国民健康保険法54条, 54条の3): the insurer's share of the smaller of the
/// fee schedule and what was paid, cut to the yen.
[[nodiscard]] Result<BenefitAssessment> medicalExpense(const Parameters& parameters,
                                                       const MedicalExpenseFacts& facts);
/// Codes of papers that the kind needs and that are not among `shown`.
[[nodiscard]] Result<QStringList> missingPapers(const Parameters& parameters, ExpenseKind kind, QDate day,
                                                const QStringList& shown);
[[nodiscard]] QString expensePaperName(const QString& code, bool japanese);

}  // namespace mado
