// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityNames.h"
#include "core/city/CoverageMaker.h"

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

// Those who left: heads who died, children who moved out, whole households.

namespace mado {

void CoverageMaker::deceasedFormerHead() {
    const CityPerson head = m_household.people.front();
    if (m_household.numbers.size() != 1 || !m_household.numbers.front().start.isValid()) return;
    if (!head.nationality.isEmpty() || ageOn(head.birth, m_today) < 50) return;
    CityPerson gone;
    gone.female = !head.female;
    gone.birth = head.birth.addDays(m_random.between(-1500, 1500));
    const QDate first =
        std::max({m_household.numbers.front().start, m_household.addressSince, m_today.addYears(-4)})
            .addDays(30);
    const QDate died = m_random.dayBetween(first, m_today.addDays(-12));
    if (died < first || died >= birthdayAt(gone.birth, 75).addDays(-1)) return;
    const auto given = city_names::given(m_random, gone.female, gone.birth.year());
    gone.kanji = head.kanji.section(u' ', 0, 0) + u' ' + given.kanji;
    gone.kana = head.kana.section(u' ', 0, 0) + u' ' + given.kana;
    gone.relationship = u"世帯主"_s;
    gone.residentSince = m_household.addressSince;
    gone.living = Living::Deceased;
    gone.leftOn = died;
    const QDate day = died.addDays(1);
    bool carried = false;
    for (CityPerson& person : m_household.people) {
        std::vector<NhiSpell> spells;
        for (NhiSpell spell : person.nhi) {
            const bool goesOn = !spell.end.isValid() || spell.end > day;
            NhiSpell next = spell;
            if (spell.start < day && goesOn) {
                spell.end = day;
                spell.endReason = u"210"_s;
                next.start = day;
                next.startReason = u"110"_s;
            }
            if (spell.start < day) spells.push_back(spell);
            if (!goesOn) continue;
            next.number = 1;
            spells.push_back(next);
            carried = true;
        }
        person.nhi = std::move(spells);
    }
    cover(gone, 0, m_household.numbers.front().start, {});
    if (gone.nhi.empty()) throw std::logic_error("a former head who was never insured");
    gone.nhi.back().end = day;
    gone.nhi.back().endReason = u"204"_s;
    m_household.people.push_back(std::move(gone));
    m_household.numbers.front().head = static_cast<int>(m_household.people.size()) - 1;
    if (carried) {
        NhiNumber next;
        next.start = day;
        next.continuedFrom = 0;
        next.directDebit = false;
        m_household.numbers.push_back(next);
    }
    closeNumbers();
}

void CoverageMaker::leaver() {
    const CityPerson& head = m_household.people.front();
    if (m_household.numbers.size() != 1 || ageOn(head.birth, m_today) < 45 || !head.nationality.isEmpty())
        return;
    const QDate start = m_household.numbers.front().start;
    const QDate first = std::max(start, m_today.addYears(-5)).addDays(20);
    const QDate left = m_random.dayBetween(first, m_today.addDays(-5));
    if (left < first) return;
    CityPerson child;
    child.female = m_random.percent(50);
    child.birth = left.addYears(-m_random.between(19, 24));
    if (child.birth < head.birth.addYears(18)) return;
    const auto given = city_names::given(m_random, child.female, child.birth.year());
    child.kanji = head.kanji.section(u' ', 0, 0) + u' ' + given.kanji;
    child.kana = head.kana.section(u' ', 0, 0) + u' ' + given.kana;
    child.relationship = u"子"_s;
    child.residentSince = std::max(child.birth, m_household.addressSince);
    child.living = Living::MovedOut;
    child.leftOn = left;
    cover(child, 0, start, {});
    if (child.nhi.empty() || child.nhi.back().start >= left) return;
    child.nhi.back().end = left.addDays(1);
    child.nhi.back().endReason = u"201"_s;
    child.moves.push_back({false,
                           left,
                           u"東京都"_s,
                           u"北区"_s,
                           {u"1140002"_s, u"東京都北区王子"_s, u"99番地"_s, {}, {}},
                           false});
    m_household.people.push_back(std::move(child));
    closeNumbers();
}

void CoverageMaker::former(const CityMove& move) {
    const QDate enough = m_today.addDays(-200);
    if (m_household.addressSince > enough) {
        for (CityPerson& person : m_household.people) {
            if (person.residentSince != m_household.addressSince) continue;
            person.residentSince = std::max(person.birth, enough);
            for (CityMove& each : person.moves)
                each.on = person.residentSince;
        }
        m_household.addressSince = enough;
    }
    const QDate first = std::max(m_household.addressSince.addDays(60), m_today.addYears(-6));
    const QDate left = m_random.dayBetween(first, m_today.addDays(-3));
    std::erase_if(m_household.people, [&](const CityPerson& each) { return each.residentSince >= left; });
    if (m_household.people.empty()) throw std::logic_error("nobody lived here before moving out");
    const int number = openNumber(m_household.addressSince);
    const bool died = m_household.people.size() == 1 && m_household.people.front().birth.addYears(55) < left;
    for (CityPerson& person : m_household.people) {
        cover(person, number, m_household.addressSince, {});
        std::erase_if(person.others, [&](const OtherSpell& each) { return each.start > left; });
        person.living = died ? Living::Deceased : Living::MovedOut;
        person.leftOn = left;
        if (!died) {
            person.moves.push_back(move);
            person.moves.back().on = left;
        }
        if (person.nhi.empty()) continue;
        NhiSpell& spell = person.nhi.back();
        const QDate end = !died && move.insidePrefecture ? left : left.addDays(1);
        if (spell.end.isValid() && spell.end <= end) continue;
        spell.end = end;
        spell.endReason = died ? u"204"_s : move.insidePrefecture ? u"207"_s : u"201"_s;
    }
    closeNumbers();
}

}  // namespace mado
