// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityModel.h"
#include "core/city/CityRandom.h"

namespace mado {

/// Income of the grown-ups: five years for those who are or were insured here and for heads who owe the tax,
/// two for the others. Nothing for years that another municipality taxed. Sets how the household pays, too.
void makeIncomes(CityHousehold& household, CityRandom& random, const QDate& today);

}  // namespace mado
