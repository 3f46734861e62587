// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/HouseholdMaker.h"

#include "core/city/CityNames.h"
#include "core/city/CoverageMaker.h"
#include "core/city/IncomeMaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// The first ones are kept for the households that every city has.
constexpr qint64 firstPerson = 1'000'100'001;
constexpr qint64 firstHousehold = 2'000'100'001;
constexpr int firstNumber = 10'100'001;

/// Names and origin that a household shares.
struct Origin {
    bool foreign = false;
    int nationality = 0;
    int familyPick = 0;
    bool alias = false;
    city_names::Written family;
};

class Composer {
 public:
    Composer(CityHousehold& household, CityRandom& random, const QDate& today)
        : m_household(household), m_random(random), m_today(today) {
        m_origin.foreign = random.percent(8);
        m_origin.nationality = random.upTo(100);
        m_origin.familyPick = random.upTo(100'000);
        m_origin.alias = random.percent(35);
        m_origin.family = city_names::family(random);
    }

    void compose() {
        switch (m_random.weighted({40, 19, 20, 7, 4, 8, 2})) {
            case 0:
                head(singleAge(), m_random.percent(46));
                break;
            case 1:
                couple(coupleAge());
                break;
            case 2: {
                const int age = m_random.between(27, 57);
                couple(age);
                children(age, m_random.weighted({0, 52, 38, 10}));
                break;
            }
            case 3: {
                const int age = m_random.between(24, 56);
                head(age, m_random.percent(85));
                children(age, m_random.between(1, 2));
                break;
            }
            case 4: {
                const int age = m_random.between(34, 58);
                couple(age);
                children(age, m_random.between(1, 2));
                add(u"母"_s, std::min(96, age + m_random.between(22, 36)), true, m_random.percent(50));
                break;
            }
            case 5:
                withGrownChild();
                break;
            default:
                housemates();
        }
    }

 private:
    int singleAge() {
        switch (m_random.weighted({26, 28, 20, 10, 16})) {
            case 0:
                return m_random.between(18, 29);
            case 1:
                return m_random.between(30, 49);
            case 2:
                return m_random.between(50, 64);
            case 3:
                return m_random.between(65, 74);
            default:
                return m_random.between(75, 97);
        }
    }
    int coupleAge() {
        switch (m_random.weighted({22, 30, 24, 24})) {
            case 0:
                return m_random.between(25, 39);
            case 1:
                return m_random.between(40, 64);
            case 2:
                return m_random.between(65, 74);
            default:
                return m_random.between(75, 93);
        }
    }
    QDate birthOfAge(int age) {
        const QDate last = m_today.addYears(-age);
        return m_random.dayBetween(last.addYears(-1).addDays(1), last);
    }
    CityPerson& add(const QString& relationship, int age, bool female, bool ownFamily = false) {
        CityPerson person;
        person.birth = birthOfAge(age);
        person.female = female;
        person.relationship = relationship;
        const int year = person.birth.year();
        if (m_origin.foreign) {
            const auto name = city_names::foreign(m_random, female, m_origin.nationality, m_origin.familyPick,
                                                  m_origin.alias);
            person.nationality = name.nationality;
            person.kanji = name.latin;
            person.legalName = name.latin;
            person.kana = name.kana;
            person.aliasKanji = name.aliasKanji;
            person.aliasKana = name.aliasKana;
        } else {
            const city_names::Written family = ownFamily ? city_names::family(m_random) : m_origin.family;
            const city_names::Written given = city_names::given(m_random, female, year);
            person.kanji = family.kanji + u' ' + given.kanji;
            person.kana = family.kana + u' ' + given.kana;
        }
        m_household.people.push_back(std::move(person));
        return m_household.people.back();
    }
    void head(int age, bool female) { add(u"世帯主"_s, age, female); }
    void couple(int age) {
        const bool womanHeads = m_random.percent(6);
        head(age, womanHeads);
        const int spouse = std::clamp(age + m_random.between(-7, 4), 20, 96);
        add(womanHeads ? u"夫"_s : u"妻"_s, spouse, !womanHeads);
    }
    void children(int parentAge, int count) {
        for (int i = 0; i < count; ++i) {
            const int oldest = std::min(24, parentAge - 20);
            add(u"子"_s, m_random.between(0, std::max(0, oldest)), m_random.percent(49));
        }
    }
    /// An old parent heads the household, a grown child lives with it.
    void withGrownChild() {
        const int age = m_random.between(62, 92);
        if (m_random.percent(60)) {
            couple(age);
        } else {
            head(age, m_random.percent(70));
        }
        add(u"子"_s, age - m_random.between(24, 36), m_random.percent(35));
    }
    void housemates() {
        m_origin.foreign = m_random.percent(60);
        head(m_random.between(19, 45), m_random.percent(45));
        const int more = m_random.between(1, 3);
        for (int i = 0; i < more; ++i) {
            m_origin.familyPick = m_random.upTo(100'000);
            add(u"同居人"_s, m_random.between(19, 45), m_random.percent(45), true);
        }
    }

    CityHousehold& m_household;
    CityRandom& m_random;
    QDate m_today;
    Origin m_origin;
};

/// How long the household has lived here: the bounds of law and life first, then chance.
QDate arrival(const CityHousehold& household, CityRandom& random, const QDate& today) {
    const QDate grown = household.people.front().birth.addYears(18);
    const auto ago = [&](int least, int most) {
        return random.dayBetween(today.addYears(-most), today.addDays(-1).addYears(-least));
    };
    QDate since;
    switch (random.weighted({9, 30, 36, 25})) {
        case 0:
            since = ago(0, 1);
            break;
        case 1:
            since = ago(1, 6);
            break;
        case 2:
            since = ago(6, 20);
            break;
        default:
            since = ago(20, 45);
    }
    return std::max(since, std::min(grown, today.addDays(-40)));
}

void settle(const CityPlaces& places, CityHousehold& household, CityRandom& random, const QDate& today) {
    household.address = places.inCity(random, random.percent(62));
    household.addressSince = arrival(household, random, today);
    const bool native = household.people.front().nationality.isEmpty() && random.percent(12);
    const bool inside = random.percent(38);
    const auto from = inside ? places.insidePrefecture(random) : places.outsidePrefecture(random);
    for (CityPerson& person : household.people) {
        const bool bornHere = person.birth > household.addressSince || native;
        person.residentSince = bornHere ? person.birth : household.addressSince;
        if (bornHere) continue;
        CityMove move{true, household.addressSince, from.prefecture, from.city, from.address, inside};
        if (!person.nationality.isEmpty() && random.percent(30))
            move = {true, household.addressSince, u"国外"_s, {}, {}, false};
        person.moves.push_back(move);
    }
    if (random.percent(74)) {
        // No exchange begins with 0, so nobody's telephone rings.
        const bool mobile = random.percent(60);
        household.phone = mobile ? u"090-0%1-%2"_s : u"048-0%1-%2"_s;
        household.phone =
            household.phone.arg(random.upTo(mobile ? 1000 : 100), mobile ? 3 : 2, 10, QLatin1Char('0'))
                .arg(random.upTo(10'000), 4, 10, QLatin1Char('0'));
    }
    if (random.perMille(18))
        household.mailing = random.percent(70) ? places.inCity(random, random.percent(50))
                                               : places.outsidePrefecture(random).address;
}

void describe(CityHousehold& household, CityRandom& random, const QDate& today) {
    const bool isProtected = random.perMille(3);
    for (CityPerson& person : household.people) {
        switch (random.weighted({70, 9, 18, 3})) {
            case 0:
                person.cardState = u"registered"_s;
                break;
            case 1:
                person.cardState = u"not_registered"_s;
                break;
            case 2:
                person.cardState = u"no_card"_s;
                break;
            default:
                person.cardState = u"unusable"_s;
        }
        if (person.cardState == u"registered"_s) {
            const QDate first = std::max(person.birth.addDays(60), today.addYears(-4).addDays(-330));
            person.cardRegistered = random.dayBetween(std::min(first, today), today);
            // The certificate in the chip ends with the fifth birthday after the issue.
            QDate until = person.birth.addYears(person.cardRegistered.year() - person.birth.year() + 5);
            if (until < person.cardRegistered.addYears(4)) until = until.addYears(1);
            person.cardUntil = until;
        }
        person.needsSupport = person.birth.addYears(70) < today && random.percent(4);
        if (isProtected) {
            person.isProtected = true;
            person.protectedFrom = std::max(person.residentSince, today.addDays(-300));
        }
        if (!person.nationality.isEmpty()) {
            static const QStringList statuses{u"永住者"_s,   u"技術・人文知識・国際業務"_s,
                                              u"家族滞在"_s, u"定住者"_s,
                                              u"留学"_s,     u"日本人の配偶者等"_s};
            const int status = random.upTo(static_cast<int>(statuses.size()));
            person.residenceStatus = statuses[status];
            if (status != 0) person.stayUntil = today.addDays(random.between(20, 1600));
        }
    }
}

}  // namespace

CityHousehold HouseholdMaker::begin() {
    ++m_index;
    CityHousehold household;
    household.no = QString::number(firstHousehold + static_cast<qint64>(m_index) - 1);
    return household;
}

void HouseholdMaker::compose(CityHousehold& household, CityRandom& random) const {
    Composer(household, random, m_today).compose();
    settle(m_places, household, random, m_today);
    describe(household, random, m_today);
}

void HouseholdMaker::finish(CityHousehold& household, CityRandom& random) {
    makeIncomes(household, random, m_today);
    for (CityPerson& person : household.people)
        person.no = QString::number(firstPerson + m_people++);
    for (NhiNumber& number : household.numbers)
        number.certificateNo = QString::number(firstNumber + m_numbers++);
}

CityHousehold HouseholdMaker::resident() {
    CityHousehold household = begin();
    CityRandom random = CityRandom::of(m_seed, m_index);
    household.seed = random.next();
    compose(household, random);
    CoverageMaker(household, random, m_today).resident();
    finish(household, random);
    return household;
}

CityHousehold HouseholdMaker::former() {
    CityHousehold household = begin();
    CityRandom random = CityRandom::of(m_seed, m_index);
    household.seed = random.next();
    compose(household, random);
    CoverageMaker coverage(household, random, m_today);
    const bool inside = random.percent(40);
    const auto to = inside ? m_places.insidePrefecture(random) : m_places.outsidePrefecture(random);
    coverage.former({false, {}, to.prefecture, to.city, to.address, inside});
    finish(household, random);
    return household;
}

}  // namespace mado
