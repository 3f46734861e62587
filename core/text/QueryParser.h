// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/text/InsuredNumber.h"
#include "core/text/KanjiFolding.h"
#include "core/text/PartialDate.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace mado {

/// One way to understand a search term. Keys are folded as the stored keys are.
struct QueryReading {
    enum class Kind {
        CaseNumber,       ///< `key`: "R8-A12-000123", or a lower-case UUID of version 7
        InsuredNumber,    ///< `insured`
        BirthDate,        ///< `date`; unknown parts agree with everything (PartialDate::mayEqual)
        Phone,            ///< `key`: phoneKey
        PostalCode,       ///< `key`: seven digits
        AddresseeNumber,  ///< `key`: the digits as typed, in half width
        Kana,     ///< `key`: kanaKey, forward match; `givenKey` besides for "ヤマ タ". Also Latin names
        Kanji,    ///< `key`: KanjiFolding key, forward match; `givenKey` besides for "山田 太"
        Address,  ///< `key`: addressKey, contained in the address
        IndividualNumber,  ///< 12 digits that pass as an individual number: nothing of them is kept here; the
                           ///< search box does not take them, the audited look-up does
    };
    Kind kind;
    QString key = {};
    QString givenKey = {};
    PartialDate date = {};
    mado::InsuredNumber insured = {};
    friend bool operator==(const QueryReading&, const QueryReading&) = default;
};

/// A term: a person must fit one of its readings. All terms of a query must be met.
struct QueryTerm {
    QString typed;                 ///< empty for an individual number
    QList<QueryReading> readings;  ///< likeliest first; empty if `problem` is set
    std::optional<Error> problem =
        {};  ///< why a term that is plainly a date can't be one (昭和64年1月8日); to be shown at once
    bool beginsTown = false;  ///< a town's name begins with what was typed
    bool narrowsName = false;  ///< 蓮 in "宇田川 蓮", さくら in "田中 さくら": perhaps the given name of the
                               ///< term before, whose first readings then hold both together
    /// "2-1-1": a lot number, or the end of one. No address begins so.
    [[nodiscard]] bool isLotNumber() const;
};

/// What the parser needs to know of the city.
struct QuerySettings {
    InsuredNumberFormat insuredNumber = {};
    QStringList towns =
        {};  ///< town names; a term that begins like one may be an address where a given name may stand
    int shortestAddresseeNumber = 4;
    int longestAddresseeNumber = 15;  ///< 宛名番号 are municipal, 団体内統合宛名番号 have up to 15 digits
};

/// Takes the text of the one search box apart: "ヤマ S33.4.1 青木", "川口 12-345678 (01)", a case number from
/// a QR code, 0482581110. Never fails, whatever is typed; reads at most 200 characters and 16 terms.
///
/// Spaces of any width part terms. Precedence, from the front and the longest first:
///  1. a case number, or a UUID;
///  2. symbol, number and branch over up to four parts (川口 12-345678 (01));
///  3. a date with an era, over up to four parts (昭和33年 4月 1日); if it is impossible, `problem` says why;
///  4. digits and hyphens alone. 12 digits with a good check digit: individual number. 10 or 11 digits from
///  0: phone,
///     addressee number. 1958-04-01, 1958/4/1 and the like: birth date. 332-0031: postal code. The insured
///     number's own grouping: insured number. 8 digits: birth date if it is one, insured number, addressee
///     number. 7 digits: birth date with era code, postal code, addressee number. 6 and 4 digits: month or
///     year of birth, addressee number. Else the insured number if the count fits, addressee number, lot
///     number (2-1-1);
///  5. kana or Latin letters: name; the next such term is the given name;
///  6. anything else: with digits or 丁目, 番地: address. Otherwise name in ideographs (the next one is the
///  given name; if it begins like a town, 蓮 like 蓮沼, address or given name), then address. A lot number
///  after a town belongs to it (青木 2-1-1).
class QueryParser {
 public:
    /// `folding` must outlive the parser.
    explicit QueryParser(const KanjiFolding& folding, QuerySettings settings = {});

    [[nodiscard]] QList<QueryTerm> parse(QStringView text) const;

 private:
    [[nodiscard]] std::optional<QueryTerm> special(const QString& joined, int parts) const;
    [[nodiscard]] QueryTerm word(const QString& typed) const;
    [[nodiscard]] bool beginsTown(const QString& typed) const;
    void append(QList<QueryTerm>& terms, QueryTerm term) const;

    const KanjiFolding& m_folding;
    QuerySettings m_settings;
    QStringList m_townKeys;
};

}  // namespace mado
