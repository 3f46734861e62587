// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulationRun.h"

#include "core/simulation/CentreObserver.h"
#include "core/simulation/SimulatedPerson.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using mado::history::What;

namespace mado::simulation {

namespace {

constexpr int startMilliseconds = 20'000;
constexpr int centreKillEvery = 12'000;

qint64 now() {
    return QDateTime::currentMSecsSinceEpoch();
}

/// Lets the lines move for a while.
void pass(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace

SimulationRun::SimulationRun(SimulationPlan plan, QString program)
    : m_plan(std::move(plan)), m_program(std::move(program)), m_random(m_plan.seedOf(u"faults"_s)) {}

SimulationRun::~SimulationRun() {
    for (auto& [name, terminal] : m_terminals) {
        if (terminal.process) terminal.process->kill();
    }
    m_centre.reset();
    for (auto& [name, terminal] : m_terminals) {
        if (terminal.process) terminal.process->waitForFinished();
    }
}

int SimulationRun::any(int bound) {
    return static_cast<int>(m_random() % static_cast<quint64>(bound));
}

Result<void> SimulationRun::run(const Progress& progress) {
    MADO_TRY(prepare());
    MADO_TRY(waitForAll());
    MADO_TRY(work(progress));
    MADO_TRY(comeToRest(progress));
    return lookAtTheEnd();
}

Result<void> SimulationRun::prepare() {
    if (!QDir().mkpath(m_plan.folder) || QFile::exists(m_plan.historyPath())) return fail(u"E-SIM-002"_s);
    switch (m_plan.make) {
        case CentreMake::Postgres:
            m_centre = postgresCentre();
            break;
        case CentreMake::Given:
            m_centre = givenCentre();
            break;
        case CentreMake::Embedded:
            m_centre = embeddedCentre(m_program, pass);
    }
    if (!m_centre) return fail(u"E-SIM-006"_s);
    MADO_TRY(m_centre->make(m_plan));
    MADO_ASSIGN(m_history, history::HistoryFile::open(m_plan.historyPath()));
    tell(What::Run, {},
         {{u"seed"_s, QString::number(m_plan.seed)},
          {u"terminals"_s, m_plan.terminals},
          {u"work_ms"_s, m_plan.workMilliseconds},
          {u"centre"_s, m_centre->name()}});
    MADO_TRY(chooseHouseholds());
    for (const QString& name : m_plan.terminalNames()) {
        Terminal& terminal = m_terminals[name];
        terminal.line = std::make_unique<FaultProxy>(m_centre->port(), m_centre->host());
        MADO_ASSIGN(m_plan.ports[name], terminal.line->listen());
    }
    MADO_TRY(m_plan.save());
    for (const QString& name : m_plan.terminalNames())
        MADO_TRY(startTerminal(name));
    return {};
}

Result<void> SimulationRun::chooseHouseholds() {
    MADO_ASSIGN(const auto session, m_centre->signIn(m_plan.auditor()));
    if (!m_centre->isOwn()) {
        MADO_ASSIGN(const CentralHello hello, session->hello());
        MADO_ASSIGN(const QStringList papers, CentreObserver(*session, *m_history).papers());
        m_since = {hello.auditSize, m_plan.people(), papers};
    }
    CentreObserver observer(*session, *m_history);
    constexpr int householdsPerTerminal = 2;
    MADO_ASSIGN(m_plan.households, observer.choose(m_plan.terminals * householdsPerTerminal));
    if (m_plan.households.empty()) return fail(u"E-SIM-002"_s, {}, {}, u"too few residents"_s);
    return observer.tellBase(m_plan.households);
}

Result<void> SimulationRun::startTerminal(const QString& name) {
    Terminal& terminal = m_terminals[name];
    terminal.restartAt = 0;
    terminal.process = std::make_unique<QProcess>();
    terminal.process->setProcessChannelMode(QProcess::ForwardedChannels);
#ifdef Q_OS_LINUX
    // Nobody stays behind when the run itself is killed.
    terminal.process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    terminal.process->start(m_program, {u"simulate"_s, u"terminal"_s, u"--folder"_s, m_plan.folder,
                                        u"--name"_s, name, u"--start"_s, QString::number(++terminal.starts)});
    if (!terminal.process->waitForStarted(startMilliseconds)) return fail(u"E-SIM-003"_s, {}, {name});
    return {};
}

/// The kill is told when the process is gone for certain and before the next one begins.
void SimulationRun::killTerminal(const QString& name) {
    Terminal& terminal = m_terminals[name];
    terminal.process->kill();
    terminal.process->waitForFinished();
    const bool wasKilled = terminal.process->exitStatus() == QProcess::CrashExit;
    terminal.process.reset();
    if (wasKilled) tell(What::Kill, name);
    terminal.restartAt = now() + any(1'500);
}

/// The time of work begins when everybody has a cache.
Result<void> SimulationRun::waitForAll() {
    QElapsedTimer patience;
    patience.start();
    for (const QString& name : m_plan.terminalNames()) {
        while (!mark::isSet(m_plan, name + u".ready"_s)) {
            MADO_TRY(lookForBreakdowns());
            MADO_TRY(admitTerminals());
            if (patience.elapsed() > m_plan.restMilliseconds) return fail(u"E-SIM-003"_s, {}, {name});
            pass(20);
        }
    }
    return {};
}

/// A terminal says its id before it signs in for the first time.
Result<void> SimulationRun::admitTerminals() {
    if (m_centre->isOwn()) return {};
    for (const QString& name : m_plan.terminalNames()) {
        QFile file(m_plan.path(name + u".id"_s));
        if (m_admitted.contains(name) || !file.open(QIODevice::ReadOnly)) continue;
        MADO_TRY(m_centre->admit(QString::fromUtf8(file.readAll())));
        if (!mark::set(m_plan, name + u".admitted"_s)) return fail(u"E-SIM-002"_s);
        m_admitted << name;
    }
    return {};
}

Result<void> SimulationRun::work(const Progress& progress) {
    QElapsedTimer elapsed;
    elapsed.start();
    m_nextCentreKill = now() + centreKillEvery;
    // About one fault in two seconds for each four terminals.
    const int pause = std::max(50, 8'000 / m_plan.terminals);
    while (elapsed.elapsed() < m_plan.workMilliseconds) {
        pass(std::min<int>(pause / 2 + any(pause),
                           static_cast<int>(m_plan.workMilliseconds - elapsed.elapsed()) + 1));
        MADO_TRY(repairWhatIsDue(false));
        MADO_TRY(lookForBreakdowns());
        MADO_TRY(disturb());
        MADO_TRY(backUpOrRestore(elapsed.elapsed()));
        progress(u"%1 of %2 s"_s.arg(elapsed.elapsed() / 1000).arg(m_plan.workMilliseconds / 1000));
    }
    return {};
}

Result<void> SimulationRun::disturb() {
    if (m_centre->isOwn() && now() >= m_nextCentreKill) {
        m_nextCentreKill = now() + centreKillEvery / 2 + any(centreKillEvery);
        return crashCentre();
    }
    const QStringList names = m_plan.terminalNames();
    const QString name = names[any(static_cast<int>(names.size()))];
    Terminal& terminal = m_terminals[name];
    if (terminal.process && any(100) < 25)
        killTerminal(name);
    else if (terminal.healAt == 0)
        disturbLine(name);
    return {};
}

void SimulationRun::disturbLine(const QString& name) {
    Terminal& terminal = m_terminals[name];
    FaultProxy& line = *terminal.line;
    QString kind;
    int milliseconds = 0;
    switch (any(6)) {
        case 0:
            kind = u"cut"_s;
            line.cut();
            break;
        case 1:
            kind = u"cut within a message"_s;
            milliseconds = 2'000;
            line.cutAfter(1 + any(4'000));
            break;
        case 2:
            kind = u"slow"_s;
            milliseconds = 500 + any(3'000);
            line.delay(10 + any(250));
            break;
        case 3:
            kind = u"frozen"_s;
            milliseconds = 200 + any(6'000);
            line.freeze();
            break;
        case 4:
            kind = u"half open"_s;
            milliseconds = 200 + any(6'000);
            line.swallow(any(2) == 0 ? FaultProxy::Way::Up : FaultProxy::Way::Down);
            break;
        default:
            kind = u"refused"_s;
            milliseconds = 200 + any(3'000);
            line.refuse();
            line.cut();
    }
    terminal.healAt = now() + milliseconds;
    tell(What::Fault, name, {{u"kind"_s, kind}, {u"ms"_s, milliseconds}});
}

Result<void> SimulationRun::crashCentre() {
    tell(What::Fault, {}, {{u"kind"_s, u"centre killed"_s}});
    return m_centre->crash(any(10'000), pass);
}

void SimulationRun::closeAllLines() {
    for (auto& [name, terminal] : m_terminals) {
        terminal.line->refuse();
        terminal.line->cut();
    }
}

void SimulationRun::openAllLines() {
    for (auto& [name, terminal] : m_terminals) {
        terminal.healAt = 0;
        terminal.line->heal();
    }
}

/// Once in a run that restores: a copy after a third, put back after two thirds.
Result<void> SimulationRun::backUpOrRestore(qint64 elapsed) {
    if (!m_plan.restores) return {};
    if (!m_isBackedUp && elapsed > m_plan.workMilliseconds / 3) {
        m_isBackedUp = true;
        tell(What::Fault, {}, {{u"kind"_s, u"centre backed up"_s}});
        closeAllLines();
        MADO_TRY(m_centre->backUp());
        openAllLines();
    }
    if (m_isRestored || elapsed < m_plan.workMilliseconds / 3 * 2) return {};
    m_isRestored = true;
    closeAllLines();
    // What was answered before is told before: all have noticed by then.
    pass(2'000);
    tell(What::Rewound);
    MADO_TRY(m_centre->restore());
    openAllLines();
    return {};
}

Result<void> SimulationRun::repairWhatIsDue(bool everything) {
    for (auto& [name, terminal] : m_terminals) {
        if (terminal.healAt != 0 && (everything || now() >= terminal.healAt)) {
            terminal.healAt = 0;
            terminal.line->heal();
        }
        if (terminal.restartAt != 0 && (everything || now() >= terminal.restartAt))
            MADO_TRY(startTerminal(name));
    }
    return {};
}

Result<void> SimulationRun::lookForBreakdowns() {
    for (const auto& [name, terminal] : m_terminals) {
        if (terminal.process && terminal.process->state() == QProcess::NotRunning &&
            terminal.process->exitCode() != 0)
            return fail(u"E-SIM-005"_s, {}, {name});
    }
    return {};
}

Result<void> SimulationRun::comeToRest(const Progress& progress) {
    MADO_TRY(repairWhatIsDue(true));
    tell(What::Healed);
    if (!mark::set(m_plan, mark::settle)) return fail(u"E-SIM-002"_s);
    QElapsedTimer patience;
    patience.start();
    bool isFinishing = false;
    while (true) {
        MADO_TRY(lookForBreakdowns());
        int settled = 0;
        int ended = 0;
        for (const auto& [name, terminal] : m_terminals) {
            settled += mark::isSet(m_plan, name + u".settled"_s) ? 1 : 0;
            ended += terminal.process->state() == QProcess::NotRunning ? 1 : 0;
        }
        progress(u"%1 of %2 at rest"_s.arg(settled).arg(m_plan.terminals));
        if (!isFinishing && settled == m_plan.terminals) isFinishing = mark::set(m_plan, mark::finish);
        if (ended == m_plan.terminals) return {};
        if (patience.elapsed() > m_plan.restMilliseconds) return fail(u"E-SIM-004"_s);
        pass(100);
    }
}

Result<void> SimulationRun::lookAtTheEnd() {
    MADO_ASSIGN(const auto session, m_centre->signIn(m_plan.auditor()));
    CentreObserver observer(*session, *m_history);
    observer.lookSince(m_since);
    // At a centre that is not the run's own everybody may read so much in an hour; the others have ended by
    // now.
    QStringList others = m_centre->isOwn() ? QStringList() : m_plan.people();
    others.removeAll(m_plan.auditor());
    std::vector<std::unique_ptr<CentralSession>> more;
    observer.readOnWith([&]() -> CentralSession* {
        if (others.isEmpty()) return nullptr;
        auto next = m_centre->signIn(others.takeFirst());
        if (!next) return nullptr;
        more.push_back(std::move(*next));
        return more.back().get();
    });
    MADO_TRY(observer.tellFinalState(m_plan.households));
    tell(What::Done);
    return {};
}

}  // namespace mado::simulation
