// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Income.h"
#include "core/rules/Parameters.h"
#include "core/text/FiscalYear.h"

#include <QDate>
#include <QStringList>

#include <array>
#include <vector>

namespace mado {

enum class Portion { Medical, Support, Care, ChildSupport };
inline constexpr std::size_t portionCount = 4;
inline constexpr std::array<Portion, portionCount> allPortions{Portion::Medical, Portion::Support,
                                                               Portion::Care, Portion::ChildSupport};
/// "medical", "support", "care", "child_support".
[[nodiscard]] QString portionCode(Portion portion);
[[nodiscard]] QString portionName(Portion portion, bool japanese);

struct PortionRates {
    bool enabled = false;
    qint64 incomeRate = 0;    ///< millionths
    qint64 perCapita = 0;     ///< yen a year
    qint64 perHousehold = 0;  ///< yen a year
    qint64 limit = 0;         ///< yen a year
};

/// Everything that one fiscal year's levy needs, read once: plain numbers, shared by all threads read-only.
struct LevyRates {
    enum class RoundOn { Portion, Total };
    enum class LimitOrder { BeforeProration, AfterProration };
    enum class ProrationRounding { PersonElement, Portion };
    struct BasicDeductionRow {
        qint64 upTo = -1;  ///< total income; -1 = no bound
        qint64 amount = 0;
    };

    int fiscalYear = 0;
    QDate firstDay;  ///< 1 April
    std::array<PortionRates, portionCount> portions;
    std::vector<BasicDeductionRow> basicDeduction;
    IncomeTables income;

    qint64 reductionBase = 0, reductionPerEarner = 0, reductionAdd5 = 0, reductionAdd2 = 0;
    qint64 paid7 = 0, paid5 = 0, paid2 = 0;  ///< millionths of the per-capita levy that is paid
    qint64 pensionTestDeduction = 0;
    qint64 earnerSalaryLine = 0, earnerPensionLine = 0, earnerPensionLineElderly = 0;
    int elderlyAge = 0, careFromAge = 0, careUntilAge = 0, lateElderlyAge = 0;

    qint64 preschoolPaid = 0;
    int preschoolAge = 0;
    int childFreeAge = 0;
    int maternityBeforeSingle = 0, maternityBeforeMultiple = 0, maternityAfter = 0;
    int maternityFirstMonth = 0;  ///< year * 12 + month - 1
    qint64 involuntaryRate = 0;
    int involuntaryAgeUnder = 0;
    QStringList involuntaryCodes;
    qint64 formerDependantPaid = 0;
    int formerDependantMonths = 0;
    qint64 specifiedPaid = 0, specifiedContinuedPaid = 0;
    int specifiedMonths = 0, specifiedContinuedMonths = 0;

    bool lossOnFirstIsDayBefore = false;  ///< a loss to another insurance on the 1st counts as the day before

    qint64 roundingUnit = 1;
    RoundOn roundOn = RoundOn::Portion;
    LimitOrder limitOrder = LimitOrder::BeforeProration;
    ProrationRounding prorationRounding = ProrationRounding::PersonElement;

    QList<ParameterUse> used;  ///< every figure read, for the explanation
    QStringList unconfirmed;   ///< ids of those that are unconfirmed

    [[nodiscard]] const PortionRates& of(Portion portion) const {
        return portions[static_cast<std::size_t>(portion)];
    }
    [[nodiscard]] ParameterUse use(const QString& id) const;
};

/// E-RULE-002 for a year without figures.
[[nodiscard]] Result<LevyRates> levyRates(const Parameters& parameters, FiscalYear year);

}  // namespace mado
