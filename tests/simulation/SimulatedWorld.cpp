// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/SimulatedWorld.h"

#include "core/central/embedded/CentralBulkLoad.h"
#include "core/simulation/CentreObserver.h"
#include "core/simulation/ForwardingSession.h"
#include "core/simulation/SimulatedPerson.h"
#include "core/simulation/Watched.h"

#include <QFile>

#include <stdexcept>

using namespace Qt::StringLiterals;
using mado::history::What;

namespace mado::test {

namespace {

template <class T>
T must(Result<T> result, const char* what) {
    if (!result)
        throw std::runtime_error(std::string(what) + ": " +
                                 (result.error().code + result.error().detail).toStdString());
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

const KanjiFolding& folding() {
    static const KanjiFolding loaded = *KanjiFolding::load();
    return loaded;
}

}  // namespace

/// A session over a line that fails, and that ends when the centre does.
class SimulatedWorld::Line final : public simulation::ForwardingSession {
 public:
    Line(std::unique_ptr<CentralSession> real, WorldLine& line, const int& centreAge)
        : ForwardingSession(std::move(real)), m_line(line), m_now(centreAge), m_age(centreAge) {}

    [[nodiscard]] Result<CentralHello> hello() override {
        if (!take()) return unreachable();
        return real().hello();
    }
    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        if (!take()) return unreachable();
        auto answer = real().submit(command);
        if (m_line.answersLost == 0) return answer;
        --m_line.answersLost;
        return unreachable();
    }
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        if (!take()) return unreachable();
        return real().pull(from, changeLimit);
    }
    [[nodiscard]] Result<FillProgress> fill(Entity entity, const QString& afterKey, int limit,
                                            const RowSink& sink) override {
        if (!take()) return unreachable();
        return real().fill(entity, afterKey, limit, sink);
    }

 private:
    static Error unreachable() { return fail(u"E-CENTRAL-010"_s); }
    bool take() {
        if (m_age != m_now || m_line.callsLeft == 0) return false;
        if (m_line.callsLeft > 0) --m_line.callsLeft;
        return true;
    }
    WorldLine& m_line;
    const int& m_now;
    int m_age;
};

SimulatedWorld::SimulatedWorld(quint64 seed, Options options)
    : m_options(std::move(options)), m_random(seed) {
    m_plan.folder = m_folder.path();
    m_plan.seed = seed;
    m_plan.terminals = m_options.terminals;
    m_history.tell(What::Run, {}, {{u"seed"_s, QString::number(seed)}});
    makeCentre();
    for (const QString& name : m_plan.terminalNames())
        switchOn(m_terminals[name], name);
}

SimulatedWorld::~SimulatedWorld() = default;

void SimulatedWorld::openCentre() {
    m_centre = must(EmbeddedCentralStore::open(m_plan.path(u"centre.db"_s), m_secrets, u"world"_s, m_clock),
                    "centre");
}

