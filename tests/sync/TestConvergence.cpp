// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/SyncTerminal.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

/// What may happen at one of the two terminals. `pick` chooses among what there is to act on.
struct Step {
    enum Kind {
        Enter,         ///< a case that makes or changes a person
        EnterRemoval,  ///< a case that removes one
        Confirm,
        Return,
        Withdraw,
        Send,
        Follow,
        Restart,
        LoseAnswer,
        CutSoon,
        LineUp,
        ChangeEpoch,
        DropCache,
        Fill,
    };
    int kind = Enter;
    int terminal = 0;
    int pick = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << '{' << step.kind << ',' << step.terminal << ',' << step.pick << '}';
}

rc::Gen<Step> anyStep() {
    // Mostly work and a line that breaks; the rest is rare, or it would heal what the others did.
    const auto kinds = rc::gen::weightedElement<int>({{6, Step::Enter},
                                                      {1, Step::EnterRemoval},
                                                      {5, Step::Confirm},
                                                      {1, Step::Return},
                                                      {1, Step::Withdraw},
                                                      {8, Step::Send},
                                                      {4, Step::Follow},
                                                      {2, Step::Restart},
                                                      {3, Step::LoseAnswer},
                                                      {6, Step::CutSoon},
                                                      {3, Step::LineUp},
                                                      {1, Step::ChangeEpoch},
                                                      {1, Step::DropCache},
                                                      {2, Step::Fill}});
    return rc::gen::build<Step>(rc::gen::set(&Step::kind, kinds),
                                rc::gen::set(&Step::terminal, rc::gen::inRange(0, 2)),
                                rc::gen::set(&Step::pick, rc::gen::inRange(0, 12)));
}

[[noreturn]] void broken(const char* what, const Error& error) {
    RC_FAIL(std::string(what) + ": " + error.code.toStdString() + ' ' + error.detail.toStdString());
    std::abort();
}

