// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlGuarded.h"

#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// Individual numbers: sealed, read for a reason, and nowhere else.
class TestSqlNumbers : public SqlGuarded {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(sodium_init() >= 0);
        m_centre = std::make_unique<SqlCentre>();
    }
    void init() { m_centre->renew(); }

    void numberIsReadWithATraceOnly();
    void readingCannotBeRolledBack();
    void numbersAnHourAreLimited();
    void sameNumberTwiceIsOnTheChecklist();
    void numbersAreNowhere();
};

void TestSqlNumbers::numberIsReadWithATraceOnly() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    file(*author, *second, {{no, "123456789018"}});
    const ReplyKey key;
    QCOMPARE(author->call(u"ask_number($1, ' ')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-021"_s);
    QCOMPARE(author->call(u"ask_number('10000002', '照会')"_s).code(), u"E-CENTRAL-020"_s);
    QCOMPARE(second->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-011"_s);
    const QByteArray ticket =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    QCOMPARE(second->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).sqlstate, u"42501"_s);
    QCOMPARE(author->call(u"read_number($1, '\\x00')"_s, {ticket}).code(), u"E-CENTRAL-001"_s);
    const SqlAnswer answer = author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()});
    QCOMPARE(key.open(answer), QByteArray("123456789018"));
    QVERIFY(!answer.value().contains(u"123456789018"_s));
    // A ticket is good once.
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(m_centre
                 ->admin(u"SELECT string_agg(staff_id || ' ' || action || ' ' || subject, '|' ORDER BY seq) "
                         u"FROM centre.audit "
                         "WHERE action LIKE 'number%'"_s)
                 .value(),
             u"S001 number refused 10000002 E-CENTRAL-020|S002 number refused 10000001 E-CENTRAL-011|"
             "S001 number read 10000001 照会"_s);
}

void TestSqlNumbers::readingCannotBeRolledBack() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    file(*author, *second, {{no, "123456789018"}});
    const ReplyKey key;
    // In the transaction that asked, the ticket opens nothing.
    author->run(u"BEGIN"_s);
    const QByteArray ticket =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    author->run(u"ROLLBACK"_s);
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    // Nor in one that began within it.
    author->run(u"BEGIN; SAVEPOINT a"_s);
    const QByteArray inner =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    author->run(u"RELEASE a"_s);
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {inner, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    author->run(u"ROLLBACK"_s);
}

void TestSqlNumbers::numbersAnHourAreLimited() {
    m_centre->admin(u"UPDATE centre.setting SET value = '5' WHERE name = 'numbers_per_hour'"_s);
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const auto twice = m_centre->again(u"S001"_s);
    file(*author, *second, {{no, "123456789018"}});
    for (int i = 0; i < 5; ++i)
        QVERIFY((i % 2 == 0 ? author : twice)
                    ->call(u"ask_number($1, '照会')"_s, {no.toUtf8()})
                    .json()
                    .contains(u"ticket"_s));
    QCOMPARE(author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-022"_s);
    QCOMPARE(twice->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-022"_s);
}

void TestSqlNumbers::sameNumberTwiceIsOnTheChecklist() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    file(*author, *second, {{no, "123456789018"}, {u"10000002"_s, "999999999999"}});
    QCOMPARE(second->call(u"number_checklist()"_s).rows.size(), 0);
    file(*author, *second, {{u"10000003"_s, "123456789018"}, {u"10000002"_s, "888888888888"}});
    const QString list = second->call(u"number_checklist()"_s).rows.join(u'\n');
    QVERIFY(list.contains(u"same number"_s) && list.contains(u"number replaced"_s));
    QVERIFY(!list.contains(u"123456789018"_s));
}

void TestSqlNumbers::numbersAreNowhere() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    QList<QByteArray> canaries;
    QList<std::pair<QString, QByteArray>> numbers;
    for (int i = 0; i < 200; ++i) {
        canaries << QByteArray::number(720'000'000'000LL + i * 7'919'317LL);
        numbers << std::pair(QString::number(10'000'000 + i), canaries.back());
    }
    file(*author, *second, numbers);
    for (int i = 0; i < 25; ++i) {
        const ReplyKey key;
        const QByteArray ticket = author->call(u"ask_number($1, '照会')"_s, {numbers[i].first.toUtf8()})
                                      .json()[u"ticket"_s]
                                      .toString()
                                      .toUtf8();
        QCOMPARE(key.open(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()})),
                 canaries[i]);
    }
    // Faults, whose words could hold what was sent.
    author->call(u"submit('x', 'y', 'z', '\\xff', 'w', 'T', 1, now())"_s);
    second->call(u"number_checklist()"_s);
    m_centre->admin(u"CHECKPOINT"_s);
    // Data files, write-ahead log, server log: all that the server ever wrote.
    qint64 searched = 0;
    const QString folder = QFileInfo(m_centre->server().dataFolder()).path();
    for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray content = file.readAll();
        searched += content.size();
        for (const QByteArray& canary : canaries)
            QVERIFY2(!content.contains(canary), qPrintable(file.fileName()));
    }
    qInfo("%lld MiB searched", searched / 1024 / 1024);
    QVERIFY(searched > 20LL * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestSqlNumbers)
#include "TestSqlNumbers.moc"
