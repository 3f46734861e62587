// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgOperation.h"
#include "core/central/postgres/PostgresCentralStore.h"
#include "core/simulation/SimulatedCentre.h"
#include "core/simulation/SimulatedPerson.h"

#include <QDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace mado::simulation {

namespace {

/// A centre that somebody else runs. The run works there as a clerk does, through the counter's interface
/// alone; the one setting that it needs (whole copies at its terminals, which are compared at the end) is
/// asked for by the administrator's card, for its own terminals only, and given back.
class GivenCentre final : public SimulatedCentre {
 public:
    ~GivenCentre() override;
    [[nodiscard]] QString name() const override { return u"given"_s; }
    [[nodiscard]] Result<void> make(SimulationPlan& plan) override;
    [[nodiscard]] quint16 port() const override { return static_cast<quint16>(m_node.port); }
    [[nodiscard]] QString host() const override {
        return m_node.address.isEmpty() ? m_node.host : m_node.address;
    }
    [[nodiscard]] bool isOwn() const override { return false; }
    [[nodiscard]] Result<void> admit(const QString& terminalId) override;
    [[nodiscard]] Result<void> crash(int /*die*/, const Pass& /*pass*/) override { return notOwn(); }
    [[nodiscard]] Result<void> backUp() override { return notOwn(); }
    [[nodiscard]] Result<void> restore() override { return notOwn(); }
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId) override {
        return SimulatedPerson(m_plan, staffId).signIn(*store(), m_lookerId);
    }

 private:
    [[nodiscard]] static Error notOwn() { return fail(u"E-SIM-006"_s, {}, {}, u"not the run's own"_s); }
    [[nodiscard]] TlsCredential credential(const QString& staffId) const {
        const QString base = m_plan.certificates + u'/' + staffId;
        return {loginOf(staffId), base + u".crt"_s, base + u".key"_s};
    }
    [[nodiscard]] std::unique_ptr<CentralStore> store() const;
    /// The node that takes writes.
    [[nodiscard]] Result<void> chooseNode(const QStringList& people);
    /// Who may do what, as the centre says; whether it is one for evaluation.
    [[nodiscard]] Result<void> meet(const QStringList& people);

    SimulationPlan m_plan;
    PgNode m_node;
    QString m_lookerId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QStringList m_admitted;
    QString m_administrator;
    bool m_isEvaluation = false;
};

std::unique_ptr<CentralStore> GivenCentre::store() const {
    PgServer server = m_plan.given.server;
    server.nodes = {m_node};
    return std::make_unique<PostgresCentralStore>(
        server,
        [this](const SignInProof& proof) -> Result<TlsCredential> { return credential(proof.staffId); },
        PostgresCentralStore::Options{});
}

Result<void> GivenCentre::chooseNode(const QStringList& people) {
    Error last = fail(u"E-CENTRAL-010"_s);
    for (const PgNode& each : m_plan.given.server.nodes) {
        PgServer server = m_plan.given.server;
        server.nodes = {each};
        const auto opened = PgConnection::open(server, credential(people.front()));
        m_node = each;
        if (opened) return {};
        last = opened.error();
    }
    return last;
}

Result<void> GivenCentre::meet(const QStringList& people) {
    GivenCentrePlan& given = m_plan.given;
    for (const QString& each : people) {
        MADO_ASSIGN(const auto session, signIn(each));
        const QStringList roles = session->staff().roles;
        if (roles.contains(u"administrator"_s)) m_administrator = each;
        const bool isClerk =
            roles.contains(u"enter_eligibility"_s) && roles.contains(u"confirm_eligibility"_s);
        if (isClerk) given.staff << each;
        // Who compares at the end must be shown what the clerks are.
        if (isClerk && roles.contains(u"audit"_s)) given.auditor = each;
        MADO_ASSIGN(const TerminalPlace centre, session->introduce(u"simulation"_s));
        m_isEvaluation = centre.isEvaluation;
    }
    if (!m_isEvaluation && !given.mayWriteAnywhere) return fail(u"E-SIM-007"_s);
    // One who enters can't confirm: with fewer than two nothing comes about.
    if (given.auditor.isEmpty() || given.staff.size() < 2) return fail(u"E-SIM-008"_s);
    return {};
}

Result<void> GivenCentre::make(SimulationPlan& plan) {
    m_plan = plan;
    QStringList people;
    for (const QString& each : QDir(plan.certificates).entryList({u"*.card"_s}, QDir::Files, QDir::Name)) {
        const QString id = each.chopped(5);
        if (QFile::exists(plan.certificates + u'/' + id + u".crt"_s)) people << id;
    }
    if (people.isEmpty()) return fail(u"E-SIM-008"_s);
    MADO_TRY(chooseNode(people));
    MADO_TRY(meet(people));
    m_plan.given.server.nodes = {m_node};
    plan.given = m_plan.given;
    // A person works at one terminal at a time.
    plan.terminals = std::min(plan.terminals, static_cast<int>(plan.given.staff.size()));
    m_plan.terminals = plan.terminals;
    MADO_TRY(admit(m_lookerId));
    MADO_ASSIGN(const auto looker, signIn(plan.given.auditor));
    MADO_ASSIGN(const CentralHello hello, looker->hello());
    return hello.cacheMode == CacheMode::Full ? Result<void>() : fail(u"E-SIM-009"_s);
}

Result<void> GivenCentre::admit(const QString& terminalId) {
    if (m_administrator.isEmpty()) return {};  // what the centre allows everybody must do
    PgServer server = m_plan.given.server;
    server.nodes = {m_node};
    MADO_ASSIGN(const auto connection, PgConnection::open(server, credential(m_administrator)));
    MADO_TRY(PgOperation(*connection).setCacheMode(terminalId, cacheModeName(CacheMode::Full)));
    m_admitted << terminalId;
    return {};
}

GivenCentre::~GivenCentre() {
    if (m_admitted.isEmpty()) return;
    PgServer server = m_plan.given.server;
    server.nodes = {m_node};
    const auto connection = PgConnection::open(server, credential(m_administrator));
    if (!connection) return;
    for (const QString& each : m_admitted)
        static_cast<void>(PgOperation(**connection).setCacheMode(each, cacheModeName(CacheMode::None)));
}

}  // namespace

std::unique_ptr<SimulatedCentre> givenCentre() {
    return std::make_unique<GivenCentre>();
}

}  // namespace mado::simulation
