// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CoverageChanges.h"
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

class TestHouseholdChanges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void headChangesWhileAlive();
    void phoneIsKeptWithTheHead();
    void headChangeKeepsTheQualification();
    void headOfEight();
    void splitOfAMember();
    void splitWithTheHead();
    void mergeOfTwoHouseholds();
    void nameOfTheHead();
    void addressOfAll();
    void addressOfSome();
    void refusals_data();
    void refusals();

 private:
    ProcedureDesk m_desk;
};

void TestHouseholdChanges::headChangesWhileAlive() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_head"_s,
                                    {{u"new_head"_s, u"B"_s},
                                     {u"changed_on"_s, u"2026-11-05"_s},
                                     {u"returned_from"_s, people(u"A B C D"_s)}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->after.member(u"A"_s)->text(ad::relationship_kanji), u"夫"_s);
    QCOMPARE(result->after.member(u"B"_s)->text(ad::relationship_kanji), u"世帯主"_s);
    QCOMPARE(result->after.member(u"C"_s)->text(ad::relationship_kanji), u"子"_s);
    QVERIFY(!hasFinding(*result, u"relationships_to_check"_s));
    const Record* now = openNhiHousehold(result->after, u"H1"_s);
    QVERIFY(now->key() != u"12345678"_s);
    QCOMPARE(openCoverages(result->after, now->key()).size(), std::size_t{4});
    QCOMPARE(result->after.find(Entity::Eligibility, u"B/02"_s)->text(el::branch_no), u"01"_s);
    int issued = 0;
    int collected = 0;
    for (const CertificateAction& each : result->certificates) {
        issued += each.kind == CertificateAction::Kind::Issue ? 1 : 0;
        collected += each.kind == CertificateAction::Kind::Collect ? 1 : 0;
    }
    QCOMPARE(issued, 4);
    QCOMPARE(collected, 4);
    QCOMPARE(result->after.find(Entity::Certificate, u"C/02"_s)->text(ce::certificate_no), now->key());
}

