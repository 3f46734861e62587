// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/PostalCodeTable.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

class TestPostalCodeTable : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void find();
    void startingWith();
    void matching();
    void everyOwnTownIsInTheNationalTable();
    void towns();
    void readsLazily();
    void tornFiles();

 private:
    PostalCodeTable m_table;
};

void TestPostalCodeTable::find() {
    QElapsedTimer timer;
    timer.start();
    const PostalCode code = PostalCode::parse(u"332-0031").value();
    const QList<PostalCodeTable::Place> places = m_table.find(code).value();
    qInfo("first answer after %lld ms", timer.elapsed());
    QCOMPARE(places.size(), 1);
    QCOMPARE(places[0].code, code);
    QCOMPARE(places[0].address(), u"埼玉県川口市青木"_s);
    QCOMPARE(places[0].townKana, u"アオキ"_s);
    QVERIFY(m_table.find(PostalCode::parse(u"0000000").value()).value().isEmpty());
    QVERIFY(m_table.find(PostalCode()).value().isEmpty());
    QVERIFY(m_table.edition().value().startsWith(u"ver"));
    // a code with several towns
    QVERIFY(m_table.find(PostalCode::parse(u"4520961").value()).value().size() > 1);
}

void TestPostalCodeTable::startingWith() {
    const QList<PostalCodeTable::Place> places = m_table.startingWith(u"3320"_s, 5).value();
    QCOMPARE(places.size(), 5);
    for (const PostalCodeTable::Place& place : places)
        QVERIFY(place.code.digits().startsWith(u"3320"));
    QVERIFY(std::is_sorted(places.begin(), places.end(),
                           [](const auto& a, const auto& b) { return a.code < b.code; }));
    QVERIFY(m_table.startingWith(QString()).value().isEmpty());
    QVERIFY(m_table.startingWith(u"33a"_s).value().isEmpty());
    QVERIFY(m_table.startingWith(u"33200311"_s).value().isEmpty());
}

void TestPostalCodeTable::matching() {
    const PostalCode code = PostalCode::parse(u"3320031").value();
    for (const QString& text : {u"埼玉県川口市青木"_s, u"川口市青木"_s}) {
        const QList<PostalCodeTable::Place> places = m_table.matching(text).value();
        QCOMPARE(places.size(), 1);
        QCOMPARE(places[0].code, code);
    }
    QVERIFY(m_table.matching(u"青木"_s, 10).value().size() > 1);  // towns of that name elsewhere too
    QCOMPARE(m_table.matching(u"川口市"_s, 3).value().size(), 3);
    QVERIFY(m_table.matching(u" "_s).value().isEmpty());
    QVERIFY(m_table.matching(u"存在しない町"_s).value().isEmpty());
}

void TestPostalCodeTable::everyOwnTownIsInTheNationalTable() {
    const TownTable table = TownTable::load().value();
    QVERIFY(table.towns().size() > 100);
    for (const TownTable::Town& town : table.towns()) {
        const QList<PostalCodeTable::Place> places = m_table.find(town.code).value();
        const bool found =
            std::any_of(places.begin(), places.end(), [&town](const PostalCodeTable::Place& place) {
                return place.city == u"川口市" && place.town == town.name;
            });
        QVERIFY2(found, qPrintable(town.name));
    }
}

void TestPostalCodeTable::towns() {
    const TownTable table = TownTable::load().value();
    QCOMPARE(table.find(PostalCode::parse(u"3320031").value()).value(0).name, u"青木"_s);
    QVERIFY(table.names().contains(u"青木"_s));
    QCOMPARE(table.startingWith(u"あおき"_s).value(0).name, u"青木"_s);
    QCOMPARE(table.startingWith(u"ﾋｶﾞｼﾘｮｳｹ"_s).value(0).name, u"東領家"_s);
    QVERIFY(table.startingWith(QString()).isEmpty());
    QVERIFY(table.startingWith(u"-"_s).isEmpty());
    QCOMPARE(TownTable::load(u":/places/absent.tsv"_s).error().code, u"E-POSTAL-002"_s);
}

void TestPostalCodeTable::readsLazily() {
    const PostalCodeTable absent(u":/places/absent.tsv.gz"_s);  // making it asks for nothing
    QCOMPARE(absent.find(PostalCode::parse(u"3320031").value()).error().code, u"E-POSTAL-002"_s);
    QCOMPARE(absent.edition().error().code, u"E-POSTAL-002"_s);
}

void TestPostalCodeTable::tornFiles() {
    QTemporaryDir dir;
    QFile whole(PostalCodeTable::builtInFile());
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray packed = whole.readAll();
    const auto written = [&dir](const QByteArray& content) {
        const QString path = dir.filePath(u"codes.gz"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) file.write(content);
        return path;
    };
    for (const QByteArray& content :
         {QByteArray(), QByteArray("no gzip"), packed.first(1000), packed.first(packed.size() - 9)}) {
        const PostalCodeTable table(written(content));
        QCOMPARE(table.edition().error().code, u"E-POSTAL-003"_s);
    }
}

QTEST_APPLESS_MAIN(TestPostalCodeTable)
#include "TestPostalCodeTable.moc"
