// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/CacheReader.h"
#include "core/text/QueryParser.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <string_view>
#include <vector>

namespace mado {

/// One line of a search's answer.
struct SearchHit {
    enum class Kind { Person, Case };
    Kind kind = Kind::Person;
    QString householdNo = {};
    QString addresseeNo = {};  ///< Person
    QString nameKana = {};
    QString nameKanji = {};
    QString aliasKanji = {};
    QString birthDate = {};  ///< ISO with zeros for what is unknown
    QString sexCode = {};
    QString residentClass = {};  ///< code
    QString address = {};        ///< null for a protected person
    bool isProtected = false;    ///< asked for non-disclosure, or under a support measure
    QString caseId = {};         ///< Case
    QString caseNo = {};
    QString caseState = {};
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct SearchAnswer {
    std::vector<SearchHit> hits;
    bool hasMore = false;    ///< there are more than were asked for
    bool isPartial = false;  ///< only the insured were looked for: this terminal keeps no whole copy
    bool isTooWide = false;  ///< stopped looking: the terms fit too many people
    bool isIndividualNumber =
        false;  ///< an individual number was typed: nothing is searched; use the audited look-up
    QList<Error> problems = {};  ///< terms that can't be (an impossible date); nothing is searched then
};

/// The one search box over the cache: kana, ideographs, birth date, numbers, phone, address, several at once,
/// all of which must fit. Whoever is protected is never found by address, postal code or phone, not even
/// together with a name.
///
/// An address is found from its beginning (town, block); beside other terms, anywhere in it if nobody fits
/// so. Used by the thread of its reader; CacheReader::interrupter() stops it.
class Search {
 public:
    /// Reader and parser outlive it. `cityPrefixes` as in the CacheSettings.
    Search(CacheReader& reader, const QueryParser& parser, QStringList cityPrefixes)
        : m_reader(reader), m_parser(parser), m_cityPrefixes(std::move(cityPrefixes)) {}
    [[nodiscard]] Result<SearchAnswer> find(const QString& text, int limit = 50);

    /// Every statement it runs, to check that each goes by an index.
    [[nodiscard]] static std::vector<std::string_view> statements();

 private:
    using Persons = std::vector<qint64>;  ///< rowids in addressee
    struct Gathered;
    /// A term beside the leading one.
    struct Condition {
        QueryTerm term;
        std::optional<Persons> persons =
            {};                              ///< everybody who fits it, sorted; an address from its beginning
        QList<PartialDate> birthDates = {};  ///< or, if `persons` is known, one of these
    };
    [[nodiscard]] Result<void> gather(const QueryReading& reading, Gathered& gathered);
    [[nodiscard]] Result<void> gatherNames(const QueryReading& reading, Gathered& gathered);
    [[nodiscard]] Result<void> gatherBirthDates(const QueryReading& reading, Gathered& gathered);
    [[nodiscard]] Result<void> gatherInsured(const QueryReading& reading, Gathered& gathered);
    [[nodiscard]] Result<void> gatherFrom(Statement& statement, Gathered& gathered);
    /// Gathers who fits each condition, where the leading term fits many people and a condition not too many.
    [[nodiscard]] Result<void> prepare(std::vector<Condition>& conditions, const QueryTerm& leading);
    [[nodiscard]] Result<Persons> lookFor(const QueryTerm& leading, const std::vector<Condition>& conditions,
                                          int limit, SearchAnswer& answer);
    /// The same, for what may be a name beside a condition that few people fit: these are looked at. Names in
    /// the same order; who fits by the address only, after them.
    [[nodiscard]] Result<Persons> lookAmong(const Persons& few, const QueryTerm& leading,
                                            const std::vector<Condition>& conditions, int limit);
    /// Where a person stands in the list of those who are called so, or live there; nothing if neither.
    struct Called;
    [[nodiscard]] Result<std::optional<Called>> called(qint64 person, const QueryTerm& term);
    [[nodiscard]] Result<std::optional<Called>> called(qint64 person, const QueryReading& name);
    /// Of those at an address only who may be called so: they and few others.
    [[nodiscard]] Result<void> gatherNamesakesAt(const QueryReading& address, const QueryTerm& names,
                                                 Gathered& gathered);
    /// What the family names that fit begin with, two characters each.
    [[nodiscard]] Result<QStringList> headsOf(const QueryReading& name);
    [[nodiscard]] Result<bool> fits(qint64 person, std::string_view birthDate, const Condition& condition);
    [[nodiscard]] Result<bool> fits(qint64 person, const QueryTerm& term);
    [[nodiscard]] Result<bool> fits(qint64 person, const QueryReading& reading);
    [[nodiscard]] Result<bool> fitsName(qint64 person, const QueryReading& reading);
    [[nodiscard]] Result<bool> fitsBirthDate(qint64 person, const QueryReading& reading);
    [[nodiscard]] Result<bool> fitsSet(qint64 person, const QueryReading& reading);
    [[nodiscard]] Result<SearchHit> hit(qint64 person);
    [[nodiscard]] Result<void> addCases(const QueryReading& reading, SearchAnswer& answer);

    CacheReader& m_reader;
    const QueryParser& m_parser;
    QStringList m_cityPrefixes;
};

}  // namespace mado
