// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/ResidentRecords.h"

namespace mado::city_records {

/// All records of the household: persons, insurance, certificates, incomes, tax, benefits.
[[nodiscard]] Result<void> all(const CityHousehold& household, CityFigures& figures, const RecordSink& sink);

}  // namespace mado::city_records
