// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QDate>

namespace mado {

/// Why an office is closed; empty code = open.
struct ClosedDay {
    bool closed = false;
    QString nameJa;  ///< "土曜日", "勤労感謝の日", "年末年始"
    QString nameEn;
};

/// Saturdays, Sundays, national holidays (国民の祝日に関する法律) and the days around New Year
/// (地方自治法4条の2). The rules and years come from "calendar.*". E-RULE-002 outside them.
[[nodiscard]] Result<ClosedDay> closedDay(const Parameters& parameters, QDate date);

/// `date`, or the first open day after it. `explanation` (may be null) gets one step if it moves.
[[nodiscard]] Result<QDate> nextOpenDay(const Parameters& parameters, QDate date,
                                        Explanation* explanation = nullptr);

}  // namespace mado
