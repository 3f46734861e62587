// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CoverageMaker.h"

#include "core/text/CheckDigits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString withCheckDigit(const QString& digits) {
    return digits + QString::number(verificationDigit(digits));
}

bool isMinor(const CityPerson& person, const QDate& today) {
    return ageOn(person.birth, today) < 22;
}

QString moveReason(const CityPerson& person) {
    return !person.moves.empty() && person.moves.front().insidePrefecture ? u"107"_s : u"101"_s;
}

}  // namespace

OtherSpell CoverageMaker::employer(bool dependant, const OtherSpell* of) {
    OtherSpell spell;
    spell.kind = dependant ? u"dependant"_s : u"employee_insurance"_s;
    if (of != nullptr) {
        spell.insurerName = of->insurerName;
        spell.insurerNo = of->insurerNo;
        spell.symbol = of->symbol;
        spell.number = of->number;
        return spell;
    }
    // Invented societies; the association of small companies is the one that most belong to.
    static const QStringList societies{u"荒川金属工業健康保険組合"_s, u"武蔵野情報サービス健康保険組合"_s,
                                       u"首都圏運輸健康保険組合"_s,   u"関東食品健康保険組合"_s,
                                       u"東日本建材健康保険組合"_s,   u"さいたま流通健康保険組合"_s};
    if (m_random.percent(62)) {
        spell.insurerName = u"全国健康保険協会埼玉支部"_s;
        spell.insurerNo = withCheckDigit(u"0111001"_s);
    } else {
        const int pick = m_random.upTo(static_cast<int>(societies.size()));
        spell.insurerName = societies[pick];
        spell.insurerNo = withCheckDigit(u"0611%1"_s.arg(801 + 13 * pick));
    }
    spell.symbol = QString::number(m_random.between(1000, 99'999'999));
    spell.number = QString::number(m_random.between(1, 9999));
    return spell;
}

void CoverageMaker::late(CityPerson& person) {
    OtherSpell spell;
    spell.kind = u"late_elderly"_s;
    spell.insurerName = u"埼玉県後期高齢者医療広域連合"_s;
    spell.insurerNo = withCheckDigit(u"3911000"_s);
    spell.number = withCheckDigit(QString::number(m_random.between(1'000'000, 9'999'999)));
    spell.start = std::max(birthdayAt(person.birth, 75), person.residentSince);
    person.others.push_back(std::move(spell));
}

void CoverageMaker::employees(const QDate& since) {
    CityPerson& head = m_household.people.front();
    const auto startOf = [&](const CityPerson& person) {
        if (since.isValid()) return std::max(since, person.birth);
        const QDate first = std::max(person.birth.addYears(19), m_today.addYears(-26));
        return m_random.dayBetween(std::min(first, m_today.addDays(-3)), m_today.addDays(-3));
    };
    OtherSpell ofHead;
    if (!isLate(head)) {
        ofHead = employer(false);
        ofHead.start = startOf(head);
    }
    for (CityPerson& person : m_household.people) {
        if (!person.lives()) continue;
        if (isLate(person)) {
            late(person);
        } else if (&person == &head) {
            person.others.push_back(ofHead);
        } else {
            const bool spouse = person.relationship == u"妻"_s || person.relationship == u"夫"_s;
            const bool works = !isMinor(person, m_today) && person.relationship != u"母"_s &&
                               (!spouse || m_random.percent(45));
            const bool canDepend = ofHead.start.isValid() && person.relationship != u"同居人"_s;
            OtherSpell spell =
                works || !canDepend ? employer(!works && isMinor(person, m_today)) : employer(true, &ofHead);
            spell.start = works || !canDepend ? startOf(person) : std::max(ofHead.start, person.birth);
            person.others.push_back(std::move(spell));
        }
    }
}

int CoverageMaker::openNumber(const QDate& start) {
    NhiNumber number;
    number.start = start;
    number.directDebit = m_random.percent(44);
    m_household.numbers.push_back(number);
    return static_cast<int>(m_household.numbers.size()) - 1;
}

void CoverageMaker::cover(CityPerson& person, int number, const QDate& start, const QString& reason) {
    const QDate late = birthdayAt(person.birth, 75);
    NhiSpell spell;
    spell.number = number;
    spell.start = std::max(start, person.residentSince);
    if (spell.start >= late || spell.start > m_today) return;
    if (spell.start == person.birth) {
        spell.startReason = u"105"_s;
    } else if (spell.start == person.residentSince) {
        spell.startReason = moveReason(person);
    } else {
        const bool worked = ageOn(person.birth, spell.start) >= 22 && person.relationship != u"妻"_s;
        spell.startReason = !reason.isEmpty() ? reason : worked ? u"102"_s : u"103"_s;
        OtherSpell before = employer(!worked);
        before.start = std::max(person.birth, spell.start.addDays(-m_random.between(300, 6000)));
        before.end = spell.start;
        if (before.start < before.end) person.others.push_back(std::move(before));
    }
    spell.qualified = spell.start;
    spell.qualifiedReason = spell.startReason;
    // From April 2018 on the qualification is the prefecture's and goes on inside it (国民健康保険法7条).
    const QDate prefectural(2018, 4, 1);
    if (spell.startReason == u"107"_s && spell.start > prefectural) {
        spell.qualified = m_random.dayBetween(std::max(prefectural, person.birth), spell.start.addDays(-1));
        spell.qualifiedReason = u"102"_s;
    }
    if (late <= m_today) {
        spell.end = late;
        spell.endReason = u"206"_s;
    }
    person.nhi.push_back(std::move(spell));
}

