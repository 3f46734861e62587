// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"

#include <QDate>
#include <QString>

namespace mado::household_reading {

/// The business day that the view was made for.
[[nodiscard]] QDate today(const HouseholdView& view);
/// The day in Japan of a moment written as ISO text; invalid if it is none.
[[nodiscard]] QDate dayOf(const QString& isoMoment);
/// Titles of "id,id" in the language of the screen; an unknown id is shown as it is.
[[nodiscard]] QString procedureTitles(const QString& commaSeparated, const CounterServices& services);
/// A value as people read it; addressee numbers of the household as names.
[[nodiscard]] QString shown(Field field, const Record& record, const HouseholdSnapshot& people,
                            const CounterServices& services);
/// The official name of an item; in English where the screen is English.
[[nodiscard]] QString itemName(Field field, const CounterServices& services);
/// Items that only serve the program, and individual numbers.
[[nodiscard]] bool isHidden(Field field);
/// An item that says where somebody lives or can be reached.
[[nodiscard]] bool tellsWhereabouts(Field field);

}  // namespace mado::household_reading
