// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SearchIndex.h"

#include "core/store/RecordRows.h"
#include "core/text/AddressFolding.h"
#include "core/text/KanaFolding.h"
#include "core/text/PhoneNumber.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// Only what the keys are made of, at the places that personAt() reads.
constexpr std::string_view personColumns =
    "SELECT rowid, record_key, name_kana, alias_kana, foreign_legal_name_kana, foreign_legal_name, "
    "name_kanji,"
    " alias_kanji, birth_date, current_address, current_lot_no, current_building_name, current_room_no,"
    " current_postal_code, nondisclosure_requested FROM addressee ";

void addName(SearchKeys& keys, int kind, QString whole, QString family, QString given) {
    if (whole.isEmpty()) return;
    const SearchKeys::Name name{kind, std::move(whole), std::move(family), std::move(given)};
    if (std::ranges::find(keys.names, name) == keys.names.end()) keys.names.push_back(name);
}

void addKana(SearchKeys& keys, const QString& name) {
    const KanaNameKeys parts = splitName(name);
    addName(keys, SearchKeys::kana, parts.whole, parts.family, parts.given);
}

void addKanji(SearchKeys& keys, const QString& name, const KanjiFolding& folding) {
    const QString plain = name.simplified();
    const qsizetype space = std::max(plain.indexOf(u' '), plain.indexOf(u'\u3000'));
    const QString family = folding.key(space > 0 ? QStringView(plain).first(space) : QStringView(plain));
    const QString given = space > 0 ? folding.key(QStringView(plain).sliced(space + 1)) : QString();
    addName(keys, SearchKeys::kanji, family + given, family, given);
}

/// NULL is stored as nothing.
QString filled(const QString& text) {
    return text.isNull() ? u""_s : text;
}

}  // namespace

SearchIndex::SearchIndex(Connection& connection, const KanjiFolding& folding, const Clock& clock,
                         QStringList cityPrefixes)
    : m_connection(connection), m_folding(folding), m_clock(clock), m_cityPrefixes(std::move(cityPrefixes)) {}

QString SearchIndex::personOf(const RecordRef& ref) {
    switch (ref.entity) {
        case Entity::Addressee:
        case Entity::Contact:
        case Entity::Protection:
            return ref.key.section(u'/', 0, 0);
        default:
            return {};
    }
}

QString SearchIndex::withoutCity(const QString& addressKey, const QStringList& cityPrefixes) {
    for (const QString& prefix : cityPrefixes) {
        if (addressKey.startsWith(prefix)) return addressKey.sliced(prefix.size());
    }
    return addressKey;
}

SearchKeys SearchIndex::keysOf(const Record& addressee, const QStringList& phones, bool isProtected,
                               const KanjiFolding& folding, const QStringList& cityPrefixes) {
    using namespace field::addressee;
    SearchKeys keys;
    for (const Field name : {name_kana, alias_kana, foreign_legal_name_kana, foreign_legal_name})
        addKana(keys, addressee.text(name));
    for (const Field name : {name_kanji, alias_kanji})
        addKanji(keys, addressee.text(name), folding);
    keys.birthDate = filled(addressee.text(birth_date));
    if (isProtected) return keys;
    const QString address = addressee.text(current_address) + addressee.text(current_lot_no) +
                            addressee.text(current_building_name) + addressee.text(current_room_no);
    keys.addressKey = filled(withoutCity(addressKey(address), cityPrefixes));
    keys.postalCode = filled(addressee.text(current_postal_code));
    keys.phoneKeys = phones;
    return keys;
}

