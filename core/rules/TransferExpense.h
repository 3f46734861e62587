// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/BenefitAssessment.h"
#include "core/rules/Parameters.h"

#include <QDate>

namespace mado {

struct TransferFacts {
    QDate movedOn;
    QDate paidOn;
    QDate claimedOn;      ///< may be invalid (estimate)
    qint64 cheapest = 0;  ///< usual cheapest route and means, yen
    qint64 paid = 0;      ///< yen
    bool insured = true;  ///< on the day of the transfer
    bool doctorCertificate = true;
    bool suitableCare = true;  ///< to receive suitable covered care
    bool hardToMove = true;    ///< because of the illness or injury
    bool unavoidable = true;   ///< urgent or otherwise not to be avoided
};
/// 移送費 (国民健康保険法54条の4, 同法施行規則): paid in full up to the cheapest usual route and means, when
/// the three conditions hold.
[[nodiscard]] Result<BenefitAssessment> transferExpense(const Parameters& parameters,
                                                        const TransferFacts& facts);

}  // namespace mado
