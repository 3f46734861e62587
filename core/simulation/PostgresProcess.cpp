// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgAdministration.h"
#include "core/central/postgres/PgBulkLoad.h"
#include "core/central/postgres/PgMigrations.h"
#include "core/central/postgres/PostgresCentralStore.h"
#include "core/central/postgres/throwaway/PrivatePostgres.h"
#include "core/city/SyntheticCity.h"
#include "core/simulation/CentreLine.h"
#include "core/simulation/SimulatedCentre.h"
#include "core/simulation/SimulatedPerson.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

#include <functional>

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

/// On a machine that is full of terminals.
constexpr int recoveryMilliseconds = 240'000;

/// A PostgreSQL of the run's own. It flushes to disk like a real one: whatever is killed, what was answered
/// is there.
class PostgresProcess final : public SimulatedCentre {
 public:
    [[nodiscard]] QString name() const override { return u"postgresql"_s; }
    [[nodiscard]] Result<void> make(SimulationPlan& plan) override;
    [[nodiscard]] quint16 port() const override { return m_server->port(); }
    [[nodiscard]] Result<void> crash(int die, const Pass& pass) override;
    [[nodiscard]] Result<void> backUp() override {
        return persist([this]() -> Result<void> {
            MADO_ASSIGN(const auto other, PgConnection::openAsOwner(m_server->superuser(u"postgres"_s)));
            return PgMoment(*other).keep();
        });
    }
    [[nodiscard]] Result<void> restore() override {
        return persist([this] { return putBack(); });
    }
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId) override {
        return SimulatedPerson(m_plan, staffId).signIn(*centreAt(m_plan, port()), u"T900"_s);
    }

 private:
    /// A server that lost a process may notice a little later, and throws everybody out then.
    [[nodiscard]] static Result<void> persist(const std::function<Result<void>()>& work);
    [[nodiscard]] Result<void> putBack();
    [[nodiscard]] Result<void> fill(PgConnection& owner, const SimulationPlan& plan);
    std::unique_ptr<PrivatePostgres> m_server;
    SimulationPlan m_plan;
};

Result<void> PostgresProcess::make(SimulationPlan& plan) {
    PrivatePostgres::Options options;
    options.isDurable = true;
    // Three connections are a person's most, and the killed ones' linger for a moment.
    options.settings << u"max_connections = %1"_s.arg(50 + 4 * plan.terminals);
    MADO_ASSIGN(m_server, PrivatePostgres::start(options));
    plan.authority = m_server->authority();
    plan.certificates = QFileInfo(plan.authority).path();
    MADO_ASSIGN(const auto owner, PgConnection::openAsOwner(m_server->superuser()));
    MADO_TRY(PgMigrations(Migrations::fromFolder(u":/schema/postgresql"_s)).apply(*owner));
    MADO_TRY(fill(*owner, plan));
    m_plan = plan;
    return {};
}

Result<void> PostgresProcess::fill(PgConnection& owner, const SimulationPlan& plan) {
    PgAdministration administration(owner);
    MADO_TRY(administration.useKeys(m_server->keyFolder()));
    // The look at the end reads the history of everything within a minute, and a run has no night in which
    // terminals fill one after the other.
    MADO_TRY(administration.set(u"histories_per_hour"_s, u"1000000000"_s));
    MADO_TRY(administration.set(u"fills_at_a_time"_s, QString::number(plan.terminals)));
    // Whole copies are compared at the end.
    MADO_TRY(administration.set(u"cache_mode"_s, u"full"_s));
    {
        MADO_ASSIGN(const auto load, PgBulkLoad::begin(owner));
        MADO_TRY(SyntheticCity().generate({plan.residents, plan.seed, load->today(), {}}, *load));
        MADO_TRY(load->finish());
    }
    for (const QString& each : plan.people()) {
        const SimulatedPerson person(plan, each);
        MADO_TRY(m_server->issueCertificate(loginOf(each)));
        MADO_TRY(administration.registerStaff(person.identity(), person.publicKey()));
    }
    return {};
}

/// Half of the times the whole server as by a power cut, else one of its processes: then it throws everybody
/// out and recovers by itself.
Result<void> PostgresProcess::crash(int die, const Pass& pass) {
    if (die % 2 == 0 && m_server->killOneBackend()) {
        pass(die % 1'000);
        for (QDeadlineTimer limit(recoveryMilliseconds); !m_server->answers(); pass(50)) {
            if (limit.hasExpired()) return fail(u"E-SIM-006"_s, {}, {}, u"no recovery"_s);
        }
        return {};
    }
    MADO_TRY(m_server->stop());
    pass(die % 1'000);
    return m_server->resume();
}

Result<void> PostgresProcess::persist(const std::function<Result<void>()>& work) {
    const QDeadlineTimer limit(recoveryMilliseconds);
    while (true) {
        auto done = work();
        if (done || done.error().code != u"E-CENTRAL-010"_s || limit.hasExpired()) return done;
        QThread::msleep(100);
    }
}

Result<void> PostgresProcess::putBack() {
    {
        // Nobody may see it under the epoch of before.
        MADO_ASSIGN(const auto kept, PgConnection::openAsOwner(m_server->superuser(u"madoguchi_kept"_s)));
        MADO_TRY(PgAdministration(*kept).beginEpoch());
    }
    MADO_ASSIGN(const auto other, PgConnection::openAsOwner(m_server->superuser(u"postgres"_s)));
    return PgMoment(*other).putBack();
}

}  // namespace

std::unique_ptr<SimulatedCentre> postgresCentre() {
    return std::make_unique<PostgresProcess>();
}

}  // namespace mado::simulation
