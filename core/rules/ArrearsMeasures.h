// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

enum class ArrearsStage {
    None,        ///< nothing is overdue
    Demand,      ///< overdue: demand and arrears charge
    Notice,      ///< a year has passed: notice and chance to explain come first
    Special,     ///< 特別療養費: the patient pays 100 % and claims 70 or 80 % later
    Suspension,  ///< benefits may be withheld for the time being
    Ended        ///< paid, or special circumstances: normal documents again
};
[[nodiscard]] QString arrearsStageCode(ArrearsStage stage);  ///< "none", "demand", ...

struct ArrearsPerson {
    QDate birth;
    bool publicCost = false;  ///< treated at public cost
};
struct ArrearsMeasureFacts {
    QDate dueOn;  ///< of the oldest unpaid instalment
    QDate asOf;
    QDate paidOn;                       ///< day the arrears were paid; invalid while unpaid
    bool specialCircumstances = false;  ///< disaster or theft, illness, business closed and the like
    QDate explainBy;                    ///< last day of the chance to explain; invalid if no notice was sent
    QList<ArrearsPerson> persons;
};
struct ArrearsMeasures {
    ArrearsStage stage = ArrearsStage::None;
    QDate demandBy;           ///< last day to send the demand
    QDate specialFrom;        ///< first day on which a year has passed
    QDate suspensionFrom;     ///< first day on which a year and a half has passed
    QList<bool> payInFull;    ///< for each person, in order: the special medical expense applies
    Explanation explanation;  ///< last step = code of the stage
};
/// 滞納者に対する措置 (国民健康保険法54条の3, 63条の2). Under 18 (to 31 March) and patients at public cost
/// stay normal. E-RULE-016 when paid before it was due or after `asOf`.
[[nodiscard]] Result<ArrearsMeasures> arrearsMeasures(const Parameters& parameters,
                                                      const ArrearsMeasureFacts& facts);

struct WithheldBenefit {
    qint64 offset = 0;        ///< taken for the tax
    qint64 paidOut = 0;       ///< left for the household
    qint64 stillUnpaid = 0;   ///< tax unpaid afterwards
    Explanation explanation;  ///< last step = paidOut
};
/// 差し止めた給付からの滞納額の控除 (国民健康保険法63条の2第3項).
[[nodiscard]] Result<WithheldBenefit> offsetWithheld(qint64 benefit, qint64 unpaid);

}  // namespace mado
