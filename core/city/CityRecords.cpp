// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityRecords.h"

#include "core/city/BenefitRecords.h"
#include "core/city/InsuranceRecords.h"
#include "core/city/TaxRecords.h"

namespace mado::city_records {

Result<void> all(const CityHousehold& household, CityFigures& figures, const RecordSink& sink) {
    residents(household, figures, sink);
    insurance(household, figures, sink);
    incomes(household, figures, sink);
    MADO_TRY(certificates(household, figures, sink));
    MADO_TRY(benefits(household, figures, sink));
    MADO_ASSIGN(const std::vector<LeviedYear> levied, levies(household, figures, sink));
    return collections(household, levied, figures, sink);
}

}  // namespace mado::city_records
