// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/CentreLine.h"
#include "core/simulation/SimulatedCentre.h"
#include "core/simulation/SimulatedPerson.h"
#include "core/simulation/SimulationPrograms.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

constexpr int startMilliseconds = 20'000;

bool copyFolder(const QString& from, const QString& to) {
    QDir(to).removeRecursively();
    if (!QDir().mkpath(to)) return false;
    for (const QString& name : QDir(from).entryList(QDir::Files)) {
        if (!QFile::copy(from + u'/' + name, to + u'/' + name)) return false;
    }
    return true;
}

/// The embedded centre in a process of its own, so that it can be killed.
class EmbeddedProcess final : public SimulatedCentre {
 public:
    EmbeddedProcess(QString program, Pass pass) : m_program(std::move(program)), m_pass(std::move(pass)) {}
    ~EmbeddedProcess() override { kill(); }

    [[nodiscard]] QString name() const override { return u"embedded"_s; }
    [[nodiscard]] Result<void> make(SimulationPlan& plan) override {
        MADO_TRY(makeCentre(plan));
        m_plan = plan;
        return start(false);
    }
    [[nodiscard]] quint16 port() const override { return m_port; }
    [[nodiscard]] Result<void> crash(int die, const Pass& pass) override {
        kill();
        pass(die % 1'000);
        return start(false);
    }
    [[nodiscard]] Result<void> backUp() override {
        kill();
        if (!copyFolder(m_plan.path(u"centre"_s), m_plan.path(u"backup"_s))) return fail(u"E-SIM-002"_s);
        return start(false);
    }
    [[nodiscard]] Result<void> restore() override {
        kill();
        if (!copyFolder(m_plan.path(u"backup"_s), m_plan.path(u"centre"_s))) return fail(u"E-SIM-002"_s);
        return start(true);
    }
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId) override {
        return SimulatedPerson(m_plan, staffId).signIn(*centreAt(m_plan, m_port), u"T900"_s);
    }

 private:
    [[nodiscard]] Result<void> start(bool renewsEpoch) {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{u"simulate"_s, u"centre"_s, u"--folder"_s,
                              m_plan.folder, u"--port"_s, QString::number(m_port)};
        if (renewsEpoch) arguments << u"--new-epoch"_s;
#ifdef Q_OS_LINUX
        // It does not outlive the run.
        m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
        m_process->start(m_program, arguments);
        QElapsedTimer patience;
        patience.start();
        while (!m_process->canReadLine()) {
            if (m_process->state() == QProcess::NotRunning || patience.elapsed() > startMilliseconds)
                return fail(u"E-SIM-003"_s, {}, {u"centre"_s});
            m_pass(10);
        }
        m_port = m_process->readLine().trimmed().toUShort();
        return m_port == 0 ? Result<void>(fail(u"E-SIM-003"_s, {}, {u"centre"_s})) : Result<void>();
    }
    void kill() {
        if (!m_process) return;
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }

    QString m_program;
    Pass m_pass;
    SimulationPlan m_plan;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
};

}  // namespace

std::unique_ptr<SimulatedCentre> embeddedCentre(QString program, SimulatedCentre::Pass pass) {
    return std::make_unique<EmbeddedProcess>(std::move(program), std::move(pass));
}

}  // namespace mado::simulation
