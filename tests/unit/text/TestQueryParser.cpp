// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/QueryParser.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;
using Kind = QueryReading::Kind;

namespace {

QString named(Kind kind) {
    switch (kind) {
        case Kind::CaseNumber:
            return u"case"_s;
        case Kind::InsuredNumber:
            return u"insured"_s;
        case Kind::BirthDate:
            return u"birth"_s;
        case Kind::Phone:
            return u"phone"_s;
        case Kind::PostalCode:
            return u"postal"_s;
        case Kind::AddresseeNumber:
            return u"addressee"_s;
        case Kind::Kana:
            return u"kana"_s;
        case Kind::Kanji:
            return u"kanji"_s;
        case Kind::Address:
            return u"address"_s;
        case Kind::IndividualNumber:
            return u"individual"_s;
    }
    return {};
}

QString written(const QueryReading& reading) {
    QString text = named(reading.kind) + u':';
    if (reading.kind == Kind::BirthDate) return text + reading.date.toIso();
    if (reading.kind == Kind::InsuredNumber) return text + reading.insured.text();
    text += reading.key;
    return reading.givenKey.isEmpty() ? text : text + u'+' + reading.givenKey;
}

/// "kana:ヤマ|kanji:ヤマ birth:1958-04-01": readings of a term with '|', terms with ';', a problem with '!'.
QString written(const QList<QueryTerm>& terms) {
    QStringList all;
    for (const QueryTerm& term : terms) {
        QStringList readings;
        for (const QueryReading& reading : term.readings)
            readings << written(reading);
        if (term.problem) readings << u'!' + term.problem->code;
        all << readings.join(u'|');
    }
    return all.join(u';');
}

}  // namespace

class TestQueryParser : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void parse_data();
    void parse();
    void individualNumberLeavesNoTrace_data();
    void individualNumberLeavesNoTrace();
    void limits();
    void keepsWhatWasTyped();

 private:
    KanjiFolding m_folding = KanjiFolding::load().value();
    QueryParser m_parser{m_folding, QuerySettings{{}, {u"青木"_s, u"東領家"_s}}};
};

