// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/audit/AuditTrail.h"
#include "core/sync/AuditWitness.h"
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mado;
using namespace mado::test;

namespace {

/// Everything computed anew, by somebody who may do anything in the database.
const QString rebuild =
    u"DO $$ DECLARE l centre.audit; p bytea := decode(repeat('00', 32), 'hex'); n bigint := 0; BEGIN "
    "CREATE TEMP TABLE kept AS SELECT * FROM centre.audit ORDER BY seq; DELETE FROM centre.audit; "
    "DELETE FROM centre.audit_node; FOR l IN SELECT * FROM kept ORDER BY seq LOOP n := n + 1; l.seq := n; "
    "l.prev_hash := p; l.hash := centre.audit_hash(p, l); p := l.hash; INSERT INTO centre.audit SELECT l.*; "
    "PERFORM centre.tree_add(n - 1, p); END LOOP; UPDATE centre.audit_head SET size = n, last_hash = p, "
    "root = centre.tree_hash(0, n); DELETE FROM centre.audit_checkpoint; END $$;"_s;

}  // namespace

/// What the database's administrator does to the audit trail shows at any terminal that was there before.
class TestAuditWitness : public QObject {
    Q_OBJECT
 public:
    explicit TestAuditWitness(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void init();
    void aTrailThatGrowsIsFollowed();
    void aChangedTrailIsDisputed_data();
    void aChangedTrailIsDisputed();
    void aRestoreIsNoDisputeAndShowsAllTheSame();
    void theProofIsAskedForOnceInAWhile();

 private:
    [[nodiscard]] Result<void> look() {
        MADO_ASSIGN(const CentralHello hello, m_desk->session().hello());
        return m_witness->look(m_desk->session(), hello);
    }
    void work(int lines) {
        m_centre->clock().advance(4000);
        for (int i = 0; i < lines; ++i)
            QVERIFY(m_desk->session().note(u"view"_s, QString::number(i)).ok());
        QVERIFY(m_desk->session().heartbeat().ok());
    }
    PostgresServer& m_server;
    std::unique_ptr<PostgresCentre> m_centre;
    std::unique_ptr<SyncTerminal> m_desk;
    std::unique_ptr<AuditWitness> m_witness;
};

void TestAuditWitness::init() {
    m_witness.reset();
    m_desk.reset();
    m_centre = std::make_unique<PostgresCentre>(m_server);
    m_desk = std::make_unique<SyncTerminal>(*m_centre, u"S001"_s);
    QVERIFY(m_desk->on().ok());
    m_witness = std::make_unique<AuditWitness>(m_desk->outbox(), m_centre->clock(), 0s);
}

void TestAuditWitness::aTrailThatGrowsIsFollowed() {
    for (int i = 1; i <= 6; ++i) {
        work(3 * i);
        const auto looked = look();
        QVERIFY2(looked.ok(), looked ? "" : qPrintable(looked.error().code));
    }
    const auto kept = m_witness->checkpoints();
    QCOMPARE(kept->size(), std::size_t{6});
    QCOMPARE(kept->back().size, m_server.run(u"SELECT size FROM centre.audit_head"_s).toLongLong());
    QCOMPARE(QString::fromLatin1(kept->back().root.toHex()),
             m_server.run(u"SELECT encode(root, 'hex') FROM centre.audit_head"_s));
    QVERIFY(m_witness->disputed()->empty());
    // Another program on the same files remembers the same.
    QCOMPARE(*AuditWitness(m_desk->outbox(), m_centre->clock()).checkpoints(), *kept);
}

void TestAuditWitness::aChangedTrailIsDisputed_data() {
    QTest::addColumn<QString>("sql");
    QTest::newRow("edited and rebuilt")
        << QString(u"UPDATE centre.audit SET subject = '9' WHERE seq = 5;"_s + rebuild);
    QTest::newRow("taken out and rebuilt") << QString(u"DELETE FROM centre.audit WHERE seq = 5;"_s + rebuild);
    QTest::newRow("all under another name")
        << QString(u"UPDATE centre.audit SET staff_id = 'S9';"_s + rebuild);
    QTest::newRow("the end cut off") << QString(u"DELETE FROM centre.audit WHERE seq > 8;"_s + rebuild);
}

void TestAuditWitness::aChangedTrailIsDisputed() {
    QFETCH(QString, sql);
    work(10);
    QVERIFY(look().ok());
    const auto before = *m_witness->checkpoints();
    m_server.run(sql);
    // At once, and also after it has grown past what is remembered.
    for (int more : {0, 20}) {
        work(more);
        const auto looked = look();
        QVERIFY(!looked.ok());
        QCOMPARE(looked.error().code, u"E-SYNC-007"_s);
        QCOMPARE(*m_witness->checkpoints(), before);
    }
    QCOMPARE(m_witness->disputed()->size(), std::size_t{2});
    // It stands in the trail itself, too.
    QVERIFY(m_server.run(u"SELECT count(*) FROM centre.audit_inbox WHERE action = 'audit trail disputed'"_s)
                .toInt() > 0);
    // When somebody has looked into it the terminal goes on from the trail as it is then.
    QVERIFY(AuditWitness(m_desk->outbox(), m_centre->clock()).beginAnew().ok());
    QVERIFY(m_witness->disputed()->empty());
    for (int i = 0; i < 2; ++i) {
        work(3);
        QVERIFY(look().ok());
    }
    QVERIFY(m_witness->checkpoints()->back().size > 3);
}

void TestAuditWitness::aRestoreIsNoDisputeAndShowsAllTheSame() {
    work(10);
    QVERIFY(look().ok());
    m_centre->keepMoment();
    static_cast<void>(m_desk->session().hello());  // finds that it was thrown out
    work(10);
    QVERIFY(look().ok());
    const AuditWitness::Checkpoint lost = m_witness->checkpoints()->back();
    m_centre->restoreMoment();
    static_cast<void>(m_desk->session().hello());
    work(3);
    QVERIFY(look().ok());
    QVERIFY(m_witness->disputed()->empty());
    // What the terminal remembers of the lost hour is there for the check.
    AuditTrail trail;
    const auto kept = *m_witness->checkpoints();
    for (const AuditWitness::Checkpoint& each : kept)
        trail.remember(each.size, each.root, u"T1"_s);
    const QString lines = m_server.run(u"SELECT string_agg(e, E'\\n') FROM centre.audit_export() e"_s);
    const QList<QByteArray> list = lines.toUtf8().split('\n');
    for (const QByteArray& line : list)
        trail.take(line);
    const auto findings = trail.finish();
    QVERIFY(!findings.empty());
    QVERIFY(std::ranges::any_of(
        findings, [&lost](const AuditFinding& each) { return each.to == lost.size && each.about == u"T1"; }));
}

void TestAuditWitness::theProofIsAskedForOnceInAWhile() {
    AuditWitness patient(m_desk->outbox(), m_centre->clock(), 600s);
    const auto look = [&] { return patient.look(m_desk->session(), *m_desk->session().hello()); };
    const auto note = [&] {
        return m_desk->session().note(u"view"_s, u"1"_s).ok() && m_desk->session().heartbeat().ok();
    };
    QVERIFY(note() && look().ok());
    const auto first = *patient.checkpoints();
    QVERIFY(note());
    m_centre->clock().advance(500);
    QVERIFY(look().ok());
    QCOMPARE(*patient.checkpoints(), first);
    m_centre->clock().advance(101);
    QVERIFY(look().ok());
    QVERIFY(patient.checkpoints()->back().size > first.back().size);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestAuditWitness tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestAuditWitness.moc"
