// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/domain/Record.h"
#include "core/store/Connection.h"
#include "core/text/KanjiFolding.h"

#include <QStringList>

#include <vector>

namespace mado {

/// What one person is found by. A name of family and given name has both parts; `whole` is them together.
struct SearchKeys {
    struct Name {
        int kind;  ///< kana or kanji, below
        QString whole;
        QString family;
        QString given;
        friend bool operator==(const Name&, const Name&) = default;
    };
    static constexpr int kana = 1;  ///< also names in Latin letters
    static constexpr int kanji = 2;

    std::vector<Name> names;
    QString birthDate;           ///< ISO with zeros, never null
    QString addressKey = {};     ///< without prefecture and city; null for a protected person
    QString postalCode = {};     ///< null for a protected person
    QStringList phoneKeys = {};  ///< none for a protected person
};

/// Keeps the search tables in step with the records of one cache.
class SearchIndex {
 public:
    /// All must outlive it. `cityPrefixes`: what stands before the town in addresses and is not typed
    /// ("埼玉県川口市", "川口市"), longest first.
    SearchIndex(Connection& connection, const KanjiFolding& folding, const Clock& clock,
                QStringList cityPrefixes);

    /// Whose entries a change of that record touches: the addressee number; empty if nobody's.
    [[nodiscard]] static QString personOf(const RecordRef& ref);
    /// Takes the person out. Call before the records change.
    [[nodiscard]] Result<void> remove(const QString& addresseeNo);
    /// Puts the person in, as the records are now.
    [[nodiscard]] Result<void> add(const QString& addresseeNo);
    /// Fills empty tables from all records (without their indexes, so much faster).
    [[nodiscard]] Result<void> build();

    /// `phones` are phone_key values; `isProtected` hides address and phones.
    [[nodiscard]] static SearchKeys keysOf(const Record& addressee, const QStringList& phones,
                                           bool isProtected, const KanjiFolding& folding,
                                           const QStringList& cityPrefixes);
    [[nodiscard]] static QString withoutCity(const QString& addressKey, const QStringList& cityPrefixes);

 private:
    struct Person {
        qint64 rowId = 0;
        SearchKeys keys;
    };
    [[nodiscard]] Result<std::optional<Person>> read(const QString& addresseeNo);
    [[nodiscard]] Result<Person> personAt(const Statement& row);
    [[nodiscard]] Result<void> insert(const Person& person);

    Connection& m_connection;
    const KanjiFolding& m_folding;
    const Clock& m_clock;
    QStringList m_cityPrefixes;
};

}  // namespace mado
