// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/ResidentRecords.h"

namespace mado::city_records {

/// NHI households, eligibility, insurance elsewhere.
void insurance(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink);

/// Certificates and notices: those in force and the ones before them.
[[nodiscard]] Result<void> certificates(const CityHousehold& household, const CityFigures& figures,
                                        const RecordSink& sink);

/// The person's share of income that social insurance and family take off in `CityFigures::assess`: always
/// the same for the person.
[[nodiscard]] int deductionShare(const CityHousehold& household, const CityPerson& person);

}  // namespace mado::city_records
