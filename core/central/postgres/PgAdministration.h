// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffIdentity.h"
#include "core/central/postgres/PgConnection.h"

namespace mado {

/// What is done in the database itself when a centre is set up, as its superuser (openAsOwner()). For
/// evaluation and simulations: at a real centre people get their groups by two chiefs.
class PgAdministration {
 public:
    /// `connection` outlives it.
    explicit PgAdministration(PgConnection& connection) : m_connection(connection) {}

    /// The folder is the server's own; missing keys are made in it.
    [[nodiscard]] Result<void> useKeys(const QString& folder);
    [[nodiscard]] Result<void> set(const QString& setting, const QString& value);
    /// Login, groups for what the counter calls `staff.roles`, in all areas, and the card's Ed25519 key.
    [[nodiscard]] Result<void> registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey);
    /// Another epoch, as after a restore.
    [[nodiscard]] Result<void> beginEpoch();

 private:
    PgConnection& m_connection;
};

/// The database `madoguchi` put aside whole, and put back later, as a backup and its restore do; everybody is
/// thrown out. Of a server that is there for this only.
class PgMoment {
 public:
    /// `connection`: to another database of the server; outlives it.
    explicit PgMoment(PgConnection& connection) : m_connection(connection) {}
    [[nodiscard]] Result<void> keep();
    /// PgAdministration::beginEpoch() is to be called in the one put aside (`madoguchi_kept`) before.
    [[nodiscard]] Result<void> putBack();

 private:
    PgConnection& m_connection;
};

}  // namespace mado