void TestHouseholdChanges::headChangeKeepsTheQualification() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_head"_s,
                                    {{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2026-11-05"_s}});
    const Record* coverage = result->after.find(Entity::Eligibility, u"C/02"_s);
    QCOMPARE(coverage->date(el::qualification_acquired_date), QDate(2024, 4, 1));
    QCOMPARE(coverage->date(el::application_start_date), QDate(2026, 11, 5));
    QCOMPARE(coverage->text(el::application_start_reason), u"110"_s);
    const Record* old = result->after.find(Entity::Eligibility, u"C/01"_s);
    QCOMPARE(old->date(el::application_end_date), QDate(2026, 11, 5));
    QVERIFY(old->isNull(el::qualification_lost_date));
    QVERIFY(!hasOverlap(result->after, u"C"_s));
    // people read the unbroken start
    QCOMPARE(unbrokenApplicationStart(result->after, *coverage), QDate(2024, 4, 1));
}

void TestHouseholdChanges::headOfEight() {
    m_desk.on(u"2026-11-10"_s);
    const auto result =
        m_desk.file(HouseholdBuilder::eight().build(), u"change_head"_s,
                    {{u"new_head"_s, u"C"_s},
                     {u"changed_on"_s, u"2026-11-10"_s},
                     {u"relationships"_s, QJsonObject{{u"D"_s, u"02"_s}, {u"E"_s, u"04"_s}}}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.member(u"A"_s)->text(ad::relationship_kanji), u"父"_s);
    QCOMPARE(result->after.member(u"B"_s)->text(ad::relationship_kanji), u"母"_s);
    QCOMPARE(result->after.member(u"D"_s)->text(ad::relationship_kanji), u"妻"_s);
    QCOMPARE(result->after.member(u"E"_s)->text(ad::relationship_kanji), u"子"_s);
    QVERIFY(hasFinding(*result, u"relationships_to_check"_s));  // F, G, H can't be told
    QCOMPARE(openCoverages(result->after, openNhiHousehold(result->after, u"H1"_s)->key()).size(),
             std::size_t{8});
    QSet<QString> branches;
    for (const Record* each : openCoverages(result->after, openNhiHousehold(result->after, u"H1"_s)->key()))
        branches.insert(each->text(el::branch_no));
    QCOMPARE(branches.size(), 8);
}

void TestHouseholdChanges::splitOfAMember() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_household"_s,
                                    {{u"kind"_s, u"split"_s},
                                     {u"persons"_s, people(u"B D"_s)},
                                     {u"new_head"_s, u"B"_s},
                                     {u"changed_on"_s, u"2026-11-01"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code + result.error().field));
    const QString newNo = result->after.member(u"B"_s)->text(ad::household_no);
    QVERIFY(newNo.startsWith(u'P'));
    QVERIFY(hasFinding(*result, u"provisional_household"_s));
    QVERIFY(hasFinding(*result, u"continuity_to_judge"_s));
    QCOMPARE(headOf(result->after, newNo)->key(), u"B"_s);
    QCOMPARE(headOf(result->after, u"H1"_s)->key(), u"A"_s);
    const Record* now = openNhiHousehold(result->after, newNo);
    QCOMPARE(openCoverages(result->after, now->key()).size(), std::size_t{2});
    QCOMPARE(openCoverages(result->after, u"12345678"_s).size(), std::size_t{2});
    QVERIFY(result->after.find(Entity::NhiHousehold, u"12345678"_s)->isNull(nh::ended_on));
    QVERIFY(!result->after.find(Entity::NhiHousehold, u"12345678"_s)->flag(nh::is_nominal_head));
    QCOMPARE(result->after.member(u"C"_s)->text(ad::household_no), u"H1"_s);
}

void TestHouseholdChanges::splitWithTheHead() {
    m_desk.on(u"2026-11-10"_s);
    const QJsonObject answers{{u"kind"_s, u"split"_s},
                              {u"persons"_s, people(u"A C"_s)},
                              {u"new_head"_s, u"A"_s},
                              {u"new_household_no"_s, u"H2"_s},
                              {u"changed_on"_s, u"2026-11-01"_s}};
    const auto refused = m_desk.file(HouseholdBuilder::family().build(), u"change_household"_s, answers);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, u"E-PROC-013"_s);
    QJsonObject complete = answers;
    complete[u"remaining_head"_s] = u"B"_s;
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_household"_s, complete);
    QVERIFY(result.ok());
    QCOMPARE(headOf(result->after, u"H1"_s)->key(), u"B"_s);
    QCOMPARE(headOf(result->after, u"H2"_s)->key(), u"A"_s);
    const Record* first = openNhiHousehold(result->after, u"H1"_s);
    const Record* second = openNhiHousehold(result->after, u"H2"_s);
    QVERIFY(first->key() != second->key());
    QCOMPARE(openCoverages(result->after, first->key()).size(), std::size_t{2});
    QCOMPARE(openCoverages(result->after, second->key()).size(), std::size_t{2});
    QCOMPARE(result->after.find(Entity::NhiHousehold, u"12345678"_s)->date(nh::ended_on), QDate(2026, 11, 1));
    QVERIFY(!hasFinding(*result, u"nominal_head"_s));
}

