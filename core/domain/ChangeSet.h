// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Record.h"

#include <QJsonObject>

#include <vector>

namespace mado {

/// One item of a record before and after.
struct FieldChange {
    Field field;
    Value before;
    Value after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What happens to one record. The centre applies it only if the record still has `expectedVersion`.
struct RecordChange {
    enum class Kind { Create, Update, Remove };
    Kind kind = Kind::Update;
    Entity entity = Entity::Addressee;
    QString key;
    qint64 expectedVersion = 0;  ///< 0 for Create
    std::vector<FieldChange> fields;
    friend bool operator==(const RecordChange&, const RecordChange&) = default;
};

/// What a case does to the ledger: made by a pure function, accepted whole or returned whole.
struct ChangeSet {
    std::vector<RecordChange> changes;
    std::vector<RecordRef>
        reliedOn;  ///< records that were read and matter, changed or not, with their versions

    [[nodiscard]] bool isEmpty() const { return changes.empty(); }
    /// Canonical: keys sorted, records in order. Same change set, same bytes.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<ChangeSet> fromJson(const QJsonObject& json);
    friend bool operator==(const ChangeSet&, const ChangeSet&) = default;
};

/// The record after the change. E-DOMAIN-003 if the version is not the expected one or `before` values
/// differ. `record` null for Create.
[[nodiscard]] Result<Record> applied(const Record* record, const RecordChange& change);

/// Canonical bytes of a JSON object (compact, keys sorted by code unit), the form whose SHA-256 is signed.
[[nodiscard]] QByteArray canonicalBytes(const QJsonObject& json);

}  // namespace mado
