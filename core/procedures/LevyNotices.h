// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/rules/Explanation.h"
#include "core/rules/Instalments.h"
#include "core/rules/Levy.h"
#include "core/rules/Parameters.h"
#include "core/text/FiscalYear.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace mado {

/// One portion of the tax as a notice shows it. Yen.
struct LevyNoticePortion {
    Portion portion = Portion::Medical;
    int persons = 0;           ///< taxed in the year
    qint64 base = 0;           ///< levy-base income of these
    qint64 incomeRate = 0;     ///< millionths
    qint64 incomeLevy = 0;     ///< months counted
    qint64 perCapitaRate = 0;  ///< a person and year
    qint64 perCapita = 0;      ///< after reductions, months counted
    qint64 reduced = 0;        ///< by how much the per-capita levy is lowered
    qint64 perHousehold = 0;
    qint64 overLimit = 0;
    qint64 amount = 0;
    std::optional<qint64> before;  ///< as levied until now
};

struct LevyNoticeInstalment {
    Instalment instalment;         ///< with the amount now
    std::optional<qint64> before;  ///< as levied until now
    qint64 paid = 0;
};

/// What 納税通知書 (F40, the first of a number in a year) or 税額決定・変更通知書 (F41) says: the levy that a
/// case leads to. It is a proposal until the levy is decided.
struct LevyNotice {
    QString form;  ///< "F40" or "F41"
    QString certificateNo;
    QString taxpayerNo;  ///< addressee number of the head
    QString noticeNo;    ///< 通知書番号; empty for a first levy
    int fiscalYear = 0;
    qint64 before = 0;
    qint64 after = 0;
    qint64 overpaid = 0;  ///< paid more than is due now, to refund or offset
    Reduction reduction = Reduction::None;
    bool blockedByUndeclared = false;
    std::vector<LevyNoticePortion> portions;
    std::vector<LevyNoticeInstalment> instalments;
    QStringList people;  ///< names of those whom the steps call 1人目, 2人目, ... in that order
    Explanation steps;   ///< last step = after
};

/// Notices of all numbers whose tax of the year becomes another one, and numbers for which none can be made.
struct LevyNotices {
    std::vector<LevyNotice> notices;
    QStringList differing;  ///< numbers whose tax on record is not what the rules say (an exemption, a levy
                            ///< decided elsewhere): the change must be decided by hand
};

/// From the records before and after. None for tax withheld from a pension (its change is another paper), for
/// a head who died (the heirs must be found first), before the first levy of the year, and where nothing
/// changes. E-RULE-002 for a year without figures, E-RULE-034 after the limit of reassessment.
[[nodiscard]] Result<LevyNotices> levyNotices(const HouseholdSnapshot& before, const HouseholdSnapshot& after,
                                              const Parameters& parameters, FiscalYear year,
                                              const QDate& decidedOn);

}  // namespace mado
