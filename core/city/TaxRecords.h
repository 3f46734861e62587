// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/ResidentRecords.h"

namespace mado::city_records {

/// Incomes with what they come to for taxes.
void incomes(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink);

}  // namespace mado::city_records
