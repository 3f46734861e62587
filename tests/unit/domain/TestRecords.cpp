// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ChangeSet.h"
#include "core/domain/HouseholdSnapshot.h"

#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

Record person(const QString& no, const QString& relationship, const QString& birth,
              const QString& residence = u"1"_s) {
    Record record(Entity::Addressee, no, 1);
    record.set(field::addressee::addressee_no, no);
    record.set(field::addressee::relationship_kanji, relationship);
    record.set(field::addressee::birth_date, birth);
    record.set(field::addressee::resident_class, residence);
    return record;
}

Record spell(const QString& no, int sequence, const QDate& start, const QDate& end = {}) {
    Record record(Entity::Eligibility, u"%1/%2"_s.arg(no).arg(sequence, 2, 10, QLatin1Char('0')), 1);
    record.set(field::eligibility::addressee_no, no);
    record.set(field::eligibility::application_start_date, valueOf(start));
    record.set(field::eligibility::application_end_date, valueOf(end));
    return record;
}

}  // namespace

class TestRecords : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void recordsKeepTheirKind() {
        const Record record(Entity::Levy, u"2026/1"_s);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)record.value(field::addressee::name_kanji));
    }

    void recordsSurviveJson() {
        Record record = person(u"001"_s, u"世帯主"_s, u"1958-00-00"_s);
        record.set(field::addressee::history_no, qint64{3});
        const auto back = Record::fromJson(record.toJson());
        QVERIFY(back);
        QCOMPARE(*back, record);
        QVERIFY(!record.date(field::addressee::birth_date).isValid());
        QJsonObject strange = record.toJson();
        strange[u"fields"_s] = QJsonObject{{u"no_such_item"_s, 1}};
        QCOMPARE(Record::fromJson(strange).error().code, u"E-DOMAIN-002"_s);
    }

    void changesApplyOnlyToTheVersionThatWasRead() {
        const Record before = person(u"001"_s, u"世帯主"_s, u"1958-04-01"_s);
        RecordChange change{RecordChange::Kind::Update,
                            Entity::Addressee,
                            u"001"_s,
                            1,
                            {{field::addressee::name_kanji, {}, Value(u"山田 太郎"_s)}}};
        const auto after = applied(&before, change);
        QVERIFY(after);
        QCOMPARE(after->version(), 2);
        QCOMPARE(after->text(field::addressee::name_kanji), u"山田 太郎"_s);
        QCOMPARE(applied(&*after, change).error().code, u"E-DOMAIN-003"_s);
        change.expectedVersion = 2;  // right version, but another value before
        QCOMPARE(applied(&*after, change).error().code, u"E-DOMAIN-003"_s);
    }

    void changeSetsSurviveJsonByteForByte() {
        ChangeSet set;
        set.changes.push_back({RecordChange::Kind::Create,
                               Entity::Eligibility,
                               u"001/01"_s,
                               0,
                               {{field::eligibility::application_start_date, {}, Value(u"2026-04-01"_s)},
                                {field::eligibility::nhi_is_active, {}, Value(qint64{1})}}});
        set.reliedOn.push_back({Entity::Income, u"001/2025"_s, 4});
        const auto back = ChangeSet::fromJson(set.toJson());
        QVERIFY(back);
        QCOMPARE(*back, set);
        QCOMPARE(canonicalBytes(back->toJson()), canonicalBytes(set.toJson()));
    }

    void membersComeHeadFirstThenByAge() {
        HouseholdSnapshot household(u"H1"_s);
        household.add(person(u"003"_s, u"子"_s, u"1995-10-02"_s));
        household.add(person(u"004"_s, u"父"_s, u"1930-01-01"_s, u"5"_s));
        household.add(person(u"002"_s, u"妻"_s, u"1961-07-20"_s));
        household.add(person(u"001"_s, u"世帯主"_s, u"1965-04-01"_s));
        QStringList order;
        for (const Record* each : household.members())
            order << each->key();
        QCOMPARE(order, (QStringList{u"001"_s, u"002"_s, u"003"_s, u"004"_s}));
        QCOMPARE(household.head()->key(), u"001"_s);
    }

    void activeEligibilityIsTheOneInForceOnTheDay() {
        HouseholdSnapshot household(u"H1"_s);
        household.add(person(u"001"_s, u"世帯主"_s, u"1958-04-01"_s));
        household.add(spell(u"001"_s, 1, QDate(2020, 4, 1), QDate(2022, 4, 1)));
        household.add(spell(u"001"_s, 2, QDate(2024, 4, 1)));
        QVERIFY(household.activeEligibility(u"001"_s, QDate(2022, 3, 31)) != nullptr);
        QVERIFY(household.activeEligibility(u"001"_s, QDate(2022, 4, 1)) ==
                nullptr);  // the end is the first day without
        QCOMPARE(household.activeEligibility(u"001"_s, QDate(2026, 1, 1))->key(), u"001/02"_s);
        QCOMPARE(household.nextKey(u"001"_s, Entity::Eligibility), u"001/03"_s);
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "TestRecords.moc"
