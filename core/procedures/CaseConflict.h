// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/CaseDifferences.h"

#include <QDateTime>
#include <QHash>

#include <optional>
#include <vector>

namespace mado {

/// One version of a record, with who made it.
struct EarlierVersion {
    std::optional<Record> record;  ///< nothing: deleted then
    QString authorId;
    QDateTime at;
};

/// Versions of records, newest first, by historyKey(). What is not there is not known (no connection).
using RecordHistories = QHash<QString, std::vector<EarlierVersion>>;
[[nodiscard]] QString historyKey(Entity entity, const QString& key);

/// One item in three columns: when it was filed, now, as filed.
struct ConflictItem {
    Field field;
    Bilingual label;
    Bilingual whenFiled;
    Bilingual now;
    Bilingual filed;        ///< empty for an item that the case only relied on
    bool hasMoved = false;  ///< differs now from when it was filed
    bool isFiled = false;   ///< the case changes it
};

struct ConflictRecord {
    RecordRef filedOn;  ///< the record with the version that the case was computed from; 0: there was none
    QString name;       ///< of the person; empty for the household
    Bilingual title;    ///< kind of record
    bool hasMoved = false;
    bool isGone = false;  ///< deleted meanwhile
    bool isKnown = true;  ///< false: all that it said when it was filed can't be told without the centre
    QString changedBy;    ///< staff id; empty if not known
    QDateTime changedAt;  ///< invalid if not known
    std::vector<ConflictItem> items;  ///< moved ones first
};

/// The records that a case was computed from, beside what they are now: moved ones first, then those that it
/// changes.
[[nodiscard]] std::vector<ConflictRecord> caseConflict(const ChangeSet& filed, const HouseholdSnapshot& now,
                                                       const RecordHistories& histories,
                                                       const CodeTables& codes);
/// Records whose version is not what the case was computed from.
[[nodiscard]] std::vector<RecordRef> movedRecords(const ChangeSet& filed, const HouseholdSnapshot& now);

/// Whether both do the same to the same records, whatever the versions.
[[nodiscard]] bool isSameOutcome(const ChangeSet& a, const ChangeSet& b);
/// What a machine must not settle even if the outcome is the same: a death, protection, a person who no
/// longer lives here, a record deleted meanwhile.
[[nodiscard]] bool isForAPerson(const QStringList& procedures, const std::vector<ConflictRecord>& records);

}  // namespace mado
