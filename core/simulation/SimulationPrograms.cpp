// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/SimulationPrograms.h"

#include "core/central/embedded/CentralBulkLoad.h"
#include "core/city/SyntheticCity.h"
#include "core/simulation/CentreLine.h"
#include "core/simulation/FileSecretStore.h"
#include "core/simulation/SimulatedClerk.h"
#include "core/simulation/SimulatedPerson.h"
#include "core/simulation/history/HistoryFile.h"
#include "core/simulation/wire/CentreHost.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QThread>

#include <cstdio>

using namespace Qt::StringLiterals;
using mado::history::HistoryFile;
using mado::history::What;

namespace mado::simulation {

namespace {

constexpr int settledPauseMilliseconds = 200;

Result<std::unique_ptr<EmbeddedCentralStore>> openCentre(const SimulationPlan& plan, SecretStore& secrets,
                                                         const Clock& clock) {
    return EmbeddedCentralStore::open(plan.path(u"centre/centre.db"_s), secrets, u"simulation"_s, clock);
}

/// One terminal's life in its process.
class TerminalLife {
 public:
    TerminalLife(const SimulationPlan& plan, SimulatedTerminal& terminal, SimulatedClerk& clerk)
        : m_plan(plan), m_terminal(terminal), m_clerk(clerk) {}

    [[nodiscard]] Result<void> live() {
        while (!mark::isSet(m_plan, mark::settle)) {
            if (m_isInStep) mark::set(m_plan, m_terminal.name() + u".ready"_s);
            MADO_TRY(m_clerk.work());
            if (m_clerk.any(3) == 0) MADO_TRY(synchronise());
            pause(m_plan.thinkMilliseconds / 2 + m_clerk.any(m_plan.thinkMilliseconds + 1));
        }
        bool isSettled = false;
        while (!mark::isSet(m_plan, mark::finish)) {
            MADO_TRY(synchronise());
            MADO_ASSIGN(const bool isQuiet, m_terminal.isQuiet());
            if (isQuiet && m_isInStep && !isSettled) {
                m_terminal.tell(What::Settled);
                isSettled = mark::set(m_plan, m_terminal.name() + u".settled"_s);
            }
            MADO_TRY(m_clerk.look());
            pause(settledPauseMilliseconds);
        }
        do {
            MADO_TRY(synchronise());
        } while (!m_isInStep);
        MADO_TRY(m_clerk.look());
        MADO_TRY(m_terminal.tellFinalState());
        m_terminal.tell(What::End);
        return {};
    }

 private:
    /// What the line or the centre fails with is what is simulated; anything else ends the run.
    [[nodiscard]] Result<void> synchronise() {
        const auto done = m_terminal.synchronise();
        m_isInStep = done.ok();
        if (done) return {};
        const QString& code = done.error().code;
        const bool isOfTheLine = code.startsWith(u"E-CENTRAL-01"_s) || code == u"E-SYNC-001"_s;
        if (!isOfTheLine) return done.error();
        pause(m_clerk.any(100));
        return {};
    }
    static void pause(int milliseconds) { QThread::msleep(static_cast<unsigned long>(milliseconds)); }

    const SimulationPlan& m_plan;
    SimulatedTerminal& m_terminal;
    SimulatedClerk& m_clerk;
    bool m_isInStep = false;
};

/// Tells the run which terminal this is, and waits until the centre has been told how much it may keep.
Result<void> awaitAdmission(const SimulationPlan& plan, const QString& name, const QString& terminalId) {
    QSaveFile file(plan.path(name + u".id"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(terminalId.toUtf8()) < 1 || !file.commit())
        return fail(u"E-SIM-002"_s);
    while (!mark::isSet(plan, name + u".admitted"_s))
        QThread::msleep(20);
    return {};
}

}  // namespace

Result<void> runTerminal(const SimulationPlan& plan, const QString& name, int start) {
    const SystemClock clock;
    MADO_ASSIGN(const KanjiFolding folding, KanjiFolding::load());
    MADO_ASSIGN(const auto sink, HistoryFile::open(plan.historyPath()));
    const SimulatedPerson person(plan, plan.staffOf(name));
    const auto port = static_cast<quint16>(plan.ports.value(name));
    const auto connect = [&](const QString& terminalId) -> Result<std::unique_ptr<CentralSession>> {
        return person.signIn(*centreAt(plan, port), terminalId);
    };
    // The session of a PostgreSQL comes back by itself, after waits of its own.
    const bool keepsSession = plan.make != CentreMake::Embedded;
    SimulatedTerminal terminal(plan, name, {clock, folding, *sink, connect, {500, 200}, keepsSession});
    MADO_TRY(terminal.on());
    if (plan.make == CentreMake::Given) MADO_TRY(awaitAdmission(plan, name, terminal.outbox().terminalId()));
    SimulatedClerk clerk(terminal, plan.households, plan.seedOf(name + u' ' + QString::number(start)));
    return TerminalLife(plan, terminal, clerk).live();
}

Result<void> runCentre(const SimulationPlan& plan, quint16 port, bool renewsEpoch) {
    const SystemClock clock;
    FileSecretStore secrets(plan.path(u"secrets"_s));
    MADO_ASSIGN(const auto centre, openCentre(plan, secrets, clock));
    if (renewsEpoch) MADO_TRY(centre->beginEpoch());
    CentreHost host(*centre);
    MADO_ASSIGN(const quint16 taken, host.listen(port));
    std::printf("%d\n", taken);
    std::fflush(stdout);
    QCoreApplication::exec();
    return {};
}

Result<void> makeCentre(const SimulationPlan& plan) {
    if (!QDir().mkpath(plan.path(u"centre"_s))) return fail(u"E-SIM-002"_s);
    const SystemClock clock;
    FileSecretStore secrets(plan.path(u"secrets"_s));
    MADO_ASSIGN(const auto centre, openCentre(plan, secrets, clock));
    MADO_ASSIGN(auto load, CentralBulkLoad::begin(*centre));
    MADO_ASSIGN(const CityCounts counts,
                SyntheticCity().generate({plan.residents, plan.seed, clock.today(), {}}, load));
    static_cast<void>(counts);
    MADO_TRY(load.finish());
    for (const QString& each : plan.people()) {
        const SimulatedPerson person(plan, each);
        MADO_TRY(centre->registerStaff(person.identity(), person.publicKey()));
    }
    return {};
}

}  // namespace mado::simulation
