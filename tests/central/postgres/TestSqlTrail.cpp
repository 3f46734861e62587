// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/audit/AuditTrail.h"
#include "tests/central/postgres/SqlCentre.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

using Kind = AuditFinding::Kind;

namespace {

const QStringList clerk{u"enter_eligibility"_s};

struct Witness {
    qint64 size = 0;
    QByteArray root;
};

}  // namespace

/// What an administrator of the database does to the audit trail shows, and where: checked outside, with what
/// a terminal remembers.
class TestSqlTrail : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_centre = std::make_unique<SqlCentre>(); }
    void init();

    void aWholeTrailIsWhole();
    void tamperingShows_data();
    void tamperingShows();
    void witnessesCanFollow();
    void aRestoredYesterdayShows();
    void theLastHundredLinesAreMissed();
    void anEditedRecordShows_data();
    void anEditedRecordShows();
    void aRewrittenFeedShows();

 private:
    Witness remember() {
        const QJsonObject audit = m_person->call(u"hello()"_s).json()[u"audit"_s].toObject();
        return {audit[u"size"_s].toInteger(), QByteArray::fromHex(audit[u"root"_s].toString().toLatin1())};
    }
    void work(int lines) {
        for (int i = 0; i < lines; ++i)
            m_person->call(u"note('view', $1)"_s, {QByteArray::number(1000 + i)});
        m_person->call(u"publish()"_s);
    }
    std::vector<AuditFinding> check(const QList<Witness>& witnesses) {
        AuditTrail trail;
        for (const Witness& each : witnesses)
            trail.remember(each.size, each.root, u"T1"_s);
        const SqlAnswer lines = m_centre->admin(u"SELECT centre.audit_export()"_s);
        if (!lines.ok()) qWarning("%s", qPrintable(lines.message));
        for (const QString& line : lines.rows)
            trail.take(line.toUtf8());
        return trail.finish();
    }

    /// 山田 is entered by one and confirmed by another: the records and the feed have it.
    void enterAndConfirm(const QString& key) {
        const auto second = m_centre->person(u"S002"_s, {u"enter_eligibility"_s, u"confirm_eligibility"_s});
        const QJsonObject filed = filing(
            m_centre->newId(),
            changeSet({change(u"create"_s, u"addressee"_s, key, 0,
                              {{u"name_kana"_s, {}, u"ヤマダ"_s}, {u"household_no"_s, {}, u"1001"_s}})}));
        const QString id = filed[u"case_id"_s].toString();
        QVERIFY(m_person->submit(u"EnterCase"_s, id, filed).ok());
        QCOMPARE(second->submit(u"ConfirmCase"_s, id, confirmation(filed)).json()[u"outcome"_s].toString(),
                 u"applied"_s);
        second->call(u"publish()"_s);
    }
    [[nodiscard]] QStringList unlikeFeed() {
        const SqlAnswer found = m_centre->admin(u"SELECT centre.unlike_feed()"_s);
        if (!found.ok()) qWarning("%s", qPrintable(found.message));
        QStringList all;
        for (const QString& each : found.rows) {
            const QJsonObject json = QJsonDocument::fromJson(each.toUtf8()).object();
            all << json[u"entity"_s].toString() + u' ' + json[u"key"_s].toString() + u' ' +
                       json[u"finding"_s].toString();
        }
        return all;
    }

    std::unique_ptr<SqlCentre> m_centre;
    std::unique_ptr<SqlPerson> m_person;
    QList<Witness> m_witnesses;
};

void TestSqlTrail::init() {
    m_person.reset();
    m_centre->renew();
    m_person = m_centre->person(u"S001"_s, clerk);
    m_witnesses.clear();
    for (int i = 0; i < 3; ++i) {
        work(9);
        m_witnesses << remember();
    }
}

void TestSqlTrail::aWholeTrailIsWhole() {
    QVERIFY(check(m_witnesses).empty());
    QCOMPARE(m_centre->admin(u"SELECT centre.audit_first_break()"_s).value(), u"0"_s);
    work(5);
    QVERIFY(check(m_witnesses).empty());
    QVERIFY(m_witnesses[0].size >= 10 && m_witnesses[2].size >= 28);
}

