// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/QueryParser.h"

#include "core/text/AddressFolding.h"
#include "core/text/AsciiDigit.h"
#include "core/text/DateText.h"
#include "core/text/Era.h"
#include "core/text/KanaFolding.h"
#include "core/text/KanjiNumber.h"
#include "core/text/QueryNumbers.h"
#include "core/text/Width.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Kind = QueryReading::Kind;

constexpr qsizetype kLongestQuery = 200;
constexpr qsizetype kMostTerms = 16;
constexpr qsizetype kMostPartsOfATerm = 4;

bool isKana(QChar c) {
    const char16_t u = c.unicode();
    return (u >= 0x3041 && u <= 0x309F) || (u >= 0x30A0 && u <= 0x30FF) || (u >= 0xFF66 && u <= 0xFF9F);
}

bool isIdeographic(QChar c) {
    const char16_t u = c.unicode();
    return (u >= 0x3400 && u <= 0x9FFF) || (u >= 0xF900 && u <= 0xFAFF) || c.isSurrogate() || u == u'々' ||
           u == u'〇' || (u >= 0xE000 && u <= 0xF8FF);
}

/// "S33", "昭和33", "昭33", "令和元": an era and then a year. Latin words such as "SATO" and names such as
/// 平野 are not.
bool beginsLikeEraDate(const QString& plain) {
    const QString upper = plain.toUpper();
    for (const Era& era : eras()) {
        for (const QStringView prefix :
             {era.name, era.name.first(1), QStringView(&era.sign, 1), QStringView(&era.letter, 1)}) {
            if (!upper.startsWith(prefix)) continue;
            QStringView rest = QStringView(upper).sliced(prefix.size());
            if (rest.startsWith(u'.') || rest.startsWith(u' ')) rest = rest.sliced(1);
            if (rest.isEmpty()) continue;
            const bool kanjiYear = prefix == era.name && (rest[0] == u'元' || isKanjiNumeral(rest[0]));
            if (isAsciiDigit(rest[0]) || kanjiYear) return true;
        }
    }
    return false;
}

/// Words for place and number that no name ends with, or digits.
bool looksLikeAddress(const QString& plain) {
    const bool digits = std::any_of(plain.begin(), plain.end(), isAsciiDigit);
    return digits || plain.contains(u"丁目") || plain.contains(u"番地") || plain.endsWith(u'号');
}

/// "ヤマ" and then "タ": the readings with family and given name together; empty if the terms are not both
/// names.
QList<QueryReading> joinedNames(const QueryTerm& family, const QueryTerm& given) {
    QList<QueryReading> joined;
    for (const QueryReading& first : family.readings) {
        const bool name = first.kind == Kind::Kana || first.kind == Kind::Kanji;
        for (const QueryReading& second : given.readings) {
            if (!name || first.kind != second.kind) continue;
            joined << QueryReading{first.kind, first.key, first.givenKey + second.key};
        }
    }
    return joined;
}

/// A term that may be the given name after `family`, or else something of its own: who is called so comes
/// first.
void readAsGiven(QueryTerm& family, QueryTerm& term) {
    const QList<QueryReading> both = joinedNames(family, term);
    if (both.isEmpty()) return;
    term.readings << both;
    term.narrowsName = true;
    family.readings = both + family.readings;
}

/// "青木 2-1-1": the address is what both together say.
void joinLotNumber(QueryTerm& town, const QueryTerm& lot) {
    for (QueryReading& reading : town.readings) {
        if (reading.kind == Kind::Address) reading.key += lot.readings[0].key;
    }
    std::stable_partition(town.readings.begin(), town.readings.end(),
                          [](const QueryReading& r) { return r.kind == Kind::Address; });
}

}  // namespace

bool QueryTerm::isLotNumber() const {
    const auto isNumber = [](const QueryReading& reading) {
        return reading.kind == Kind::Address && !reading.key.isEmpty() && isAsciiDigit(reading.key[0]);
    };
    return !readings.isEmpty() && std::ranges::all_of(readings, isNumber);
}

QueryParser::QueryParser(const KanjiFolding& folding, QuerySettings settings)
    : m_folding(folding), m_settings(std::move(settings)) {
    for (const QString& town : std::as_const(m_settings.towns))
        m_townKeys << addressKey(town);
}

QList<QueryTerm> QueryParser::parse(QStringView text) const {
    const QString limited = text.first(std::min(text.size(), kLongestQuery)).toString();
    const QStringList parts = limited.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<QueryTerm> terms;
    for (qsizetype from = 0; from < parts.size() && terms.size() < kMostTerms;) {
        std::optional<QueryTerm> found;
        qsizetype count = std::min(kMostPartsOfATerm, parts.size() - from);
        for (; count >= 1 && !found; --count) {
            found = special(parts.mid(from, count).join(u' '), static_cast<int>(count));
        }
        from += found ? count + 1 : 1;
        append(terms, found ? *found : word(parts[from - 1]));
    }
    return terms;
}