Result<SearchIndex::Person> SearchIndex::personAt(const Statement& row) {
    using namespace field::addressee;
    static constexpr Field fields[] = {name_kana,
                                       alias_kana,
                                       foreign_legal_name_kana,
                                       foreign_legal_name,
                                       name_kanji,
                                       alias_kanji,
                                       birth_date,
                                       current_address,
                                       current_lot_no,
                                       current_building_name,
                                       current_room_no,
                                       current_postal_code};
    const QString addresseeNo = row.text(1);
    Record addressee(Entity::Addressee, addresseeNo);
    int column = 2;
    for (const Field field : fields)
        addressee.set(field, valueOf(row.text(column++)));

    bool isProtected = row.integer(column) != 0;
    if (!isProtected) {
        // The key of a measure, and of a contact, is the addressee number.
        // A measure that has run out may still hide somebody until the record changes; never the other way
        // round.
        MADO_ASSIGN(Statement measure,
                    m_connection.prepare("SELECT 1 FROM protection WHERE record_key = ?"
                                         " AND (ended_on IS NULL OR ended_on >= ?) LIMIT 1"));
        measure.bindAll(addresseeNo, m_clock.today().toString(Qt::ISODate));
        MADO_ASSIGN(isProtected, measure.step());
    }
    QStringList phones;
    if (!isProtected) {
        MADO_ASSIGN(Statement contact,
                    m_connection.prepare("SELECT phone_key, phone FROM contact WHERE record_key = ?"));
        contact.bind(1, addresseeNo);
        for (;;) {
            MADO_ASSIGN(const bool found, contact.step());
            if (!found) break;
            const QString key = contact.isNull(0) ? phoneKey(contact.text(1)) : contact.text(0);
            if (!key.isEmpty()) phones << key;
        }
    }
    return Person{row.integer(0), keysOf(addressee, phones, isProtected, m_folding, m_cityPrefixes)};
}

Result<std::optional<SearchIndex::Person>> SearchIndex::read(const QString& addresseeNo) {
    static const std::string sql = std::string(personColumns) + "WHERE record_key = ?";
    MADO_ASSIGN(Statement row, m_connection.prepare(sql));
    row.bind(1, addresseeNo);
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<Person>();
    MADO_ASSIGN(Person person, personAt(row));
    return std::optional<Person>(std::move(person));
}

Result<void> SearchIndex::remove(const QString& addresseeNo) {
    MADO_ASSIGN(Statement row, m_connection.prepare("SELECT rowid FROM addressee WHERE record_key = ?"));
    row.bind(1, addresseeNo);
    MADO_ASSIGN(const bool found, row.step());
    if (!found) return {};
    for (const std::string_view sql : {std::string_view("DELETE FROM search_name WHERE person = ?"),
                                       std::string_view("DELETE FROM search_address WHERE person = ?"),
                                       std::string_view("DELETE FROM search_phone WHERE person = ?")}) {
        MADO_ASSIGN(Statement entry, m_connection.prepare(sql));
        entry.bind(1, row.integer(0));
        MADO_TRY(entry.run());
    }
    return {};
}

Result<void> SearchIndex::add(const QString& addresseeNo) {
    MADO_ASSIGN(const auto person, read(addresseeNo));
    return person ? insert(*person) : Result<void>();
}

Result<void> SearchIndex::insert(const Person& person) {
    for (const SearchKeys::Name& name : person.keys.names) {
        MADO_ASSIGN(Statement entry,
                    m_connection.prepare(
                        "INSERT INTO search_name (person, kind, whole, head, family, given, birth_date,"
                        " address_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        entry.bindAll(person.rowId, name.kind, name.whole,
                      name.family.first(std::min<qsizetype>(2, name.family.size())), name.family,
                      filled(name.given), person.keys.birthDate, filled(person.keys.addressKey));
        MADO_TRY(entry.run());
    }
    if (!person.keys.addressKey.isNull()) {
        MADO_ASSIGN(Statement entry,
                    m_connection.prepare("INSERT INTO search_address (person, address_key, postal_code)"
                                         " VALUES (?, ?, ?)"));
        entry.bindAll(person.rowId, person.keys.addressKey, person.keys.postalCode);
        MADO_TRY(entry.run());
    }
    for (const QString& phone : person.keys.phoneKeys) {
        MADO_ASSIGN(Statement entry,
                    m_connection.prepare("INSERT INTO search_phone (person, phone_key) VALUES (?, ?)"));
        entry.bindAll(person.rowId, phone);
        MADO_TRY(entry.run());
    }
    return {};
}

Result<void> SearchIndex::build() {
    MADO_ASSIGN(Statement rows, m_connection.prepareOnce(std::string(personColumns) + "ORDER BY rowid"));
    for (;;) {
        MADO_ASSIGN(const bool found, rows.step());
        if (!found) return {};
        MADO_ASSIGN(const Person person, personAt(rows));
        MADO_TRY(insert(person));
    }
}

}  // namespace mado
