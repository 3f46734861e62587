// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgMigrations.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado {

namespace {

/// A bulk change of a large table takes its time.
constexpr auto stepPatience = 30min;

/// Steps are applied by one program at a time; the lock goes with the connection.
constexpr const char* takeLock = "SELECT pg_advisory_lock(7305261)";
/// After each step, in its transaction; the first step may make the schema itself.
constexpr const char* makeTable =
    "\n;RESET ROLE; SET LOCAL search_path = pg_catalog; CREATE SCHEMA IF NOT EXISTS centre;"
    "CREATE TABLE IF NOT EXISTS centre.migration (number integer PRIMARY KEY, name text NOT NULL,"
    " sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),"
    " program_version text NOT NULL);"
    // Like all in that schema it belongs to the schema's owner, whose steps look after it.
    "DO $$ BEGIN EXECUTE format('ALTER TABLE centre.migration OWNER TO %s',"
    " (SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'centre')); END $$;";

}  // namespace

Result<int> PgMigrations::appliedCount(PgConnection& connection) const {
    const QDeadlineTimer soon(1min);
    MADO_ASSIGN(const PgResult there,
                connection.call("SELECT to_regclass('centre.migration') IS NOT NULL", {}, soon));
    if (there.utf8(0, 0) != "t") return 0;
    MADO_ASSIGN(const PgResult applied,
                connection.call("SELECT number, sha256 FROM centre.migration ORDER BY number", {}, soon));
    const auto& steps = m_steps.steps();
    for (int row = 0; row < applied.rowCount(); ++row) {
        const qint64 number = applied.integer(row, 0);
        const QStringList facts{QString::number(number)};
        if (number > static_cast<qint64>(steps.size())) return fail(u"E-CENTRAL-063"_s, {}, facts);
        const bool isOurs = number == row + 1 && applied.text(row, 1).toLatin1() ==
                                                     steps[static_cast<std::size_t>(row)].checksum();
        if (!isOurs) return fail(u"E-CENTRAL-064"_s, {}, facts);
    }
    return applied.rowCount();
}

Result<void> PgMigrations::applyStep(PgConnection& connection, const Migration& step) const {
    const QDeadlineTimer patience(stepPatience);
    // Statements of one script without BEGIN are one transaction; the log entry is in it too. The name and
    // the checksum are of the program, not of anybody's data.
    const QString version = QCoreApplication::applicationVersion();
    const QByteArray note = makeTable +
                            QByteArray(
                                "INSERT INTO centre.migration (number, name, sha256, program_version)"
                                " VALUES (") +
                            QByteArray::number(step.number) + ", '" + step.name.toLatin1() + "', '" +
                            step.checksum() + "', '" +
                            (version.isEmpty() ? QByteArray("unknown") : version.toLatin1()) + "')";
    const auto done = connection.runScript(step.sql + note, patience);
    static_cast<void>(connection.runScript("RESET ALL; RESET ROLE", QDeadlineTimer(1min)));
    if (done) return {};
    if (done.error().code == u"E-CENTRAL-010"_s) return done.error();
    return fail(u"E-CENTRAL-065"_s, {}, {QString::number(step.number)}, done.error().detail);
}

Result<PgMigrations::Done> PgMigrations::apply(PgConnection& connection) const {
    MADO_ASSIGN(const PgResult locked, connection.call(takeLock, {}, QDeadlineTimer(stepPatience)));
    static_cast<void>(locked);
    MADO_ASSIGN(const int before, appliedCount(connection));
    Done done{before, before};
    for (auto i = static_cast<std::size_t>(before); i < m_steps.steps().size(); ++i) {
        MADO_TRY(applyStep(connection, m_steps.steps()[i]));
        ++done.now;
    }
    return done;
}

}  // namespace mado
