// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/NhiHouseholdChanges.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace el = field::eligibility;
namespace nh = field::nhi_household;
namespace ce = field::certificate;
namespace ad = field::addressee;
namespace oc = field::other_coverage;

class TestAcquisition : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void leftEmployeeInTime();
    void leftEmployeeLate();
    void deadlines_data();
    void deadlines();
    void moveInBothLayers_data();
    void moveInBothLayers();
    void birthOfSomebodyNew();
    void birthOnTheRegister();
    void nominalHead();
    void joinsAnOpenNumber();
    void beginsANumberEarlier();
    void foreignResidentsStay();
    void protectedPersonGetsACertificate();
    void registeredCardGetsANotice();
    void sameDayAsTheLoss();
    void refusals_data();
    void refusals();

 private:
    ProcedureDesk m_desk;
};

void TestAcquisition::leftEmployeeInTime() {
    m_desk.on(u"2026-04-10"_s);
    const HouseholdSnapshot before = HouseholdBuilder::employees().build();
    const auto result = m_desk.file(before, u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A B C D"_s)}, {u"lost_on"_s, u"2026-04-01"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->deadlines.size(), std::size_t{1});
    QCOMPARE(result->deadlines[0].deadline.dueOn, QDate(2026, 4, 15));
    QCOMPARE(result->deadlines[0].deadline.lateDays, 0);
    QVERIFY(!hasFinding(*result, u"late_filing"_s));
    QCOMPARE(result->events.size(), std::size_t{4});
    QCOMPARE(result->certificates.size(), std::size_t{4});
    QVERIFY(result->tax.has_value());
    QCOMPARE(result->tax->before, qint64{0});
    QCOMPARE(result->tax->after,
             qint64{649'300});  // the whole year 2026 of a family with a salary of 5,000,000
    const Record* number = openNhiHousehold(result->after, u"H1"_s);
    QVERIFY(number != nullptr);
    QVERIFY(number->key().startsWith(u'9'));
    QCOMPARE(number->key().size(), 8);
    QCOMPARE(number->text(nh::head_addressee_no), u"A"_s);
    QCOMPARE(number->date(nh::started_on), QDate(2026, 4, 1));
    QVERIFY(!number->flag(nh::is_nominal_head));
    const Record* coverage = result->after.find(Entity::Eligibility, u"C/01"_s);
    QVERIFY(coverage != nullptr);
    QCOMPARE(coverage->date(el::application_start_date), QDate(2026, 4, 1));
    QCOMPARE(coverage->date(el::qualification_acquired_date), QDate(2026, 4, 1));
    QCOMPARE(coverage->date(el::application_start_notified_date), QDate(2026, 4, 10));
    QCOMPARE(coverage->text(el::branch_no), u"03"_s);
    QCOMPARE(coverage->text(el::printed_name_kanji), u"試験 丙"_s);
    QCOMPARE(coverage->text(el::relationship_code), u"04"_s);
    QCOMPARE(result->after.find(Entity::OtherCoverage, u"A/01"_s)->date(oc::ended_on), QDate(2026, 4, 1));
    // a child of four is before school age
    QCOMPARE(result->after.find(Entity::Certificate, u"D/01"_s)->number(ce::burden_ratio), qint64{20});
    QCOMPARE(result->after.find(Entity::Certificate, u"A/01"_s)->number(ce::burden_ratio), qint64{30});
    QCOMPARE(result->after.find(Entity::Certificate, u"A/01"_s)->date(ce::valid_until), QDate(2026, 7, 31));
}

void TestAcquisition::leftEmployeeLate() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2025-08-01"_s}});
    QVERIFY(result.ok());
    QVERIFY(hasFinding(*result, u"late_filing"_s));
    QVERIFY(result->deadlines[0].deadline.lateDays > 400);
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->date(el::application_start_date), QDate(2025, 8, 1));
    // the certificate is good from the day of filing; its yearly end is the coming one
    const Record* certificate = result->after.find(Entity::Certificate, u"A/01"_s);
    QCOMPARE(certificate->date(ce::effective_from), QDate(2026, 11, 20));
    QCOMPARE(certificate->date(ce::valid_until), QDate(2027, 7, 31));
    QCOMPARE(result->earlierTax.size(), std::size_t{1});
    QCOMPARE(result->earlierTax[0].fiscalYear, 2025);
    QVERIFY(result->earlierTax[0].after > result->earlierTax[0].before);
}

void TestAcquisition::deadlines_data() {
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("filed");
    QTest::addColumn<QString>("due");
    QTest::addColumn<int>("late");
    QTest::newRow("same day") << u"2026-04-01"_s << u"2026-04-01"_s << u"2026-04-15"_s << 0;
    QTest::newRow("last day") << u"2026-04-01"_s << u"2026-04-15"_s << u"2026-04-15"_s << 0;
    QTest::newRow("one day late") << u"2026-04-01"_s << u"2026-04-16"_s << u"2026-04-15"_s << 1;
    QTest::newRow("ends on a closed day") << u"2026-10-31"_s << u"2026-11-16"_s << u"2026-11-16"_s << 0;
}

void TestAcquisition::deadlines() {
    QFETCH(QString, lost);
    QFETCH(QString, filed);
    QFETCH(QString, due);
    QFETCH(int, late);
    m_desk.on(filed);
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, lost}});
    QVERIFY(result.ok());
    QCOMPARE(result->deadlines[0].deadline.dueOn.toString(Qt::ISODate), due);
    QCOMPARE(result->deadlines[0].deadline.lateDays, late);
    QCOMPARE(hasFinding(*result, u"late_filing"_s), late > 0);
}

