// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Search.h"

#include "core/store/SearchGathered.h"
#include "core/store/SearchIndex.h"
#include "core/store/SearchStatements.h"
#include "core/store/Transaction.h"

#include <algorithm>
#include <charconv>
#include <limits>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Kind = QueryReading::Kind;

/// Of a term beside the leading one, so many are gathered at once; more are asked one by one.
constexpr int mostBeside = 40'000;
/// A leading term that fits fewer does not need the others' people gathered.
constexpr std::size_t fewPeople = 1'000;

/// A rough guess at how many of 600,000 people fit, to begin with the fewest.
int expected(const QueryReading& reading) {
    const auto length = static_cast<std::size_t>(std::min<qsizetype>(reading.key.size(), 4));
    static constexpr int kana[] = {600'000, 50'000, 20'000, 6'000, 1'500};
    static constexpr int kanji[] = {600'000, 25'000, 6'000, 2'000, 50};  // 佐々木, 長谷川
    switch (reading.kind) {
        case Kind::CaseNumber:
        case Kind::AddresseeNumber:
            return 1;
        case Kind::Phone:
            return 2;
        case Kind::InsuredNumber:
            return 4;
        case Kind::BirthDate:
            return reading.date.isComplete() ? 20 : reading.date.month() != 0 ? 700 : 8'000;
        case Kind::Kana:
            return kana[length] / (reading.givenKey.isEmpty() ? 1 : 12);
        case Kind::Kanji:
            return kanji[length] / (reading.givenKey.isEmpty() ? 1 : 30);
        case Kind::PostalCode:
            return 3'000;
        case Kind::Address:
            return reading.key.contains(u'-') ? 300 : 15'000;
        case Kind::IndividualNumber:
            break;
    }
    return 0;
}

/// 鈴木 may stand in an address, but hardly at the beginning of one; コーポ鈴木 is no name.
bool isHardlyPlace(const QueryTerm& term) {
    constexpr qsizetype longestFamily = 3;
    return !term.beginsTown && term.readings.first().key.size() <= longestFamily;
}

int expected(const QueryTerm& term) {
    if (term.narrowsName || term.isLotNumber()) return std::numeric_limits<int>::max();
    int sum = 0;
    for (const QueryReading& reading : term.readings) {
        const bool isAfterthought = reading.kind == Kind::Address && reading != term.readings.first();
        sum += isAfterthought && isHardlyPlace(term) ? 0 : expected(reading);
    }
    return sum;
}

/// The term that fits the fewest people is taken out to lead; the others are asked of each.
QueryTerm takeLeading(QList<QueryTerm>& terms) {
    qsizetype leading = 0;
    for (qsizetype i = 1; i < terms.size(); ++i) {
        if (expected(terms[i]) < expected(terms[leading])) leading = i;
    }
    return terms.takeAt(leading);
}

/// False only if both years are known and differ. `iso` begins with four digits, zeros for an unknown year.
bool mayBeOfYear(std::string_view iso, int year) {
    int registered = 0;
    const char* const end = iso.data() + std::min<std::size_t>(iso.size(), 4);
    if (std::from_chars(iso.data(), end, registered).ec != std::errc()) return true;
    return year == 0 || registered == 0 || registered == year;
}

bool isName(const QueryReading& reading) {
    return reading.kind == Kind::Kana || reading.kind == Kind::Kanji;
}

bool isNames(const QueryTerm& term) {
    return std::ranges::all_of(term.readings, isName);
}

bool mayBeName(const QueryTerm& term) {
    return std::ranges::any_of(term.readings, isName);
}

/// As the number may be stored: digits, or grouped as the city writes it.
QString grouped(const InsuredNumber& insured) {
    return insured.numberText();
}

}  // namespace

