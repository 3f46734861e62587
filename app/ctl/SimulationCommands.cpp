// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/desk/CentreSettings.h"
#include "core/simulation/SimulationPrograms.h"
#include "core/simulation/SimulationRun.h"
#include "core/simulation/history/HistoryChecker.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

using history::HistoryChecker;
using simulation::SimulationPlan;

constexpr int mostFindingsShown = 50;

QJsonObject asJson(const HistoryChecker::Verdict& verdict) {
    QJsonArray findings;
    for (const history::Finding& each : verdict.findings)
        findings.append(
            QJsonObject{{u"rule"_s, each.rule}, {u"line"_s, each.lineNo}, {u"text"_s, each.text}});
    return {{u"good"_s, verdict.findings.empty()},
            {u"findings"_s, findings},
            {u"commands"_s, verdict.commands},
            {u"accepted"_s, verdict.accepted},
            {u"refused"_s, verdict.refused},
            {u"unknown"_s, verdict.unknown},
            {u"reads"_s, verdict.reads},
            {u"kills"_s, verdict.kills},
            {u"faults"_s, verdict.faults},
            {u"versions"_s, verdict.versions},
            {u"quiet_after_ms"_s, verdict.quietAfterMilliseconds}};
}

int judge(const QString& path, const HistoryChecker::Limits& limits, Report& report) {
    const auto recorded = history::load(path);
    if (!recorded) return report.refuse(recorded.error());
    const auto verdict = HistoryChecker(limits).check(*recorded);
    report.line(
        u"%1 commands (%2 accepted, %3 refused, %4 without an answer), %5 versions, %6 readings; "
        "%7 kills, %8 other faults; at rest after %9 s"_s.arg(verdict.commands)
            .arg(verdict.accepted)
            .arg(verdict.refused)
            .arg(verdict.unknown)
            .arg(verdict.versions)
            .arg(verdict.reads)
            .arg(verdict.kills)
            .arg(verdict.faults)
            .arg(static_cast<double>(verdict.quietAfterMilliseconds) / 1000, 0, 'f', 1));
    for (std::size_t i = 0; i < verdict.findings.size() && i < mostFindingsShown; ++i) {
        const history::Finding& each = verdict.findings[i];
        report.line(u"%1 (line %2): %3"_s.arg(each.rule).arg(each.lineNo).arg(each.text));
    }
    report.line(verdict.findings.empty() ? u"Nothing is wrong."_s
                                         : u"%1 findings."_s.arg(verdict.findings.size()));
    report.answer(asJson(verdict));
    return verdict.findings.empty() ? ExitOk : ExitProblems;
}

std::optional<HistoryChecker::Limits> limitsOf(const QCommandLineParser& parser) {
    bool isNumber = false;
    const int seconds = parser.value(u"quiet-within"_s).toInt(&isNumber);
    if (!isNumber || seconds < 1) return std::nullopt;
    return HistoryChecker::Limits{seconds * qint64{1000}};
}

int check(const QCommandLineParser& parser, Report& report) {
    if (parser.positionalArguments().size() != 1) return ExitUsage;
    const auto limits = limitsOf(parser);
    return limits ? judge(parser.positionalArguments().first(), *limits, report)
                  : static_cast<int>(ExitUsage);
}

