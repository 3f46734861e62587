// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/WorkingSet.h"

#include "core/store/RecordRows.h"
#include "core/store/Statement.h"

#include <QHash>
#include <QSet>

#include <set>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString itemOf(const Record& record, QStringView column) {
    const auto field = dictionary::fieldNamed(record.entity(), column);
    return field ? record.text(*field) : QString();
}

/// What a change says that the item is now; nothing: it does not say.
std::optional<QString> itemOf(const CacheChange& change, QStringView column) {
    if (change.record) return itemOf(*change.record, column);
    for (const ItemChange& each : change.items) {
        if (dictionary::columnName(each.field) != column) continue;
        const auto* text = std::get_if<QString>(&each.value);
        return text != nullptr ? *text : QString();
    }
    return std::nullopt;
}

/// Kinds of which there is one for a person: the key is the addressee number, or begins with it.
bool isOfOnePerson(Entity entity) {
    return entity == Entity::Contact || entity == Entity::CardStatus || entity == Entity::Protection ||
           entity == Entity::ResidenceStatus;
}

}  // namespace

/// Who lives where, as a batch says before it is applied, and what it brings.
struct WorkingSet::Batch {
    QHash<QString, QString> households;    ///< by addressee number
    QHash<QString, QString> certificates;  ///< household numbers by certificate number
    QHash<QString, QString> levies;        ///< certificate numbers by the levy's key
    std::set<std::pair<Entity, QString>> whole;

    explicit Batch(const std::vector<CacheChange>& changes) {
        for (const CacheChange& each : changes) {
            const QString& key = each.ref.key;
            if (each.kind == CacheChange::Kind::Put) whole.insert({each.ref.entity, key});
            if (each.ref.entity == Entity::Addressee)
                note(each, u"household_no", households);
            else if (each.ref.entity == Entity::NhiHousehold)
                note(each, u"household_no", certificates);
            else if (each.ref.entity == Entity::Levy)
                note(each, u"certificate_no", levies);
        }
    }
    static void note(const CacheChange& change, QStringView column, QHash<QString, QString>& into) {
        if (const auto said = itemOf(change, column)) into[change.ref.key] = *said;
    }
};

bool WorkingSet::isWhole(Entity entity) {
    return entity == Entity::StaffMember || entity == Entity::NhiHousehold || entity == Entity::Protection;
}

bool WorkingSet::isIndex(Entity entity) {
    return isWhole(entity) || entity == Entity::Addressee || entity == Entity::Eligibility ||
           entity == Entity::CaseFile || entity == Entity::DocumentIssue;
}

QString WorkingSet::now() const {
    return m_clock.now().toUTC().toString(Qt::ISODateWithMs);
}

Result<QString> WorkingSet::lookUp(std::string_view sql, const QString& key) const {
    MADO_ASSIGN(Statement row, m_connection.prepare(sql));
    row.bind(1, key);
    MADO_ASSIGN(const bool found, row.step());
    return found ? row.text(0) : QString();
}

Result<void> WorkingSet::run(std::string_view sql, const QString& value) const {
    MADO_ASSIGN(Statement statement, m_connection.prepare(sql));
    statement.bind(1, value);
    return statement.run();
}

Result<QString> WorkingSet::householdOfPerson(const QString& addresseeNo, const Batch& batch) const {
    if (const auto said = batch.households.constFind(addresseeNo); said != batch.households.constEnd())
        return *said;
    return lookUp("SELECT household_no FROM addressee WHERE record_key = ?", addresseeNo);
}

Result<QString> WorkingSet::householdOfCertificate(const QString& certificateNo, const Batch& batch) const {
    if (const auto said = batch.certificates.constFind(certificateNo); said != batch.certificates.constEnd())
        return *said;
    return lookUp("SELECT household_no FROM nhi_household WHERE record_key = ?", certificateNo);
}

Result<QString> WorkingSet::householdOf(const Record& record, const Batch& batch) const {
    if (const QString household = itemOf(record, u"household_no"); !household.isEmpty()) return household;
    if (isOfOnePerson(record.entity())) return householdOfPerson(record.key().section(u'/', 0, 0), batch);
    if (const QString person = itemOf(record, u"addressee_no"); !person.isEmpty())
        return householdOfPerson(person, batch);
    QString certificate = itemOf(record, u"certificate_no");
    if (record.entity() == Entity::LevyPortion) {
        const QString levy = itemOf(record, u"levy_key");
        certificate = batch.levies.value(levy);
        if (certificate.isEmpty()) {
            MADO_ASSIGN(certificate, lookUp("SELECT certificate_no FROM levy WHERE record_key = ?", levy));
        }
    }
    return certificate.isEmpty() ? Result<QString>(QString()) : householdOfCertificate(certificate, batch);
}

