// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/CodeTables.h"
#include "core/text/Age.h"
#include "core/text/PartialDate.h"
#include "core/text/YearMonth.h"
#include "tests/unit/city/CityRecordsOf.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

QByteArray hashOf(const std::vector<Record>& records) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Record& each : records)
        hash.addData(QJsonDocument(each.toJson()).toJson(QJsonDocument::Compact));
    return hash.result().toHex();
}

/// Which code table an item is of; items without a table here are not filled by the city.
QString tableOf(Entity entity, std::string_view column) {
    static const QHash<QString, QString> tables{
        {u"addressee.resident_class"_s, u"resident_class"_s},
        {u"addressee.sex_code"_s, u"sex"_s},
        {u"addressee.addressee_change_reason_code"_s, u"addressee_change_reason"_s},
        {u"eligibility.relationship_code"_s, u"relationship"_s},
        {u"eligibility.application_start_reason"_s, u"nhi_change_reason"_s},
        {u"eligibility.application_end_reason"_s, u"nhi_change_reason"_s},
        {u"eligibility.qualification_acquired_reason"_s, u"nhi_change_reason"_s},
        {u"eligibility.qualification_lost_reason"_s, u"nhi_change_reason"_s},
        {u"certificate.certificate_kind"_s, u"certificate_kind"_s},
        {u"certificate.certificate_class"_s, u"certificate_class"_s},
        {u"certificate.certificate_form_class"_s, u"certificate_form"_s},
        {u"certificate.issue_reason_class"_s, u"issue_reason"_s},
        {u"certificate.issue_method_class"_s, u"issue_method"_s},
        {u"certificate.collection_method_class"_s, u"collection_method"_s},
        {u"benefit.medical_expense_kind"_s, u"benefit_kind"_s},
        {u"benefit.sex_code"_s, u"sex"_s},
        {u"levy.reduction_class"_s, u"reduction_class"_s},
        {u"other_coverage.coverage_kind"_s, u"other_coverage_kind"_s},
        {u"levy_portion.portion"_s, u"levy_portion"_s},
        {u"card_status.card_state"_s, u"card_state"_s},
        {u"bank_account.purpose"_s, u"account_purpose"_s},
        {u"bank_account.account_type"_s, u"account_type"_s},
        {u"resident_move.move_kind"_s, u"move_kind"_s}};
    const QString name = QString::fromUtf8(column.data(), static_cast<qsizetype>(column.size()));
    return tables.value(dictionary::tableName(entity) + u'.' + name);
}

/// Codes that have no table: a digit or two, or a country.
bool isFreeCode(std::string_view column) {
    static const QStringList free{
        u"nationality_code"_s,         u"instalment_code"_s,        u"twin_class"_s,
        u"stillbirth_class"_s,         u"tax_item_code"_s,          u"obstetric_compensation_class"_s,
        u"provider_prefecture_code"_s, u"special_collector_code"_s, u"inpatient_outpatient_class"_s};
    return free.contains(QString::fromUtf8(column.data(), static_cast<qsizetype>(column.size())));
}

QString problemOf(const Record& record, const CodeTables& codes) {
    const EntityInfo& info = dictionary::info(record.entity());
    for (std::size_t i = 0; i < info.items.size(); ++i) {
        const ItemInfo& item = info.items[i];
        const Value& value = record.values()[i];
        if (isNull(value)) continue;
        const QString at = dictionary::tableName(record.entity()) + u'.' +
                           QString::fromUtf8(item.column.data(), static_cast<qsizetype>(item.column.size()));
        if (item.placement() == Placement::Sealed) return at + u": a sealed item in a record"_s;
        const bool isNumber = std::holds_alternative<qint64>(value);
        if (isNumber != item.isNumeric()) return at + u": wrong kind of value"_s;
        if (isNumber) {
            const qint64 number = std::get<qint64>(value);
            if (number < 0) return at + u": negative"_s;
            if (item.type == ItemType::Boolean && number > 1) return at + u": no flag"_s;
            continue;
        }
        const QString text = std::get<QString>(value);
        if (text.isEmpty()) return at + u": empty text"_s;
        if (item.length > 0 && text.size() != item.length) return at + u": length of "_s + text;
        if (item.type == ItemType::Date && !QDate::fromString(text, Qt::ISODate).isValid())
            return at + u": no date: "_s + text;
        if (item.type == ItemType::Month && !YearMonth::fromIso(text)) return at + u": no month: "_s + text;
        if (item.type != ItemType::Code) continue;
        const QString table = tableOf(record.entity(), item.column);
        if (table.isEmpty() && !isFreeCode(item.column)) return at + u": code without a table: "_s + text;
        if (!table.isEmpty() && !codes.contains(table, text)) return at + u": unknown code "_s + text;
    }
    return {};
}

}  // namespace

