// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The statements of Search. Prefixes are ranges, never LIKE; each goes by an index (a test looks at the
/// plans).
namespace mado::searchSql {

// People by one thing. All give the person (rowid in addressee) first. By name they give the birth date
// too, for it stands in the same index.
inline constexpr std::string_view nameByWhole =
    "SELECT person, birth_date FROM search_name WHERE kind = ?1 AND whole >= ?2 AND whole < ?3 ORDER BY "
    "whole, "
    "birth_date";
inline constexpr std::string_view nameUnsplit =
    "SELECT person, birth_date FROM search_name WHERE kind = ?1 AND whole >= ?2 AND whole < ?3 AND given = ''"
    " ORDER BY whole, birth_date";
inline constexpr std::string_view nameByGiven =
    "SELECT person, birth_date FROM search_name WHERE kind = ?1 AND head = ?2 AND given <> '' AND given >= "
    "?3 AND given "
    "< ?4"
    " AND family >= ?5 AND family < ?6 ORDER BY given, family, birth_date";
inline constexpr std::string_view nameByShortFamily =
    "SELECT person FROM search_name WHERE kind = ?1 AND head >= ?2 AND head < ?3 AND given <> '' AND given "
    ">= ?4"
    " AND given < ?5";
// Names and addresses at once: far fewer than either.
inline constexpr std::string_view nextHead =
    "SELECT min(head) FROM search_name WHERE kind = ?1 AND head > ?2 AND head < ?3 AND address_key <> ''";
inline constexpr std::string_view byHeadAndAddress =
    "SELECT person FROM search_name WHERE kind = ?1 AND head = ?2 AND address_key <> '' AND address_key >= ?3"
    " AND address_key < ?4";
inline constexpr std::string_view byBirthDate =
    "SELECT person FROM search_name WHERE birth_date = ?1 ORDER BY kind, whole";
inline constexpr std::string_view byBirthRange =
    "SELECT person FROM search_name WHERE birth_date >= ?1 AND birth_date < ?2 ORDER BY birth_date, kind, "
    "whole";
inline constexpr std::string_view byAddress =
    "SELECT person FROM search_address WHERE address_key >= ?1 AND address_key < ?2 ORDER BY address_key";
inline constexpr std::string_view byPostalCode =
    "SELECT person FROM search_address WHERE postal_code = ?1 ORDER BY address_key";
inline constexpr std::string_view byPhone = "SELECT person FROM search_phone WHERE phone_key = ?1";
inline constexpr std::string_view byAddresseeNo = "SELECT rowid FROM addressee WHERE record_key = ?1";
inline constexpr std::string_view byInsured =
    "SELECT a.rowid FROM nhi_household AS h"
    " JOIN eligibility AS e ON e.certificate_no = h.certificate_no"
    " JOIN addressee AS a ON a.record_key = e.addressee_no"
    " WHERE h.number IN (?1, ?2) AND (?3 = '' OR e.branch_no = ?3)"
    " ORDER BY e.application_end_date IS NOT NULL, e.branch_no";
inline constexpr std::string_view byCaseNo =
    "SELECT record_key, case_no, household_no, state FROM case_file WHERE case_no = ?1";
inline constexpr std::string_view byCaseId =
    "SELECT record_key, case_no, household_no, state FROM case_file WHERE record_key = ?1";

// Whether one person fits.
inline constexpr std::string_view hasName =
    "SELECT 1 FROM search_name WHERE person = ?1 AND kind = ?2 AND whole >= ?3 AND whole < ?4 LIMIT 1";
inline constexpr std::string_view hasUnsplit =
    "SELECT 1 FROM search_name WHERE person = ?1 AND kind = ?2 AND whole >= ?3 AND whole < ?4 AND given = '' "
    "LIMIT 1";
inline constexpr std::string_view hasParts =
    "SELECT 1 FROM search_name WHERE person = ?1 AND kind = ?2 AND family >= ?3 AND family < ?4 AND given >= "
    "?5"
    " AND given < ?6 LIMIT 1";
// How one person is called, in what the lists by name are ordered by.
inline constexpr std::string_view calledWhole =
    "SELECT birth_date, whole FROM search_name WHERE person = ?1 AND kind = ?2 AND whole >= ?3 AND whole < ?4"
    " ORDER BY whole LIMIT 1";
inline constexpr std::string_view calledUnsplit =
    "SELECT birth_date, whole FROM search_name WHERE person = ?1 AND kind = ?2 AND whole >= ?3 AND whole < ?4"
    " AND given = '' ORDER BY whole LIMIT 1";
inline constexpr std::string_view calledInParts =
    "SELECT birth_date, given, family FROM search_name WHERE person = ?1 AND kind = ?2 AND family >= ?3 AND"
    " family < ?4 AND given >= ?5 AND given < ?6 ORDER BY given, family LIMIT 1";
inline constexpr std::string_view birthDateOf = "SELECT birth_date FROM addressee WHERE rowid = ?1";
inline constexpr std::string_view hasAddress =
    "SELECT 1 FROM search_address WHERE person = ?1 AND instr(address_key, ?2) > 0 LIMIT 1";
inline constexpr std::string_view hasPostalCode =
    "SELECT 1 FROM search_address WHERE person = ?1 AND postal_code = ?2 LIMIT 1";
inline constexpr std::string_view hasPhone =
    "SELECT 1 FROM search_phone WHERE person = ?1 AND phone_key = ?2 LIMIT 1";

inline constexpr std::string_view hitOf =
    "SELECT a.household_no, a.record_key, a.name_kana, a.name_kanji, a.alias_kanji, a.birth_date, a.sex_code,"
    " a.resident_class, coalesce(a.current_address, '') || coalesce(a.current_lot_no, '')"
    " || coalesce(a.current_building_name, '') || coalesce(a.current_room_no, ''),"
    " NOT EXISTS (SELECT 1 FROM search_address AS s WHERE s.person = a.rowid)"
    " FROM addressee AS a WHERE a.rowid = ?1";

}  // namespace mado::searchSql
