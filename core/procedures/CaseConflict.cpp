// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CaseConflict.h"

#include "core/domain/SchemaText.h"
#include "core/procedures/EffectWork.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool isSameRecord(const RecordRef& ref, Entity entity, const QString& key) {
    return ref.entity == entity && ref.key == key;
}

/// Everything that the case was computed from, each record once, those that it changes first.
std::vector<RecordRef> basis(const ChangeSet& filed) {
    std::vector<RecordRef> refs;
    const auto note = [&refs](const RecordRef& ref) {
        const bool isKnown = std::any_of(refs.begin(), refs.end(), [&ref](const RecordRef& each) {
            return isSameRecord(each, ref.entity, ref.key);
        });
        if (!isKnown) refs.push_back(ref);
    };
    for (const RecordChange& each : filed.changes)
        note({each.entity, each.key, each.expectedVersion});
    for (const RecordRef& each : filed.reliedOn)
        note(each);
    return refs;
}

bool hasMoved(const RecordRef& ref, const HouseholdSnapshot& now) {
    const Record* record = now.find(ref.entity, ref.key);
    return (record == nullptr ? 0 : record->version()) != ref.version;
}

const RecordChange* changeOf(const ChangeSet& filed, const RecordRef& ref) {
    for (const RecordChange& each : filed.changes) {
        if (isSameRecord(ref, each.entity, each.key)) return &each;
    }
    return nullptr;
}

const FieldChange* fieldOf(const RecordChange* change, Field field) {
    if (change == nullptr) return nullptr;
    for (const FieldChange& each : change->fields) {
        if (each.field == field) return &each;
    }
    return nullptr;
}

/// The record as it was when the case was filed, as far as the history tells.
const Record* recordThen(const RecordRef& ref, const std::vector<EarlierVersion>& versions) {
    for (const EarlierVersion& each : versions) {
        if (each.record && each.record->version() == ref.version) return &*each.record;
    }
    return nullptr;
}

/// One record of the comparison while it is put together.
struct Comparison {
    const RecordRef& ref;
    const RecordChange* change;
    const Record* then;
    const Record* now;
    const HouseholdSnapshot& people;
    const CodeTables& codes;

    [[nodiscard]] std::vector<ConflictItem> items() const {
        std::vector<ConflictItem> all;
        for (const Field field : schema::columns(ref.entity)) {
            if (!isItemForPeople(field)) continue;
            if (auto item = itemOf(field)) all.push_back(std::move(*item));
        }
        std::stable_partition(all.begin(), all.end(), [](const ConflictItem& each) { return each.hasMoved; });
        return all;
    }

 private:
    [[nodiscard]] std::optional<ConflictItem> itemOf(Field field) const {
        const FieldChange* filed = fieldOf(change, field);
        const bool isCreated = change != nullptr && change->kind == RecordChange::Kind::Create;
        if (filed == nullptr && then == nullptr && !isCreated) return std::nullopt;
        const Value before = filed != nullptr  ? filed->before
                             : then != nullptr ? then->value(field)
                                               : Value();
        const Value after = now == nullptr ? Value() : now->value(field);
        ConflictItem item{field, itemLabel(field), {}, {}, {}};
        item.isFiled = filed != nullptr;
        item.hasMoved = !(before == after);
        if (!item.isFiled && !item.hasMoved) return std::nullopt;
        item.whenFiled = displayValue(field, before, people, codes);
        item.now = displayValue(field, after, people, codes);
        if (item.isFiled) item.filed = displayValue(field, filed->after, people, codes);
        return item;
    }
};

QString personOf(const RecordRef& ref, const Record* record) {
    if (ref.entity == Entity::Addressee) return ref.key;
    const auto field = dictionary::fieldNamed(ref.entity, u"addressee_no");
    if (field && record != nullptr) return record->text(*field);
    return ref.key.section(u'/', 0, 0);
}

ConflictRecord recordOf(const RecordRef& ref, const ChangeSet& filed, const HouseholdSnapshot& now,
                        const std::vector<EarlierVersion>& versions, const CodeTables& codes) {
    const Record* current = now.find(ref.entity, ref.key);
    const Comparison comparison{ref, changeOf(filed, ref), recordThen(ref, versions), current, now, codes};
    ConflictRecord record;
    record.filedOn = ref;
    record.title = recordTitle(ref.entity);
    record.hasMoved = hasMoved(ref, now);
    record.isGone = ref.version > 0 && current == nullptr;
    record.isKnown = comparison.then != nullptr || ref.version == 0;
    if (const Record* person = now.member(personOf(ref, current))) record.name = knownName(*person);
    record.items = comparison.items();
    if (record.hasMoved && !versions.empty()) {
        record.changedBy = versions.front().authorId;
        record.changedAt = versions.front().at;
    }
    return record;
}

bool hasLeft(const ConflictRecord& record) {
    return std::any_of(record.items.begin(), record.items.end(), [](const ConflictItem& each) {
        return each.field == field::addressee::resident_class && each.hasMoved;
    });
}

}  // namespace

QString historyKey(Entity entity, const QString& key) {
    return dictionary::tableName(entity) + u'/' + key;
}

std::vector<RecordRef> movedRecords(const ChangeSet& filed, const HouseholdSnapshot& now) {
    std::vector<RecordRef> moved = basis(filed);
    std::erase_if(moved, [&now](const RecordRef& each) { return !hasMoved(each, now); });
    return moved;
}

std::vector<ConflictRecord> caseConflict(const ChangeSet& filed, const HouseholdSnapshot& now,
                                         const RecordHistories& histories, const CodeTables& codes) {
    std::vector<ConflictRecord> records;
    for (const RecordRef& each : basis(filed)) {
        ConflictRecord record =
            recordOf(each, filed, now, histories.value(historyKey(each.entity, each.key)), codes);
        const bool isChanged = changeOf(filed, each) != nullptr && !record.items.empty();
        if (record.hasMoved || isChanged) records.push_back(std::move(record));
    }
    std::stable_partition(records.begin(), records.end(),
                          [](const ConflictRecord& each) { return each.hasMoved; });
    return records;
}

bool isSameOutcome(const ChangeSet& a, const ChangeSet& b) {
    const auto withoutVersions = [](std::vector<RecordChange> changes) {
        for (RecordChange& each : changes)
            each.expectedVersion = 0;
        return changes;
    };
    return withoutVersions(a.changes) == withoutVersions(b.changes);
}

bool isForAPerson(const QStringList& procedures, const std::vector<ConflictRecord>& records) {
    if (procedures.contains(u"lose_death"_s)) return true;
    return std::any_of(records.begin(), records.end(), [](const ConflictRecord& each) {
        if (!each.hasMoved) return false;
        return each.isGone || each.filedOn.entity == Entity::Protection || !each.isKnown ||
               (each.filedOn.entity == Entity::Addressee && hasLeft(each));
    });
}

}  // namespace mado
