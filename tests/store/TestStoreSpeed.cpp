// SPDX-License-Identifier: GPL-3.0-or-later
// First fill and search with as many residents as the city has. MADO_RESIDENTS sets another number.
#include "core/domain/SchemaText.h"
#include "core/store/Search.h"
#include "tests/store/CacheRecords.h"
#include "tests/store/SpeedCity.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

int residents() {
    bool given = false;
    const int number = qEnvironmentVariableIntValue("MADO_RESIDENTS", &given);
    return given ? number : 600'000;
}

}  // namespace

class TestStoreSpeed : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void fills();
    void searchesInTime();
    void memoryLockCosts_data();
    void memoryLockCosts();

 private:
    void addChunk(CacheFill& fill, Entity entity, const std::vector<SpeedCity::Person>& people, int from,
                  int to);
    CacheBench m_bench;
    std::vector<SpeedCity::Person> m_people;
};

void TestStoreSpeed::initTestCase() {
    SpeedCity city(residents());
    m_people.reserve(static_cast<std::size_t>(residents()));
    for (int i = 0; i < residents(); ++i)
        m_people.push_back(city.next(i));
}

void TestStoreSpeed::addChunk(CacheFill& fill, Entity entity, const std::vector<SpeedCity::Person>& people,
                              int from, int to) {
    std::vector<std::optional<std::string_view>> row(schema::columns(entity).size() + 2);
    const auto place = [&](Field field) -> std::optional<std::string_view>& {
        const auto& columns = schema::columns(entity);
        return row[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), field) -
                                            columns.begin()) +
                   2];
    };
    QVERIFY(fill.beginChunk(entity).ok());
    for (int i = from; i < to; ++i) {
        const SpeedCity::Person& person = people[static_cast<std::size_t>(i)];
        const std::string no = person.no.toStdString();
        std::vector<std::string> texts;
        texts.reserve(8);
        const auto set = [&](Field field, const QString& text) {
            texts.push_back(text.toStdString());
            place(field) = texts.back();
        };
        row[0] = no;
        row[1] = "1";
        if (entity == Entity::Addressee) {
            using namespace field::addressee;
            set(name_kana, person.kana);
            set(name_kanji, person.kanji);
            set(birth_date, person.birth);
            set(current_address, person.address);
            set(household_no, person.household);
            place(addressee_no) = no;
            place(nondisclosure_requested) = "0";
        } else {
            place(field::contact::addressee_no) = no;
            set(field::contact::phone_key, person.phone);
        }
        QVERIFY(fill.add(row).ok());
    }
    const QString last = people[static_cast<std::size_t>(to - 1)].no;
    QVERIFY(fill.commitChunk({last, 1, 0, to == static_cast<int>(people.size())}).ok());
}

void TestStoreSpeed::fills() {
    QElapsedTimer timer;
    timer.start();
    auto fill = CacheFill::open(m_bench.path(), keyOf(2), m_bench.settings);
    QVERIFY(fill.ok());
    for (const Entity entity : {Entity::Addressee, Entity::Contact}) {
        for (int from = 0; from < residents(); from += 20'000)
            addChunk(**fill, entity, m_people, from, std::min(from + 20'000, residents()));
    }
    const qint64 loaded = timer.elapsed();
    QVERIFY((*fill)->finish({u"e1"_s, 1, "h", 1, u"s"_s}, {{Entity::Addressee, residents()}}).ok());
    const qint64 finished = timer.elapsed();
    fill->reset();
    auto cache = m_bench.open();
    QVERIFY((*cache)->markComplete().ok());
    const qint64 size = QFileInfo(m_bench.path()).size() / 1'000'000;
    qInfo("%d residents and contacts: rows %lld ms, indexes and search %lld ms, file %lld MB", residents(),
          loaded, finished - loaded, size);
}

void TestStoreSpeed::searchesInTime() {
    auto reader = CacheReader::open(m_bench.path(), keyOf(2));
    QVERIFY(reader.ok());
    QuerySettings settings;
    settings.towns = {u"青木"_s, u"本町"_s, u"芝"_s};
    const QueryParser parser(m_bench.folding, settings);
    Search search(**reader, parser, m_bench.settings.cityPrefixes);
    std::mt19937 random(7);
    std::map<QString, std::vector<double>> times;
    std::vector<double> all;
    int found = 0;
    for (int round = 0; round < 200; ++round) {
        const SpeedCity::Person& person = m_people[random() % m_people.size()];
        const QString family = person.kana.section(u'\u3000', 0, 0);
        const QString given = person.kana.section(u'\u3000', 1, 1);
        const QString kanji = person.kanji.section(u'\u3000', 0, 0);
        const QString town = person.address.sliced(3, 2);
        const std::pair<QString, QString> queries[] = {
            {u"1 kana"_s, family.first(1)},
            {u"2 kana"_s, family.first(2)},
            {u"whole name"_s, family + u' ' + given},
            {u"family and first of given"_s, family.first(2) + u' ' + given.first(1)},
            {u"kana and birth date"_s, family.first(2) + u' ' + person.birth},
            {u"birth date"_s, person.birth},
            {u"kana and birth year"_s, family + u' ' + person.birth.first(4)},
            {u"kanji"_s, kanji},
            {u"kanji and given"_s, person.kanji},
            {u"address"_s, person.address},
            {u"kana and town"_s, family.first(2) + u' ' + town + u"1丁目"_s},
            {u"name and address"_s, family + u' ' + given + u' ' + person.address},
            {u"phone"_s, person.phone},
            {u"addressee number"_s, person.no},
        };
        for (const auto& [kind, text] : queries) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = search.find(text);
            const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
            if (!answer->hits.empty()) ++found;
            times[kind].push_back(ms);
            all.push_back(ms);
        }
    }
    const auto quantile = [](std::vector<double>& values, double q) {
        std::ranges::sort(values);
        return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
    };
    for (auto& [kind, values] : times) {
        qInfo("%-28s median %6.2f ms  p99 %6.2f ms  longest %6.2f ms", qPrintable(kind),
              quantile(values, 0.5), quantile(values, 0.99), values.back());
    }
    const double p99 = quantile(all, 0.99);
    qInfo("all: median %.2f ms, p99 %.2f ms", quantile(all, 0.5), p99);
    QVERIFY(found > 2500);  // the answers are there, not only quick
    QVERIFY2(p99 < 16.0, "a search must fit into one frame");
}

void TestStoreSpeed::memoryLockCosts_data() {
    QTest::addColumn<bool>("lock");
    QTest::newRow("off") << false;
    QTest::newRow("on") << true;  // last: it cannot be turned off again in a process
}

void TestStoreSpeed::memoryLockCosts() {
    QFETCH(bool, lock);
    ConnectionOptions options;
    options.access = ConnectionOptions::Access::ReadOnly;
    options.pageSize = 8192;
    options.lockMemory = lock;
    auto connection = Connection::open(m_bench.path(), keyOf(2), options);
    QVERIFY(connection.ok());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(
        (*connection)->scalarInteger("SELECT count(*) FROM addressee WHERE name_kanji >= ''").valueOr(-1),
        residents());
    qInfo("cipher_memory_security %s: whole table in %lld ms", lock ? "on" : "off", timer.elapsed());
}

QTEST_GUILESS_MAIN(TestStoreSpeed)
#include "TestStoreSpeed.moc"