void TestQueryParser::parse_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("terms");
    const auto row = [](const QString& typed, const QString& terms) {
        QTest::newRow(qPrintable(typed)) << typed << terms;
    };
    row(u"ヤマ S33.4.1 青木"_s, u"kana:ヤマ|kanji:ヤマ;birth:1958-04-01;address:青木|kanji:青木"_s);
    row(u"やまだ"_s, u"kana:ヤマタ|kanji:ヤマダ"_s);
    row(u"ヤマ タ"_s, u"kana:ヤマ+タ|kanji:ヤマ+タ"_s);
    row(u"ﾔﾏ　ﾀ S33"_s, u"kana:ヤマ+タ|kanji:ヤマ+タ;birth:1958-00-00"_s);
    row(u"nguyen van a"_s, u"kana:NGUYEN+VANA|kanji:NGUYEN+VANA"_s);
    row(u"山田"_s, u"kanji:山田|address:山田"_s);
    row(u"髙﨑 眞"_s, u"kanji:高崎+真"_s);
    row(u"山田 青木"_s, u"kanji:山田+青木|kanji:山田|address:山田;address:青木|kanji:青木|kanji:山田+青木"_s);
    row(u"山田 さくら"_s,
        u"kanji:山田+サクラ|kanji:山田|address:山田;kana:サクラ|kanji:サクラ|kanji:山田+サクラ"_s);
    row(u"山田 東"_s, u"kanji:山田+東|kanji:山田|address:山田;address:東|kanji:東|kanji:山田+東"_s);
    row(u"山田 東 太"_s,
        u"kanji:山田+東|kanji:山田|address:山田;address:東|kanji:東|kanji:山田+東;kanji:太|address:太"_s);
    row(u"ヤマ 東"_s, u"kana:ヤマ|kanji:ヤマ;address:東|kanji:東"_s);
    row(u"青木 山田"_s, u"kanji:青木+山田"_s);
    row(u"ヤマ 青木2-1"_s, u"kana:ヤマ|kanji:ヤマ;address:青木2-1|kanji:青木21"_s);
    row(u"青木 2-1-1"_s, u"address:青木2-1-1|kanji:青木;address:2-1-1"_s);
    row(u"山田 2-1-1"_s, u"kanji:山田|address:山田;address:2-1-1"_s);
    row(u"青木二丁目1番1号"_s, u"address:青木2-1-1|kanji:青木二丁目1番1号"_s);
    row(u"平野"_s, u"kanji:平野|address:平野"_s);
    row(u"SATO"_s, u"kana:SATO|kanji:SATO"_s);
    row(u"昭和64年1月7日"_s, u"birth:1989-01-07"_s);
    row(u"昭和33年 4月 1日"_s, u"birth:1958-04-01"_s);
    row(u"S33 4 1"_s, u"birth:1958-04-01"_s);
    row(u"S33.4"_s, u"birth:1958-04-00"_s);
    row(u"令和元年"_s, u"birth:2019-00-00"_s);
    row(u"昭和64年1月8日"_s, u"!E-DATE-004"_s);
    row(u"R5.2.29 ヤマ"_s, u"!E-DATE-002;kana:ヤマ|kanji:ヤマ"_s);
    row(u"1958-04-01"_s, u"birth:1958-04-01|address:1958-4-1"_s);
    row(u"1958/4"_s, u"birth:1958-04-00"_s);
    row(u"19580401"_s, u"birth:1958-04-01|insured:川口 19-580401|addressee:19580401"_s);
    row(u"12345678"_s, u"insured:川口 12-345678|addressee:12345678"_s);
    row(u"１２３４５６７８"_s, u"insured:川口 12-345678|addressee:12345678"_s);
    row(u"3330401"_s, u"birth:1958-04-01|postal:3330401|addressee:3330401"_s);
    row(u"3320031"_s, u"postal:3320031|addressee:3320031"_s);
    row(u"332-0031"_s, u"postal:3320031|address:332-31"_s);
    row(u"195804"_s, u"birth:1958-04-00|addressee:195804"_s);
    row(u"1958"_s, u"birth:1958-00-00|addressee:1958"_s);
    row(u"12-345678-01"_s, u"insured:川口 12-345678 (01)|address:12-345678-1"_s);
    row(u"川口 12-345678 (01)"_s, u"insured:川口 12-345678 (01)"_s);
    row(u"川口 12-345678 ヤマ"_s, u"insured:川口 12-345678;kana:ヤマ|kanji:ヤマ"_s);
    row(u"12-345678 (01)"_s, u"insured:川口 12-345678 (01)"_s);
    row(u"048-258-1110"_s, u"phone:0482581110"_s);
    row(u"09012345678"_s, u"phone:09012345678|addressee:09012345678"_s);
    row(u"2-1-1"_s, u"address:2-1-1"_s);
    row(u"R8-A12-000123"_s, u"case:R8-A12-000123"_s);
    row(u"ｒ８－ａ１２－０００１２３"_s, u"case:R8-A12-000123"_s);
    row(u"01890A5D-AC96-774B-BCCE-B302099A8057"_s, u"case:01890a5d-ac96-774b-bcce-b302099a8057"_s);
    row(u""_s, u""_s);
    row(u"   　"_s, u""_s);
    row(u"ー"_s, u""_s);
    row(u"12"_s, u"address:12"_s);
}

void TestQueryParser::parse() {
    QFETCH(QString, typed);
    QFETCH(QString, terms);
    QCOMPARE(written(m_parser.parse(typed)), terms);
}

void TestQueryParser::individualNumberLeavesNoTrace_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("plain") << u"123456789018"_s;
    QTest::newRow("full width") << u"１２３４５６７８９０１８"_s;
    QTest::newRow("in fours") << u"1234 5678 9018"_s;
    QTest::newRow("hyphens") << u"1234-5678-9018"_s;
}

void TestQueryParser::individualNumberLeavesNoTrace() {
    QFETCH(QString, typed);
    const QList<QueryTerm> terms = m_parser.parse(typed);
    QCOMPARE(terms.size(), 1);
    QVERIFY(terms[0].typed.isEmpty());
    QCOMPARE(terms[0].readings, QList<QueryReading>{{Kind::IndividualNumber}});
    QCOMPARE(written(m_parser.parse(u"123456789017")), u"addressee:123456789017"_s);  // wrong check digit
}

void TestQueryParser::limits() {
    QVERIFY(m_parser.parse(QString(100000, u'あ')).size() == 1);
    QString many;
    for (int i = 0; i < 80; ++i)
        many += u"1 "_s;
    QVERIFY(m_parser.parse(many).size() <= 16);
}

void TestQueryParser::keepsWhatWasTyped() {
    const QList<QueryTerm> terms = m_parser.parse(u" やま　た  Ｓ33.4.1 ");
    QCOMPARE(terms.size(), 2);
    QCOMPARE(terms[0].typed, u"やま た"_s);
    QCOMPARE(terms[1].typed, u"Ｓ33.4.1"_s);
}

QTEST_APPLESS_MAIN(TestQueryParser)
#include "TestQueryParser.moc"
