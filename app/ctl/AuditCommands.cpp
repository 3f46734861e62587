// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/SystemParts.h"
#include "core/base/BoundedFile.h"
#include "core/central/audit/AuditTrail.h"
#include "core/central/postgres/CopyRow.h"
#include "core/central/postgres/PgConnection.h"
#include "core/desk/TerminalStores.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado::ctl {

namespace {

constexpr qsizetype mostShown = 100;

/// What the trail is read from: exactly one of them is named.
struct Source {
    QString file;
    QString connection;
    QString profile;
    [[nodiscard]] bool isOne() const {
        return (file.isEmpty() ? 0 : 1) + (connection.isEmpty() ? 0 : 1) + (profile.isEmpty() ? 0 : 1) == 1;
    }
};

Result<void> takeFile(AuditTrail& trail, const QString& path) {
    QFile file(path);
    if (!bounded::open(file)) return fail(u"E-CENTRAL-052"_s, {}, {path});
    bool isEmpty = true;
    while (!file.atEnd()) {
        const auto line = bounded::line(file);
        if (!line) return fail(u"E-CENTRAL-052"_s, {}, {path});
        if (line->isEmpty()) continue;
        isEmpty = false;
        trail.take(*line);
    }
    if (isEmpty) return fail(u"E-CENTRAL-052"_s, {}, {path});
    return {};
}

Result<void> takeCentre(AuditTrail& trail, const QString& where) {
    MADO_ASSIGN(const auto centre, PgConnection::openAsOwner(where));
    CopyRow row;
    return centre->copyOut("COPY (SELECT centre.audit_export()) TO STDOUT", 10min,
                           [&](std::span<char> line) -> Result<void> {
                               if (!row.parse(line) || row.columns().size() != 1 || !row.columns().front())
                                   return fail(u"E-CENTRAL-052"_s, {}, {u"centre"_s});
                               const std::string_view text = *row.columns().front();
                               trail.take(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
                               return {};
                           });
}

Result<void> takeEmbedded(AuditTrail& trail, const QString& folder) {
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    MADO_ASSIGN(const auto stores, setup::openTerminal(folder, *secrets, clock));
    EmbeddedCentralStore* const centre = stores->embeddedCentre();
    if (centre == nullptr) return fail(u"E-CENTRAL-052"_s, {}, {folder});
    return centre->exportAudit([&trail](const QByteArray& line) -> Result<void> {
        trail.take(line);
        return {};
    });
}

/// Checkpoints that somebody kept, a JSON line each: {"size": 20, "root": "<hex>"}.
Result<void> remember(AuditTrail& trail, const QString& path) {
    const Error unreadable = fail(u"E-CENTRAL-052"_s, {}, {path});
    QFile file(path);
    if (!bounded::open(file)) return unreadable;
    const qint64 before = trail.witnessCount();
    while (!file.atEnd()) {
        const auto line = bounded::line(file);
        if (!line) return unreadable;
        if (line->isEmpty()) continue;
        const QJsonObject json = QJsonDocument::fromJson(*line).object();
        const qint64 size = json[u"size"_s].toInteger();
        const QByteArray root = QByteArray::fromHex(json[u"root"_s].toString().toLatin1());
        constexpr qsizetype hashBytes = 32;
        if (size < 1 || root.size() != hashBytes) return unreadable;
        trail.remember(size, root, QFileInfo(path).completeBaseName());
    }
    // A witness who remembers nothing would vouch for everything.
    if (trail.witnessCount() == before) return unreadable;
    return {};
}

Result<void> read(AuditTrail& trail, const Source& source, const QStringList& witnesses) {
    for (const QString& each : witnesses)
        MADO_TRY(remember(trail, each));
    if (!source.file.isEmpty()) return takeFile(trail, source.file);
    if (!source.connection.isEmpty()) return takeCentre(trail, source.connection);
    return takeEmbedded(trail, source.profile);
}

QString wordsOf(const AuditFinding& finding) {
    using Kind = AuditFinding::Kind;
    switch (finding.kind) {
        case Kind::Edited:
            return u"edited: not what was written"_s;
        case Kind::Missing:
            return u"missing"_s;
        case Kind::Reordered:
            return finding.about.isEmpty() ? u"out of order"_s
                                           : u"out of order: written at %1 from here"_s.arg(finding.about);
        case Kind::Unlinked:
            return u"does not follow on the line before, as that one is now"_s;
        case Kind::CutEnd:
            return u"cut off at the end: \"%1\" remembers them"_s.arg(finding.about);
        case Kind::Rebuilt:
            return u"rebuilt: \"%1\" remembers otherwise; somewhere in these lines"_s.arg(finding.about);
        case Kind::Terminal:
            return u"own lines of terminal %1: a gap, or not signed by it"_s.arg(finding.about);
        case Kind::Unreadable:
            break;
    }
    return u"a line of the export cannot be read"_s;
}

void tell(const std::vector<AuditFinding>& findings, const AuditTrail& trail, Report& report) {
    const QLocale numbers(QLocale::English);
    QJsonArray list;
    for (const AuditFinding& each : findings) {
        const QString place =
            each.from == each.to ? QString::number(each.from) : u"%1-%2"_s.arg(each.from).arg(each.to);
        if (list.size() < mostShown) report.line(u"%1  %2"_s.arg(place, wordsOf(each)));
        list.append(QJsonObject{{u"kind"_s, auditFindingName(each.kind)},
                                {u"from"_s, each.from},
                                {u"to"_s, each.to},
                                {u"about"_s, each.about}});
    }
    if (list.size() > mostShown) report.line(u"..."_s);
    report.line(u"%1; %2 lines, %3 checkpoints of witnesses"_s.arg(
        findings.empty() ? u"Whole"_s : u"%1 findings"_s.arg(findings.size()),
        numbers.toString(trail.lineCount()), numbers.toString(trail.witnessCount())));
    if (trail.witnessCount() == 0)
        report.note(
            u"Without a witness it does not show when all lines were made anew, or the end was cut "
            "with all that notes it."_s);
    report.answer({{u"whole"_s, findings.empty()},
                   {u"lines"_s, trail.lineCount()},
                   {u"witnessed"_s, trail.witnessCount()},
                   {u"findings"_s, list}});
}

int verify(const QCommandLineParser& parser, Report& report) {
    const QStringList files = parser.positionalArguments();
    const Source source{files.value(0), parser.value(u"connection"_s), parser.value(u"profile"_s)};
    if (files.size() > 1 || !source.isOne()) return ExitUsage;
    AuditTrail trail;
    if (const auto done = read(trail, source, parser.values(u"witness"_s)); !done)
        return report.refuse(done.error());
    const std::vector<AuditFinding> findings = trail.finish();
    tell(findings, trail, report);
    return findings.empty() ? ExitOk : ExitProblems;
}

}  // namespace

void addAuditCommands(QList<Command>& commands) {
    commands << Command{
        u"audit verify"_s,
        u"Says whether the audit trail is as it was written, and where not. Changes nothing."_s,
        {{u"connection"_s, u"The centre on PostgreSQL itself, as psql takes it; as its superuser."_s,
          u"conninfo"_s},
         {u"profile"_s, u"The data folder with an embedded centre."_s, u"folder"_s},
         {u"witness"_s, u"Checkpoints kept elsewhere, {\"size\", \"root\"} a line; as often as there are."_s,
          u"file"_s}},
        {{u"export"_s, u"File with what centre.audit_export() gave; needs no database."_s}},
        verify};
}

}  // namespace mado::ctl
