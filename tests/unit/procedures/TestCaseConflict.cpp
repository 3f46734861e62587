// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CaseConflict.h"
#include "tests/support/households/HouseholdBuilder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace ad = field::addressee;
namespace el = field::eligibility;

namespace {

const QDateTime noon(QDate(2026, 11, 20), QTime(3, 0), Qt::UTC);

/// A filing that changes B's coverage and relied on A's entry in the register.
ChangeSet filed(const HouseholdSnapshot& household) {
    const Record& coverage = *household.find(Entity::Eligibility, u"B/01"_s);
    ChangeSet set;
    set.changes.push_back(
        {RecordChange::Kind::Update,
         Entity::Eligibility,
         u"B/01"_s,
         coverage.version(),
         {{el::application_start_date, coverage.value(el::application_start_date), Value(u"2026-04-01"_s)}}});
    set.reliedOn.push_back(household.find(Entity::Addressee, u"A"_s)->ref());
    return set;
}

/// The household after somebody else changed one item of a record.
HouseholdSnapshot changed(HouseholdSnapshot household, Entity entity, const QString& key, Field field,
                          const Value& value) {
    Record record = *household.find(entity, key);
    record.set(field, value);
    record.setVersion(record.version() + 1);
    household.add(std::move(record));
    return household;
}

/// What the centre tells of a record: as it was, and the newer version of a colleague.
RecordHistories historyOf(const HouseholdSnapshot& before, const HouseholdSnapshot& after, Entity entity,
                          const QString& key) {
    RecordHistories histories;
    std::vector<EarlierVersion>& versions = histories[historyKey(entity, key)];
    const Record* now = after.find(entity, key);
    versions.push_back({now == nullptr ? std::nullopt : std::optional<Record>(*now), u"s-0007"_s, noon});
    versions.push_back({*before.find(entity, key), u"s-0001"_s, noon.addDays(-1)});
    return histories;
}

const ConflictItem* itemOf(const ConflictRecord& record, Field field) {
    for (const ConflictItem& each : record.items) {
        if (each.field == field) return &each;
    }
    return nullptr;
}

}  // namespace

class TestCaseConflict : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void nothingMoved();
    void threeColumns();
    void whatWasReliedOn();
    void withoutConnection();
    void movedStandsFirst();
    void sameOutcome();
    void forAPerson_data();
    void forAPerson();

 private:
    HouseholdSnapshot m_household = HouseholdBuilder::family().build();
    CodeTables m_codes;
};

void TestCaseConflict::nothingMoved() {
    const ChangeSet set = filed(m_household);
    QVERIFY(movedRecords(set, m_household).empty());
    const auto records = caseConflict(set, m_household, {}, m_codes);
    QCOMPARE(records.size(), std::size_t{1});  // what it changes; what it relied on is as it was
    QVERIFY(!records[0].hasMoved);
    QVERIFY(!isForAPerson({u"acquire_left_employee"_s}, records));
}

void TestCaseConflict::threeColumns() {
    const ChangeSet set = filed(m_household);
    const auto now = changed(m_household, Entity::Eligibility, u"B/01"_s, el::application_start_date,
                             Value(u"2025-01-01"_s));
    const auto records =
        caseConflict(set, now, historyOf(m_household, now, Entity::Eligibility, u"B/01"_s), m_codes);
    QCOMPARE(records.size(), std::size_t{1});
    QVERIFY(records[0].hasMoved && !records[0].isGone && records[0].isKnown);
    QCOMPARE(records[0].changedBy, u"s-0007"_s);
    QCOMPARE(records[0].changedAt, noon);
    QVERIFY(!records[0].name.isEmpty());
    const ConflictItem* start = itemOf(records[0], el::application_start_date);
    QVERIFY(start != nullptr && start->hasMoved && start->isFiled);
    QCOMPARE(start->whenFiled.en, u"1 April 2024"_s);
    QCOMPARE(start->now.en, u"1 January 2025"_s);
    QCOMPARE(start->filed.en, u"1 April 2026"_s);
}

