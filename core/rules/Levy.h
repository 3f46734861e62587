// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/LevyRates.h"

#include <QDate>

#include <array>
#include <optional>
#include <span>

namespace mado {

/// Days from `start` up to but not including `end`; an invalid end is open. An invalid start is an unused
/// slot.
struct LevyPeriod {
    QDate start;
    QDate end;
    [[nodiscard]] bool contains(QDate day) const {
        return start.isValid() && day >= start && (!end.isValid() || day < end);
    }
};

/// One person as the levy sees it. Plain values without text, so that a million households can be run
/// through. Yen are 0 or more, except testAdjustment.
struct LevyPerson {
    static constexpr std::size_t mostPeriods = 4;

    QDate birth;
    bool head = false;             ///< taxpayer; may be not insured (nominal head)
    bool insured = true;           ///< insured here in some period of `coverage`
    bool formerNhiMember = false;  ///< 特定同一世帯所属者
    bool declared = true;          ///< income known; an undeclared person blocks the reduction
    std::array<LevyPeriod, mostPeriods> coverage;
    LevyPeriod careExcluded;  ///< 介護適用除外 (in certain facilities)

    std::optional<qint64> totalIncome;  ///< 総所得金額等; computed from the revenues if absent
    qint64 salaryRevenue = 0;
    qint64 pensionRevenue = 0;
    qint64 otherIncome = 0;  ///< added when the total is computed
    qint64 testAdjustment = 0;  ///< added for the reduction test only (専従者控除, 譲渡所得の特別控除)
    std::optional<bool> earner;  ///< 給与所得者等; told from the revenues if absent

    QDate formerDependantSince;  ///< 旧被扶養者: day of joining; invalid = no
    QDate involuntaryLeftOn;     ///< day of leaving with a qualifying reason code; invalid = no
    std::optional<qint64>
        involuntarySalaryIncome;  ///< employment income counted at 30 %; from salaryRevenue if absent
    QDate maternityDue;           ///< due (or birth) date; invalid = no
    int babies = 1;
};

struct LevyHousehold {
    std::span<const LevyPerson> persons;
    QDate specifiedSince;  ///< 特定世帯: month in which the other member moved to the late-elderly scheme;
                           ///< invalid = no
};

enum class Reduction { None, Seven, Five, Two };
/// "none", "7", "5", "2".
[[nodiscard]] QString reductionCode(Reduction reduction);

struct PortionAmounts {
    qint64 incomeLevy = 0;    ///< 所得割, months counted
    qint64 perCapita = 0;     ///< 均等割 after reductions, months counted
    qint64 perHousehold = 0;  ///< 平等割 after reductions, months counted
    qint64 overLimit = 0;     ///< cut by the levy limit
    qint64 amount = 0;        ///< what is levied (cut to 100 yen where the municipality cuts each portion)
    friend bool operator==(const PortionAmounts&, const PortionAmounts&) = default;
};

struct LevyAmounts {
    std::array<PortionAmounts, portionCount> portions;
    qint64 annual = 0;
    Reduction reduction = Reduction::None;
    bool blockedByUndeclared = false;
    qint64 testIncome = 0;
    qint64 threshold7 = 0, threshold5 = 0, threshold2 = 0;
    int earners = 0;
    int counted = 0;  ///< insured on the reference date + former NHI members

    [[nodiscard]] const PortionAmounts& of(Portion portion) const {
        return portions[static_cast<std::size_t>(portion)];
    }
    friend bool operator==(const LevyAmounts&, const LevyAmounts&) = default;
};

/// What the levy makes of one person in the year; months are bits, bit 0 = April.
struct LevyPersonYear {
    qint64 total = 0;       ///< total income
    qint64 base = 0;        ///< 旧ただし書所得
    qint64 reliefBase = 0;  ///< the same in the months of the involuntary-unemployment relief
    qint64 testIncome = 0;
    quint16 insured = 0;
    quint16 care = 0;
    quint16 exempt = 0;  ///< maternity
    quint16 relief = 0;
    quint16 formerDependant = 0;      ///< income levy free
    quint16 formerDependantHalf = 0;  ///< per-capita halved
    bool earner = false;
    bool preschool = false;
    bool childFree = false;
    bool inTest = false;   ///< head, insured on the reference date, or former NHI member
    bool counted = false;  ///< inTest without the nominal head

    [[nodiscard]] quint16 liable(Portion portion) const {
        return portion == Portion::Care ? quint16(insured & care) : insured;
    }
};
/// The end of a coverage as the levy counts it. Who joined another insurance on the last day of a month is
/// lost on the 1st and pays there for that month already: the ordinance then takes the day before.
[[nodiscard]] QDate leviedUntil(const LevyRates& rates, QDate end, bool joinedOther);
[[nodiscard]] LevyPersonYear levyPersonYear(const LevyRates& rates, const LevyPerson& person,
                                            QDate referenceDate);
/// 1 April, or the first day on which anybody of the household is insured in the year.
[[nodiscard]] QDate levyReferenceDate(const LevyRates& rates, const LevyHousehold& household);
/// A person's yearly levy in a portion after reductions; the months decide which of the variants applies.
[[nodiscard]] qint64 annualPerCapita(const LevyRates& rates, const LevyPersonYear& year, Portion portion,
                                     Reduction reduction, bool formerDependantHalf);
[[nodiscard]] qint64 paidShare(const LevyRates& rates, Reduction reduction);

/// Refuses what cannot be computed: no person, negative amounts, birth after the start of coverage, periods
/// that end before they start, no baby. The error's field is "persons[1].birth_date" and the like.
[[nodiscard]] Result<void> checkLevy(const LevyHousehold& household);

/// 国民健康保険税 of one household and fiscal year (地方税法703条の4, 703条の5). Allocates nothing for
/// households of up to 16; expects checked input. Any thread.
[[nodiscard]] LevyAmounts assessLevy(const LevyRates& rates, const LevyHousehold& household) noexcept;

/// The steps of `amounts`, which must come from assessLevy with the same arguments. The last step is the
/// annual tax.
[[nodiscard]] Explanation explainLevy(const LevyRates& rates, const LevyHousehold& household,
                                      const LevyAmounts& amounts);

}  // namespace mado