std::optional<SimulationPlan> planOf(const QCommandLineParser& parser) {
    bool isRight[5] = {};
    SimulationPlan plan;
    plan.terminals = parser.value(u"terminals"_s).toInt(&isRight[0]);
    const double minutes = parser.value(u"minutes"_s).toDouble(&isRight[1]);
    plan.seed = parser.value(u"seed"_s).toULongLong(&isRight[2]);
    plan.residents = parser.value(u"residents"_s).toInt(&isRight[3]);
    plan.thinkMilliseconds = parser.value(u"think"_s).toInt(&isRight[4]);
    plan.workMilliseconds = static_cast<qint64>(minutes * 60'000);
    plan.restores = parser.isSet(u"restore"_s);
    if (parser.isSet(u"postgres"_s)) plan.make = simulation::CentreMake::Postgres;
    for (const bool each : isRight) {
        if (!each) return std::nullopt;
    }
    if (plan.terminals < 1 || plan.terminals > 500 || minutes <= 0 || minutes > 24 * 60 ||
        plan.residents < 1 || plan.thinkMilliseconds < 1)
        return std::nullopt;
    return plan;
}

Result<void> takeCentre(const QCommandLineParser& parser, SimulationPlan& plan) {
    const QString file = parser.value(u"centre"_s);
    MADO_ASSIGN(const CentreSettings settings,
                CentreSettings::readFile(file, QFileInfo(file).absolutePath()));
    plan.make = simulation::CentreMake::Given;
    plan.certificates = settings.certificates;
    plan.given.server = settings.server;
    plan.given.pin = parser.value(u"pin"_s);
    plan.given.mayWriteAnywhere = parser.isSet(u"yes-write-invented-cases"_s);
    return {};
}

int simulate(const QCommandLineParser& parser, Report& report) {
    auto plan = planOf(parser);
    const auto limits = limitsOf(parser);
    if (!plan || !limits || !parser.positionalArguments().isEmpty()) return ExitUsage;
    if (parser.isSet(u"centre"_s)) {
        // Nothing of a given centre is killed or put back.
        if (parser.isSet(u"postgres"_s) || plan->restores) return ExitUsage;
        if (const auto given = takeCentre(parser, *plan); !given) return report.refuse(given.error());
        report.note(
            u"Invented cases are written into the records of %1 (database %2); everybody whose card lies in %3 is signed out elsewhere."_s
                .arg(plan->given.server.nodes.front().host, plan->given.server.database, plan->certificates));
    }
    plan->restMilliseconds = std::max(plan->restMilliseconds, 2 * limits->quietMilliseconds);
    std::optional<QTemporaryDir> passing;
    if (!parser.isSet(u"folder"_s)) passing.emplace();
    // What is left of a run that went wrong is what somebody must look at.
    const auto leave = [&] {
        if (passing) passing->setAutoRemove(false);
        report.line(plan->folder);
    };
    plan->folder = passing ? passing->path() : QDir(parser.value(u"folder"_s)).absolutePath();
    simulation::SimulationRun run(*plan, QCoreApplication::applicationFilePath());
    const auto done = run.run([&report](const QString& words) { report.progress(words); });
    if (!done) {
        leave();
        return report.refuse(done.error());
    }
    const int code = judge(plan->historyPath(), *limits, report);
    if (code != ExitOk) leave();
    return code;
}

int terminal(const QCommandLineParser& parser, Report& report) {
    const auto plan = SimulationPlan::load(parser.value(u"folder"_s));
    if (!plan) return report.refuse(plan.error());
    const auto done =
        simulation::runTerminal(*plan, parser.value(u"name"_s), parser.value(u"start"_s).toInt());
    return done ? static_cast<int>(ExitOk) : report.refuse(done.error());
}

int centre(const QCommandLineParser& parser, Report& report) {
    SimulationPlan plan;
    plan.folder = parser.value(u"folder"_s);
    const auto done =
        simulation::runCentre(plan, parser.value(u"port"_s).toUShort(), parser.isSet(u"new-epoch"_s));
    return done ? static_cast<int>(ExitOk) : report.refuse(done.error());
}

}  // namespace

void addSimulationCommands(QList<Command>& commands) {
    const QCommandLineOption quiet(u"quiet-within"_s,
                                   u"Time from the last fault until nothing may wait any more."_s,
                                   u"seconds"_s, u"60"_s);
    const QCommandLineOption folder(u"folder"_s, u"Folder of the run."_s, u"folder"_s);
    commands << Command{
        u"simulate"_s,
        u"Lets terminals work while lines fail and processes are killed; then judges."_s,
        {{u"terminals"_s, u"How many terminals."_s, u"number"_s, u"4"_s},
         {u"minutes"_s, u"How long they work."_s, u"minutes"_s, u"1"_s},
         {u"seed"_s, u"The same seed gives the same city and faults."_s, u"number"_s, u"1"_s},
         {u"residents"_s, u"Size of the invented city."_s, u"number"_s, u"300"_s},
         {u"think"_s, u"Between two things that a clerk does, on average."_s, u"ms"_s, u"40"_s},
         {u"postgres"_s, u"The centre is a PostgreSQL of the run's own, not the embedded one."_s},
         {u"centre"_s,
          u"The centre is one that is there, as in a terminal's centre.json; its people are those whose "
          u"software cards lie in \"certificates\". Invented cases are written into its records; nothing of "
          u"it "
          u"is killed. Nobody else should work there meanwhile."_s,
          u"file"_s},
         {u"pin"_s, u"Of the cards, with --centre."_s, u"digits"_s, u"1234"_s},
         {u"yes-write-invented-cases"_s,
          u"With --centre: also if the centre is not marked as one for evaluation."_s},
         {u"restore"_s, u"Puts the centre back to an earlier state on the way."_s},
         {u"folder"_s, u"Keeps everything there; a new folder."_s, u"folder"_s},
         quiet},
        {},
        simulate};
    commands << Command{u"simulate check"_s,
                        u"Judges the history of a simulation."_s,
                        {quiet},
                        {{u"history"_s, u"history.jsonl of a run"_s}},
                        check};
    commands << Command{u"simulate terminal"_s,
                        u"A part of a simulation, started by it: one terminal."_s,
                        {folder,
                         {u"name"_s, u"Which one."_s, u"name"_s},
                         {u"start"_s, u"How often it was started."_s, u"number"_s, u"1"_s}},
                        {},
                        terminal};
    commands << Command{u"simulate centre"_s,
                        u"A part of a simulation, started by it: the embedded centre."_s,
                        {folder,
                         {u"port"_s, u"Of the loopback; 0: any free one."_s, u"number"_s, u"0"_s},
                         {u"new-epoch"_s, u"As after a restore."_s}},
                        {},
                        centre};
}

}  // namespace mado::ctl
