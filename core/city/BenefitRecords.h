// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/ResidentRecords.h"

namespace mado::city_records {

/// Medical claims of late, high-cost and other benefits, lump sums for births and funerals; some not claimed
/// yet, some not decided yet.
[[nodiscard]] Result<void> benefits(const CityHousehold& household, const CityFigures& figures,
                                    const RecordSink& sink);

}  // namespace mado::city_records