std::vector<std::string_view> Search::statements() {
    using namespace searchSql;
    return {nameByWhole,   nameUnsplit,   hasUnsplit,    nameByGiven,   nameByShortFamily,
            byBirthDate,   byBirthRange,  byAddress,     byPostalCode,  byPhone,
            byAddresseeNo, byInsured,     byCaseNo,      byCaseId,      hasName,
            hasParts,      birthDateOf,   hasAddress,    nextHead,      byHeadAndAddress,
            calledWhole,   calledUnsplit, calledInParts, hasPostalCode, hasPhone,
            hitOf};
}

Result<SearchAnswer> Search::find(const QString& text, int limit) {
    SearchAnswer answer;
    QList<QueryTerm> terms = m_parser.parse(text);
    for (const QueryTerm& term : std::as_const(terms)) {
        if (term.problem) answer.problems << *term.problem;
        for (const QueryReading& reading : term.readings)
            answer.isIndividualNumber = answer.isIndividualNumber || reading.kind == Kind::IndividualNumber;
    }
    if (terms.isEmpty() || !answer.problems.isEmpty() || answer.isIndividualNumber) return answer;
    for (QueryTerm& term : terms) {
        for (QueryReading& reading : term.readings) {
            if (reading.kind == Kind::Address)
                reading.key = SearchIndex::withoutCity(reading.key, m_cityPrefixes);
        }
    }

    const QueryTerm leading = takeLeading(terms);
    std::vector<Condition> conditions;
    for (const QueryTerm& term : std::as_const(terms))
        conditions.push_back({term});
    MADO_ASSIGN(Transaction moment, Transaction::begin(m_reader.connection(), Transaction::Kind::Read));
    MADO_TRY(prepare(conditions, leading));
    MADO_ASSIGN(Persons persons, lookFor(leading, conditions, limit, answer));
    const auto isNarrowed = [](const Condition& each) {
        const auto isAddress = [](const QueryReading& reading) { return reading.kind == Kind::Address; };
        return each.persons && std::ranges::any_of(each.term.readings, isAddress);
    };
    if (persons.empty() && answer.hits.empty() && std::ranges::any_of(conditions, isNarrowed)) {
        for (Condition& each : conditions)
            each.persons.reset();
        MADO_ASSIGN(persons, lookFor(leading, conditions, limit, answer));
    }
    answer.hasMore = persons.size() > static_cast<std::size_t>(limit);
    if (answer.hasMore) persons.pop_back();
    for (const qint64 person : persons) {
        MADO_ASSIGN(SearchHit found, hit(person));
        answer.hits.push_back(std::move(found));
    }
    return answer;
}

Result<void> Search::prepare(std::vector<Condition>& conditions, const QueryTerm& leading) {
    // A few people are asked one by one.
    if (static_cast<std::size_t>(expected(leading)) < fewPeople) return {};
    const bool givesBirthDates = isNames(leading);
    for (Condition& condition : conditions) {
        if (condition.term.isLotNumber()) continue;  // can only be asked of each
        Persons persons;
        Gathered everybody;
        everybody.most = mostBeside;
        everybody.accept = [&persons](qint64 person, std::string_view) -> Result<bool> {
            persons.push_back(person);
            return true;
        };
        for (const QueryReading& reading : condition.term.readings) {
            if (everybody.enough) break;
            if (reading.kind == Kind::BirthDate && givesBirthDates) {
                condition.birthDates << reading.date;
                continue;
            }
            // No address begins like two towns.
            if (reading.kind == Kind::Address && mayBeName(leading))
                MADO_TRY(gatherNamesakesAt(reading, leading, everybody));
            else
                MADO_TRY(gather(reading, everybody));
        }
        if (everybody.tooWide) continue;
        std::ranges::sort(persons);
        condition.persons = std::move(persons);
    }
    return {};
}

