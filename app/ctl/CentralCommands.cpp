// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/central/postgres/PgMigrations.h"

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int migrate(const QCommandLineParser& parser, Report& report) {
    const QString where = parser.value(u"connection"_s);
    if (where.isEmpty()) return ExitUsage;
    const auto refuse = [&report](const Error& error) {
        if (!error.detail.isEmpty()) report.line(error.detail.trimmed());
        return report.refuse(error);
    };
    const auto connection = PgConnection::openAsOwner(where);
    if (!connection) return refuse(connection.error());
    const PgMigrations migrations(Migrations::fromFolder(u":/schema/postgresql"_s));
    const auto done = migrations.apply(**connection);
    if (!done) return refuse(done.error());
    report.line(done->before == done->now
                    ? u"Nothing to do: step %1 is in force."_s.arg(done->now)
                    : u"Steps %1 to %2 applied."_s.arg(done->before + 1).arg(done->now));
    report.answer({{u"before"_s, done->before}, {u"now"_s, done->now}});
    return ExitOk;
}

}  // namespace

void addCentralCommands(QList<Command>& commands) {
    commands << Command{u"central migrate"_s,
                        u"Brings the centre's PostgreSQL database to this program's schema; as its owner."_s,
                        {{u"connection"_s, u"Where it is, as psql takes it."_s, u"conninfo"_s}},
                        {},
                        migrate};
}

}  // namespace mado::ctl
