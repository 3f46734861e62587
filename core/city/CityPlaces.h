// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/city/CityModel.h"
#include "core/city/CityRandom.h"
#include "core/text/PostalCodeTable.h"

#include <vector>

namespace mado {

/// Where people live, come from and go to: the city's real towns with their postal codes, and real towns of
/// other places. Lot numbers, buildings and rooms are invented. Immutable after loading; any thread.
class CityPlaces {
 public:
    /// E-POSTAL-002, E-POSTAL-003 if the tables of postal codes can't be read.
    [[nodiscard]] static Result<CityPlaces> load();

    /// `building`: in a block of flats.
    [[nodiscard]] CityAddress inCity(CityRandom& random, bool building) const;
    struct Elsewhere {
        QString prefecture;
        QString city;
        CityAddress address;
    };
    [[nodiscard]] Elsewhere insidePrefecture(CityRandom& random) const;
    [[nodiscard]] Elsewhere outsidePrefecture(CityRandom& random) const;

 private:
    struct Town {
        QString postalCode;
        QString name;
        int blocks = 0;  ///< 丁目; 0: none
    };
    [[nodiscard]] static Elsewhere at(CityRandom& random, const PostalCodeTable::Place& place);
    std::vector<Town> m_towns;
    std::vector<int> m_town;  ///< towns by weight
    QList<PostalCodeTable::Place> m_inside;
    QList<PostalCodeTable::Place> m_outside;
};

}  // namespace mado
