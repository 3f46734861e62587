// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/CityModel.h"
#include "core/city/CityRandom.h"
#include "core/text/Age.h"

namespace mado {

/// Decides who of a household is insured how, here and elsewhere, since when and until when.
class CoverageMaker {
 public:
    CoverageMaker(CityHousehold& household, CityRandom& random, QDate today)
        : m_household(household), m_random(random), m_today(today) {}

    void resident();
    /// Everybody leaves (`move` says where to, the day is drawn) or, living alone, has died.
    void former(const CityMove& move);

 private:
    void employees(const QDate& since);
    void insuredHere();
    void insuredUnderNominalHead();
    void insuredBefore();
    void onAssistance();
    void late(CityPerson& person);
    int openNumber(const QDate& start);
    void cover(CityPerson& person, int number, const QDate& start, const QString& reason);
    void endAll(CityPerson& person, const QDate& end, const QString& reason);
    void closeNumbers();
    void deceasedFormerHead();
    void leaver();
    [[nodiscard]] QDate startDay();
    [[nodiscard]] OtherSpell employer(bool dependant, const OtherSpell* of = nullptr);
    [[nodiscard]] bool isLate(const CityPerson& person) const {
        return birthdayAt(person.birth, 75) <= m_today;
    }

    CityHousehold& m_household;
    CityRandom& m_random;
    QDate m_today;
};

}  // namespace mado
