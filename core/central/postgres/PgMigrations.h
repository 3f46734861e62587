// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/PgConnection.h"
#include "core/store/Migrations.h"

namespace mado {

/// Brings the centre's database to this program's schema: numbered steps that never change, each in one
/// transaction together with its line in centre.migration.
class PgMigrations {
 public:
    /// `steps`: Migrations::fromFolder(":/schema/postgresql") in the program.
    explicit PgMigrations(Migrations steps) : m_steps(std::move(steps)) {}

    /// How many steps this program has.
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.steps().size()); }
    /// How many steps the database has. E-CENTRAL-063: it was made by a newer program. E-CENTRAL-064: a step
    /// that was applied is not ours.
    [[nodiscard]] Result<int> appliedCount(PgConnection& connection) const;
    struct Done {
        int before = 0;
        int now = 0;
    };
    /// Applies what is missing. Only one at a time works on a database; another one waits. A step that fails
    /// leaves the ones before it in force. E-CENTRAL-065 with the step and the server's words.
    [[nodiscard]] Result<Done> apply(PgConnection& connection) const;

 private:
    [[nodiscard]] Result<void> applyStep(PgConnection& connection, const Migration& step) const;
    Migrations m_steps;
};

}  // namespace mado