void TestAcquisition::moveInBothLayers_data() {
    QTest::addColumn<bool>("inside");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("acquired");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("awaited");
    QTest::newRow("another prefecture") << false << QString() << u"2026-11-10"_s << u"101"_s << false;
    QTest::newRow("same prefecture") << true << QString() << QString() << u"107"_s << true;
    QTest::newRow("same prefecture, first day told")
        << true << u"2019-04-01"_s << u"2019-04-01"_s << u"107"_s << false;
}

void TestAcquisition::moveInBothLayers() {
    QFETCH(bool, inside);
    QFETCH(QString, told);
    QFETCH(QString, acquired);
    QFETCH(QString, reason);
    QFETCH(bool, awaited);
    m_desk.on(u"2026-11-20"_s);
    QJsonObject answers{{u"persons"_s, people(u"A B"_s)},
                        {u"moved_in_on"_s, u"2026-11-10"_s},
                        {u"inside_prefecture"_s, inside},
                        {u"from_city"_s, u"試験市"_s}};
    if (!told.isEmpty()) answers[u"qualification_acquired_on"_s] = told;
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), u"acquire_move_in"_s, answers);
    QVERIFY(result.ok());
    const Record* coverage = result->after.find(Entity::Eligibility, u"B/01"_s);
    QCOMPARE(coverage->text(el::application_start_date), u"2026-11-10"_s);
    QCOMPARE(coverage->text(el::qualification_acquired_date), acquired);
    QCOMPARE(coverage->text(el::application_start_reason), reason);
    QCOMPARE(hasFinding(*result, u"qualification_date_awaited"_s), awaited);
    QCOMPARE(result->events[0].kind, inside ? CoverageEvent::Kind::Start : CoverageEvent::Kind::Acquire);
    const Record* move = result->after.find(Entity::ResidentMove, u"A/01"_s);
    QVERIFY(move != nullptr);
    QCOMPARE(move->flag(field::resident_move::inside_prefecture), inside);
    QCOMPARE(move->text(field::resident_move::other_prefecture), inside ? u"埼玉県"_s : QString());
}

void TestAcquisition::birthOfSomebodyNew() {
    m_desk.on(u"2026-11-20"_s);
    const QJsonObject answers{{u"born_on"_s, u"2026-11-15"_s},
                              {u"baby_name"_s, u"試験 戊"_s},
                              {u"baby_kana"_s, u"シケン　ボ"_s},
                              {u"baby_sex"_s, u"2"_s},
                              {u"parent"_s, u"B"_s}};
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"acquire_birth"_s, answers);
    QVERIFY(result.ok());
    QVERIFY(hasFinding(*result, u"provisional_addressee"_s));
    QVERIFY(hasFinding(*result, u"childbirth_claimable"_s));
    QVERIFY(!hasFinding(*result, u"birth_parent_not_insured"_s));
    QCOMPARE(result->events.size(), std::size_t{1});
    const QString baby = result->events[0].addresseeNo;
    QVERIFY(baby.startsWith(u'P'));
    const Record* addressee = result->after.member(baby);
    QCOMPARE(addressee->text(ad::household_no), u"H1"_s);
    QCOMPARE(addressee->text(ad::relationship_kanji), u"子"_s);
    QCOMPARE(addressee->text(ad::current_address), u"試験町一丁目"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, baby + u"/01"_s)->text(el::branch_no), u"05"_s);
    // the same case computed again proposes the same number; another one does not
    const auto again = m_desk.file(HouseholdBuilder::family().build(), u"acquire_birth"_s, answers);
    QCOMPARE(again->events[0].addresseeNo, baby);
    ProcedureDesk other = m_desk;
    other.caseId = u"01940000-0000-7000-8000-000000000002"_s;
    QVERIFY(
        other.file(HouseholdBuilder::family().build(), u"acquire_birth"_s, answers)->events[0].addresseeNo !=
        baby);
    other = m_desk;
    other.attempt = 1;
    QVERIFY(
        other.file(HouseholdBuilder::family().build(), u"acquire_birth"_s, answers)->events[0].addresseeNo !=
        baby);
}