Result<bool> WorkingSet::isHeld(const QString& householdNo) const {
    if (householdNo.isEmpty()) return false;
    MADO_ASSIGN(const QString found,
                lookUp("SELECT household_no FROM held_household WHERE household_no = ?", householdNo));
    return !found.isEmpty();
}

Result<void> WorkingSet::want(bool isPerson, const QString& number) {
    return run(isPerson ? "INSERT OR IGNORE INTO wanted (is_person, number) VALUES (1, ?)"
                        : "INSERT OR IGNORE INTO wanted (is_person, number) VALUES (0, ?)",
               number);
}

Result<bool> WorkingSet::takesAddressee(const Record& record) {
    MADO_ASSIGN(const QString before,
                lookUp("SELECT household_no FROM addressee WHERE record_key = ?", record.key()));
    const QString household = itemOf(record, u"household_no");
    MADO_ASSIGN(const bool held, isHeld(household));
    // Somebody who moves in brings records that are not here.
    if (held && before != household) MADO_TRY(want(false, household));
    return held || !before.isNull();
}

Result<bool> WorkingSet::isHere(const RecordRef& ref, qint64 fromVersion) const {
    MADO_ASSIGN(Statement row,
                m_connection.prepare("SELECT 1 FROM " + std::string(dictionary::info(ref.entity).table) +
                                     " WHERE record_key = ? AND row_version >= ?"));
    row.bindAll(ref.key, fromVersion);
    return row.step();
}

Result<bool> WorkingSet::takesItems(const CacheChange& change, const Batch& batch) {
    if (change.ref.entity == Entity::Addressee) {
        if (const auto household = itemOf(change, u"household_no")) {
            MADO_ASSIGN(const bool held, isHeld(*household));
            if (held) MADO_TRY(want(false, *household));
        }
    }
    if (batch.whole.contains({change.ref.entity, change.ref.key})) return true;
    return isHere(change.ref, 0);
}

Result<void> WorkingSet::heed(const CacheChange& mention, const Batch& batch) {
    if (!mention.record) return {};
    MADO_ASSIGN(const QString household, householdOf(*mention.record, batch));
    MADO_ASSIGN(const bool held, isHeld(household));
    if (!held) return {};
    // It may have come with the household already.
    MADO_ASSIGN(const bool isKnown, isHere(mention.ref, mention.ref.version));
    return isKnown ? Result<void>() : want(false, household);
}

Result<void> WorkingSet::wantHouseholdOf(const Record& record) {
    MADO_ASSIGN(const QString household, householdOf(record, Batch({})));
    return household.isEmpty() ? Result<void>() : want(false, household);
}

Result<std::vector<CacheChange>> WorkingSet::select(const std::vector<CacheChange>& changes) {
    const Batch batch(changes);
    std::vector<CacheChange> kept;
    QSet<QString> insured;
    QSet<QString> taken;
    for (const CacheChange& change : changes) {
        if (change.kind == CacheChange::Kind::Mention) {
            MADO_TRY(heed(change, batch));
            continue;
        }
        if (change.kind == CacheChange::Kind::Change) {
            MADO_ASSIGN(const bool isOurs, takesItems(change, batch));
            if (isOurs) kept.push_back(change);
            continue;
        }
        if (!change.record) {
            kept.push_back(change);  // what is not here can't be removed either
            continue;
        }
        const Entity entity = change.ref.entity;
        bool isOurs = isIndex(entity);
        if (entity == Entity::Addressee) {
            MADO_ASSIGN(isOurs, takesAddressee(*change.record));
            if (isOurs) taken.insert(change.ref.key);
        } else if (entity == Entity::Eligibility) {
            insured.insert(itemOf(*change.record, u"addressee_no"));
        } else if (!isOurs) {
            MADO_ASSIGN(const QString household, householdOf(*change.record, batch));
            MADO_ASSIGN(isOurs, isHeld(household));
        }
        if (isOurs) kept.push_back(change);
    }
    for (const QString& person : insured) {
        if (taken.contains(person)) continue;
        MADO_ASSIGN(const QString known,
                    lookUp("SELECT record_key FROM addressee WHERE record_key = ?", person));
        if (known.isNull()) MADO_TRY(want(true, person));
    }
    return kept;
}

