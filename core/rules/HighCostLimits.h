// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"
#include "core/text/YearMonth.h"

#include <QList>

#include <optional>

namespace mado {

/// 適用区分 ア イ ウ エ オ of the under-70s.
enum class LimitCategory { A, I, U, E, O };
/// 70-74: 現役並みIII II I, 一般, 低所得II I.
enum class ElderlyClass { Active3, Active2, Active1, General, Low2, Low1 };

[[nodiscard]] QString limitCategoryCode(LimitCategory category);  ///< "a".."o"
[[nodiscard]] std::optional<LimitCategory> limitCategoryFromCode(const QString& code);
[[nodiscard]] QString limitCategoryName(LimitCategory category);  ///< "ア".."オ"
[[nodiscard]] QString elderlyClassCode(ElderlyClass one);         ///< "active3".."low1"
[[nodiscard]] std::optional<ElderlyClass> elderlyClassFromCode(const QString& code);
[[nodiscard]] QString elderlyClassName(ElderlyClass one);  ///< "現役並みIII".."低所得I"

/// One row of the limit tables; -1 = does not exist.
struct LimitRow {
    qint64 base = 0;
    qint64 threshold = -1;   ///< total cost above which a share is added
    qint64 multiple = -1;    ///< limit from the 4th hit
    qint64 annual = -1;      ///< limit of August-July
    qint64 outpatient = -1;  ///< per person, 70-74
    qint64 outpatientAnnual = -1;
    qint64 excessRate = 0;  ///< millionths of the total cost above the threshold
    QList<ParameterUse> figures;
};
[[nodiscard]] Result<LimitRow> limitRow(const Parameters& parameters, LimitCategory category,
                                        YearMonth month);
[[nodiscard]] Result<LimitRow> limitRow(const Parameters& parameters, ElderlyClass elderly, YearMonth month);

/// The limit in yen for a total cost (10割), with the rounding of under 50 sen down, 50 sen and more up.
/// `share` in millionths halves base, threshold and multiple limit in special months.
[[nodiscard]] qint64 limitAmount(const LimitRow& row, qint64 totalCost, bool multipleHit,
                                 qint64 share = rateUnit);

/// The same as text: "85,800 + (1,000,000 − 286,000) × 1% = 92,940".
[[nodiscard]] QString limitFormula(const LimitRow& row, qint64 totalCost, bool multipleHit,
                                   qint64 share = rateUnit);

/// Earlier hits inside the 12 months that end with `month` (that month itself not counted); each month once,
/// oldest first.
[[nodiscard]] Result<QList<YearMonth>> priorHitMonths(const Parameters& parameters, YearMonth month,
                                                      const QList<YearMonth>& hits);
[[nodiscard]] Result<bool> isMultipleHit(const Parameters& parameters, YearMonth month,
                                         const QList<YearMonth>& hits);

struct CategoryDecision {
    LimitCategory category = LimitCategory::A;
    Explanation explanation;
};
/// From the 旧ただし書所得 of the insured together; undeclared -> ア; head and all insured exempt -> オ.
[[nodiscard]] Result<CategoryDecision> limitCategory(const Parameters& parameters, YearMonth month,
                                                     qint64 levyBaseSum, bool undeclared, bool allExempt);

}  // namespace mado
