// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/LevyParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Result<void> checkChanges(const LevyRates& rates, const LevyHousehold& household,
                          const std::vector<HeadChange>& changes) {
    QDate last = rates.firstDay;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const QString at = u"head_changes[%1]."_s.arg(i);
        if (!changes[i].on.isValid()) return fail(u"E-RULE-014"_s, at + u"on"_s);
        if (changes[i].on <= last || changes[i].on >= rates.firstDay.addYears(1))
            return fail(u"E-RULE-016"_s, at + u"on"_s);
        if (changes[i].newHead >= household.persons.size()) return fail(u"E-RULE-012"_s, at + u"head"_s);
        last = changes[i].on;
    }
    return {};
}

LevyPart assessPart(const LevyRates& rates, const LevyHousehold& household, std::size_t head, QDate from,
                    QDate until) {
    LevyPart part{head, from, until, {}, {}};
    std::vector<LevyPerson> persons = coverageWithin(household.persons, from, until);
    for (std::size_t i = 0; i < persons.size(); ++i)
        persons[i].head = i == head;
    const LevyHousehold own{persons, household.specifiedSince};
    part.amounts = assessLevy(rates, own);
    ExplanationStep days;
    days.labelJa = u"納税義務者の期間"_s;
    days.labelEn = u"Days of this taxpayer"_s;
    days.formula = u"%1..%2"_s.arg(from.toString(Qt::ISODate), until.addDays(-1).toString(Qt::ISODate));
    days.value = from;
    days.article = u"国民健康保険税条例(納税義務の発生、消滅等に伴う賦課)"_s;
    part.explanation.add(days);
    part.explanation.append(explainLevy(rates, own, part.amounts));
    return part;
}

}  // namespace

std::vector<LevyPerson> coverageWithin(std::span<const LevyPerson> persons, QDate from, QDate until) {
    std::vector<LevyPerson> cut(persons.begin(), persons.end());
    for (LevyPerson& person : cut) {
        for (LevyPeriod& period : person.coverage) {
            if (!period.start.isValid()) continue;
            period.start = std::max(period.start, from);
            if (!period.end.isValid() || period.end > until) period.end = until;
            if (period.end <= period.start) period = {};
        }
    }
    return cut;
}

Result<std::vector<LevyPart>> levyByHead(const LevyRates& rates, const LevyHousehold& household,
                                         const std::vector<HeadChange>& changes) {
    MADO_TRY(checkChanges(rates, household, changes));
    const auto first = std::find_if(household.persons.begin(), household.persons.end(),
                                    [](const LevyPerson& person) { return person.head; });
    if (first == household.persons.end()) return fail(u"E-RULE-010"_s, u"head"_s);
    std::vector<LevyPart> parts;
    std::size_t head = static_cast<std::size_t>(first - household.persons.begin());
    QDate from = rates.firstDay;
    for (const HeadChange& change : changes) {
        parts.push_back(assessPart(rates, household, head, from, change.on));
        head = change.newHead;
        from = change.on;
    }
    parts.push_back(assessPart(rates, household, head, from, rates.firstDay.addYears(1)));
    return parts;
}

}  // namespace mado
