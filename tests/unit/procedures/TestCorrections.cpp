// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/ReverseChanges.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace el = field::eligibility;
namespace nh = field::nhi_household;
namespace ce = field::certificate;

class TestCorrections : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void corrects_data();
    void corrects();
    void refuses_data();
    void refuses();
    void voids();
    void reopens();
    void cancelsAnAppliedCase();
    void cancelRefusesWhatChangedSince();

 private:
    ProcedureDesk m_desk;
};

void TestCorrections::corrects_data() {
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("acquired");
    QTest::newRow("both starts") << QJsonObject{{u"application_start_on"_s, u"2024-03-01"_s},
                                                {u"qualification_acquired_on"_s, u"2024-03-01"_s}}
                                 << u"2024-03-01"_s << u"2024-03-01"_s;
    QTest::newRow("earlier qualification") << QJsonObject{{u"qualification_acquired_on"_s, u"2020-01-01"_s}}
                                           << u"2024-04-01"_s << u"2020-01-01"_s;
}

void TestCorrections::corrects() {
    QFETCH(QJsonObject, more);
    QFETCH(QString, start);
    QFETCH(QString, acquired);
    QJsonObject answers{{u"eligibility"_s, u"A/01"_s}, {u"correction_reason"_s, u"入力誤り"_s}};
    for (auto each = more.begin(); each != more.end(); ++each)
        answers[each.key()] = each.value();
    const auto result = m_desk.file(HouseholdBuilder::family().build(), u"correct_eligibility"_s, answers);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->text(el::application_start_date), start);
    QCOMPARE(coverage->text(el::qualification_acquired_date), acquired);
    QVERIFY(hasFinding(*result, u"correction_second_check"_s));
    QCOMPARE(result->after.find(Entity::NhiHousehold, u"12345678"_s)->text(nh::started_on), start);
}

void TestCorrections::refuses_data() {
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    const auto with = [](QJsonObject more) {
        if (!more.contains(u"eligibility"_s)) more[u"eligibility"_s] = u"A/02"_s;
        more[u"correction_reason"_s] = u"入力誤り"_s;
        return more;
    };
    row("nothing to correct") << with({}) << u"E-PROC-026"_s << u"eligibility"_s;
    row("no such record") << with({{u"eligibility"_s, u"A/09"_s}}) << u"E-PROC-036"_s << u"eligibility"_s;
    row("overlap") << with({{u"application_start_on"_s, u"2022-12-31"_s},
                            {u"qualification_acquired_on"_s, u"2022-12-31"_s}})
                   << u"E-PROC-016"_s << u"application_start_on"_s;
    row("ends before it starts") << with({{u"application_end_on"_s, u"2024-04-01"_s}}) << u"E-PROC-009"_s
                                 << u"application_end_on"_s;
    row("applied before qualified") << with({{u"qualification_acquired_on"_s, u"2024-04-02"_s}})
                                    << u"E-PROC-020"_s << u"qualification_acquired_on"_s;
    row("applied after the qualification was lost") << with({{u"qualification_lost_on"_s, u"2025-04-02"_s}})
                                                    << u"E-PROC-020"_s << u"qualification_lost_on"_s;
    row("before birth") << with({{u"application_start_on"_s, u"1981-05-09"_s},
                                 {u"qualification_acquired_on"_s, u"1981-05-09"_s}})
                        << u"E-PROC-006"_s << u"application_start_on"_s;
}

void TestCorrections::refuses() {
    QFETCH(QJsonObject, answers);
    QFETCH(QString, code);
    QFETCH(QString, field);
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .insured(u"A"_s, u"2020-04-01"_s)
        .ended(u"A"_s, u"2023-01-01"_s, u"202"_s)
        .insured(u"A"_s, u"2024-04-01"_s);
    const auto result = m_desk.file(builder.build(), u"correct_eligibility"_s, answers);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().field, field);
}