/// The invented city: always the same, all records as the dictionary has them, and the known households.
class TestCityRecords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void samePlanGivesTheSameRecords() {
        const auto once = recordsOf(planOf(300));
        QCOMPARE(hashOf(once), hashOf(recordsOf(planOf(300))));
        QVERIFY(hashOf(once) != hashOf(recordsOf(planOf(300, 8))));
    }

    void anotherSizeKeepsTheFirstHouseholds() {
        const auto few = recordsOf(planOf(100));
        const auto many = recordsOf(planOf(400));
        QVERIFY(few.size() < many.size());
        QVERIFY(std::equal(few.begin(), few.end(), many.begin()));
    }

    void everyRecordFitsTheDictionary() {
        const CodeTables codes;
        QSet<QString> keys;
        for (const Record& each : recordsOf(planOf(3'000))) {
            const QString problem = problemOf(each, codes);
            QVERIFY2(problem.isEmpty(), qPrintable(each.key() + u' ' + problem));
            const QString key = dictionary::tableName(each.entity()) + u':' + each.key();
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys.insert(key);
            QCOMPARE(each.version(), 1);
        }
    }

    void demoHouseholdIsAlwaysThere_data() {
        QTest::addColumn<quint64>("seed");
        QTest::newRow("seed 1") << quint64{1};
        QTest::newRow("seed 99") << quint64{99};
    }
    void demoHouseholdIsAlwaysThere() {
        QFETCH(quint64, seed);
        using namespace field::addressee;
        const Households city(recordsOf(planOf(20, seed)));
        const HouseholdSnapshot& yamada = city.of(demo::householdNo);
        QCOMPARE(yamada.members().size(), std::size_t{3});
        const Record& taro = *yamada.head();
        QCOMPARE(taro.key(), QString(demo::taro));
        QCOMPARE(taro.text(name_kanji), u"山田 太郎"_s);
        QCOMPARE(taro.text(name_kana), u"ヤマダ タロウ"_s);
        QCOMPARE(taro.text(birth_date), u"1958-04-01"_s);
        QCOMPARE(taro.text(sex_code), u"1"_s);
        QCOMPARE(taro.text(current_postal_code), u"3320031"_s);
        QCOMPARE(taro.text(current_address) + taro.text(current_lot_no), u"埼玉県川口市青木二丁目1番1号"_s);
        QCOMPARE(taro.text(current_building_name) + taro.text(current_room_no), u"コーポ青木203"_s);
        const Record& hanako = *yamada.member(demo::hanako);
        QCOMPARE(hanako.text(name_kanji), u"山田 花子"_s);
        QCOMPARE(hanako.text(birth_date), u"1961-07-20"_s);
        QCOMPARE(hanako.text(relationship_kanji), u"妻"_s);
        const Record& katsuo = *yamada.member(demo::katsuo);
        const QString kanji = katsuo.text(name_kanji);
        const QList<uint> points = kanji.toUcs4();
        QCOMPARE(points, (QList<uint>{0x5C71, 0x7530, 0x20, 0x845B, 0xE0100, 0x7537}));
        QCOMPARE(katsuo.text(birth_date), u"1996-11-03"_s);
        for (const Record* each : yamada.members()) {
            QVERIFY(yamada.activeEligibility(each->key(), cityDay()) == nullptr);
            QVERIFY(yamada.activeEligibility(each->key(), QDate(2019, 3, 31)) != nullptr);
            const auto others = yamada.of(each->key(), Entity::OtherCoverage);
            QCOMPARE(others.size(), std::size_t{1});
            QCOMPARE(others.front()->text(field::other_coverage::insurer_name),
                     u"さいたま機械健康保険組合"_s);
            QCOMPARE(others.front()->text(field::other_coverage::started_on), u"2019-04-01"_s);
            QVERIFY(!yamada.of(each->key(), Entity::Income).empty());
        }
    }

    void sharesAreThoseOfACity() {  // per mille
        using namespace field::addressee;
        const auto records = recordsOf(planOf(8'000));
        const Households city(records);
        int people = 0, children = 0, old = 0, foreign = 0, aliases = 0, protectedPeople = 0;
        int variants = 0, sequences = 0, beyondBasicPlane = 0;
        QSet<QString> everInsured;
        int nominal = 0, numbers = 0;
        for (const Record& each : records) {
            if (each.entity() == Entity::Eligibility)
                everInsured.insert(each.text(field::eligibility::addressee_no));
            if (each.entity() == Entity::NhiHousehold && each.isNull(field::nhi_household::ended_on)) {
                ++numbers;
                nominal += each.flag(field::nhi_household::is_nominal_head) ? 1 : 0;
            }
        }
        int neverInsured = 0;
        for (const Record& each : records) {
            if (each.entity() != Entity::Addressee || !isResident(each)) continue;
            ++people;
            const int age = ageOn(each.date(birth_date), cityDay());
            children += age < 15 ? 1 : 0;
            old += age >= 65 ? 1 : 0;
            foreign += each.text(resident_class) == u"2"_s ? 1 : 0;
            aliases += each.isNull(alias_kanji) ? 0 : 1;
            protectedPeople += each.flag(nondisclosure_requested) ? 1 : 0;
            const QString name = each.text(name_kanji);
            for (const uint point : name.toUcs4()) {
                sequences += point >= 0xE0100 && point <= 0xE01EF ? 1 : 0;
                beyondBasicPlane += point == 0x20BB7 ? 1 : 0;
                variants += point == 0x9089 || point == 0x908A ? 1 : 0;
            }
            neverInsured += everInsured.contains(each.key()) ? 0 : 1;
        }
        const auto share = [&](int count) { return 1000 * count / people; };
        const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
        QVERIFY(within(share(children), 100, 190));
        QVERIFY(within(share(old), 190, 300));
        QVERIFY(within(share(foreign), 50, 120));
        QVERIFY(within(share(aliases), 15, 60));
        QVERIFY(within(share(protectedPeople), 1, 12));
        QVERIFY(within(share(neverInsured), 500, 620));
        QVERIFY(within(1000 * nominal / numbers, 40, 300));
        QVERIFY(variants > 10);
        QVERIFY(sequences > 10);
        QVERIFY(beyondBasicPlane > 10);
        // Of 600,000 residents 350,000 have a history with the national health insurance.
        QVERIFY(within(static_cast<int>(1000 * everInsured.size() / people), 500, 650));
    }
};

QTEST_GUILESS_MAIN(TestCityRecords)
#include "TestCityRecords.moc"
