// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityModel.h"
#include "core/city/CityPlaces.h"
#include "core/city/CityRandom.h"

namespace mado {

/// Makes one household after the other: who lives together, where, since when, insured how and with what
/// income. Ask in order; the numbers go on counting. One thread.
class HouseholdMaker {
 public:
    /// `places` must outlive the maker.
    HouseholdMaker(const CityPlaces& places, quint64 seed, QDate today)
        : m_places(places), m_seed(seed), m_today(today) {}

    /// A household that lives here, with those who left it.
    [[nodiscard]] CityHousehold resident();
    /// One that was insured here and has moved away or died out.
    [[nodiscard]] CityHousehold former();

 private:
    [[nodiscard]] CityHousehold begin();
    void compose(CityHousehold& household, CityRandom& random) const;
    void finish(CityHousehold& household, CityRandom& random);

    const CityPlaces& m_places;
    quint64 m_seed;
    QDate m_today;
    quint64 m_index = 0;
    qint64 m_people = 0;
    int m_numbers = 0;
};

}  // namespace mado
