// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Instalments.h"

#include <optional>

namespace mado {

/// 減免 under the municipality's ordinance (地方税法717条).
enum class ExemptionGround {
    Disaster,   ///< 災害: by the loss against the household's total income of the year before
    Hardship,   ///< 失業・所得激減: by the fall of the income
    Illness,    ///< 疾病: by the medical cost against the income
    Detention,  ///< 給付制限(拘禁等, 国民健康保険法59条): by the share of the year
};
[[nodiscard]] std::optional<ExemptionGround> exemptionGroundFromCode(const QString& code);
[[nodiscard]] QString exemptionGroundCode(ExemptionGround ground);  ///< "disaster", ...

struct ExemptionFacts {
    ExemptionGround ground = ExemptionGround::Disaster;
    FiscalYear year;
    QDate appliedOn;
    QDate noticeSentOn;             ///< day of the July tax notice; invalid = not sent yet
    qint64 ratio = 0;               ///< what the ground goes by, millionths; may exceed the whole
    qint64 incomeLevy = 0;          ///< 所得割 of the year, all portions
    qint64 annual = 0;              ///< tax of the year before the exemption
    bool everybodyDeclared = true;  ///< income of everybody insured of the age that the city names is filed
    QList<Instalment> instalments;  ///< as charged; sums to `annual`
};

struct ExemptionDecision {
    bool granted = false;
    QString reason;                 ///< "granted", "before_notice", "undeclared", "all_due", "below_line"
    qint64 relief = 0;              ///< yen taken off
    qint64 annual = 0;              ///< tax after it
    QList<Instalment> instalments;  ///< sums to `annual`
    Explanation explanation;        ///< last step = annual
};

/// The share of the income levy of the instalments that are not yet due on the day of the application is
/// taken off by the municipality's table ("levy.disaster_exemption", "levy.exemption.hardship", ...).
/// E-RULE-001 where the municipality has no table for the ground, E-RULE-010/011/014 for missing or
/// impossible facts.
[[nodiscard]] Result<ExemptionDecision> ordinanceExemption(const Parameters& parameters,
                                                           const ExemptionFacts& facts);

}  // namespace mado
