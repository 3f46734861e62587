// SPDX-License-Identifier: GPL-3.0-or-later
// When a terminal looks at the centre again. The times are set so that what is expected comes at once, and
// what must not come would come long after the test.
#include "core/desk/CentrePulse.h"
#include "core/simulation/ForwardingSession.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

using namespace std::chrono_literals;
using namespace mado;

namespace {

constexpr CentrePulse::Times times{.poll = 1h, .afterHint = 10ms, .heartbeat = 1h, .recycle = 1h};

/// A session that is nothing but its hints. A hint is held either with its socket readable, as one that comes
/// by itself, or without, as one that was read together with an answer.
class HintingSession final : public simulation::ForwardingSession {
 public:
    HintingSession() : ForwardingSession(nullptr) {
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends.data()) != 0) qFatal("no sockets");
    }
    ~HintingSession() override {
        for (const int each : m_ends)
            close(each);
    }
    HintingSession(const HintingSession&) = delete;
    HintingSession& operator=(const HintingSession&) = delete;

    [[nodiscard]] int hintSocket() const override { return m_ends[0]; }
    [[nodiscard]] Result<CentralHints> takeHints() override {
        std::array<char, 8> read{};
        static_cast<void>(recv(m_ends[0], read.data(), read.size(), MSG_DONTWAIT));
        return std::exchange(m_held, CentralHints{});
    }
    [[nodiscard]] Result<void> heartbeat() override { return {}; }

    void comesByItself(const CentralHints& hint) {
        m_held = hint;
        if (send(m_ends[1], "!", 1, 0) != 1) qFatal("not sent");
    }
    void comesWithAnAnswer(const CentralHints& hint) { m_held = hint; }
    void isCut() { m_held = fail(QStringLiteral("E-CENTRAL-010")); }

 private:
    std::array<int, 2> m_ends{};
    Result<CentralHints> m_held = CentralHints{};
};

}  // namespace

class TestCentrePulse : public QObject {
    Q_OBJECT
    std::unique_ptr<HintingSession> m_session;
    std::unique_ptr<CentrePulse> m_pulse;
    std::unique_ptr<QSignalSpy> m_due;
    std::unique_ptr<QSignalSpy> m_urgent;

 private Q_SLOTS:
    void init() {
        m_session = std::make_unique<HintingSession>();
        m_pulse = std::make_unique<CentrePulse>(times);
        m_due = std::make_unique<QSignalSpy>(m_pulse.get(), &CentrePulse::due);
        m_urgent = std::make_unique<QSignalSpy>(m_pulse.get(), &CentrePulse::urgent);
    }
    void cleanup() {
        m_pulse.reset();
        m_session.reset();
    }

    void isStillWithoutAHint() {
        m_pulse->watch(m_session.get(), true, false);
        QTest::qWait(100);
        QCOMPARE(m_due->count(), 0);
    }
    void looksWhenAHintComesByItself() {
        m_pulse->watch(m_session.get(), true, false);
        m_session->comesByItself({.hasFeed = true});
        QTRY_COMPARE(m_due->count(), 1);
        QCOMPARE(m_urgent->count(), 0);
    }
    void looksAfterAHintThatCameWithATurn() {
        m_session->comesWithAnAnswer({.hasFeed = true});
        m_pulse->watch(m_session.get(), true, false);
        QTRY_COMPARE(m_due->count(), 1);
    }
    void looksAfterAHintThatCameWithAnotherAnswer() {
        m_pulse->watch(m_session.get(), true, false);
        m_session->comesWithAnAnswer({.hasFeed = true});
        m_pulse->listen();
        QTRY_COMPARE(m_due->count(), 1);
    }
    void anUrgentHintThatCameWithAnAnswerIsToldAtOnce() {
        m_pulse->watch(m_session.get(), true, false);
        m_session->comesWithAnAnswer({.isUrgent = true});
        m_pulse->listen();
        QCOMPARE(m_urgent->count(), 1);
        QCOMPARE(m_due->count(), 1);
    }
    void aCutLineIsLookedAtAtOnce() {
        m_pulse->watch(m_session.get(), true, false);
        m_session->isCut();
        m_pulse->listen();
        QCOMPARE(m_due->count(), 1);
    }
    void nobodyIsListenedToAfterTheEnd() {
        m_pulse->watch(m_session.get(), true, false);
        m_pulse->watch(nullptr, false, false);
        m_session->comesByItself({.hasFeed = true});
        m_pulse->listen();
        QTest::qWait(100);
        QCOMPARE(m_due->count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCentrePulse)
#include "TestCentrePulse.moc"