void TestCorrections::voids() {
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s})
        .insured(u"A"_s, u"2024-04-01"_s)
        .certificate(u"A"_s, u"2026-07-20"_s, u"2027-07-31"_s);
    const auto result = m_desk.file(builder.build(), u"correct_eligibility"_s,
                                    {{u"eligibility"_s, u"A/01"_s},
                                     {u"correction_reason"_s, u"二重加入"_s},
                                     {u"void"_s, true},
                                     {u"returned_from"_s, people(u"A"_s)}});
    QVERIFY(result.ok());
    QVERIFY(result->after.find(Entity::Eligibility, u"A/01"_s) == nullptr);
    QVERIFY(!result->after.find(Entity::Certificate, u"A/01"_s)->isNull(ce::collected_on));
    QVERIFY(!result->after.find(Entity::NhiHousehold, u"12345678"_s)->isNull(nh::ended_on));
}

void TestCorrections::reopens() {
    // a loss that never happened: taken back by cancelling, since a correction cannot empty a date
    HouseholdBuilder builder = HouseholdBuilder::family();
    const auto lost = m_desk.file(builder.build(), u"lose_joined_employee"_s,
                                  {{u"persons"_s, people(u"A B C D"_s)}, {u"joined_on"_s, u"2026-10-01"_s}});
    const HouseholdSnapshot stored = withChanges(builder.build(), lost->changes).value();
    QVERIFY(!stored.find(Entity::NhiHousehold, u"12345678"_s)->isNull(nh::ended_on));
    const auto back = m_desk.file(
        stored, u"cancel_case"_s,
        {{u"case_id"_s, m_desk.caseId}, {u"reason"_s, u"誤り"_s}, {u"change_set"_s, lost->changes.toJson()}});
    QVERIFY(back.ok());
    QVERIFY(back->after.find(Entity::NhiHousehold, u"12345678"_s)->isNull(nh::ended_on));
    QVERIFY(back->after.find(Entity::Eligibility, u"A/01"_s)->isNull(el::application_end_date));
}

void TestCorrections::cancelsAnAppliedCase() {
    const HouseholdSnapshot before = HouseholdBuilder::employees().build();
    const auto applied = m_desk.file(before, u"acquire_left_employee"_s,
                                     {{u"persons"_s, people(u"A B"_s)}, {u"lost_on"_s, u"2026-11-16"_s}});
    const HouseholdSnapshot stored = withChanges(before, applied->changes).value();
    const auto back = m_desk.file(stored, u"cancel_case"_s,
                                  {{u"case_id"_s, m_desk.caseId},
                                   {u"reason"_s, u"誤り"_s},
                                   {u"change_set"_s, applied->changes.toJson()}});
    QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().code));
    QVERIFY(hasFinding(*back, u"cancelled_certificate"_s));
    const HouseholdSnapshot after = withChanges(stored, back->changes).value();
    QVERIFY(changesBetween(before, after).isEmpty());
    for (const RecordChange& each : back->changes.changes)
        QVERIFY(each.expectedVersion > 0);
}

void TestCorrections::cancelRefusesWhatChangedSince() {
    const HouseholdSnapshot before = HouseholdBuilder::employees().build();
    const auto applied = m_desk.file(before, u"acquire_left_employee"_s,
                                     {{u"persons"_s, people(u"A B"_s)}, {u"lost_on"_s, u"2026-11-16"_s}});
    HouseholdSnapshot stored = withChanges(before, applied->changes).value();
    const Record made = *stored.find(Entity::Eligibility, u"A/01"_s);
    for (const Field each : {el::application_end_date, el::application_start_date}) {
        Record touched = made;
        touched.set(each, u"2026-11-18"_s);
        stored.add(touched);
        const auto refused = reverseChanges(applied->changes, stored);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, u"E-PROC-015"_s);
    }
    stored.add(made);
    QVERIFY(reverseChanges(applied->changes, stored).ok());
    stored.remove(Entity::Eligibility, u"A/01"_s);
    QVERIFY(!reverseChanges(applied->changes, stored).ok());
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "TestCorrections.moc"
