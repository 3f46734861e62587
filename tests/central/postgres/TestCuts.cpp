// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/support/proxy/CuttingProxy.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

/// After which bytes the line is cut: usually at some distance. Each in its turn takes the better part of an
/// hour: MADO_EVERY_BYTE=1, or a part of them, MADO_EVERY_BYTE=2000-2999.
struct Sweep {
    qint64 from = 1;
    qint64 to = CuttingProxy::never;
    qint64 step;
    explicit Sweep(qint64 coarse) : step(coarse) {
        const QString wish = qEnvironmentVariable("MADO_EVERY_BYTE");
        if (!wish.isEmpty()) step = 1;
        if (!wish.contains(u'-')) return;
        from = wish.section(u'-', 0, 0).toLongLong();
        to = wish.section(u'-', 1).toLongLong();
    }
    [[nodiscard]] bool isPart() const { return from > 1 || to != CuttingProxy::never; }
};

QString numbered(int i) {
    return QString::number(10'000'000 + i);
}

}  // namespace

/// Whatever moment the cable is cut at, nothing is lost and nothing is there twice.
class TestCuts : public QObject {
    Q_OBJECT
 public:
    explicit TestCuts(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void init();
    void cleanup();

    void aSubmitArrivesOnce();
    void aPullIsAppliedWholeOrNot();
    void aFillGoesOnWhereItWasCut();
    void aFrozenLineEndsByTheDeadline();
    void aRestoredCentreGetsEverythingAgain();
    void aFailedBeginningIsNoFaultOfTheCase();

 private:
    struct SubmitCuts {
        int count = 0;
        int arrivedAllTheSame = 0;  ///< the centre had taken the case in, and the terminal did not hear it
        bool isWhole = false;       ///< nothing was cut off any more
    };
    /// Enters one case more and cuts its sending after that many bytes, then sends it again.
    void cutSubmit(SyncTerminal& desk, qint64 after, SubmitCuts& cuts);

    /// How often the centre has taken in that case.
    [[nodiscard]] int timesEntered(const QString& caseId) {
        return m_server
            .run(u"SELECT count(*) FROM centre.change WHERE entity = 'case_file' AND record_key = '%1'"_s.arg(
                caseId))
            .toInt();
    }
    [[nodiscard]] std::unique_ptr<SyncTerminal> terminal(const QString& staffId, SyncPortions portions = {}) {
        auto made = std::make_unique<SyncTerminal>(*m_centre, staffId, portions);
        if (const auto on = made->on(); !on)
            qWarning("not on: %s %s", qPrintable(on.error().code), qPrintable(on.error().detail));
        return made;
    }

    PostgresServer& m_server;
    std::unique_ptr<PostgresCentre> m_centre;
    std::unique_ptr<CuttingProxy> m_proxy;
};

void TestCuts::init() {
    m_centre = std::make_unique<PostgresCentre>(m_server);
    m_proxy = std::make_unique<CuttingProxy>(m_server.postgres().port());
    m_centre->goThrough(m_proxy->port());
}

void TestCuts::cleanup() {
    m_proxy->passOnly(CuttingProxy::never);
    const auto broken = m_centre->verifyAudit();
    QCOMPARE(*broken, 0);
    m_centre.reset();
    m_proxy.reset();
}

void TestCuts::cutSubmit(SyncTerminal& desk, qint64 after, SubmitCuts& cuts) {
    const QString number = numbered(cuts.count++);
    const OutboxCommand command = desk.enter({{createPerson(number, u"ア"_s)}, {}}, number);
    static_cast<void>(desk.session().hello());  // finds the cut of before
    QVERIFY(desk.session().hello().ok());
    m_proxy->passOnly(after);
    const auto sent = desk.send();
    cuts.isWhole = sent.ok() && desk.state(command) == CommandState::Acknowledged;
    m_proxy->passOnly(CuttingProxy::never);
    if (cuts.isWhole) return;
    QCOMPARE(desk.state(command), CommandState::Sent);
    cuts.arrivedAllTheSame += timesEntered(command.caseId);
    const auto again = desk.send();
    QVERIFY2(again.ok(), again ? "" : qPrintable(again.error().code + again.error().detail));
    QCOMPARE(desk.state(command), CommandState::Acknowledged);
    QCOMPARE(timesEntered(command.caseId), 1);
}

void TestCuts::aSubmitArrivesOnce() {
    const auto desk = terminal(u"S001"_s);
    QVERIFY(desk->fill().ok());
    SubmitCuts cuts;
    const Sweep sweep(97);
    qint64 after = sweep.from;
    for (; !cuts.isWhole && after <= sweep.to && !QTest::currentTestFailed(); after += sweep.step)
        cutSubmit(*desk, after, cuts);
    qInfo("%d cuts; %s", cuts.count, cuts.isWhole ? "to the end" : "there is more");
    if (!sweep.isPart()) {
        QVERIFY(cuts.count > 5);  // or the test looked at next to nothing
        // The hard case, from the end backwards: the distance may be larger than the centre's whole answer.
        const qint64 whole = after - sweep.step;
        for (qint64 back = 1; back < sweep.step && cuts.arrivedAllTheSame < 3; back += 8)
            cutSubmit(*desk, whole - back, cuts);
        qInfo("%d cuts; %d of them after the centre had taken it in", cuts.count, cuts.arrivedAllTheSame);
        QVERIFY(cuts.arrivedAllTheSame > 0);
    }
    // The line may have been cut after the whole answer: the next call finds that.
    static_cast<void>(desk->session().hello());
    const auto followed = desk->follow();
    QVERIFY2(followed.ok(), followed ? "" : qPrintable(followed.error().code));
    QCOMPARE(differences(*desk, *m_centre), QString());
    // The numbers came after the answers: every one was learned, and is in the copy.
    QVERIFY(desk->outbox().inStates({CommandState::Acknowledged})->empty());
    const auto seen = desk->outbox().inStates({CommandState::Seen, CommandState::Durable});
    QCOMPARE(static_cast<int>(seen->size()), cuts.count);
    for (const OutboxCommand& each : *seen)
        QVERIFY(each.feedSeq > 0 && each.feedSeq <= desk->cache().cursor()->pubSeq);
}

void TestCuts::aPullIsAppliedWholeOrNot() {
    const auto writer = terminal(u"S001"_s);
    QVERIFY(writer->fill().ok());
    const auto reader = terminal(u"S002"_s, {20'000, 1});
    QVERIFY(reader->fill().ok());
    int cuts = 0;
    bool isWhole = false;
    const Sweep sweep(131);
    for (qint64 after = sweep.from; !isWhole && after <= sweep.to; after += sweep.step) {
        static_cast<void>(writer->enter({{createPerson(numbered(cuts), u"ア"_s)}, {}}, numbered(cuts)));
        static_cast<void>(writer->session().hello());  // finds the cut of before
        QVERIFY(writer->send().ok());
        static_cast<void>(reader->session().hello());
        QVERIFY(reader->session().hello().ok());
        const CacheCursor before = *reader->cache().cursor();
        m_proxy->passOnly(after);
        const auto cut = reader->follow();
        m_proxy->passOnly(CuttingProxy::never);
        isWhole = cut.ok();
        const CacheCursor now = *reader->cache().cursor();
        // The cursor is at the end of a batch that it knows the hash of; the centre agrees with that place.
        const auto look = reader->session().pull(now, 1);
        QVERIFY2(look.ok(), look ? "" : qPrintable(look.error().code + look.error().detail));
        QCOMPARE(look->kind, PullAnswer::Kind::Batches);
        QVERIFY(now.pubSeq >= before.pubSeq);
        QVERIFY(reader->follow().ok());
        ++cuts;
    }
    qInfo("%d cuts; %s", cuts, isWhole ? "to the end" : "there is more");
    QVERIFY(cuts > 5 || sweep.isPart());
    QVERIFY(writer->session().heartbeat().ok() && reader->follow().ok());
    QCOMPARE(differences(*reader, *m_centre), QString());
}

void TestCuts::aFillGoesOnWhereItWasCut() {
    const auto writer = terminal(u"S001"_s);
    QVERIFY(writer->fill().ok());
    for (int i = 0; i < 30; ++i)
        static_cast<void>(writer->enter({{createPerson(numbered(i), u"ア"_s)}, {}}, numbered(i)));
    QVERIFY(writer->send().ok());
    const auto fresh = terminal(u"S002"_s, {4, 1});
    int cuts = 0;
    // Each try gets a little further: it goes on from the last chunk.
    for (Result<bool> done = fail(u"E-TEST"_s); !done; ++cuts) {
        QVERIFY(cuts < 500);
        m_proxy->passOnly(9'000 + 37 * cuts);
        done = fresh->fill();
        if (!done) QCOMPARE(done.error().code, u"E-CENTRAL-010"_s);
    }
    m_proxy->passOnly(CuttingProxy::never);
    qInfo("filled after %d cuts", cuts - 1);
    QVERIFY(cuts > 3);
    QVERIFY(fresh->follow().ok());
    QCOMPARE(differences(*fresh, *m_centre), QString());
}

void TestCuts::aFrozenLineEndsByTheDeadline() {
    const auto desk = terminal(u"S001"_s);
    QVERIFY(desk->session().hello().ok());
    m_proxy->freeze();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(desk->session().hello().error().code, u"E-CENTRAL-010"_s);
    QVERIFY(timer.elapsed() < 25'000);
    m_proxy->passOnly(CuttingProxy::never);
    QVERIFY(desk->session().hello().ok());
}

void TestCuts::aRestoredCentreGetsEverythingAgain() {
    const auto desk = terminal(u"S001"_s);
    const auto other = terminal(u"S002"_s);
    QVERIFY(desk->fill().ok() && other->fill().ok());
    std::vector<OutboxCommand> early;
    for (int i = 0; i < 3; ++i)
        early.push_back(desk->enter({{createPerson(numbered(i), u"ア"_s)}, {}}, numbered(i)));
    QVERIFY(desk->synchronise().ok());
    m_centre->keepMoment();
    for (const auto& each : {desk.get(), other.get()})
        static_cast<void>(each->session().hello());  // finds that it was thrown out
    std::vector<OutboxCommand> late;
    for (int i = 3; i < 8; ++i)
        late.push_back(desk->enter({{createPerson(numbered(i), u"ア"_s)}, {}}, numbered(i)));
    const auto sent = desk->synchronise();
    QVERIFY2(sent.ok(), sent ? "" : qPrintable(sent.error().code + sent.error().detail));
    for (const OutboxCommand& each : late)
        QVERIFY(desk->state(each) >= CommandState::Acknowledged);
    m_centre->restoreMoment();
    for (const auto& each : {desk.get(), other.get()})
        static_cast<void>(each->session().hello());
    for (const OutboxCommand& each : late)
        QCOMPARE(timesEntered(each.caseId), 0);
    // The terminal notices by itself, fetches the records anew and hands in what the centre lost.
    QCOMPARE(desk->follow().error().code, u"E-SYNC-001"_s);
    const auto healed = desk->synchronise();
    QVERIFY2(healed.ok(), healed ? "" : qPrintable(healed.error().code + healed.error().detail));
    for (const auto& list : {early, late}) {
        for (const OutboxCommand& each : list)
            QCOMPARE(timesEntered(each.caseId), 1);
    }
    QCOMPARE(other->follow().error().code, u"E-SYNC-001"_s);
    QVERIFY(other->synchronise().ok());
    QCOMPARE(differences(*desk, *m_centre), QString());
    QCOMPARE(differences(*other, *m_centre), QString());
}

/// The server takes the connection, and then fails before anything was asked of it.
void TestCuts::aFailedBeginningIsNoFaultOfTheCase() {
    const auto desk = terminal(u"S001"_s);
    QVERIFY(desk->fill().ok());
    m_server.run(
        u"CREATE FUNCTION centre.broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE unique_violation; "
        u"END';"
        "CREATE TRIGGER broken BEFORE INSERT ON centre.attachment FOR EACH ROW EXECUTE FUNCTION centre.broken()"_s);
    const OutboxCommand command = desk->enter({{createPerson(u"10000001"_s, u"ア"_s)}, {}}, u"10000001"_s);
    m_proxy->passOnly(0);
    QVERIFY(!desk->session().hello().ok());
    m_proxy->passOnly(CuttingProxy::never);
    for (int i = 0; i < 4; ++i) {
        const auto sent = desk->send();
        QVERIFY(!sent.ok());
        QCOMPARE(sent.error().code, u"E-CENTRAL-010"_s);
        QCOMPARE(desk->state(command), CommandState::Sent);
    }
    m_server.run(u"DROP TRIGGER broken ON centre.attachment"_s);
    QVERIFY(desk->send().ok());
    QCOMPARE(desk->state(command), CommandState::Acknowledged);
    QCOMPARE(timesEntered(command.caseId), 1);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestCuts tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestCuts.moc"
