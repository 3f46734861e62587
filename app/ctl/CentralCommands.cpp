// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/central/postgres/PgMigrations.h"
#include "core/central/postgres/PgOperation.h"
#include "core/store/CacheMode.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

constexpr qsizetype mostShown = 100;

/// With the server's own words, which are no personal data.
int refuse(Report& report, const Error& error) {
    if (!error.detail.isEmpty()) report.line(error.detail.trimmed());
    return report.refuse(error);
}

int migrate(const QCommandLineParser& parser, Report& report) {
    const QString where = parser.value(u"connection"_s);
    if (where.isEmpty()) return ExitUsage;
    const auto connection = PgConnection::openAsOwner(where);
    if (!connection) return refuse(report, connection.error());
    const PgMigrations migrations(Migrations::fromFolder(u":/schema/postgresql"_s));
    const auto done = migrations.apply(**connection);
    if (!done) return refuse(report, done.error());
    report.line(done->before == done->now
                    ? u"Nothing to do: step %1 is in force."_s.arg(done->now)
                    : u"Steps %1 to %2 applied."_s.arg(done->before + 1).arg(done->now));
    report.answer({{u"before"_s, done->before}, {u"now"_s, done->now}});
    return ExitOk;
}

int setCacheMode(const QCommandLineParser& parser, Report& report) {
    const QString where = parser.value(u"connection"_s);
    const QString terminal = parser.value(u"terminal"_s);
    const QString mode = parser.value(u"mode"_s);
    if (where.isEmpty() || terminal.isEmpty() || !cacheModeNamed(mode)) return ExitUsage;
    const auto connection = PgConnection::openAsOwner(where);
    if (!connection) return refuse(report, connection.error());
    const auto set = PgOperation(**connection).setCacheMode(terminal, mode);
    if (!set) return refuse(report, set.error());
    report.line(u"%1 may keep: %2 (before: %3). From its next sign-in on; it may ask for less."_s.arg(
        terminal, mode, set->before));
    report.answer({{u"terminal"_s, terminal},
                   {u"terminal_id"_s, set->terminalId},
                   {u"cache"_s, mode},
                   {u"before"_s, set->before}});
    return ExitOk;
}

int alarms(const QCommandLineParser& parser, Report& report) {
    const QString where = parser.value(u"connection"_s);
    bool isNumber = false;
    const int minutes = parser.value(u"minutes"_s).toInt(&isNumber);
    if (where.isEmpty() || !isNumber || minutes < 1) return ExitUsage;
    const auto connection = PgConnection::openAsOwner(where);
    if (!connection) return refuse(report, connection.error());
    const auto found = PgOperation(**connection).alarms(minutes);
    if (!found) return refuse(report, found.error());
    QJsonArray list;
    for (const PgOperation::Alarm& each : *found) {
        const QString at = each.at.toString(Qt::ISODate);
        report.line(
            u"%1  %2  %3  %4  %5"_s.arg(at, each.staffId, each.terminalId, each.action, each.subject));
        list.append(QJsonObject{{u"at"_s, at},
                                {u"staff"_s, each.staffId},
                                {u"terminal"_s, each.terminalId},
                                {u"action"_s, each.action},
                                {u"subject"_s, each.subject}});
    }
    if (found->empty()) report.line(u"Nothing in the last %1 minutes."_s.arg(minutes));
    report.answer({{u"minutes"_s, minutes}, {u"alarms"_s, list}});
    return found->empty() ? ExitOk : ExitProblems;
}

int verify(const QCommandLineParser& parser, Report& report) {
    const QString where = parser.value(u"connection"_s);
    if (where.isEmpty()) return ExitUsage;
    const auto connection = PgConnection::openAsOwner(where);
    if (!connection) return refuse(report, connection.error());
    const auto found = PgOperation(**connection).verify();
    if (!found) return refuse(report, found.error());
    QJsonArray list;
    for (const QJsonObject& each : found->records) {
        list.append(each);
        if (list.size() <= mostShown)
            report.line(u"%1 %2: %3"_s.arg(each[u"entity"_s].toString(), each[u"key"_s].toString(),
                                           each[u"finding"_s].toString()));
    }
    if (list.size() > mostShown) report.line(u"... %1 records in all"_s.arg(list.size()));
    if (found->feedBreak > 0) report.line(u"The feed does not follow from %1 on."_s.arg(found->feedBreak));
    if (found->auditBreak > 0)
        report.line(u"The audit trail does not follow from %1 on."_s.arg(found->auditBreak));
    if (found->isSound()) report.line(u"Records, feed and audit trail belong together."_s);
    report.answer({{u"sound"_s, found->isSound()},
                   {u"records"_s, list},
                   {u"feed_break"_s, found->feedBreak},
                   {u"audit_break"_s, found->auditBreak}});
    return found->isSound() ? ExitOk : ExitProblems;
}

}  // namespace

void addCentralCommands(QList<Command>& commands) {
    const QCommandLineOption connection(u"connection"_s, u"Where the database is, as psql takes it."_s,
                                        u"conninfo"_s);
    commands << Command{u"central migrate"_s,
                        u"Brings the centre's PostgreSQL database to this program's schema; as its owner."_s,
                        {connection},
                        {},
                        migrate};
    commands << Command{
        u"central cache-mode"_s,
        u"Sets how much of the records a terminal may keep; as the database's owner, or with the "
        u"certificate of a person who is an administrator."_s,
        {connection,
         {u"terminal"_s, u"What the terminal is called, such as A-12."_s, u"name"_s},
         {u"mode"_s, u"none; working (index of the insured and the households opened lately); or full."_s,
          u"mode"_s}},
        {},
        setCacheMode};
    commands << Command{u"central alarms"_s,
                        u"What somebody must look at soon (too many searches or readings, refused numbers, a "
                        u"disputed trail); 3 if "
                        u"there is any. For a timer of five minutes; as the database's owner."_s,
                        {connection, {u"minutes"_s, u"Of the last so many minutes."_s, u"number"_s, u"6"_s}},
                        {},
                        alarms};
    commands << Command{
        u"central verify"_s,
        u"Finds what was written past the counter: records that are not what the feed says, breaks "
        u"of feed and audit trail; as the database's owner. Nightly, beside audit verify."_s,
        {connection},
        {},
        verify};
}

}  // namespace mado::ctl