/// Case numbers, insured numbers and era dates, which may be typed in several parts, and bare numbers.
std::optional<QueryTerm> QueryParser::special(const QString& joined, int parts) const {
    const QString plain = toHalfWidthCode(joined);
    if (parts == 1) {
        const QString number = caseNumber(plain);
        if (!number.isEmpty()) return QueryTerm{joined, {{Kind::CaseNumber, number}}};
    }
    if (parts > 1 && holdsIndividualNumber(plain)) return QueryTerm{{}, {{Kind::IndividualNumber}}};
    const QString& symbol = m_settings.insuredNumber.symbol;
    const bool named = (!symbol.isEmpty() && plain.startsWith(symbol)) || plain.startsWith(u"記号") ||
                       plain.startsWith(u"番号");
    const bool branched = parts == 2 && isAsciiDigit(plain[0]) && plain.endsWith(u')');
    if (named || branched) {
        const Result<InsuredNumber> number = InsuredNumber::parse(joined, m_settings.insuredNumber);
        if (number) return QueryTerm{joined, {{Kind::InsuredNumber, {}, {}, {}, number.value()}}};
    }
    if (beginsLikeEraDate(plain)) {
        const Result<PartialDate> date = parsePartialDate(plain, MissingParts::Unknown);
        if (date) return QueryTerm{joined, {{Kind::BirthDate, {}, {}, date.value()}}};
        const bool plainlyADate = date.error().code != u"E-DATE-001";
        if (parts == 1 && plainlyADate) return QueryTerm{joined, {}, date.error()};
    }
    return parts == 1 ? numberTerm(plain, m_settings) : std::nullopt;
}

QueryTerm QueryParser::word(const QString& typed) const {
    const QString plain = toHalfWidthAscii(typed);
    QueryTerm term{typed, {}};
    const auto add = [&term](Kind kind, const QString& key) {
        if (!key.isEmpty()) term.readings << QueryReading{kind, key};
    };
    const bool ideographs = std::any_of(plain.begin(), plain.end(), isIdeographic);
    const bool address = looksLikeAddress(plain);
    if (!ideographs && !address) add(Kind::Kana, kanaKey(plain));
    if (address) add(Kind::Address, addressKey(plain));
    const bool kanaOnly = std::all_of(plain.begin(), plain.end(), isKana);
    const bool nothingButMarks = !ideographs && kanaKey(plain).isEmpty();  // "ー"
    if (!nothingButMarks && (!address || !kanaOnly)) add(Kind::Kanji, m_folding.key(plain));
    if (!address && ideographs) add(Kind::Address, addressKey(plain));
    return term;
}

bool QueryParser::beginsTown(const QString& typed) const {
    const QString key = addressKey(typed);
    return !key.isEmpty() &&
           std::ranges::any_of(m_townKeys, [&key](const QString& town) { return town.startsWith(key); });
}

/// Joins a given name to the family name before it. What begins like a town is read both ways, the address
/// first.
void QueryParser::append(QList<QueryTerm>& terms, QueryTerm term) const {
    if (term.readings.isEmpty() && !term.problem) return;  // nothing to search for
    term.beginsTown = beginsTown(term.typed);
    if (terms.isEmpty()) {
        terms << std::move(term);
        return;
    }
    const auto kindOf = [](const QueryTerm& t) {
        return t.readings.isEmpty() ? Kind::CaseNumber : t.readings[0].kind;
    };
    QueryTerm& before = terms.back();
    const Kind kind = kindOf(term);
    if (kind == Kind::Kanji && term.beginsTown) {
        std::stable_partition(term.readings.begin(), term.readings.end(),
                              [](const QueryReading& r) { return r.kind == Kind::Address; });
        if (kindOf(before) == Kind::Kanji) readAsGiven(before, term);
    } else if ((kind == Kind::Kana || kind == Kind::Kanji) && kindOf(before) == kind) {
        before.readings = joinedNames(before, term);
        before.typed += u' ' + term.typed;
        return;
    } else if (kind == Kind::Kana && kindOf(before) == Kind::Kanji) {
        readAsGiven(before, term);  // 田中 さくら; but also an alias and the kana of another name
    } else if (term.isLotNumber() && before.beginsTown) {
        joinLotNumber(before, term);
    }
    terms << std::move(term);
}

}  // namespace mado