void TestSqlTrail::tamperingShows_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    const QString rebuild =
        u"DO $$ DECLARE l centre.audit; p bytea := decode(repeat('00', 32), 'hex'); n bigint := 0; BEGIN "
        "CREATE TEMP TABLE kept AS SELECT * FROM centre.audit ORDER BY seq; DELETE FROM centre.audit; DELETE "
        "FROM centre.audit_node; "
        "FOR l IN SELECT * FROM kept ORDER BY seq LOOP n := n + 1; l.seq := n; l.prev_hash := p; l.hash := "
        "centre.audit_hash(p, l); "
        "p := l.hash; INSERT INTO centre.audit SELECT l.*; PERFORM centre.tree_add(n - 1, p); END LOOP; "
        "UPDATE centre.audit_head SET size = n, last_hash = p, root = centre.tree_hash(0, n); DELETE FROM "
        "centre.audit_checkpoint; "
        "DROP TABLE kept; END $$;"_s;
    QTest::newRow("a word edited") << u"UPDATE centre.audit SET subject = '9' WHERE seq = 15"_s
                                   << Kind::Edited << 15LL << 15LL;
    QTest::newRow("a person edited") << u"UPDATE centre.audit SET staff_id = 'S9' WHERE seq = 4"_s
                                     << Kind::Edited << 4LL << 4LL;
    QTest::newRow("a line edited with its hash")
        << u"UPDATE centre.audit SET subject = '9' WHERE seq = 15; UPDATE centre.audit a SET hash = centre.audit_hash(prev_hash, a) WHERE seq = 15"_s
        << Kind::Unlinked << 16LL << 16LL;
    QTest::newRow("lines deleted") << u"DELETE FROM centre.audit WHERE seq BETWEEN 12 AND 14"_s
                                   << Kind::Missing << 12LL << 14LL;
    QTest::newRow("closed up")
        << u"DELETE FROM centre.audit WHERE seq = 12; UPDATE centre.audit SET seq = -seq WHERE seq > 12; "
           "UPDATE centre.audit SET seq = -seq - 1 WHERE seq < 0"_s
        << Kind::Reordered << 12LL << 28LL;
    QTest::newRow("two swapped") << u"UPDATE centre.audit SET seq = -1 WHERE seq = 12; UPDATE centre.audit "
                                    u"SET seq = 12 WHERE seq = 13; "
                                    "UPDATE centre.audit SET seq = 13 WHERE seq = -1"_s
                                 << Kind::Reordered << 12LL << 12LL;
    QTest::newRow("the end cut") << u"DELETE FROM centre.audit WHERE seq > 20"_s << Kind::CutEnd << 21LL
                                 << 29LL;
    QTest::newRow("the whole rebuilt")
        << QString(u"UPDATE centre.audit SET subject = '9' WHERE seq = 15; "_s + rebuild) << Kind::Rebuilt
        << 12LL << 20LL;
    QTest::newRow("a line taken out, the whole rebuilt")
        << QString(u"DELETE FROM centre.audit WHERE seq = 25; "_s + rebuild) << Kind::CutEnd << 29LL << 29LL;
}

void TestSqlTrail::tamperingShows() {
    QFETCH(QString, sql);
    QFETCH(Kind, kind);
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QCOMPARE(m_witnesses[0].size, 11);
    QCOMPARE(m_witnesses[1].size, 20);
    QCOMPARE(m_witnesses[2].size, 29);
    const SqlAnswer done = m_centre->admin(sql);
    QVERIFY2(done.ok(), qPrintable(done.message));
    const auto findings = check(m_witnesses);
    QVERIFY(!findings.empty());
    QStringList all;
    bool isThere = false;
    for (const AuditFinding& each : findings) {
        all << u"%1 %2-%3 %4"_s.arg(auditFindingName(each.kind)).arg(each.from).arg(each.to).arg(each.about);
        isThere = isThere || (each.kind == kind && each.from == from && each.to == to);
    }
    QVERIFY2(isThere, qPrintable(all.join(u", "_s)));
}

void TestSqlTrail::witnessesCanFollow() {
    const Witness old = m_witnesses[0];
    for (int i = 0; i < 5; ++i) {
        work(i + 1);
        const QJsonObject answer =
            m_person->call(u"audit_proof($1)"_s, {QByteArray::number(old.size)}).json();
        QList<QByteArray> proof;
        for (const QJsonValue& each : answer[u"proof"_s].toArray())
            proof << QByteArray::fromHex(each.toString().toLatin1());
        const qint64 size = answer[u"size"_s].toInteger();
        const QByteArray root = QByteArray::fromHex(answer[u"root"_s].toString().toLatin1());
        QVERIFY(MerkleTree::beginsWith(old.size, old.root, size, root, proof));
        QVERIFY(!MerkleTree::beginsWith(old.size, QByteArray(32, 'x'), size, root, proof));
        QVERIFY(!MerkleTree::beginsWith(old.size, old.root, size, QByteArray(32, 'x'), proof));
        proof.removeLast();
        QVERIFY(!MerkleTree::beginsWith(old.size, old.root, size, root, proof));
    }
}

