// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Instalments.h"
#include "core/rules/LevyPieces.h"

#include <QDate>
#include <QList>

#include <optional>
#include <vector>

namespace mado {

/// Somebody in an estimate (税額試算): nobody in particular, without a name. Amounts in yen of the year
/// before.
struct EstimateMember {
    QDate birth;             ///< valid: decides; otherwise `age`
    std::optional<int> age;  ///< on 1 April of the fiscal year; taken as born on 1 October before it
    bool head = false;
    bool insured = true;  ///< false: nominal head, or a former NHI member
    qint64 salaryRevenue = 0;
    qint64 pensionRevenue = 0;
    qint64 otherIncome = 0;
    std::optional<qint64> totalIncome;  ///< 総所得金額等, where it is known: takes the place of the three
    int months = 12;                    ///< of insurance in the year, 0 to 12
    int lastMonth = 11;  ///< month of the fiscal year (April = 0) with which they end: 11 = March
    bool declared = true;
    std::optional<bool> earner;    ///< 給与所得者等; told from the revenues if absent
    bool formerNhiMember = false;  ///< 特定同一世帯所属者; only if not insured
    QDate formerDependantSince;    ///< 旧被扶養者: day of joining
    QDate involuntaryLeftOn;       ///< 非自発的失業: day of leaving, with a reason that qualifies
    QDate maternityDue;            ///< 産前産後
    int babies = 1;
    bool careExcluded = false;  ///< 介護適用除外, the whole year
    friend bool operator==(const EstimateMember&, const EstimateMember&) = default;

    /// First month of insurance, April = 0.
    [[nodiscard]] int firstMonth() const { return lastMonth - months + 1; }
};

struct EstimateInput {
    FiscalYear year;
    QList<EstimateMember> members;
    QDate decidedOn;  ///< valid: spread over the periods after this day instead of all
    friend bool operator==(const EstimateInput&, const EstimateInput&) = default;
};

/// What the year would come to. The last step of the explanation is the annual tax.
struct LevyEstimate {
    LevyAmounts amounts;
    std::vector<LevyPiece> pieces;  ///< sum to the annual tax
    QList<Instalment> instalments;
    Explanation explanation;
    QStringList unconfirmed;  ///< ids of figures that are to be confirmed; the result carries a mark if any
};

/// The levy of people who need not exist: nothing is looked up, nothing kept. Pure; any thread.
///
/// Errors name the member: "members[1].age" and so on. E-RULE-010 without age, head or anybody insured, or
/// without the salary that the unemployment relief lowers; E-RULE-011 for an age, number of months or amount
/// out of range; otherwise what levyRates, checkLevy and scheduleInstalments refuse.
[[nodiscard]] Result<LevyEstimate> estimateLevy(const Parameters& parameters, const EstimateInput& input);

/// The day of birth that the estimate reckons with; invalid without birth date and age.
[[nodiscard]] QDate birthOf(const EstimateMember& member, FiscalYear year);
/// Fiscal years for which there are figures, oldest first, around `today`.
[[nodiscard]] QList<FiscalYear> estimateYears(const Parameters& parameters, QDate today);

/// What the age of a member means for the year, to be said beside it.
enum class AgeRemark {
    None,
    CareBegins,          ///< reaches 40 in the year
    CareEnds,            ///< reaches 65
    LeavesForElderly,    ///< reaches 75: insured until the month before
    AlreadyLateElderly,  ///< 75 or older all year: no NHI tax
};
[[nodiscard]] AgeRemark ageRemark(const LevyRates& rates, QDate birth);

}  // namespace mado