Result<WantedRecords> WorkingSet::wanted(int limit) const {
    MADO_ASSIGN(
        Statement row,
        m_connection.prepare("SELECT is_person, number FROM wanted ORDER BY is_person, number LIMIT ?"));
    row.bind(1, qint64{limit});
    WantedRecords all;
    for (;;) {
        MADO_ASSIGN(const bool found, row.step());
        if (!found) return all;
        (row.integer(0) != 0 ? all.persons : all.households) << row.text(1);
    }
}

Result<void> WorkingSet::forget(const WantedRecords& asked) {
    for (const QString& each : asked.households)
        MADO_TRY(run("DELETE FROM wanted WHERE is_person = 0 AND number = ?", each));
    for (const QString& each : asked.persons)
        MADO_TRY(run("DELETE FROM wanted WHERE is_person = 1 AND number = ?", each));
    return {};
}

Result<void> WorkingSet::hold(const QString& householdNo, const QStringList& persons) {
    MADO_ASSIGN(Statement held,
                m_connection.prepare(
                    "INSERT OR REPLACE INTO held_household (household_no, touched_at) VALUES (?, ?)"));
    held.bindAll(householdNo, now());
    MADO_TRY(held.run());
    return forget({{householdNo}, persons});
}

Result<QStringList> WorkingSet::held() const {
    MADO_ASSIGN(Statement row,
                m_connection.prepare("SELECT household_no FROM held_household ORDER BY touched_at DESC"));
    QStringList all;
    for (;;) {
        MADO_ASSIGN(const bool found, row.step());
        if (!found) return all;
        all << row.text(0);
    }
}

Result<void> WorkingSet::touch(const QString& householdNo) {
    MADO_ASSIGN(Statement held,
                m_connection.prepare("UPDATE held_household SET touched_at = ?2 WHERE household_no = ?1"));
    held.bindAll(householdNo, now());
    return held.run();
}

Result<void> WorkingSet::evict(const QString& householdNo) {
    // By the ways the records hang together: levies by certificate before the certificates' people go.
    constexpr std::string_view portions =
        "DELETE FROM levy_portion WHERE levy_key IN (SELECT l.record_key FROM levy AS l JOIN nhi_household "
        "AS h"
        " ON h.record_key = l.certificate_no WHERE h.household_no = ?)";
    constexpr std::string_view levies =
        "DELETE FROM levy WHERE certificate_no IN (SELECT record_key FROM nhi_household WHERE household_no = "
        "?)";
    MADO_TRY(run(portions, householdNo));
    MADO_TRY(run(levies, householdNo));
    for (const EntityInfo& info : dictionary::entities()) {
        if (isIndex(info.entity)) continue;
        const QString table = dictionary::tableName(info.entity);
        const bool hasPerson = dictionary::fieldNamed(info.entity, u"addressee_no").has_value();
        if (!hasPerson && !isOfOnePerson(info.entity)) continue;
        const QString column = isOfOnePerson(info.entity) ? u"record_key"_s : u"addressee_no"_s;
        const QString sql =
            u"DELETE FROM %1 WHERE %2 IN (SELECT record_key FROM addressee WHERE household_no = ?)"_s.arg(
                table, column);
        MADO_TRY(run(sql.toStdString(), householdNo));
    }
    // The index keeps phones of held households only.
    MADO_TRY(
        run("DELETE FROM search_phone WHERE person IN (SELECT rowid FROM addressee WHERE household_no = ?)",
            householdNo));
    return run("DELETE FROM held_household WHERE household_no = ?", householdNo);
}

Result<QStringList> WorkingSet::evict() {
    QStringList gone;
    {
        MADO_ASSIGN(Statement old,
                    m_connection.prepare("SELECT household_no FROM held_household WHERE touched_at < ?"));
        old.bind(1, m_clock.now().toUTC().addDays(-heldDays).toString(Qt::ISODateWithMs));
        for (;;) {
            MADO_ASSIGN(const bool found, old.step());
            if (!found) break;
            gone << old.text(0);
        }
    }
    for (const QString& each : gone)
        MADO_TRY(evict(each));
    return gone;
}

}  // namespace mado
