// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheReader.h"
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/sync/SyncTerminal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// What a terminal keeps under each mode, against the real centre: households 1 and 2 are insured, 3 is not.
class TestCacheModes : public QObject {
    Q_OBJECT
 public:
    explicit TestCacheModes(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void init();
    void cleanup();

    void theIndexIsOfTheInsured();
    void aHouseholdIsFetchedAndFollowed();
    void aWholeLevyIsFollowed();
    void theFeedHasNoMoreThanAPartNeeds();
    void whoBecomesInsuredComesIn();
    void whoMovesInBringsTheRecords();
    void whatNobodyOpensGoes();
    void lessIsKeptAfterAChange();
    void theCentreSaysHowMuch();
    void fetchingHasALimit();
    void theCopyIsComparedAsFarAsItGoes();

 private:
    void put(const QString& entity, const QString& key, const QString& fields) {
        m_server.run(u"SELECT centre.put('%1', '%2', '%3', '-', NULL, NULL); SELECT centre.publish()"_s.arg(
            entity, key, fields));
    }
    void allow(const QString& mode) {
        m_server.run(u"UPDATE centre.setting SET value = '%1' WHERE name = 'cache_mode'"_s.arg(mode));
    }
    [[nodiscard]] int rows(Entity entity) {
        return static_cast<int>(m_terminal->cache().rowCount(entity).valueOr(-1));
    }
    [[nodiscard]] bool has(Entity entity, const QString& key) {
        const auto found = m_terminal->cache().record(entity, key);
        return found.ok() && found->has_value();
    }
    [[nodiscard]] bool holds(const QString& household) {
        const auto reader = CacheReader::open(m_terminal->path(u"cache.db"_s), m_terminal->cacheKey());
        return reader.ok() && (*reader)->holds(household).valueOr(false);
    }
    [[nodiscard]] bool fetch(const QString& household) {
        return m_terminal->engine().fetchHousehold(m_terminal->session(), household).ok();
    }
    [[nodiscard]] bool fillNow() {
        const auto filled = m_terminal->fill();
        if (!filled) qWarning("%s %s", qPrintable(filled.error().code), qPrintable(filled.error().detail));
        return filled.ok();
    }

    PostgresServer& m_server;
    std::unique_ptr<PostgresCentre> m_centre;
    std::unique_ptr<SyncTerminal> m_terminal;
};

void TestCacheModes::init() {
    m_centre = std::make_unique<PostgresCentre>(m_server);
    allow(u"working"_s);
    for (const QString& house : {u"1"_s, u"2"_s, u"3"_s}) {
        for (const QString& person : {u"0"_s, u"1"_s})
            put(u"addressee"_s, house + person,
                u"{\"addressee_no\":\"%1%2\",\"household_no\":\"%1\",\"name_kanji\":\"氏名\"}"_s.arg(house,
                                                                                                     person));
    }
    for (const QString& house : {u"1"_s, u"2"_s}) {
        put(u"nhi_household"_s, u"c"_s + house,
            u"{\"certificate_no\":\"c%1\",\"household_no\":\"%1\",\"number\":\"00%1\"}"_s.arg(house));
        put(u"eligibility"_s, u"e"_s + house,
            u"{\"certificate_no\":\"c%1\",\"addressee_no\":\"%2\"}"_s.arg(house, house + u'0'));
        put(u"income"_s, u"i"_s + house, u"{\"addressee_no\":\"%1\"}"_s.arg(house + u'0'));
        put(u"levy"_s, u"l"_s + house, u"{\"certificate_no\":\"c%1\"}"_s.arg(house));
        put(u"levy_portion"_s, u"p"_s + house, u"{\"levy_key\":\"l%1\"}"_s.arg(house));
    }
    m_terminal = std::make_unique<SyncTerminal>(*m_centre, u"S001"_s);
    const auto on = m_terminal->on();
    QVERIFY2(on.ok(), on ? "" : qPrintable(on.error().code));
    QVERIFY(fillNow());
}

void TestCacheModes::cleanup() {
    m_terminal.reset();
    m_centre.reset();
}

void TestCacheModes::theIndexIsOfTheInsured() {
    QCOMPARE(m_terminal->cache().mode(), CacheMode::Working);
    // All who live with somebody who is insured, and nobody else.
    QCOMPARE(rows(Entity::Addressee), 4);
    QVERIFY(has(Entity::Addressee, u"11"_s) && !has(Entity::Addressee, u"30"_s));
    QCOMPARE(rows(Entity::NhiHousehold), 2);
    QCOMPARE(rows(Entity::Eligibility), 2);
    for (const Entity each : {Entity::Income, Entity::Levy, Entity::LevyPortion, Entity::Benefit})
        QCOMPARE(rows(each), 0);
    QVERIFY(!holds(u"1"_s));
}

void TestCacheModes::aHouseholdIsFetchedAndFollowed() {
    QVERIFY(fetch(u"1"_s));
    QVERIFY(holds(u"1"_s) && !holds(u"2"_s));
    QVERIFY(has(Entity::Income, u"i1"_s) && has(Entity::Levy, u"l1"_s) && has(Entity::LevyPortion, u"p1"_s));
    QCOMPARE(rows(Entity::Income), 1);
    // What changes there comes by the feed; what changes elsewhere does not stay.
    put(u"income"_s, u"i1"_s, u"{\"addressee_no\":\"10\",\"income_year\":2026}"_s);
    put(u"income"_s, u"i2"_s, u"{\"addressee_no\":\"20\",\"income_year\":2026}"_s);
    put(u"income"_s, u"i1b"_s, u"{\"addressee_no\":\"11\"}"_s);
    QVERIFY(m_terminal->follow().ok());
    QCOMPARE((*m_terminal->cache().record(Entity::Income, u"i1"_s))->version(), 2);
    QVERIFY(has(Entity::Income, u"i1b"_s) && !has(Entity::Income, u"i2"_s));
    m_server.run(u"SELECT centre.remove('income', 'i1', '-', NULL, NULL); SELECT centre.publish()"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(!has(Entity::Income, u"i1"_s));
}

void TestCacheModes::aWholeLevyIsFollowed() {
    QVERIFY(fetch(u"1"_s));
    // The portions stand before the levy that they belong to.
    m_server.run(
        u"SELECT centre.put('levy_portion', 'p9', '{\"levy_key\":\"l9\"}', '-', NULL, NULL),"
        "centre.put('levy', 'l9', '{\"certificate_no\":\"c1\"}', '-', NULL, NULL),"
        "centre.put('levy_portion', 'p8', '{\"levy_key\":\"l2\"}', '-', NULL, NULL); SELECT centre.publish()"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(has(Entity::Levy, u"l9"_s) && has(Entity::LevyPortion, u"p9"_s) &&
            !has(Entity::LevyPortion, u"p8"_s));
}

void TestCacheModes::theFeedHasNoMoreThanAPartNeeds() {
    QVERIFY(m_terminal->follow().ok());
    const CacheCursor here = *m_terminal->cache().cursor();
    put(u"addressee"_s, u"50"_s,
        u"{\"addressee_no\":\"50\",\"household_no\":\"5\",\"name_kanji\":\"転入\",\"current_address\":\"川口市\"}"_s);
    put(u"income"_s, u"i9"_s, u"{\"addressee_no\":\"50\",\"income_year\":2026}"_s);
    put(u"income"_s, u"i9"_s, u"{\"addressee_no\":\"50\",\"income_year\":2027}"_s);
    put(u"nhi_household"_s, u"c5"_s, u"{\"certificate_no\":\"c5\",\"household_no\":\"5\"}"_s);
    put(u"eligibility"_s, u"e1"_s,
        u"{\"certificate_no\":\"c1\",\"addressee_no\":\"10\",\"application_end_date\":\"2026-11-30\"}"_s);
    const auto answer = m_terminal->session().pull(here, 100);
    QVERIFY(answer.ok());
    const auto& changes = answer->batch.changes;
    QCOMPARE(changes.size(), std::size_t{5});
    using Kind = CacheChange::Kind;
    // Whose they are, and nothing else; then what changed; who is insured, and where, whole.
    Record person(Entity::Addressee, u"50"_s, 1);
    person.set(field::addressee::addressee_no, u"50"_s);
    person.set(field::addressee::household_no, u"5"_s);
    QCOMPARE(changes[0].kind, Kind::Mention);
    QCOMPARE(changes[0].record, std::optional(person));
    Record income(Entity::Income, u"i9"_s, 1);
    income.set(field::income::addressee_no, u"50"_s);
    QCOMPARE(changes[1].kind, Kind::Mention);
    QCOMPARE(changes[1].record, std::optional(income));
    QCOMPARE(changes[2].kind, Kind::Change);
    QCOMPARE(changes[2].items.size(), std::size_t{1});
    QCOMPARE(changes[3].kind, Kind::Put);
    QCOMPARE(changes[4].kind, Kind::Put);
    QCOMPARE(changes[4].record->text(field::eligibility::certificate_no), u"c1"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(!has(Entity::Addressee, u"50"_s) && !has(Entity::Income, u"i9"_s));
}

void TestCacheModes::whoBecomesInsuredComesIn() {
    put(u"nhi_household"_s, u"c3"_s, u"{\"certificate_no\":\"c3\",\"household_no\":\"3\"}"_s);
    put(u"eligibility"_s, u"e3"_s, u"{\"certificate_no\":\"c3\",\"addressee_no\":\"30\"}"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(has(Entity::Addressee, u"30"_s) && has(Entity::Addressee, u"31"_s));
    QVERIFY(holds(u"3"_s));
    // An address that changes is followed for those of the index only.
    put(u"addressee"_s, u"40"_s, u"{\"addressee_no\":\"40\",\"household_no\":\"4\"}"_s);
    put(u"addressee"_s, u"21"_s,
        u"{\"addressee_no\":\"21\",\"household_no\":\"2\",\"name_kanji\":\"改名\"}"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(!has(Entity::Addressee, u"40"_s));
    QCOMPARE((*m_terminal->cache().record(Entity::Addressee, u"21"_s))->text(field::addressee::name_kanji),
             u"改名"_s);
}

void TestCacheModes::whoMovesInBringsTheRecords() {
    QVERIFY(fetch(u"1"_s));
    QVERIFY(!has(Entity::Income, u"i2"_s));
    put(u"addressee"_s, u"20"_s,
        u"{\"addressee_no\":\"20\",\"household_no\":\"1\",\"name_kanji\":\"氏名\"}"_s);
    QVERIFY(m_terminal->follow().ok());
    QVERIFY(has(Entity::Income, u"i2"_s));
}

void TestCacheModes::whatNobodyOpensGoes() {
    QVERIFY(fetch(u"1"_s) && fetch(u"2"_s));
    m_centre->clock().advance(29 * 24 * 3600);
    QVERIFY(m_terminal->cache().touch(u"2"_s).ok());
    m_centre->clock().advance(2 * 24 * 3600);
    QVERIFY(m_terminal->cache().evict().ok());
    QVERIFY(!holds(u"1"_s) && holds(u"2"_s));
    QVERIFY(!has(Entity::Income, u"i1"_s) && !has(Entity::Levy, u"l1"_s) &&
            !has(Entity::LevyPortion, u"p1"_s));
    QVERIFY(has(Entity::Income, u"i2"_s) && has(Entity::LevyPortion, u"p2"_s));
    // Still found.
    QVERIFY(has(Entity::Addressee, u"10"_s));
}

void TestCacheModes::lessIsKeptAfterAChange() {
    allow(u"full"_s);
    QVERIFY(m_terminal->signIn().ok());
    QCOMPARE(m_terminal->fill().valueOr(false), true);
    QCOMPARE(m_terminal->cache().mode(), CacheMode::Full);
    QCOMPARE(rows(Entity::Addressee), 6);
    QCOMPARE(rows(Entity::Levy), 2);
    QVERIFY(holds(u"2"_s));
    allow(u"working"_s);
    QVERIFY(m_terminal->signIn().ok());
    // What may not be here any more goes before anything is fetched: also if the fetching fails.
    m_terminal->line.callsLeft = 1;
    QVERIFY(!m_terminal->fill().ok());
    QVERIFY(!QFile::exists(m_terminal->path(u"cache.db"_s)) || !holds(u"2"_s));
    m_terminal->line.callsLeft = -1;
    QVERIFY(fillNow());
    QCOMPARE(rows(Entity::Addressee), 4);
    QCOMPARE(rows(Entity::Levy), 0);
}

void TestCacheModes::theCentreSaysHowMuch() {
    // Whoever asks for a whole copy gets what the terminal may have; it is in the fingerprint of leases too.
    const auto hello = m_terminal->session().hello();
    QCOMPARE(hello->cacheMode, CacheMode::Working);
    m_server.run(u"INSERT INTO centre.terminal_cache VALUES ('T1', 'none', '-', centre.now())"_s);
    QVERIFY(m_terminal->signIn().ok());
    const auto less = m_terminal->session().hello();
    QCOMPARE(less->cacheMode, CacheMode::None);
    QVERIFY(less->scopeFingerprint != hello->scopeFingerprint);
    // A program that asks for more rows gets none.
    int count = 0;
    const auto filled = m_terminal->session().fill(
        Entity::Levy, {}, 100, [&count](std::span<const std::optional<std::string_view>>) -> Result<void> {
            return ++count, Result<void>();
        });
    QVERIFY(filled.ok());
    QCOMPARE(count, 0);
}

void TestCacheModes::fetchingHasALimit() {
    m_server.run(u"UPDATE centre.setting SET value = '2' WHERE name = 'households_per_hour'"_s);
    QVERIFY(fetch(u"1"_s) && fetch(u"2"_s));
    QCOMPARE(m_terminal->engine().fetchHousehold(m_terminal->session(), u"3"_s).error().code,
             u"E-CENTRAL-045"_s);
    QVERIFY(!holds(u"3"_s));
    // The feed goes on all the same.
    put(u"income"_s, u"i1"_s, u"{\"addressee_no\":\"10\",\"income_year\":2026}"_s);
    QVERIFY(m_terminal->follow().ok());
    QCOMPARE((*m_terminal->cache().record(Entity::Income, u"i1"_s))->version(), 2);
    QVERIFY(
        m_server.run(u"SELECT count(*) FROM centre.audit_inbox WHERE action = 'household fetched'"_s)
                .toInt() +
            m_server.run(u"SELECT count(*) FROM centre.audit WHERE action = 'household fetched'"_s).toInt() ==
        2);
}

void TestCacheModes::theCopyIsComparedAsFarAsItGoes() {
    QVERIFY(fetch(u"1"_s));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(m_terminal->engine().scrub(m_terminal->session()).valueOr(false), true);
    QVERIFY(
        m_terminal->cache().connection().execute("DELETE FROM nhi_household WHERE record_key = 'c1'").ok());
    bool isSame = true;
    for (int i = 0; i < 6 && isSame; ++i)
        isSame = m_terminal->engine().scrub(m_terminal->session()).valueOr(true);
    QVERIFY(!isSame);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    TestCacheModes tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestCacheModes.moc"
