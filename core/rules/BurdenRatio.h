// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/HighCostLimits.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QList>

#include <optional>

namespace mado {

/// One insured person of 70-74 in the burden test; yen of the year that the test uses.
struct RatioMember {
    QDate birth;
    qint64 taxable = 0;   ///< 住民税課税所得
    qint64 levyBase = 0;  ///< 旧ただし書所得
    qint64 revenue = 0;   ///< 収入, before expenses
    bool head = false;    ///< the deductions for young members are this person's
};

struct RatioFacts {
    QDate day;  ///< a day on which the ratio is to apply
    QList<RatioMember> members;
    QList<qint64> formerNhiRevenues;  ///< of the former NHI insured (旧国保被保険者) in the household
    int youngUnder16 = 0;             ///< household members under 16 within the income line
    int young16to18 = 0;
    bool applied = false;  ///< 基準収入額適用申請 made, or the city holds the revenues
};

struct RatioDecision {
    int percent = 0;             ///< what applies: 20 or 30
    QString step;                ///< "1", "2", "3a", "3b", "3c", "4"
    bool onApplication = false;  ///< 20 % depends on the application
    ElderlyClass classOf =
        ElderlyClass::General;  ///< active3..active1 at 30 %, otherwise general (low incomes: elderlyClass())
    Explanation explanation;    ///< last step = percent
};

/// A young member of the head's household, for the 調整控除.
struct YoungMember {
    QDate birth;
    qint64 income = 0;  ///< total income of the year the test uses, yen
};
struct YoungCounts {
    int under16 = 0;
    int from16to18 = 0;
    Explanation explanation;  ///< last step = number of members counted
};
/// Members under 16 and of 16-18 on 31 December of the income year whose income is within the line.
[[nodiscard]] Result<YoungCounts> countYoung(const Parameters& parameters, QDate day,
                                             const QList<YoungMember>& members);

/// 国民健康保険法42条1項4号, 同法施行令27条の2.
[[nodiscard]] Result<RatioDecision> burdenRatio(const Parameters& parameters, const RatioFacts& facts);

/// The class for the limits: the decision's, or 低所得II / I when all are exempt from resident tax (and
/// without income).
[[nodiscard]] ElderlyClass elderlyClass(const RatioDecision& decision, bool allExempt, bool allWithoutIncome);

enum class RatioChange { Yearly, Turning70, MemberChange, IncomeCorrection, Application };
/// First day of a new ratio: the day of the yearly test ("dates.test_year_start"); turning 70 and member
/// changes the 1st of the next month (the same month if on the 1st); a corrected income goes back to the
/// yearly test before; an application the 1st of the month after it. `date`: day of the event, for Turning70
/// the birthday. E-RULE-014 without a date.
[[nodiscard]] Result<QDate> ratioFrom(const Parameters& parameters, RatioChange change, QDate date);

struct RatioPeriod {
    QDate from;
    QDate until;              ///< last day: before the next yearly test or the 75th birthday
    Explanation explanation;  ///< last step = until
};
/// The stretch of a ratio that starts with a change. E-RULE-016 "date" when the person is not 70-74 then.
[[nodiscard]] Result<RatioPeriod> ratioPeriod(const Parameters& parameters, RatioChange change, QDate date,
                                              QDate birth);
[[nodiscard]] std::optional<RatioChange> ratioChangeFromCode(
    const QString& code);  ///< "yearly", "turning_70", "members", "income", "application"

}  // namespace mado