Result<Search::Persons> Search::lookFor(const QueryTerm& leading, const std::vector<Condition>& conditions,
                                        int limit, SearchAnswer& answer) {
    if (mayBeName(leading)) {
        const auto few = std::ranges::find_if(conditions, [](const Condition& each) {
            return each.persons && each.birthDates.isEmpty() && each.persons->size() < fewPeople;
        });
        if (few != conditions.end()) return lookAmong(*few->persons, leading, conditions, limit);
    }
    Persons persons;
    Gathered gathered;
    gathered.accept = [&](qint64 person, std::string_view birthDate) -> Result<bool> {
        for (const Condition& condition : conditions) {
            MADO_ASSIGN(const bool good, fits(person, birthDate, condition));
            if (!good) return true;
        }
        persons.push_back(person);
        return persons.size() <= static_cast<std::size_t>(limit);
    };
    for (const QueryReading& reading : leading.readings) {
        if (gathered.enough) break;
        if (reading.kind == Kind::CaseNumber) MADO_TRY(addCases(reading, answer));
        MADO_TRY(gather(reading, gathered));
    }
    answer.isTooWide = gathered.tooWide;
    return persons;
}

Result<void> Search::gatherFrom(Statement& statement, Gathered& gathered) {
    while (!gathered.enough) {
        MADO_ASSIGN(const bool row, statement.step());
        if (!row) return {};
        const qint64 person = statement.integer(0);
        const qsizetype before = gathered.seen.size();
        gathered.seen.insert(person);
        if (gathered.seen.size() == before) continue;
        const bool hasBirthDate = statement.columnCount() > 1;
        MADO_ASSIGN(const bool goOn,
                    gathered.accept(person, hasBirthDate ? statement.utf8(1) : std::string_view()));
        gathered.tooWide = goOn && ++gathered.candidates >= gathered.most;
        gathered.enough = !goOn || gathered.tooWide;
    }
    return {};
}

Result<void> Search::gather(const QueryReading& reading, Gathered& gathered) {
    const auto from = [&](std::string_view sql, auto&&... values) -> Result<void> {
        MADO_ASSIGN(Statement statement, m_reader.connection().prepare(sql));
        statement.bindAll(values...);
        return gatherFrom(statement, gathered);
    };
    switch (reading.kind) {
        case Kind::Kana:
        case Kind::Kanji:
            return gatherNames(reading, gathered);
        case Kind::BirthDate:
            return gatherBirthDates(reading, gathered);
        case Kind::InsuredNumber:
            return gatherInsured(reading, gathered);
        case Kind::Phone:
            return from(searchSql::byPhone, reading.key);
        case Kind::PostalCode:
            return from(searchSql::byPostalCode, reading.key);
        case Kind::AddresseeNumber:
            return from(searchSql::byAddresseeNo, reading.key);
        case Kind::Address:
            return from(searchSql::byAddress, reading.key, textAfter(reading.key));
        case Kind::CaseNumber:
        case Kind::IndividualNumber:
            break;
    }
    return {};
}

Result<void> Search::gatherBirthDates(const QueryReading& reading, Gathered& gathered) {
    const PartialDate& date = reading.date;
    QStringList unknownParts;  // registered with less than what was typed
    const QString iso = date.toIso();
    if (date.isComplete()) unknownParts << iso << iso.first(8) + u"00"_s;
    if (date.month() != 0) unknownParts << iso.first(5) + u"00-00"_s;
    if (!date.isComplete()) {
        const QString prefix = iso.first(date.month() != 0 ? 8 : 5);
        MADO_ASSIGN(Statement range, m_reader.connection().prepare(searchSql::byBirthRange));
        range.bindAll(prefix, textAfter(prefix));
        MADO_TRY(gatherFrom(range, gathered));
    }
    for (const QString& day : std::as_const(unknownParts)) {
        MADO_ASSIGN(Statement statement, m_reader.connection().prepare(searchSql::byBirthDate));
        statement.bind(1, day);
        MADO_TRY(gatherFrom(statement, gathered));
    }
    return {};
}

Result<void> Search::gatherInsured(const QueryReading& reading, Gathered& gathered) {
    MADO_ASSIGN(Statement statement, m_reader.connection().prepare(searchSql::byInsured));
    const QString branch = reading.insured.branch;
    statement.bindAll(reading.insured.number, grouped(reading.insured), branch.isNull() ? u""_s : branch);
    return gatherFrom(statement, gathered);
}

