// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SlowLevy.h"

#include <QDate>

#include <vector>

/// Instalments and arrears written down a second time from the rules: thousand-yen notes dealt out one by
/// one, days counted one by one, the program's parameters, tables and calendar left aside.
struct SlowInstalment {
    long long amount = 0;
    QDate due;
};
std::vector<SlowInstalment> slowInstalments(SlowCity city, int fiscalYear, long long annual);

/// Dues and payments from 2022 to 2026.
long long slowArrears(long long amount, QDate due, QDate paid);
