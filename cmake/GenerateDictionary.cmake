cmake_minimum_required(VERSION 3.25)
# Run with cmake -P: turns the data dictionary (TSV) into C++ names and tables.
#   -DSOURCE_DIR=resources/dictionary -DOUTPUT_DIR=<build>/generated/core/domain
# A script of CMake itself, so that a cross build needs no native tool.
file(STRINGS "${SOURCE_DIR}/entities.tsv" entity_lines ENCODING UTF-8)
file(STRINGS "${SOURCE_DIR}/record-items.tsv" item_lines ENCODING UTF-8)
file(STRINGS "${SOURCE_DIR}/supplement-items.tsv" supplement_lines ENCODING UTF-8)
list(POP_FRONT entity_lines)
list(POP_FRONT item_lines)
list(POP_FRONT supplement_lines)

set(enumerators "")
set(namespaces "")
set(tables "")
set(entities "")
foreach(line IN LISTS entity_lines)
    string(REPLACE "\t" ";" cells "${line};end")
    list(GET cells 0 entity)
    list(GET cells 1 cpp)
    list(GET cells 2 title)
    list(GET cells 3 key)
    list(GET cells 4 indexes)
    list(GET cells 5 source)
    string(APPEND enumerators "    ${cpp},\n")
    string(APPEND namespaces "\nnamespace field::${entity} {\n")
    string(APPEND tables "constexpr ItemInfo ${entity}Items[] = {\n")
    set(index 0)
    foreach(item IN LISTS item_lines supplement_lines)
        string(REPLACE "\t" ";" columns "${item}")
        list(GET columns 0 group)
        if(NOT group STREQUAL entity)
            continue()
        endif()
        list(GET columns 1 no)
        list(GET columns 2 name)
        list(GET columns 3 column)
        list(GET columns 4 type)
        set(length 0)
        if(type MATCHES "^([a-z]+)\\(([0-9]+)\\)$")
            set(type "${CMAKE_MATCH_1}")
            set(length "${CMAKE_MATCH_2}")
        endif()
        string(SUBSTRING "${type}" 0 1 first)
        string(TOUPPER "${first}" first)
        string(SUBSTRING "${type}" 1 -1 rest)
        string(APPEND namespaces "inline constexpr Field ${column}{Entity::${cpp}, ${index}};  // ${no} ${name}\n")
        string(APPEND tables "    {${no}, u\"${name}\", \"${column}\", ItemType::${first}${rest}, ${length}},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    string(APPEND namespaces "inline constexpr int count = ${index};\n}  // namespace field::${entity}\n")
    string(APPEND tables "};\n")
    set(annex "false")
    if(source STREQUAL "annex2")
        set(annex "true")
    endif()
    string(APPEND entities
        "    {Entity::${cpp}, \"${entity}\", u\"${title}\", \"${key}\", \"${indexes}\", ${annex}, ${entity}Items},\n")
endforeach()

set(notice "// Made from resources/dictionary by cmake/GenerateDictionary.cmake; edit the dictionary, not this file.\n// SPDX-License-Identifier: GPL-3.0-or-later\n")
file(WRITE "${OUTPUT_DIR}/Fields.h.new" "${notice}#pragma once

#include <cstdint>

namespace mado {

/// The kinds of record: the six groups of annex 2 of the privacy assessment, and what stands beside them.
enum class Entity : std::uint8_t {
${enumerators}};

/// One record item: which kind of record, and its place in it (from 0).
struct Field {
    Entity entity;
    std::uint16_t index;
    friend constexpr bool operator==(const Field&, const Field&) = default;
};
${namespaces}
}  // namespace mado
")
file(WRITE "${OUTPUT_DIR}/DictionaryTables.inc.new" "${notice}${tables}
constexpr EntityInfo entityInfos[] = {
${entities}};
")
foreach(name Fields.h DictionaryTables.inc)
    file(COPY_FILE "${OUTPUT_DIR}/${name}.new" "${OUTPUT_DIR}/${name}" ONLY_IF_DIFFERENT)
    file(REMOVE "${OUTPUT_DIR}/${name}.new")
endforeach()