Result<bool> Search::fits(qint64 person, std::string_view birthDate, const Condition& condition) {
    if (!condition.persons) return fits(person, condition.term);
    for (const PartialDate& wanted : condition.birthDates) {
        if (!mayBeOfYear(birthDate, wanted.year())) continue;  // most, and quickly said
        const auto date = PartialDate::fromIso(
            QString::fromUtf8(birthDate.data(), static_cast<qsizetype>(birthDate.size())));
        if (date.ok() && date->mayEqual(wanted)) return true;
    }
    return std::ranges::binary_search(*condition.persons, person);
}

Result<bool> Search::fits(qint64 person, const QueryTerm& term) {
    for (const QueryReading& reading : term.readings) {
        MADO_ASSIGN(const bool good, fits(person, reading));
        if (good) return true;
    }
    return false;
}

Result<bool> Search::fits(qint64 person, const QueryReading& reading) {
    const auto any = [&](std::string_view sql) -> Result<bool> {
        MADO_ASSIGN(Statement statement, m_reader.connection().prepare(sql));
        statement.bindAll(person, reading.key);
        return statement.step();
    };
    switch (reading.kind) {
        case Kind::Kana:
        case Kind::Kanji:
            return fitsName(person, reading);
        case Kind::BirthDate:
            return fitsBirthDate(person, reading);
        case Kind::Address:
            return any(searchSql::hasAddress);
        case Kind::PostalCode:
            return any(searchSql::hasPostalCode);
        case Kind::Phone:
            return any(searchSql::hasPhone);
        case Kind::InsuredNumber:
        case Kind::AddresseeNumber:
            return fitsSet(person, reading);
        case Kind::CaseNumber:
        case Kind::IndividualNumber:
            break;
    }
    return false;
}

Result<bool> Search::fitsBirthDate(qint64 person, const QueryReading& reading) {
    MADO_ASSIGN(Statement statement, m_reader.connection().prepare(searchSql::birthDateOf));
    statement.bind(1, person);
    MADO_ASSIGN(const bool found, statement.step());
    if (!found) return false;
    const auto date = PartialDate::fromIso(statement.text(0));
    return date.ok() && date->mayEqual(reading.date);
}

Result<bool> Search::fitsSet(qint64 person, const QueryReading& reading) {
    bool good = false;
    Gathered set;
    set.accept = [&](qint64 each, std::string_view) -> Result<bool> {
        good = good || each == person;
        return !good;
    };
    MADO_TRY(gather(reading, set));
    return good;
}

Result<SearchHit> Search::hit(qint64 person) {
    MADO_ASSIGN(Statement row, m_reader.connection().prepare(searchSql::hitOf));
    row.bind(1, person);
    MADO_ASSIGN(const bool found, row.step());
    SearchHit hit;
    if (!found) return hit;
    hit.householdNo = row.text(0);
    hit.addresseeNo = row.text(1);
    hit.nameKana = row.text(2);
    hit.nameKanji = row.text(3);
    hit.aliasKanji = row.text(4);
    hit.birthDate = row.text(5);
    hit.sexCode = row.text(6);
    hit.residentClass = row.text(7);
    hit.isProtected = row.integer(9) != 0;
    if (!hit.isProtected) hit.address = row.text(8);
    return hit;
}

Result<void> Search::addCases(const QueryReading& reading, SearchAnswer& answer) {
    for (const std::string_view sql : {searchSql::byCaseNo, searchSql::byCaseId}) {
        MADO_ASSIGN(Statement row, m_reader.connection().prepare(sql));
        row.bind(1, reading.key);
        for (;;) {
            MADO_ASSIGN(const bool found, row.step());
            if (!found) break;
            SearchHit hit;
            hit.kind = SearchHit::Kind::Case;
            hit.caseId = row.text(0);
            hit.caseNo = row.text(1);
            hit.householdNo = row.text(2);
            hit.caseState = row.text(3);
            answer.hits.push_back(std::move(hit));
        }
    }
    return {};
}

}  // namespace mado
