// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Search.h"
#include "tests/store/CacheRecords.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestSearch : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void neverFindsAProtectedPersonByPlace_data();
    void neverFindsAProtectedPersonByPlace();
    void protectedAddressIsNotInTheAnswer();
    void findsACase();
    void limitsAndSaysThereIsMore();
    void anImpossibleDateIsToldAndNothingIsSearched();
    void anIndividualNumberIsNotSearched();
    void everyStatementGoesByAnIndex_data();
    void everyStatementGoesByAnIndex();
    void interruptedIsReported();

 private:
    void fill(Cache& cache);
    [[nodiscard]] QStringList found(const QString& text);
    CacheBench m_bench;
    std::unique_ptr<CacheReader> m_reader;
    std::unique_ptr<QueryParser> m_parser;
};

void TestSearch::fill(Cache& cache) {
    const PersonOf people[] = {
        {u"1"_s, u"ヤマダ　タロウ"_s, u"山田　太郎"_s},
        {u"2"_s, u"ヤマダ　ハナコ"_s, u"山田　花子"_s, u"1960-05-02"_s},
        {u"3"_s, u"ヤマモト　タケシ"_s, u"山本　武"_s, u"1958-00-00"_s, u"川口市本町一丁目2番3号"_s,
         u"1002"_s},
        {u"4"_s, u"ワタナベ　ジュン"_s, u"渡邉　純"_s, u"1985-12-31"_s,
         u"川口市青木三丁目5番1号コーポ青木203"_s, u"1003"_s},
        {u"5"_s, u"ヤマナカ　カクレ"_s, u"山中　隠"_s, u"1990-01-01"_s, u"川口市青木二丁目9番9号"_s,
         u"1004"_s, true},
        {u"6"_s, u"NGUYEN VAN A"_s, QString(), u"1995-07-07"_s, u"川口市芝一丁目1番1号"_s, u"1005"_s},
        {u"8"_s, u"ミヤモト　サクラ"_s, u"宮本　さくら"_s, u"1999-03-03"_s, u"川口市芝一丁目1番1号"_s,
         u"1005"_s},
        {u"70001234"_s, u"スズキ"_s, u"鈴木"_s, u"1970-01-01"_s, u"川口市芝二丁目1番1号"_s, u"1006"_s},
    };
    std::vector<CacheChange> changes;
    for (const PersonOf& person : people)
        changes.push_back(put(addresseeOf(person)));
    changes.push_back(put(contactOf(u"4"_s, u"0482581110"_s)));
    changes.push_back(put(contactOf(u"5"_s, u"0482581110"_s)));
    Record nhi(Entity::NhiHousehold, u"C1"_s, 1);
    nhi.set(field::nhi_household::certificate_no, u"C1"_s);
    nhi.set(field::nhi_household::number, u"12-345678"_s);
    changes.push_back(put(nhi));
    for (const QString& no : {u"1"_s, u"2"_s}) {
        Record eligibility(Entity::Eligibility, no + u"/01"_s, 1);
        eligibility.set(field::eligibility::addressee_no, no);
        eligibility.set(field::eligibility::certificate_no, u"C1"_s);
        eligibility.set(field::eligibility::branch_no, u"0"_s + no);
        changes.push_back(put(eligibility));
    }
    Record caseFile(Entity::CaseFile, u"0194f3a0-0000-7000-8000-000000000001"_s, 1);
    caseFile.set(field::case_file::case_id, caseFile.key());
    caseFile.set(field::case_file::case_no, u"R8-A12-000123"_s);
    caseFile.set(field::case_file::household_no, u"1003"_s);
    changes.push_back(put(caseFile));
    QVERIFY(CacheBench::apply(cache, std::move(changes)).ok());
    QVERIFY(cache.markComplete().ok());
}

void TestSearch::initTestCase() {
    auto cache = m_bench.open();
    QVERIFY(cache.ok());
    fill(**cache);
    auto reader = CacheReader::open(m_bench.path(), keyOf(2));
    QVERIFY(reader.ok());
    m_reader = std::move(reader).value();
    QuerySettings settings;
    settings.towns = {u"青木"_s, u"本町"_s, u"芝"_s, u"花園"_s};
    m_parser = std::make_unique<QueryParser>(m_bench.folding, settings);
}

QStringList TestSearch::found(const QString& text) {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    const auto answer = search.find(text);
    if (!answer) return {answer.error().code + answer.error().detail};
    QStringList numbers;
    for (const SearchHit& hit : answer->hits)
        numbers << hit.addresseeNo;
    numbers.sort();
    return numbers;
}

