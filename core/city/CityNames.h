// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityRandom.h"

#include <QString>

namespace mado {

/// Names as the register of a Japanese city holds them. Common ones come often. Invented persons: a name is
/// put together from parts.
namespace city_names {

struct Written {
    QString kanji;
    QString kana;
};
struct Foreign {
    QString nationality;  ///< code of three digits (ISO 3166-1 numeric)
    QString latin;        ///< "NGUYEN VAN ANH"
    QString kana;
    QString aliasKanji;  ///< empty: no alias
    QString aliasKana;
};

/// A family name; now and then one with a variant ideograph or a variation sequence.
[[nodiscard]] Written family(CityRandom& random);
/// A given name in the fashion of the year of birth.
[[nodiscard]] Written given(CityRandom& random, bool female, int birthYear);
/// A family of one nationality shares `familyPick` (any number) and so its family name and alias.
[[nodiscard]] Foreign foreign(CityRandom& random, bool female, int nationalityPick, int familyPick,
                              bool alias);
[[nodiscard]] int nationalityCount();

}  // namespace city_names

}  // namespace mado