void TestHouseholdChanges::mergeOfTwoHouseholds() {
    m_desk.on(u"2026-11-10"_s);
    HouseholdBuilder other(u"H9"_s, u"87654321"_s);
    other.person({u"X"_s, u"試験 壬"_s, u"1954-05-05"_s, u"世帯主"_s})
        .insured(u"X"_s, u"2019-04-01"_s)
        .certificate(u"X"_s, u"2026-07-20"_s, u"2027-07-31"_s, u"1"_s, 20);
    const HouseholdSnapshot both = joined(HouseholdBuilder::family().build(), other.build());
    const auto result = m_desk.file(both, u"change_household"_s,
                                    {{u"kind"_s, u"merge"_s},
                                     {u"persons"_s, people(u"X"_s)},
                                     {u"changed_on"_s, u"2026-11-01"_s},
                                     {u"relationships"_s, QJsonObject{{u"X"_s, u"05"_s}}}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->after.member(u"X"_s)->text(ad::household_no), u"H1"_s);
    QCOMPARE(result->after.member(u"X"_s)->text(ad::relationship_kanji), u"父"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"X/02"_s)->text(el::certificate_no), u"12345678"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"X/02"_s)->text(el::branch_no), u"05"_s);
    QCOMPARE(result->after.find(Entity::NhiHousehold, u"87654321"_s)->date(nh::ended_on), QDate(2026, 11, 1));
    QVERIFY(!hasFinding(*result, u"relationships_to_check"_s));
}

void TestHouseholdChanges::nameOfTheHead() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_name_or_address"_s,
                                    {{u"kind"_s, u"name"_s},
                                     {u"persons"_s, people(u"A"_s)},
                                     {u"changed_on"_s, u"2026-11-01"_s},
                                     {u"new_name"_s, u"試作 甲"_s},
                                     {u"new_kana"_s, u"シサク　コウ"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.member(u"A"_s)->text(ad::name_kanji), u"試作 甲"_s);
    QCOMPARE(result->after.member(u"A"_s)->number(ad::history_no), qint64{2});
    QCOMPARE(result->after.member(u"D"_s)->text(ad::head_name_kanji), u"試作 甲"_s);
    QCOMPARE(result->after.find(Entity::Eligibility, u"A/01"_s)->text(el::printed_name_kanji), u"試作 甲"_s);
    QCOMPARE(result->after.find(Entity::Certificate, u"A/02"_s)->text(ce::issued_name_kanji), u"試作 甲"_s);
    QVERIFY(result->after.find(Entity::Certificate, u"B/02"_s) == nullptr);
}

void TestHouseholdChanges::addressOfAll() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_name_or_address"_s,
                                    {{u"kind"_s, u"address"_s},
                                     {u"persons"_s, people(u"A B C D"_s)},
                                     {u"changed_on"_s, u"2026-11-01"_s},
                                     {u"new_postal_code"_s, u"000-0009"_s},
                                     {u"new_address"_s, u"試験町九丁目9番9号"_s}});
    QVERIFY(result.ok());
    QCOMPARE(result->after.member(u"D"_s)->text(ad::current_address), u"試験町九丁目9番9号"_s);
    QCOMPARE(result->after.member(u"D"_s)->text(ad::current_postal_code), u"0000009"_s);
    QVERIFY(result->after.member(u"D"_s)->isNull(ad::current_lot_no));
    QVERIFY(!hasFinding(*result, u"part_of_household_moved"_s));
}

void TestHouseholdChanges::addressOfSome() {
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"change_name_or_address"_s,
                                    {{u"kind"_s, u"address"_s},
                                     {u"persons"_s, people(u"B"_s)},
                                     {u"changed_on"_s, u"2026-11-01"_s},
                                     {u"new_address"_s, u"試験町九丁目9番9号"_s}});
    QVERIFY(hasFinding(*result, u"part_of_household_moved"_s));
}