void TestAcquisition::birthOnTheRegister() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.person({u"E"_s, u"試験 戊"_s, u"2026-11-15"_s, u"子"_s});
    const auto result = m_desk.file(builder.build(), u"acquire_birth"_s,
                                    {{u"born_on"_s, u"2026-11-15"_s}, {u"baby"_s, u"E"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->events[0].addresseeNo, u"E"_s);
    QVERIFY(!hasFinding(*result, u"provisional_addressee"_s));
    const auto wrong = m_desk.file(builder.build(), u"acquire_birth"_s,
                                   {{u"born_on"_s, u"2026-11-14"_s}, {u"baby"_s, u"E"_s}});
    QVERIFY(!wrong.ok());
    QCOMPARE(wrong.error().code, u"E-PROC-021"_s);
}

void TestAcquisition::nominalHead() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), u"acquire_lost_dependant"_s,
                                    {{u"persons"_s, people(u"B"_s)}, {u"lost_on"_s, u"2026-11-16"_s}});
    QVERIFY(result.ok());
    const Record* number = openNhiHousehold(result->after, u"H1"_s);
    QVERIFY(number->flag(nh::is_nominal_head));
    QVERIFY(hasFinding(*result, u"nominal_head"_s));
    // the head's own acquisition later makes him an ordinary head
    HouseholdSnapshot then = result->after;
    const auto more = m_desk.file(then, u"acquire_left_employee"_s,
                                  {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-11-18"_s}});
    QVERIFY(more.ok());
    QVERIFY(!openNhiHousehold(more->after, u"H1"_s)->flag(nh::is_nominal_head));
}

void TestAcquisition::joinsAnOpenNumber() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.person({u"E"_s, u"試験 戊"_s, u"1955-01-01"_s, u"母"_s, u"2"_s});
    const auto result = m_desk.file(builder.build(), u"acquire_lost_dependant"_s,
                                    {{u"persons"_s, people(u"E"_s)}, {u"lost_on"_s, u"2026-11-16"_s}});
    QVERIFY(result.ok());
    QVERIFY(!hasFinding(*result, u"nhi_household_created"_s));
    const Record* coverage = result->after.find(Entity::Eligibility, u"E/01"_s);
    QCOMPARE(coverage->text(el::certificate_no), u"12345678"_s);
    QCOMPARE(coverage->text(el::branch_no), u"05"_s);
    QVERIFY(hasFinding(*result, u"burden_ratio_to_assess"_s));
}

void TestAcquisition::beginsANumberEarlier() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .person({u"B"_s, u"試験 乙"_s, u"1983-02-03"_s, u"妻"_s, u"2"_s})
        .insured(u"A"_s, u"2026-09-01"_s);
    const auto result = m_desk.file(builder.build(), u"acquire_lost_dependant"_s,
                                    {{u"persons"_s, people(u"B"_s)}, {u"lost_on"_s, u"2026-07-01"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.find(Entity::NhiHousehold, u"12345678"_s)->date(nh::started_on),
             QDate(2026, 7, 1));
}

void TestAcquisition::foreignResidentsStay() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder;
    builder.person(
        {u"A"_s, u"TEST PERSON ONE"_s, u"1995-00-00"_s, u"世帯主"_s, u"1"_s, u"TEST"_s, u"2"_s, u"704"_s});
    const HouseholdSnapshot plain = builder.build();
    const QJsonObject answers{{u"persons"_s, people(u"A"_s)},
                              {u"moved_in_on"_s, u"2026-11-18"_s},
                              {u"inside_prefecture"_s, u"no"_s},
                              {u"stay_until"_s, u"2027-02-28"_s}};
    const auto result = m_desk.file(plain, u"acquire_move_in"_s, answers);
    QVERIFY(result.ok());
    QCOMPARE(result->certificates[0].validUntil, std::optional(QDate(2027, 2, 28)));
    // the stay on file serves when it was not told
    QJsonObject silent = answers;
    silent.remove(u"stay_until"_s);
    const auto onFile = m_desk.file(HouseholdBuilder(builder).stay(u"A"_s, u"2027-01-31"_s).build(),
                                    u"acquire_move_in"_s, silent);
    QCOMPARE(onFile->certificates[0].validUntil, std::optional(QDate(2027, 1, 31)));
}