void TestSearch::finds_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("numbers");
    const auto row = [](const char* name, const QString& typed, const QStringList& numbers) {
        QTest::newRow(name) << typed << numbers;
    };
    row("kana prefix", u"ヤマ"_s, {u"1"_s, u"2"_s, u"3"_s, u"5"_s});
    row("half width", u"ﾔﾏﾀﾞ"_s, {u"1"_s, u"2"_s});
    row("hiragana without voicing", u"やまた"_s, {u"1"_s, u"2"_s});
    row("whole name in one", u"ヤマダタロウ"_s, {u"1"_s});
    row("family and given", u"ヤマ タ"_s, {u"1"_s, u"3"_s});
    row("one character and given", u"ヤ ハナ"_s, {u"2"_s});
    row("kanji prefix", u"山田"_s, {u"1"_s, u"2"_s});
    row("kanji variant", u"渡辺"_s, {u"4"_s});
    row("kanji family and given", u"山田 太"_s, {u"1"_s});
    row("given name that begins like a town", u"山田 花"_s, {u"2"_s});
    row("whole given name, the birth date first", u"S35.5.2 山田 花子"_s, {u"2"_s});
    row("ideographs, and a given name in kana", u"宮本 さくら"_s, {u"8"_s});
    row("ideographs, and what no given name begins with", u"宮本 さつき"_s, {});
    row("town and lot number apart", u"青木 2-1-1"_s, {u"1"_s, u"2"_s});
    row("name and lot number", u"山田 2-1-1"_s, {u"1"_s, u"2"_s});
    row("name, town and lot number", u"山田 青木 2-1-1"_s, {u"1"_s, u"2"_s});
    row("given name like a town, and the town", u"山田 花 青木"_s, {u"2"_s});
    row("given name like a town, and another town", u"山田 花 本町"_s, {});
    row("latin", u"nguyen van"_s, {u"6"_s});
    row("birth date of an era", u"S33.4.1"_s, {u"1"_s, u"3"_s});  // 3: only the year is registered
    row("birth date and name", u"ヤマダ S33.4.1"_s, {u"1"_s});
    row("name and birth date", u"S35.5.2 ヤマ"_s, {u"2"_s});
    row("year", u"ヤマ 1958"_s, {u"1"_s, u"3"_s});
    row("address", u"青木2-1-1"_s, {u"1"_s, u"2"_s});
    row("address with the city", u"川口市青木2丁目1番1号"_s, {u"1"_s, u"2"_s});
    row("town and name", u"ヤマ 本町"_s, {u"3"_s});
    row("town and one character of a name", u"ヤ 青木"_s, {u"1"_s, u"2"_s});
    row("town and two names", u"ヤマ タ 本町"_s, {u"3"_s});
    row("town and ideographs", u"山田 青木"_s, {u"1"_s, u"2"_s});
    row("town and one ideograph", u"山 本町"_s, {u"3"_s});
    row("town and a variant", u"渡辺 青木"_s, {u"4"_s});
    row("town and a name in one", u"ヤマダハ 青木"_s, {u"2"_s});
    row("town and a name without parts", u"スズ 芝"_s, {u"70001234"_s});
    row("name and the town of others", u"スズキ 青木"_s, {});
    row("building beside a name", u"ワタナベ コーポ青木"_s, {u"4"_s});
    row("building before a name", u"コーポ青木 ワタナベ"_s, {u"4"_s});
    row("postal code and kana", u"332-0031 ワタ"_s, {u"4"_s});
    row("phone", u"048-258-1110"_s, {u"4"_s});
    row("insured number", u"12-345678"_s, {u"1"_s, u"2"_s});
    row("insured number with branch", u"川口 12-345678 (02)"_s, {u"2"_s});
    row("insured number and name", u"12-345678 ヤマダ タ"_s, {u"1"_s});
    row("addressee number", u"70001234"_s, {u"70001234"_s});
    row("three things", u"ヤマダ 青木 S33.4.1"_s, {u"1"_s});
    row("nobody", u"サトウ"_s, {});
    row("name and another's birth date", u"ワタナベ S33.4.1"_s, {});
    row("nothing", u"  "_s, {});
    row("signs of SQL", u"ヤマ%' OR 1=1 --"_s, {});
}

void TestSearch::finds() {
    QFETCH(QString, typed);
    QFETCH(QStringList, numbers);
    QCOMPARE(found(typed), numbers);
}

void TestSearch::neverFindsAProtectedPersonByPlace_data() {
    QTest::addColumn<QString>("typed");
    for (const QString& typed :
         {u"青木2-9-9"_s, u"青木"_s, u"332-0031"_s, u"0482581110"_s, u"ヤマナカ 青木"_s,
          u"ヤマナカ 青木2-9-9"_s, u"山中 青木 2-9-9"_s, u"山中 2-9-9"_s, u"山中 青木"_s,
          u"ヤマナカ 332-0031"_s, u"ヤマナカ 0482581110"_s, u"H2.1.1 青木"_s}) {
        QTest::newRow(qPrintable(typed)) << typed;
    }
}

