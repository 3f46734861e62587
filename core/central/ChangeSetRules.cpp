// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/ChangeSetRules.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace mado::change_set_rules {

namespace {

using Target = std::pair<Entity, QString>;

/// Of one record: how, and what stands in each column afterwards.
using Write = std::tuple<Entity, QString, RecordChange::Kind, QMap<std::uint16_t, Value>>;

std::vector<Write> writesOf(const ChangeSet& changes) {
    std::vector<Write> writes;
    for (const RecordChange& change : changes.changes) {
        QMap<std::uint16_t, Value> after;
        for (const FieldChange& field : change.fields)
            after[field.field.index] = field.after;
        writes.emplace_back(change.entity, change.key, change.kind, after);
    }
    return writes;
}

}  // namespace

bool writeTheSame(const ChangeSet& filed, const ChangeSet& confirmed) {
    const std::vector<Write> a = writesOf(filed);
    const std::vector<Write> b = writesOf(confirmed);
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

bool staysWithin(const ChangeSet& filed, const ChangeSet& decision) {
    return std::ranges::all_of(decision.changes, [&filed](const RecordChange& change) {
        return change.kind == RecordChange::Kind::Update &&
               std::ranges::any_of(filed.changes, [&change](const RecordChange& own) {
                   return Target(own.entity, own.key) == Target(change.entity, change.key);
               });
    });
}

bool writesTheCentresOwn(const ChangeSet& changes) {
    return std::ranges::any_of(changes.changes, [](const RecordChange& change) {
        return change.entity == Entity::CaseFile || change.entity == Entity::DocumentIssue ||
               change.entity == Entity::StaffMember;
    });
}

}  // namespace mado::change_set_rules