QDate CoverageMaker::startDay() {
    const QDate since = m_household.addressSince;
    const CityPerson& head = m_household.people.front();
    const QDate latest = m_today.addDays(-4);
    if (since >= latest) return since;
    if (ageOn(head.birth, m_today) >= 64 && m_random.percent(75)) {
        const QDate retired = m_random.dayBetween(head.birth.addYears(58), head.birth.addYears(68));
        return std::clamp(retired, since, latest);
    }
    if (m_random.percent(45)) return since;
    return m_random.dayBetween(std::max(since, m_today.addYears(-15)), latest);
}

void CoverageMaker::insuredHere() {
    const int number = openNumber(startDay());
    const QDate start = m_household.numbers.back().start;
    for (CityPerson& person : m_household.people) {
        const bool head = &person == &m_household.people.front();
        const bool spouse = person.relationship == u"妻"_s || person.relationship == u"夫"_s;
        const bool worksElsewhere =
            !head && !isLate(person) && !isMinor(person, m_today) && m_random.percent(spouse ? 12 : 45);
        if (worksElsewhere) {
            OtherSpell spell = employer(false);
            spell.start = m_random.dayBetween(person.birth.addYears(20), m_today.addDays(-3));
            person.others.push_back(std::move(spell));
            continue;
        }
        cover(person, number, start, {});
        if (isLate(person)) late(person);
    }
    closeNumbers();
    if (m_random.percent(5)) deceasedFormerHead();
    if (m_random.percent(5)) leaver();
}

void CoverageMaker::insuredUnderNominalHead() {
    employees({});
    CityPerson* chosen = nullptr;
    for (CityPerson& person : m_household.people) {
        const bool grown = !isMinor(person, m_today) && !isLate(person);
        if (&person != &m_household.people.front() && grown) chosen = &person;
    }
    if (chosen == nullptr) return;
    const QDate start =
        m_random.dayBetween(std::max(chosen->residentSince, m_today.addYears(-12)), m_today.addDays(-4));
    const int number = openNumber(start);
    chosen->others.clear();
    cover(*chosen, number, start, {});
    closeNumbers();
}

void CoverageMaker::insuredBefore() {
    const QDate since = m_household.addressSince;
    const QDate latest = m_today.addDays(-30);
    const QDate start = m_random.dayBetween(since, latest.addDays(-60));
    if (since.daysTo(latest) < 90) {
        employees({});
        return;
    }
    const int number = openNumber(start);
    const QDate joined =
        m_random.dayBetween(std::max(start.addDays(20), m_today.addYears(-16)), m_today.addDays(-10));
    for (CityPerson& person : m_household.people) {
        cover(person, number, start, {});
        if (person.nhi.empty()) continue;
        NhiSpell& spell = person.nhi.back();
        // Lost on the day after joining (国民健康保険法8条).
        const QDate end = joined.addDays(1);
        if (spell.start >= end) {
            person.nhi.pop_back();
            person.others.clear();
        } else if (!spell.end.isValid()) {
            spell.end = end;
            spell.endReason = u"202"_s;
        }
    }
    employees(joined);
    closeNumbers();
}

void CoverageMaker::onAssistance() {
    const QDate since = m_household.addressSince;
    const QDate begun =
        m_random.dayBetween(std::max(since.addDays(30), m_today.addYears(-12)), m_today.addDays(-3));
    const bool insured = since.addDays(40) < begun && m_random.percent(60);
    const int number = insured ? openNumber(since) : 0;
    for (CityPerson& person : m_household.people) {
        if (insured && person.residentSince < begun) cover(person, number, since, {});
        if (!person.nhi.empty()) {
            NhiSpell& spell = person.nhi.back();
            if (!spell.end.isValid() || spell.end > begun) {
                spell.end = begun;
                spell.endReason = u"205"_s;
            }
        }
        OtherSpell spell;
        spell.kind = u"public_assistance"_s;
        spell.start = std::max({begun, person.birth, person.residentSince});
        person.others.push_back(std::move(spell));
    }
    closeNumbers();
}

void CoverageMaker::closeNumbers() {
    for (std::size_t i = 0; i < m_household.numbers.size(); ++i) {
        NhiNumber& number = m_household.numbers[i];
        QDate first;
        QDate last;
        bool open = false;
        for (const CityPerson& person : m_household.people) {
            for (const NhiSpell& spell : person.nhi) {
                if (spell.number != static_cast<int>(i)) continue;
                if (!first.isValid() || spell.start < first) first = spell.start;
                open = open || !spell.end.isValid();
                if (spell.end.isValid() && (!last.isValid() || spell.end > last)) last = spell.end;
            }
        }
        number.start = first;
        number.end = open ? QDate() : last;
    }
    std::erase_if(m_household.numbers, [](const NhiNumber& each) { return !each.start.isValid(); });
}

void CoverageMaker::resident() {
    const CityPerson& head = m_household.people.front();
    const int age = ageOn(head.birth, m_today);
    enum { Never, Before, Here, Nominal, Assistance };
    int way = Never;
    if (!head.nationality.isEmpty()) {
        way = m_random.weighted({34, 14, 48, 3, 1});
    } else if (age < 60) {
        way = m_random.weighted({55, 17, 22, 5, 1});
    } else if (age < 65) {
        way = m_random.weighted({40, 14, 38, 6, 2});
    } else if (age < 75) {
        way = m_random.weighted({11, 6, 76, 4, 3});
    } else {
        way = m_random.weighted({15, 0, 81, 0, 4});
    }
    switch (way) {
        case Before:
            return insuredBefore();
        case Here:
            return insuredHere();
        case Nominal:
            return insuredUnderNominalHead();
        case Assistance:
            return onAssistance();
        default:
            return employees({});
    }
}

}  // namespace mado
