// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/ReverseChanges.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString titleOf(Entity entity) {
    return dictionary::info(entity).titleJa.toString();
}

std::vector<FieldChange> fieldsBetween(const Record* before, const Record* after) {
    std::vector<FieldChange> fields;
    const Entity entity = before != nullptr ? before->entity() : after->entity();
    const std::size_t count = dictionary::info(entity).items.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field each{entity, static_cast<std::uint16_t>(i)};
        const Value left = before != nullptr ? before->value(each) : Value();
        const Value right = after != nullptr ? after->value(each) : Value();
        if (left != right) fields.push_back({each, left, right});
    }
    return fields;
}

Result<void> checkUntouched(const RecordChange& change, const Record* now) {
    const QStringList facts{titleOf(change.entity)};
    if (change.kind == RecordChange::Kind::Remove) {
        if (now != nullptr) return fail(u"E-PROC-015"_s, {}, facts);
        return {};
    }
    if (now == nullptr) return fail(u"E-PROC-015"_s, {}, facts);
    // A record that the case made goes whole, so nothing may have been added to it since.
    const bool made = change.kind == RecordChange::Kind::Create;
    const std::size_t filled = made ? fieldsBetween(nullptr, now).size() : change.fields.size();
    bool untouched = filled == change.fields.size();
    for (const FieldChange& each : change.fields)
        untouched = untouched && now->value(each.field) == each.after;
    if (!untouched) return fail(u"E-PROC-015"_s, {}, facts);
    return {};
}

RecordChange reversed(const RecordChange& change, const Record* now) {
    RecordChange back;
    back.entity = change.entity;
    back.key = change.key;
    back.expectedVersion = now == nullptr ? 0 : now->version();
    if (change.kind == RecordChange::Kind::Create) {
        // Everything the record holds now goes, so that the change set says what is lost.
        back.kind = RecordChange::Kind::Remove;
        back.fields = fieldsBetween(now, nullptr);
        return back;
    }
    back.kind =
        change.kind == RecordChange::Kind::Remove ? RecordChange::Kind::Create : RecordChange::Kind::Update;
    for (const FieldChange& each : change.fields)
        back.fields.push_back({each.field, each.after, each.before});
    return back;
}

}  // namespace

Result<ChangeSet> reverseChanges(const ChangeSet& appliedChanges, const HouseholdSnapshot& now) {
    ChangeSet back;
    for (auto each = appliedChanges.changes.rbegin(); each != appliedChanges.changes.rend(); ++each) {
        const Record* record = now.find(each->entity, each->key);
        MADO_TRY(checkUntouched(*each, record));
        back.changes.push_back(reversed(*each, record));
    }
    return back;
}

ChangeSet changesBetween(const HouseholdSnapshot& before, const HouseholdSnapshot& after) {
    ChangeSet set;
    for (const EntityInfo& info : dictionary::entities()) {
        const Entity entity = info.entity;
        QStringList keys;
        for (const Record& each : before.records(entity))
            keys << each.key();
        for (const Record& each : after.records(entity))
            keys << each.key();
        std::sort(keys.begin(), keys.end());
        keys.removeDuplicates();
        for (const QString& key : keys) {
            const Record* left = before.find(entity, key);
            const Record* right = after.find(entity, key);
            RecordChange change;
            change.kind = left == nullptr    ? RecordChange::Kind::Create
                          : right == nullptr ? RecordChange::Kind::Remove
                                             : RecordChange::Kind::Update;
            change.entity = entity;
            change.key = key;
            change.expectedVersion = left == nullptr ? 0 : left->version();
            change.fields = fieldsBetween(left, right);
            if (change.kind == RecordChange::Kind::Update && change.fields.empty()) continue;
            set.changes.push_back(std::move(change));
        }
    }
    return set;
}

Result<HouseholdSnapshot> withChanges(HouseholdSnapshot snapshot, const ChangeSet& changes,
                                      bool raiseVersions) {
    for (const RecordChange& change : changes.changes) {
        const Record* record = snapshot.find(change.entity, change.key);
        if (change.kind == RecordChange::Kind::Remove) {
            if (record == nullptr || record->version() != change.expectedVersion) {
                return fail(u"E-DOMAIN-003"_s, change.key);
            }
            snapshot.remove(change.entity, change.key);
            continue;
        }
        const qint64 version = record == nullptr ? 0 : record->version();
        MADO_ASSIGN(Record after, applied(record, change));
        if (!raiseVersions) after.setVersion(version);
        snapshot.add(std::move(after));
    }
    return snapshot;
}

}  // namespace mado