template <class T>
T need(Result<T> result, const char* what) {
    if (!result) broken(what, result.error());
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

/// Fails for reasons of the line only.
template <class T>
void allow(const Result<T>& result) {
    if (result) return;
    static const QStringList expected{u"E-CENTRAL-010"_s, u"E-SYNC-001"_s};
    if (!expected.contains(result.error().code)) broken("unexpected", result.error());
}

/// Two terminals that act at random, and what was promised to whom.
class TwoCounters {
 public:
    TwoCounters() : m_terminals{{{m_centre, u"S001"_s, {3, 2}}, {m_centre, u"S002"_s, {2, 1}}}} {
        for (SyncTerminal& terminal : m_terminals) {
            need(terminal.on(), "on");
            need(terminal.fill(), "fill");
        }
    }

    void take(const Step& step) {
        SyncTerminal& terminal = m_terminals[static_cast<std::size_t>(step.terminal)];
        m_centre.clock().advance(1);
        switch (static_cast<Step::Kind>(step.kind)) {
            case Step::Enter:
            case Step::EnterRemoval:
                enter(terminal, step);
                break;
            case Step::Confirm:
            case Step::Return:
            case Step::Withdraw:
                actOnCase(terminal, step);
                break;
            case Step::Send:
                allow(terminal.send());
                break;
            case Step::Follow:
                allow(terminal.follow());
                break;
            case Step::Fill:
                allow(terminal.fill());
                break;
            case Step::Restart:
                need(terminal.restart(), "restart");
                break;
            case Step::LoseAnswer:
                terminal.line.answersLost = 1;
                break;
            case Step::CutSoon:
                terminal.line.callsLeft = step.pick % 4;
                break;
            case Step::LineUp:
                terminal.line = Line{};
                break;
            case Step::ChangeEpoch:
                need(m_centre.changeEpoch(), "epoch");
                break;
            case Step::DropCache:
                terminal.engine().discardCache();
                break;
        }
    }

    /// The lines hold, everybody starts again, looks at what was refused and synchronises until nothing
    /// waits.
    void settle() {
        for (SyncTerminal& terminal : m_terminals) {
            terminal.line = Line{};
            need(terminal.restart(), "restart");
            need(terminal.synchronise(), "synchronise");
            for (std::size_t i = 0; i <= m_given && !need(terminal.outbox().toSend(), "outbox").empty();
                 ++i) {
                dismissRefused(terminal);
                need(terminal.synchronise(), "synchronise");
            }
        }
    }

    void checkAll() {
        const CacheContent wanted = directContent(m_centre);
        for (SyncTerminal& terminal : m_terminals) {
            need(terminal.synchronise(), "synchronise");
            RC_ASSERT(differences(terminal, m_centre).toStdString() == std::string());
            RC_ASSERT(need(terminal.outbox().toSend(), "outbox").empty());
            const auto moved = need(terminal.follow(), "follow");
            RC_ASSERT(moved.empty());
        }
        RC_ASSERT(!wanted.isEmpty());
        // Every command that was given arrived, and took effect at most once.
        RC_ASSERT(count("command") == static_cast<qint64>(m_given));
        RC_ASSERT(
            count("case_file") ==
            count("command WHERE kind = 'EnterCase' AND json_extract(outcome, '$.outcome') = 'entered'"));
        RC_ASSERT(
            count("case_file WHERE state = 'applied'") ==
            count("command WHERE kind = 'ConfirmCase' AND json_extract(outcome, '$.outcome') = 'applied'"));
        RC_ASSERT(count("case_file WHERE state = 'applied' AND author_id = confirmer_id") == 0);
        RC_ASSERT(count("feed") ==
                  need(m_centre.embedded().connection().scalarInteger("SELECT last_seq FROM central_state"),
                       "head"));
        RC_ASSERT(need(m_centre.verifyAudit(), "audit") == 0);
    }

 private:
    qint64 count(const std::string& what) {
        return need(m_centre.embedded().connection().scalarInteger("SELECT count(*) FROM " + what), "count");
    }

    /// Computed from this terminal's cache, however old it is.
    ChangeSet changesFor(SyncTerminal& terminal, const Step& step) {
        const QString no = QString::number(10'000'000 + step.pick % 4);
        if (terminal.engine().cache() == nullptr) return {{createPerson(no, u"ア"_s)}, {}};
        const auto there = need(terminal.cache().record(Entity::Addressee, no), "record");
        const QString kana = u"ア"_s + QString(step.pick + 1, u'イ');
        if (!there) return {{createPerson(no, kana)}, {}};
        if (step.kind == Step::EnterRemoval) return {{removePerson(no, there->version())}, {}};
        return {{renamePerson(no, there->version(), there->text(field::addressee::name_kana), kana)}, {}};
    }
    void enter(SyncTerminal& terminal, const Step& step) {
        const ChangeSet changes = changesFor(terminal, step);
        const OutboxCommand command = terminal.enter(changes, QString::number(1001 + step.pick % 3));
        m_cases.push_back({command, changes});
        ++m_given;
    }
    void actOnCase(SyncTerminal& terminal, const Step& step) {
        if (m_cases.empty()) return;
        const auto& [entered, changes] = m_cases[static_cast<std::size_t>(step.pick) % m_cases.size()];
        QJsonObject json{{u"reason"_s, u"日付"_s},
                         {u"payload_digest"_s, QString::fromLatin1(entered.digest)},
                         {u"change_set"_s, changes.toJson()}};
        const CommandKind kind = step.kind == Step::Confirm  ? CommandKind::ConfirmCase
                                 : step.kind == Step::Return ? CommandKind::ReturnCase
                                                             : CommandKind::WithdrawCase;
        const OutboxCommand command = terminal.put(kind, entered.caseId, entered.householdKey, json);
        RC_ASSERT(command.state == CommandState::Sealed);
        ++m_given;
    }
    static void dismissRefused(SyncTerminal& terminal) {
        for (const OutboxCommand& command :
             std::vector<OutboxCommand>(need(terminal.outbox().inStates({CommandState::Refused}), "refused")))
            need(terminal.outbox().settle(command.id, {}), "dismiss");
    }

    EmbeddedCentre m_centre;
    std::array<SyncTerminal, 2> m_terminals;
    std::vector<std::pair<OutboxCommand, ChangeSet>> m_cases;
    std::size_t m_given = 0;
};

}  // namespace

/// Whatever two counters do, in whatever order things fail: in the end all have the same, and nothing was
/// lost or done twice.
class TestConvergence : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void allEndWithTheSame();
};

void TestConvergence::allEndWithTheSame() {
    QVERIFY(rc::check("two counters converge", [] {
        const auto steps = *rc::gen::scale(0.6, rc::gen::container<std::vector<Step>>(anyStep()));
        TwoCounters counters;
        for (const Step& step : steps)
            counters.take(step);
        counters.settle();
        counters.checkAll();
    }));
}

QTEST_GUILESS_MAIN(TestConvergence)
#include "TestConvergence.moc"