void TestSearch::neverFindsAProtectedPersonByPlace() {
    QFETCH(QString, typed);
    QVERIFY(!found(typed).contains(u"5"_s));
}

void TestSearch::protectedAddressIsNotInTheAnswer() {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    const auto hidden = search.find(u"ヤマナカ カクレ"_s);
    QCOMPARE(hidden->hits.size(), std::size_t{1});
    QVERIFY(hidden->hits[0].isProtected);
    QVERIFY(hidden->hits[0].address.isNull());
    const auto open = search.find(u"ワタナベ"_s);
    QVERIFY(!open->hits[0].isProtected);
    QCOMPARE(open->hits[0].address, u"川口市青木三丁目5番1号コーポ青木203"_s);
    QCOMPARE(open->hits[0].householdNo, u"1003"_s);
    QCOMPARE(open->hits[0].nameKanji, u"渡邉　純"_s);
}

void TestSearch::findsACase() {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    for (const QString& typed : {u"R8-A12-000123"_s, u"0194f3a0-0000-7000-8000-000000000001"_s}) {
        const auto answer = search.find(typed);
        QCOMPARE(answer->hits.size(), std::size_t{1});
        QCOMPARE(answer->hits[0].kind, SearchHit::Kind::Case);
        QCOMPARE(answer->hits[0].householdNo, u"1003"_s);
        QCOMPARE(answer->hits[0].caseNo, u"R8-A12-000123"_s);
    }
}

void TestSearch::limitsAndSaysThereIsMore() {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    const auto two = search.find(u"ヤマ"_s, 2);
    QCOMPARE(two->hits.size(), std::size_t{2});
    QVERIFY(two->hasMore);
    QCOMPARE(two->hits[0].nameKana, u"ヤマダ　タロウ"_s);  // in kana order
    const auto all = search.find(u"ヤマ"_s, 4);
    QCOMPARE(all->hits.size(), std::size_t{4});
    QVERIFY(!all->hasMore);
}

void TestSearch::anImpossibleDateIsToldAndNothingIsSearched() {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    const auto answer = search.find(u"ヤマ 昭和64年1月8日"_s);
    QCOMPARE(answer->problems.size(), 1);
    QVERIFY(answer->hits.empty());
}

void TestSearch::anIndividualNumberIsNotSearched() {
    Search search(*m_reader, *m_parser, m_bench.settings.cityPrefixes);
    const auto answer = search.find(u"123456789018"_s);
    QVERIFY(answer->isIndividualNumber);
    QVERIFY(answer->hits.empty());
}

void TestSearch::everyStatementGoesByAnIndex_data() {
    QTest::addColumn<QByteArray>("sql");
    for (const std::string_view sql : Search::statements()) {
        const QByteArray text(sql.data(), static_cast<qsizetype>(sql.size()));
        QTest::newRow(text.constData()) << text;
    }
}

void TestSearch::everyStatementGoesByAnIndex() {
    QFETCH(QByteArray, sql);
    auto plan = m_reader->connection().prepareOnce("EXPLAIN QUERY PLAN " + sql.toStdString());
    QVERIFY(plan.ok());
    int steps = 0;
    for (auto row = plan->step(); row.ok() && *row; row = plan->step()) {
        const QString step = plan->text(3);
        QVERIFY2(!step.startsWith(u"SCAN"_s) || step == u"SCAN CONSTANT ROW"_s, qPrintable(step));
        ++steps;
    }
    QVERIFY(steps > 0);
    // A prefix must not become a filter: LIKE goes by no index here.
    QVERIFY(!sql.contains("LIKE"));
}

void TestSearch::interruptedIsReported() {
    auto reader = CacheReader::open(m_bench.path(), keyOf(2));
    Search search(**reader, *m_parser, m_bench.settings.cityPrefixes);
    const Interrupter interrupter = (*reader)->interrupter();
    std::atomic_bool finished = false;
    std::unique_ptr<QThread> other(QThread::create([&] {
        while (!finished)
            interrupter.interrupt();
    }));
    other->start();
    bool stopped = false;
    for (int i = 0; i < 100'000 && !stopped; ++i) {
        const auto answer = search.find(u"ヤマ 青木"_s);
        stopped = !answer.ok();
        if (stopped) QCOMPARE(answer.error().code, u"E-STORE-014"_s);
    }
    finished = true;
    other->wait();
    QVERIFY(stopped);
    QCOMPARE(search.find(u"ヤマダ"_s)->hits.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestSearch)
#include "TestSearch.moc"