void TestHouseholdChanges::refusals_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    row("head already") << u"change_head"_s
                        << QJsonObject{{u"new_head"_s, u"A"_s}, {u"changed_on"_s, u"2026-11-01"_s}}
                        << u"E-PROC-023"_s << u"new_head"_s;
    row("before the number") << u"change_head"_s
                             << QJsonObject{{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2024-03-31"_s}}
                             << u"E-PROC-022"_s << u"changed_on"_s;
    row("everybody splits") << u"change_household"_s
                            << QJsonObject{{u"kind"_s, u"split"_s},
                                           {u"persons"_s, people(u"A B C D"_s)},
                                           {u"changed_on"_s, u"2026-11-01"_s}}
                            << u"E-PROC-024"_s << u"persons"_s;
    row("who is the new head") << u"change_household"_s
                               << QJsonObject{{u"kind"_s, u"split"_s},
                                              {u"persons"_s, people(u"B C"_s)},
                                              {u"changed_on"_s, u"2026-11-01"_s}}
                               << u"E-PROC-012"_s << u"new_head"_s;
    row("merge with oneself") << u"change_household"_s
                              << QJsonObject{{u"kind"_s, u"merge"_s},
                                             {u"persons"_s, people(u"B"_s)},
                                             {u"changed_on"_s, u"2026-11-01"_s}}
                              << u"E-PROC-025"_s << u"persons"_s;
    row("same name") << u"change_name_or_address"_s
                     << QJsonObject{{u"kind"_s, u"name"_s},
                                    {u"persons"_s, people(u"A"_s)},
                                    {u"changed_on"_s, u"2026-11-01"_s},
                                    {u"new_name"_s, u"試験 甲"_s},
                                    {u"new_kana"_s, u"テスト　ヒト"_s}}
                     << u"E-PROC-026"_s << u"new_name"_s;
    row("two names") << u"change_name_or_address"_s
                     << QJsonObject{{u"kind"_s, u"name"_s},
                                    {u"persons"_s, people(u"A B"_s)},
                                    {u"changed_on"_s, u"2026-11-01"_s},
                                    {u"new_name"_s, u"試験"_s}}
                     << u"E-PROC-027"_s << u"persons"_s;
    row("no address") << u"change_name_or_address"_s
                      << QJsonObject{{u"kind"_s, u"address"_s},
                                     {u"persons"_s, people(u"A"_s)},
                                     {u"changed_on"_s, u"2026-11-01"_s}}
                      << u"E-PROC-002"_s << u"new_address"_s;
}

void TestHouseholdChanges::refusals() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    m_desk.on(u"2026-11-10"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), procedure, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

/// The number on file stays where it is; another one is kept; a new head has the household's number.
void TestHouseholdChanges::phoneIsKeptWithTheHead() {
    namespace co = field::contact;
    HouseholdBuilder builder = HouseholdBuilder::family();
    Record contact(Entity::Contact, u"A"_s, 3);
    contact.set(co::addressee_no, u"A"_s);
    contact.set(co::phone, u"048-000-0001"_s);
    contact.set(co::phone_key, u"0480000001"_s);
    const HouseholdSnapshot before = builder.add(contact).build();
    const QJsonObject address{{u"kind"_s, u"address"_s},
                              {u"persons"_s, people(u"A B C D"_s)},
                              {u"changed_on"_s, u"2026-11-01"_s},
                              {u"new_address"_s, u"見本町1番"_s}};
    const auto phoneAfter = [&](const QString& procedure, QJsonObject answers, const QString& phone,
                                const QString& person) -> QString {
        if (!phone.isEmpty()) answers[u"phone"_s] = phone;
        const auto output = m_desk.file(before, procedure, answers);
        if (!output) return output.error().code;
        const Record* kept = output->after.find(Entity::Contact, person);
        return kept == nullptr ? QString() : kept->text(co::phone) + u' ' + kept->text(co::phone_key);
    };
    const QString move = u"change_name_or_address"_s;
    QCOMPARE(phoneAfter(move, address, {}, u"A"_s), u"048-000-0001 0480000001"_s);
    QCOMPARE(phoneAfter(move, address, u"048(000)0001"_s, u"A"_s), u"048-000-0001 0480000001"_s);
    QCOMPARE(phoneAfter(move, address, u"090-0000-0002"_s, u"A"_s), u"090-0000-0002 09000000002"_s);
    const QJsonObject head{{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2026-11-01"_s}};
    QCOMPARE(phoneAfter(u"change_head"_s, head, u"048-000-0001"_s, u"B"_s), u"048-000-0001 0480000001"_s);
}

QTEST_GUILESS_MAIN(TestHouseholdChanges)
#include "TestHouseholdChanges.moc"
