// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/PgConnection.h"

#include <QDateTime>

namespace mado {

/// What those who run a centre ask of it: as the database's owner on its machine, or with the certificate of
/// a person who is an administrator at the counter.
class PgOperation {
 public:
    /// `connection` (openAsOwner()) outlives it.
    explicit PgOperation(PgConnection& connection) : m_connection(connection) {}

    struct CacheModeSet {
        QString terminalId;
        QString before;  ///< what it was allowed
    };
    /// How much of the records a terminal may keep; by its name or id. E-CENTRAL-011: this person is no
    /// administrator; -055: no terminal is called so; -056: several are.
    [[nodiscard]] Result<CacheModeSet> setCacheMode(const QString& terminal, const QString& mode);

    struct Alarm {
        QDateTime at;
        QString staffId;
        QString terminalId;
        QString action;
        QString subject;
    };
    /// Lines of the trail that somebody must look at soon; as the owner.
    [[nodiscard]] Result<std::vector<Alarm>> alarms(int minutes);

    /// What was written past the functions of the counter; as the owner.
    struct Findings {
        QList<QJsonObject> records;  ///< {"entity", "key", "finding"}: not what the last change to them says
        qint64 feedBreak = 0;        ///< number from which on the feed does not follow; 0: it does
        qint64 auditBreak = 0;       ///< the same of the audit trail, as far as it can be told from inside
        [[nodiscard]] bool isSound() const { return records.isEmpty() && feedBreak == 0 && auditBreak == 0; }
    };
    [[nodiscard]] Result<Findings> verify();

 private:
    [[nodiscard]] Result<bool> isOwner();
    PgConnection& m_connection;
};

}  // namespace mado
