// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Search that knows names.
#include "core/store/SearchGathered.h"
#include "core/store/SearchIndex.h"
#include "core/store/SearchStatements.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Kind = QueryReading::Kind;

int nameKind(const QueryReading& reading) {
    return reading.kind == Kind::Kana ? SearchKeys::kana : SearchKeys::kanji;
}

bool isOfAddress(const QueryReading& reading) {
    return reading.kind == Kind::Address;
}

}  // namespace

/// Ordered as the statements by name order their rows.
struct Search::Called {
    std::size_t reading = 0;  ///< the first of the term that fits
    bool unsplit = false;     ///< after those with a family and a given name, if both were typed
    QByteArray name = {};     ///< UTF-8, as the engine compares
    QByteArray family = {};
    QByteArray birthDate = {};
    qint64 person = 0;
    friend auto operator<=>(const Called& left, const Called& right) {
        const auto place = [](const Called& each) {
            return std::tie(each.reading, each.unsplit, each.name, each.family, each.birthDate, each.person);
        };
        return place(left) <=> place(right);
    }
    friend bool operator==(const Called&, const Called&) = default;
};

Result<void> Search::gatherNames(const QueryReading& reading, Gathered& gathered) {
    const int kind = nameKind(reading);
    // "ヤマ タ" also fits names that were registered without a space between the parts, but not the whole of
    // ヤマダ.
    if (!reading.givenKey.isEmpty()) {
        const bool isShort = reading.key.size() < 2;
        MADO_ASSIGN(Statement parts, m_reader.connection().prepare(isShort ? searchSql::nameByShortFamily
                                                                           : searchSql::nameByGiven));
        if (isShort) {
            parts.bindAll(kind, reading.key, textAfter(reading.key), reading.givenKey,
                          textAfter(reading.givenKey));
        } else {
            parts.bindAll(kind, reading.key.first(2), reading.givenKey, textAfter(reading.givenKey),
                          reading.key, textAfter(reading.key));
        }
        MADO_TRY(gatherFrom(parts, gathered));
    }
    const QString whole = reading.key + reading.givenKey;
    const bool isSplit = !reading.givenKey.isEmpty();
    MADO_ASSIGN(Statement statement,
                m_reader.connection().prepare(isSplit ? searchSql::nameUnsplit : searchSql::nameByWhole));
    statement.bindAll(kind, whole, textAfter(whole));
    return gatherFrom(statement, gathered);
}

Result<bool> Search::fitsName(qint64 person, const QueryReading& reading) {
    const int kind = nameKind(reading);
    if (!reading.givenKey.isEmpty()) {
        MADO_ASSIGN(Statement parts, m_reader.connection().prepare(searchSql::hasParts));
        parts.bindAll(person, kind, reading.key, textAfter(reading.key), reading.givenKey,
                      textAfter(reading.givenKey));
        MADO_ASSIGN(const bool good, parts.step());
        if (good) return true;
    }
    const QString whole = reading.key + reading.givenKey;
    const bool isSplit = !reading.givenKey.isEmpty();
    MADO_ASSIGN(Statement statement,
                m_reader.connection().prepare(isSplit ? searchSql::hasUnsplit : searchSql::hasName));
    statement.bindAll(person, kind, whole, textAfter(whole));
    return statement.step();
}

Result<std::optional<Search::Called>> Search::called(qint64 person, const QueryReading& name) {
    const auto bytes = [](std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    const int kind = nameKind(name);
    const bool isSplit = !name.givenKey.isEmpty();
    if (isSplit) {
        MADO_ASSIGN(Statement parts, m_reader.connection().prepare(searchSql::calledInParts));
        parts.bindAll(person, kind, name.key, textAfter(name.key), name.givenKey, textAfter(name.givenKey));
        MADO_ASSIGN(const bool found, parts.step());
        if (found) {
            return std::optional(
                Called{0, false, bytes(parts.utf8(1)), bytes(parts.utf8(2)), bytes(parts.utf8(0)), person});
        }
    }
    const QString whole = name.key + name.givenKey;
    MADO_ASSIGN(Statement one,
                m_reader.connection().prepare(isSplit ? searchSql::calledUnsplit : searchSql::calledWhole));
    one.bindAll(person, kind, whole, textAfter(whole));
    MADO_ASSIGN(const bool found, one.step());
    if (!found) return std::optional<Called>();
    return std::optional(Called{0, isSplit, bytes(one.utf8(1)), {}, bytes(one.utf8(0)), person});
}

Result<std::optional<Search::Called>> Search::called(qint64 person, const QueryTerm& term) {
    std::size_t place = 0;
    for (const QueryReading& reading : term.readings) {
        if (isOfAddress(reading)) {
            MADO_ASSIGN(const bool good, fits(person, reading));
            if (good) return std::optional(Called{place, false, {}, {}, {}, person});
        } else {
            MADO_ASSIGN(auto found, called(person, reading));
            if (found) {
                found->reading = place;
                return found;
            }
        }
        ++place;
    }
    return std::optional<Called>();
}

Result<Search::Persons> Search::lookAmong(const Persons& few, const QueryTerm& leading,
                                          const std::vector<Condition>& conditions, int limit) {
    std::vector<Called> found;
    for (const qint64 person : few) {
        MADO_ASSIGN(auto one, called(person, leading));
        if (!one) continue;
        bool good = true;
        for (const Condition& condition : conditions) {
            const auto birthDate =
                std::string_view(one->birthDate.constData(), static_cast<std::size_t>(one->birthDate.size()));
            MADO_ASSIGN(good, fits(person, birthDate, condition));
            if (!good) break;
        }
        if (good) found.push_back(std::move(*one));
    }
    std::ranges::sort(found);
    Persons persons;
    for (const Called& each : found) {
        if (persons.size() > static_cast<std::size_t>(limit)) break;
        persons.push_back(each.person);
    }
    return persons;
}

Result<QStringList> Search::headsOf(const QueryReading& name) {
    // ヤマ also stands at the beginning of the family ヤ with a given name that begins with マ.
    if (name.key.size() >= 2) return QStringList{name.key.first(1), name.key.first(2)};
    QStringList heads{name.key};
    for (;;) {
        MADO_ASSIGN(Statement next, m_reader.connection().prepare(searchSql::nextHead));
        next.bindAll(nameKind(name), heads.last(), textAfter(name.key));
        MADO_ASSIGN(const bool row, next.step());
        if (!row || next.isNull(0)) return heads;
        heads << next.text(0);
    }
}

Result<void> Search::gatherNamesakesAt(const QueryReading& address, const QueryTerm& names,
                                       Gathered& gathered) {
    for (const QueryReading& name : names.readings) {
        if (isOfAddress(name)) continue;
        MADO_ASSIGN(const QStringList heads, headsOf(name));
        for (const QString& head : heads) {
            if (gathered.enough) return {};
            MADO_ASSIGN(Statement statement, m_reader.connection().prepare(searchSql::byHeadAndAddress));
            statement.bindAll(nameKind(name), head, address.key, textAfter(address.key));
            MADO_TRY(gatherFrom(statement, gathered));
        }
    }
    return {};
}

}  // namespace mado
