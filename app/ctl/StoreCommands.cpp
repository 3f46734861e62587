// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/SystemParts.h"
#include "core/desk/CityKnowledge.h"
#include "core/desk/TerminalStores.h"
#include "core/store/Cache.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

struct Finding {
    QString file;
    QStringList problems;
};

Result<QList<Finding>> lookInto(const QString& folder) {
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    MADO_ASSIGN(const auto knowledge, CityKnowledge::load(u"kawaguchi"_s));
    MADO_ASSIGN(const auto stores, setup::openTerminal(folder, *secrets, clock));
    QList<Finding> findings;
    MADO_ASSIGN(const QStringList outbox, stores->outbox().integrityProblems());
    findings << Finding{u"outbox.db"_s, outbox};
    if (EmbeddedCentralStore* embedded = stores->embeddedCentre()) {
        MADO_ASSIGN(QStringList centre, embedded->integrityProblems());
        MADO_ASSIGN(const qint64 broken, embedded->verifyAudit());
        if (broken != 0) centre << u"audit chain broken at line %1"_s.arg(broken);
        findings << Finding{u"centre.db"_s, centre};
    }
    if (QFile::exists(stores->cachePath())) {
        CacheSettings settings{knowledge->folding(), clock};
        MADO_ASSIGN(const auto cache, Cache::open(stores->cachePath(), stores->cacheKey(), settings));
        MADO_ASSIGN(const QStringList problems, cache->integrityProblems());
        findings << Finding{u"cache.db"_s, problems};
    }
    return findings;
}

int check(const QCommandLineParser& parser, Report& report) {
    if (!parser.isSet(u"profile"_s)) return ExitUsage;
    const auto findings = lookInto(parser.value(u"profile"_s));
    if (!findings) return report.refuse(findings.error());
    QJsonObject all;
    bool isSound = true;
    for (const Finding& each : *findings) {
        report.line(each.file +
                    (each.problems.isEmpty() ? u": sound"_s : u": "_s + each.problems.join(u"; "_s)));
        all[each.file] = QJsonArray::fromStringList(each.problems);
        isSound = isSound && each.problems.isEmpty();
    }
    report.answer({{u"files"_s, all}, {u"sound"_s, isSound}});
    return isSound ? ExitOk : ExitProblems;
}

}  // namespace

void addStoreCommands(QList<Command>& commands) {
    commands << Command{u"store check"_s,
                        u"Reads every page of a terminal's files and the audit chain; changes nothing."_s,
                        {{u"profile"_s, u"The terminal's data folder."_s, u"folder"_s}},
                        {},
                        check};
}

}  // namespace mado::ctl
