// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Deadlines.h"

#include <QList>
#include <QString>

namespace mado {

/// A procedure of the counter that has to be done by a certain day, and what that day is counted from.
struct ProcedureDeadline {
    QString procedure;  ///< "acquire_left_employee"
    QString eventJa;    ///< "他の健康保険の資格を失った日"
    QString eventEn;
};
/// All procedures with a deadline, in the order of the list of procedures.
[[nodiscard]] QList<ProcedureDeadline> proceduresWithDeadline();

/// Last day in time of a procedure: filings (国民健康保険法9条, 同法施行規則2条ほか: 14 days, the next open
/// day if closed), benefit claims (国民健康保険法110条: 2 years), refunds (地方税法18条の3: 5 years), demands
/// (地方税法726条: 20 days), deferral of sale (地方税法15条の6: 6 months), disclosure (個人情報の保護に関する
/// 法律83条: 30 days). `event` is the day of the fact that the list names. E-RULE-012 with field "procedure"
/// for a name that is none of ours or has no deadline.
[[nodiscard]] Result<Deadline> procedureDeadline(const Parameters& parameters, const QString& procedure,
                                                 QDate event, QDate actedOn = {});

}  // namespace mado
