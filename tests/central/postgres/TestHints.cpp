// SPDX-License-Identifier: GPL-3.0-or-later
// What the centre tells a terminal without being asked: of everything that others did, of nothing that the
// terminal knows.
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestHints : public QObject {
    Q_OBJECT
 public:
    explicit TestHints(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void init() {
        m_centre = std::make_unique<PostgresCentre>(m_server);
        m_here = std::make_unique<SyncTerminal>(*m_centre, u"S001"_s);
        m_there = std::make_unique<SyncTerminal>(*m_centre, u"S002"_s);
        for (SyncTerminal* each : {m_here.get(), m_there.get()}) {
            QVERIFY(each->on().ok());
            QVERIFY(each->fill().ok());
            QVERIFY(each->follow().ok());
        }
        static_cast<void>(m_here->session().takeHints());
    }
    void cleanup() {
        m_here.reset();
        m_there.reset();
        m_centre.reset();
    }

    void comesByItself() {
        work(*m_there);
        QVERIFY(QTest::qWaitFor([this] { return isToldOfNews(); }));
    }
    void comesTogetherWithAnAnswer() {
        work(*m_there);
        QVERIFY(m_here->session().hello().ok());  // the server tells before it answers
        QVERIFY(isToldOfNews());
        QVERIFY(!isToldOfNews());
    }
    void isNothingNewAfterItWasFetched() {
        work(*m_there);
        const auto followed = m_here->follow();
        QVERIFY(followed.ok() && !followed->empty());
        QVERIFY(m_here->session().hello().ok());
        QVERIFY(!isToldOfNews());
        work(*m_there);
        QVERIFY(QTest::qWaitFor([this] { return isToldOfNews(); }));
    }
    void isNothingNewOfOwnWork() {
        work(*m_here);
        QVERIFY(m_here->follow().ok());
        QVERIFY(m_here->session().hello().ok());
        QVERIFY(!isToldOfNews());
    }

 private:
    /// Enters a case, and has it numbered: then the others are told.
    void work(SyncTerminal& desk) {
        const QString number = QString::number(10'000'000 + ++m_count);
        const OutboxCommand command = desk.enter({{createPerson(number, u"ア"_s)}, {}}, number);
        QVERIFY(desk.send().ok());
        QCOMPARE(desk.state(command), CommandState::Acknowledged);
        QTest::qWait(30);  // whoever comes within 20 ms of the one before tells nothing
        QVERIFY(desk.session().heartbeat().ok());
    }
    bool isToldOfNews() {
        const auto hints = m_here->session().takeHints();
        return hints.ok() && hints->hasFeed;
    }

    PostgresServer& m_server;
    std::unique_ptr<PostgresCentre> m_centre;
    std::unique_ptr<SyncTerminal> m_here;
    std::unique_ptr<SyncTerminal> m_there;
    int m_count = 0;
};

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestHints tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestHints.moc"