void TestSqlTrail::aRestoredYesterdayShows() {
    // The database as it was at the second witness, and other work since: same length, other lines.
    const SqlAnswer restored = m_centre->admin(
        u"DELETE FROM centre.audit WHERE seq > 20; DELETE FROM centre.audit_node; UPDATE centre.audit_head "
        u"SET size = 0; "
        "DELETE FROM centre.audit_checkpoint WHERE size > 20; "
        "SELECT centre.tree_add(seq - 1, hash) FROM centre.audit ORDER BY seq; "
        "UPDATE centre.audit_head SET size = 20, last_hash = (SELECT hash FROM centre.audit WHERE seq = 20), root = centre.tree_hash(0, 20)"_s);
    QVERIFY2(restored.ok(), qPrintable(restored.message));
    QVERIFY(check({m_witnesses[0], m_witnesses[1]}).empty());
    work(9);
    const auto findings = check(m_witnesses);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings.front(), (AuditFinding{Kind::Rebuilt, 21, 29, u"T1"_s}));
}

/// Abuse: an administrator deletes the last hundred lines, and the rest ends as if they had never
/// been. The terminal that asked last, at its next look; here it is the check outside that says so.
void TestSqlTrail::theLastHundredLinesAreMissed() {
    work(100);
    const Witness last = remember();
    const SqlAnswer done = m_centre->admin(
        u"DELETE FROM centre.audit WHERE seq > %1; DELETE FROM centre.audit_node; DELETE FROM "
        u"centre.audit_checkpoint "
        u"WHERE size > %1; SELECT centre.tree_add(seq - 1, hash) FROM centre.audit ORDER BY seq; UPDATE "
        u"centre.audit_head SET size = %1, last_hash = (SELECT hash FROM centre.audit WHERE seq = %1), root "
        u"= "
        u"centre.tree_hash(0, %1)"_s.arg(last.size - 100));
    QVERIFY2(done.ok(), qPrintable(done.message));
    // From inside nothing is to be seen.
    QCOMPARE(m_centre->admin(u"SELECT centre.audit_first_break()"_s).value(), u"0"_s);
    const auto findings = check({m_witnesses[0], last});
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings.front(), (AuditFinding{Kind::CutEnd, last.size - 99, last.size, u"T1"_s}));
}

void TestSqlTrail::anEditedRecordShows_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("found");
    const QString record = u"addressee 10000001 "_s;
    QTest::newRow("nothing") << u"SELECT 1"_s << QStringList();
    QTest::newRow("a value") << u"UPDATE records.addressee SET name_kana = 'サトウ'"_s
                             << QStringList{record + u"edited"_s};
    QTest::newRow("a value that was not there")
        << u"UPDATE records.addressee SET current_address = '青木1'"_s << QStringList{record + u"edited"_s};
    QTest::newRow("with another version")
        << u"UPDATE records.addressee SET name_kana = 'サトウ', row_version = 2"_s
        << QStringList{record + u"edited"_s};
    QTest::newRow("taken out") << u"DELETE FROM records.addressee"_s << QStringList{record + u"removed"_s};
    QTest::newRow("of a member of staff")
        << u"UPDATE records.staff_member SET roles = 'chief' WHERE record_key = 'S001'"_s
        << QStringList{u"staff_member S001 edited"_s};
}

/// Abuse: an administrator edits a row of the records past the counter. The nightly check names it.
void TestSqlTrail::anEditedRecordShows() {
    QFETCH(QString, sql);
    QFETCH(QStringList, found);
    enterAndConfirm(u"10000001"_s);
    const SqlAnswer done = m_centre->admin(sql);
    QVERIFY2(done.ok(), qPrintable(done.message));
    QCOMPARE(unlikeFeed(), found);
    QCOMPARE(m_centre->admin(u"SELECT centre.feed_first_break()"_s).value(), u"0"_s);
}

/// And who makes the feed fit the edited row, too, breaks the chain of its batches from there on.
void TestSqlTrail::aRewrittenFeedShows() {
    enterAndConfirm(u"10000001"_s);
    enterAndConfirm(u"10000002"_s);
    const QString seq =
        m_centre
            ->admin(
                u"SELECT b.first_seq FROM centre.change c JOIN centre.feed f USING (change_id) JOIN "
                u"centre.batch b "
                u"USING (batch_no) WHERE c.entity = 'addressee' AND c.record_key = '10000001'"_s)
            .value();
    QVERIFY(seq.toInt() > 0);
    const SqlAnswer done = m_centre->admin(
        u"UPDATE records.addressee SET name_kana = 'サトウ' WHERE record_key = '10000001'; UPDATE "
        u"centre.change SET "
        u"image = replace(image, 'ヤマダ', 'サトウ') WHERE entity = 'addressee' AND record_key = '10000001'"_s);
    QVERIFY2(done.ok(), qPrintable(done.message));
    QCOMPARE(unlikeFeed(), QStringList());
    QCOMPARE(m_centre->admin(u"SELECT centre.feed_first_break()"_s).value(), seq);
}

QTEST_GUILESS_MAIN(TestSqlTrail)
#include "TestSqlTrail.moc"
