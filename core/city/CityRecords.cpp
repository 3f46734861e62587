// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityRecords.h"

#include "core/city/InsuranceRecords.h"
#include "core/city/TaxRecords.h"

namespace mado::city_records {

Result<void> all(const CityHousehold& household, CityFigures& figures, const RecordSink& sink) {
    residents(household, figures, sink);
    insurance(household, figures, sink);
    incomes(household, figures, sink);
    return certificates(household, figures, sink);
}

}  // namespace mado::city_records
