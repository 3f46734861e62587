// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/PgBulkLoad.h"
#include "tests/central/Cases.h"
#include "tests/central/postgres/PostgresCentre.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// Abuse: what is loaded in bulk is not what it should be. It is refused whole, and nothing of it stays.
class TestBulkLoad : public QObject {
    Q_OBJECT
 public:
    explicit TestBulkLoad(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void init() { m_server.makeEmptyCentre(); }
    void theSamePersonTwiceLeavesNothing_data();
    void theSamePersonTwiceLeavesNothing();
    void hostileTextsAreTextsOnly_data();
    void hostileTextsAreTextsOnly();

 private:
    [[nodiscard]] static Record person(const QString& key, const QString& kana) {
        Record record(Entity::Addressee, key, 1);
        record.set(field::addressee::name_kana, kana);
        return record;
    }
    [[nodiscard]] Result<void> load(const std::vector<Record>& records) {
        MADO_ASSIGN(const auto owner, PgConnection::openAsOwner(m_server.postgres().superuser()));
        MADO_ASSIGN(const auto load, PgBulkLoad::begin(*owner));
        for (const Record& each : records)
            MADO_TRY(load->add(each));
        return load->finish();
    }
    [[nodiscard]] int persons() { return m_server.run(u"SELECT count(*) FROM records.addressee"_s).toInt(); }
    PostgresServer& m_server;
};

void TestBulkLoad::theSamePersonTwiceLeavesNothing_data() {
    QTest::addColumn<int>("between");
    QTest::newRow("one after the other") << 0;
    QTest::newRow("far apart, when much was sent already") << 60'000;
}

void TestBulkLoad::theSamePersonTwiceLeavesNothing() {
    QFETCH(int, between);
    const QString epoch = m_server.run(u"SELECT epoch FROM centre.head"_s);
    std::vector<Record> records{person(u"10000001"_s, u"ヤマダ"_s)};
    for (int i = 0; i < between; ++i)
        records.push_back(person(QString::number(20'000'000 + i), u"ヒト"_s));
    records.push_back(person(u"10000001"_s, u"サトウ"_s));
    QVERIFY(!load(records).ok());
    QCOMPARE(persons(), 0);
    QCOMPARE(m_server.run(u"SELECT epoch FROM centre.head"_s), epoch);
    // And the right ones can be loaded then.
    records.pop_back();
    const auto done = load(records);
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().code + done.error().detail));
    QCOMPARE(persons(), between + 1);
}

void TestBulkLoad::hostileTextsAreTextsOnly_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("end of the data") << u"\\."_s;
    QTest::newRow("lines and columns") << u"a\tb\nc\\N\r\\"_s;
    QTest::newRow("SQL") << u"'); DROP TABLE records.addressee; --"_s;
    QTest::newRow("four bytes and a variant") << u"𠮷\u845B\U000E0100"_s;
    QTest::newRow("right to left") << u"\u202Egnp\u202C"_s;
    QTest::newRow("64 KiB") << QString(65'536, u'長');
}

void TestBulkLoad::hostileTextsAreTextsOnly() {
    QFETCH(QString, text);
    const auto done = load({person(u"1"_s, text), person(u"2"_s, u"ヒト"_s)});
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().code + done.error().detail));
    QCOMPARE(persons(), 2);
    QCOMPARE(m_server.run(u"SELECT name_kana FROM records.addressee WHERE record_key = '1'"_s), text);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestBulkLoad tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestBulkLoad.moc"