void TestAcquisition::protectedPersonGetsACertificate() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::employees();
    builder.card(u"B"_s, u"registered"_s, u"2030-01-01"_s).protectedPerson(u"B"_s);
    const auto result = m_desk.file(builder.build(), u"acquire_lost_dependant"_s,
                                    {{u"persons"_s, people(u"B"_s)}, {u"lost_on"_s, u"2026-11-16"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->certificates[0].form, u"F10"_s);
    QVERIFY(hasFinding(*result, u"protected_person"_s));
}

void TestAcquisition::registeredCardGetsANotice() {
    m_desk.on(u"2026-11-20"_s);
    const QJsonObject answers{{u"persons"_s, people(u"B"_s)}, {u"lost_on"_s, u"2026-11-16"_s}};
    HouseholdBuilder good = HouseholdBuilder::employees();
    good.card(u"B"_s, u"registered"_s, u"2030-01-01"_s);
    const auto notice = m_desk.file(good.build(), u"acquire_lost_dependant"_s, answers);
    QCOMPARE(notice->certificates[0].form, u"F11"_s);
    QVERIFY(!notice->certificates[0].validUntil.has_value());
    HouseholdBuilder expired = HouseholdBuilder::employees();
    expired.card(u"B"_s, u"registered"_s, u"2026-11-19"_s);
    QCOMPARE(m_desk.file(expired.build(), u"acquire_lost_dependant"_s, answers)->certificates[0].form,
             u"F10"_s);
}

void TestAcquisition::sameDayAsTheLoss() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    for (const QString& each : {u"A"_s, u"B"_s, u"C"_s, u"D"_s})
        builder.ended(each, u"2026-10-01"_s, u"202"_s);
    builder.set(Entity::NhiHousehold, u"12345678"_s, nh::ended_on, u"2026-10-01"_s);
    // the day on which the last coverage ended may be the first of the next one, under the same number
    const auto result = m_desk.file(builder.build(), u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-10-01"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.find(Entity::Eligibility, u"A/02"_s)->text(el::certificate_no), u"12345678"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"A/02"_s)->text(el::branch_no), u"01"_s);
    QVERIFY(result->after.find(Entity::NhiHousehold, u"12345678"_s)->isNull(nh::ended_on));
    const auto overlapping = m_desk.file(builder.build(), u"acquire_left_employee"_s,
                                         {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-09-30"_s}});
    QVERIFY(!overlapping.ok());
    QCOMPARE(overlapping.error().code, u"E-PROC-007"_s);
    const auto later = m_desk.file(builder.build(), u"acquire_left_employee"_s,
                                   {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-10-02"_s}});
    QVERIFY(later.ok());
    QVERIFY(hasFinding(*later, u"nhi_household_created"_s));
}

void TestAcquisition::refusals_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const QString left = u"acquire_left_employee"_s;
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    row("nobody chosen") << left << QJsonObject{{u"lost_on"_s, u"2026-11-01"_s}} << u"E-PROC-002"_s
                         << u"persons"_s;
    row("no date") << left << QJsonObject{{u"persons"_s, people(u"A"_s)}} << u"E-PROC-002"_s << u"lost_on"_s;
    row("no date at all") << left
                          << QJsonObject{{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-02-30"_s}}
                          << u"E-PROC-003"_s << u"lost_on"_s;
    row("stranger") << left << QJsonObject{{u"persons"_s, people(u"Z"_s)}, {u"lost_on"_s, u"2026-11-01"_s}}
                    << u"E-PROC-004"_s << u"persons"_s;
    row("future") << left << QJsonObject{{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-11-21"_s}}
                  << u"E-PROC-005"_s << u"lost_on"_s;
    row("before birth") << left
                        << QJsonObject{{u"persons"_s, people(u"D"_s)}, {u"lost_on"_s, u"2022-01-19"_s}}
                        << u"E-PROC-006"_s << u"lost_on"_s;
    row("birth without a name") << u"acquire_birth"_s << QJsonObject{{u"born_on"_s, u"2026-11-01"_s}}
                                << u"E-PROC-002"_s << u"baby_name"_s;
    row("unknown procedure") << u"acquire_nothing"_s << QJsonObject{} << u"E-PROC-001"_s << QString();
}

void TestAcquisition::refusals() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(HouseholdBuilder::employees().build(), procedure, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

QTEST_GUILESS_MAIN(TestAcquisition)
#include "TestAcquisition.moc"