/// Three households of one head each: nothing more is needed to get into each other's way.
void SimulatedWorld::makeCentre() {
    openCentre();
    auto load = must(CentralBulkLoad::begin(*m_centre), "load");
    for (int i = 1; i <= 3; ++i) {
        const QString head = QString::number(1'000'000'000 + i);
        for (const Entity entity : simulation::watched::entities) {
            Record record(entity, head, 1);
            record.set(simulation::watched::field(entity), u"はじめ"_s);
            if (entity == Entity::Addressee) {
                record.set(field::addressee::addressee_no, head);
                record.set(field::addressee::household_no, QString::number(2'000'000'000 + i));
            }
            must(load.add(record), "record");
        }
    }
    must(load.finish(), "load");
    for (const QString& name : m_plan.terminalNames() + QStringList{u"T900"_s}) {
        const simulation::SimulatedPerson person(m_plan, m_plan.staffOf(name));
        must(m_centre->registerStaff(person.identity(), person.publicKey()), "staff");
    }
    const auto session = must(
        simulation::SimulatedPerson(m_plan, simulation::auditorId).signIn(*m_centre, u"T900"_s), "auditor");
    simulation::CentreObserver observer(*session, m_history);
    m_plan.households = must(observer.choose(3), "households");
    must(observer.tellBase(m_plan.households), "base");
}

void SimulatedWorld::switchOn(Terminal& terminal, const QString& name) {
    const int number = name.mid(1).toInt();
    const auto connect = [this, &terminal, name,
                          number](const QString& terminalId) -> Result<std::unique_ptr<CentralSession>> {
        if (terminal.line.callsLeft == 0) return fail(u"E-CENTRAL-010"_s);
        const simulation::SimulatedPerson person(m_plan, m_plan.staffOf(name));
        MADO_ASSIGN(auto session, person.signIn(*m_centre, terminalId));
        if (m_options.between) session = m_options.between(std::move(session), number);
        return std::unique_ptr<CentralSession>(
            std::make_unique<Line>(std::move(session), terminal.line, m_centreAge));
    };
    terminal.clerk.reset();
    terminal.stack = std::make_unique<simulation::SimulatedTerminal>(
        m_plan, name,
        simulation::SimulatedTerminal::Surroundings{m_clock, folding(), m_history, connect, {3, 2}});
    must(terminal.stack->on(), "terminal");
    terminal.clerk = std::make_unique<simulation::SimulatedClerk>(
        *terminal.stack, m_plan.households, m_plan.seedOf(name + QString::number(++terminal.starts)));
}

void SimulatedWorld::kill(Terminal& terminal, const QString& name) {
    terminal.stack->off();
    m_history.tell(What::Kill, name, {});
    ++m_reached[u"kill"_s];
    switchOn(terminal, name);
}

void SimulatedWorld::synchronise(Terminal& terminal) {
    const auto done = terminal.stack->synchronise();
    if (done) return;
    const QString& code = done.error().code;
    ++m_reached[code];
    if (code != u"E-CENTRAL-010" && code != u"E-SYNC-001")
        throw std::runtime_error((u"unexpected: "_s + code + done.error().detail).toStdString());
}

void SimulatedWorld::step() {
    m_clock.advance(1 + any(20));
    auto chosen = m_terminals.begin();
    std::advance(chosen, any(static_cast<int>(m_terminals.size())));
    auto& [name, terminal] = *chosen;
    const int die = any(100);
    if (die < 55) {
        must(terminal.clerk->work(), "work");
    } else if (die < 80) {
        synchronise(terminal);
    } else {
        disturb(terminal, name);
    }
}

void SimulatedWorld::disturb(Terminal& terminal, const QString& name) {
    const int die = any(100);
    if (die < 30) {
        terminal.line.callsLeft = any(6);
    } else if (die < 55) {
        terminal.line = {};
    } else if (die < 70) {
        terminal.line.answersLost = 1 + any(2);
        ++m_reached[u"answer lost"_s];
    } else if (die < 88) {
        kill(terminal, name);
    } else if (die < 93) {
        reopenCentre();
    } else if (m_options.restores && m_hasBackup && die < 97) {
        restore(true);
    } else {
        backUp();
    }
}

void SimulatedWorld::reopenCentre() {
    // Sessions use the store's connection and end before it.
    ++m_centreAge;
    for (auto& [name, terminal] : m_terminals)
        terminal.stack->hangUp();
    m_centre.reset();
    openCentre();
    ++m_reached[u"centre reopened"_s];
}

void SimulatedWorld::backUp() {
    reopenCentre();
    must(m_centre->connection().checkpoint(), "checkpoint");
    QFile::remove(m_plan.path(u"backup.db"_s));
    if (!QFile::copy(m_plan.path(u"centre.db"_s), m_plan.path(u"backup.db"_s)))
        throw std::runtime_error("no backup");
    m_hasBackup = true;
}

void SimulatedWorld::restore(bool renewsEpoch) {
    ++m_centreAge;
    for (auto& [name, terminal] : m_terminals)
        terminal.stack->hangUp();
    m_centre.reset();
    for (const QString& name : {u"centre.db"_s, u"centre.db-wal"_s, u"centre.db-shm"_s})
        QFile::remove(m_plan.path(name));
    if (!QFile::copy(m_plan.path(u"backup.db"_s), m_plan.path(u"centre.db"_s)))
        throw std::runtime_error("no restore");
    openCentre();
    if (renewsEpoch) must(m_centre->beginEpoch(), "epoch");
    m_history.tell(What::Rewound, {}, {});
    ++m_reached[u"rewound"_s];
}

void SimulatedWorld::comeToRest() {
    m_history.tell(What::Healed, {}, {});
    for (auto& [name, terminal] : m_terminals)
        terminal.line = {};
    // A refusal lets the next one of its household go: one round for each, at most.
    for (int round = 0; round < 300; ++round) {
        bool isQuiet = true;
        for (auto& [name, terminal] : m_terminals) {
            synchronise(terminal);
            isQuiet = must(terminal.stack->isQuiet(), "quiet") && isQuiet;
        }
        if (isQuiet) return;
    }
}

void SimulatedWorld::tellTheEnd() {
    for (auto& [name, terminal] : m_terminals) {
        terminal.stack->tell(What::Settled);
        synchronise(terminal);
        must(terminal.clerk->look(), "look");
        must(terminal.stack->tellFinalState(), "final state");
        terminal.stack->tell(What::End);
    }
    const auto session = must(
        simulation::SimulatedPerson(m_plan, simulation::auditorId).signIn(*m_centre, u"T900"_s), "auditor");
    simulation::CentreObserver observer(*session, m_history);
    must(observer.tellFinalState(m_plan.households), "the end");
    m_history.tell(What::Done, {}, {});
}

const history::History& SimulatedWorld::run() {
    for (int i = 0; i < m_options.steps; ++i)
        step();
    comeToRest();
    tellTheEnd();
    for (const history::Event& event : m_history.history().events) {
        if (event.what == What::Answer) ++m_reached[event.text("outcome")];
    }
    return m_history.history();
}

}  // namespace mado::test