void TestCaseConflict::whatWasReliedOn() {
    const ChangeSet set = filed(m_household);
    const auto now =
        changed(m_household, Entity::Addressee, u"A"_s, ad::name_kanji, Value(u"改名　テスト"_s));
    QCOMPARE(movedRecords(set, now).size(), std::size_t{1});
    const auto records =
        caseConflict(set, now, historyOf(m_household, now, Entity::Addressee, u"A"_s), m_codes);
    QCOMPARE(records.size(), std::size_t{2});
    QVERIFY(records[0].filedOn.entity == Entity::Addressee);
    QCOMPARE(records[0].items.size(), std::size_t{1});
    QVERIFY(records[0].items[0].hasMoved && !records[0].items[0].isFiled);
    QCOMPARE(records[0].items[0].now.ja, u"改名　テスト"_s);
    QVERIFY(records[0].items[0].filed.ja.isEmpty());
}

void TestCaseConflict::withoutConnection() {
    const ChangeSet set = filed(m_household);
    const auto now =
        changed(m_household, Entity::Addressee, u"A"_s, ad::name_kanji, Value(u"改名　テスト"_s));
    const auto records = caseConflict(set, now, {}, m_codes);
    QVERIFY(records[0].hasMoved && !records[0].isKnown);
    QVERIFY(records[0].changedBy.isEmpty() && !records[0].changedAt.isValid());
    QVERIFY(isForAPerson({}, records));  // what can't be compared is nobody's but a person's to settle
}

void TestCaseConflict::movedStandsFirst() {
    ChangeSet set = filed(m_household);
    const Record& other = *m_household.find(Entity::Eligibility, u"C/01"_s);
    set.changes.push_back({RecordChange::Kind::Update,
                           Entity::Eligibility,
                           u"C/01"_s,
                           other.version(),
                           {{el::application_end_date, Value(), Value(u"2026-11-01"_s)}}});
    const auto now = changed(m_household, Entity::Eligibility, u"C/01"_s, el::application_start_date,
                             Value(u"2025-01-01"_s));
    const auto records =
        caseConflict(set, now, historyOf(m_household, now, Entity::Eligibility, u"C/01"_s), m_codes);
    QCOMPARE(records.size(), std::size_t{2});
    QCOMPARE(records[0].filedOn.key, u"C/01"_s);
    QVERIFY(records[0].items.front().hasMoved && !records[0].items.front().isFiled);
    QVERIFY(records[0].items.back().isFiled && !records[0].items.back().hasMoved);
    QCOMPARE(records[1].filedOn.key, u"B/01"_s);
}

void TestCaseConflict::sameOutcome() {
    const ChangeSet set = filed(m_household);
    ChangeSet again = set;
    again.changes[0].expectedVersion += 3;
    again.reliedOn.clear();
    QVERIFY(isSameOutcome(set, again));
    again.changes[0].fields[0].after = Value(u"2026-04-02"_s);
    QVERIFY(!isSameOutcome(set, again));
    QVERIFY(!isSameOutcome(set, ChangeSet{}));
}

void TestCaseConflict::forAPerson_data() {
    QTest::addColumn<QStringList>("procedures");
    QTest::addColumn<QString>("residentClass");
    QTest::addColumn<bool>("isPersons");
    QTest::newRow("another name") << QStringList{u"change_head"_s} << QString() << false;
    QTest::newRow("died meanwhile") << QStringList{u"change_head"_s} << u"5"_s << true;
    QTest::newRow("moved out meanwhile") << QStringList{u"change_head"_s} << u"4"_s << true;
    QTest::newRow("filing of a death")
        << QStringList{u"claim_funeral"_s, u"lose_death"_s} << QString() << true;
}

void TestCaseConflict::forAPerson() {
    QFETCH(QStringList, procedures);
    QFETCH(QString, residentClass);
    QFETCH(bool, isPersons);
    const ChangeSet set = filed(m_household);
    const auto now =
        residentClass.isEmpty()
            ? changed(m_household, Entity::Addressee, u"A"_s, ad::name_kanji, Value(u"改名　テスト"_s))
            : changed(m_household, Entity::Addressee, u"A"_s, ad::resident_class, Value(residentClass));
    const auto records =
        caseConflict(set, now, historyOf(m_household, now, Entity::Addressee, u"A"_s), m_codes);
    QCOMPARE(isForAPerson(procedures, records), isPersons);
}

QTEST_GUILESS_MAIN(TestCaseConflict)
#include "TestCaseConflict.moc"
