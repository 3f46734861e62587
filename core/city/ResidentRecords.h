// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityFigures.h"
#include "core/city/CityModel.h"
#include "core/domain/Record.h"

#include <functional>

namespace mado {

using RecordSink = std::function<void(Record&&)>;

namespace city_records {

/// Persons, telephones, cards, protection, stay, moves, accounts.
void residents(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink);

/// "1000100001/01".
[[nodiscard]] QString numberedKey(const QString& addresseeNo, int place);

}  // namespace city_records

}  // namespace mado
