// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace el = field::eligibility;
namespace be = field::benefit;
namespace ce = field::certificate;

/// Every procedure against the table of dates: which layer begins or ends on which day, by when it was to be
/// filed, how many months are taxed. The rows are named after the event of the table.
class TestDatesOfProcedures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void acquisition_data();
    void acquisition();
    void loss_data();
    void loss();
    void internalChanges_data();
    void internalChanges();
    void lateElderlyCannotStart_data();
    void lateElderlyCannotStart();
    void qualificationToldAtTheCounter();
    void deniedClaimsStandInNobodysWay_data();
    void deniedClaimsStandInNobodysWay();
    void claimLimits_data();
    void claimLimits();
    void ratioOfAnExpiredPaperIsNotCarriedOn();

 private:
    [[nodiscard]] static HouseholdBuilder alone() {
        HouseholdBuilder builder;
        builder.person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s}).income(u"A"_s, 2025, 3'000'000);
        return builder;
    }
    [[nodiscard]] static HouseholdBuilder aloneInsured() {
        HouseholdBuilder builder = alone();
        builder.insured(u"A"_s, u"2024-04-01"_s).certificate(u"A"_s, u"2026-07-20"_s, u"2027-07-31"_s);
        return builder;
    }
    /// Months of the fiscal year 2026 for which the only insured person is taxed.
    [[nodiscard]] static qint64 months(const EffectOutput& output) {
        if (!output.tax) return -1;
        if (output.tax->afterSteps.isEmpty()) return 0;
        for (const ExplanationStep& each : output.tax->afterSteps.steps()) {
            if (each.labelJa.endsWith(u"課税月数")) return std::get<qint64>(each.value);
        }
        return 12;
    }
    static void compareDates(const EffectOutput& output, const QString& key, Field application,
                             Field qualification) {
        QFETCH(QString, inCity);
        QFETCH(QString, inPrefecture);
        const Record* coverage = output.after.find(Entity::Eligibility, key);
        QVERIFY(coverage != nullptr);
        QCOMPARE(coverage->text(application), inCity);
        QCOMPARE(coverage->text(qualification), inPrefecture);
    }
    ProcedureDesk m_desk;
};

void TestDatesOfProcedures::acquisition_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("inCity");
    QTest::addColumn<QString>("inPrefecture");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QDate>("dueOn");
    QTest::addColumn<int>("taxed");
    const auto row = [](const char* name, const QString& procedure, QJsonObject answers, const QString& day,
                        const QString& qualification, const QString& reason, const QString& due, int taxed) {
        answers[u"persons"_s] = people(u"A"_s);
        QTest::newRow(name) << procedure << answers << day << qualification << reason
                            << QDate::fromString(due, Qt::ISODate) << taxed;
    };
    row("Move into the prefecture", u"acquire_move_in"_s,
        {{u"moved_in_on"_s, u"2026-11-10"_s}, {u"inside_prefecture"_s, false}}, u"2026-11-10"_s,
        u"2026-11-10"_s, u"101"_s, u"2026-11-24"_s, 5);
    row("Move in from another city of the same prefecture", u"acquire_move_in"_s,
        {{u"moved_in_on"_s, u"2026-11-10"_s}, {u"inside_prefecture"_s, true}}, u"2026-11-10"_s, {}, u"107"_s,
        u"2026-11-24"_s, 5);
    row("Left employee insurance (14 days end on a Sunday)", u"acquire_left_employee"_s,
        {{u"lost_on"_s, u"2026-11-01"_s}}, u"2026-11-01"_s, u"2026-11-01"_s, u"102"_s, u"2026-11-16"_s, 5);
    row("Left employee insurance on the last day of a month", u"acquire_left_employee"_s,
        {{u"lost_on"_s, u"2026-10-31"_s}}, u"2026-10-31"_s, u"2026-10-31"_s, u"102"_s, u"2026-11-16"_s, 6);
    row("Lost dependant status", u"acquire_lost_dependant"_s, {{u"lost_on"_s, u"2026-04-01"_s}},
        u"2026-04-01"_s, u"2026-04-01"_s, u"103"_s, u"2026-04-15"_s, 12);
}

void TestDatesOfProcedures::acquisition() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, reason);
    QFETCH(QDate, dueOn);
    QFETCH(int, taxed);
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(alone().build(), procedure, answers);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    compareDates(*result, u"A/01"_s, el::application_start_date, el::qualification_acquired_date);
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->text(el::application_start_reason), reason);
    QCOMPARE(coverage->isNull(el::qualification_acquired_reason),
             coverage->isNull(el::qualification_acquired_date));
    QCOMPARE(result->deadlines.at(0).deadline.dueOn, dueOn);
    QCOMPARE(months(*result), taxed);
}

void TestDatesOfProcedures::loss_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("inCity");
    QTest::addColumn<QString>("inPrefecture");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("taxed");
    const auto moved = [](const QString& day, bool inside, bool sameDay) {
        return QJsonObject{{u"persons"_s, people(u"A"_s)},
                           {u"moved_out_on"_s, day},
                           {u"inside_prefecture"_s, inside},
                           {u"registered_same_day"_s, sameDay}};
    };
    const auto joined = [](const QString& day, bool dependant) {
        return QJsonObject{{u"persons"_s, people(u"A"_s)},
                           {u"joined_on"_s, day},
                           {u"dependants"_s, dependant ? people(u"A"_s) : QJsonArray()}};
    };
    const auto row = [](const char* name, const QString& procedure, const QJsonObject& answers,
                        const QString& inCity, const QString& inPrefecture, const QString& reason,
                        int taxed) {
        QTest::newRow(name) << procedure << answers << inCity << inPrefecture << reason << taxed;
    };
    const QString out = u"lose_move_out"_s;
    const QString employee = u"lose_joined_employee"_s;
    row("Move out of the prefecture", out, moved(u"2026-11-10"_s, false, false), u"2026-11-11"_s,
        u"2026-11-11"_s, u"201"_s, 7);
    row("Move out of the prefecture, registered there that day", out, moved(u"2026-11-10"_s, false, true),
        u"2026-11-10"_s, u"2026-11-10"_s, u"201"_s, 7);
    row("Move out of the prefecture on the last day of a month", out, moved(u"2026-10-31"_s, false, false),
        u"2026-11-01"_s, u"2026-11-01"_s, u"201"_s, 7);
    row("Move out to another city in the prefecture, with a gap", out, moved(u"2026-11-10"_s, true, false),
        u"2026-11-11"_s, {}, u"207"_s, 7);
    row("Move out to another city in the prefecture", out, moved(u"2026-11-10"_s, true, true),
        u"2026-11-10"_s, {}, u"207"_s, 7);
    row("Joined employee insurance", employee, joined(u"2026-11-10"_s, false), u"2026-11-11"_s,
        u"2026-11-11"_s, u"202"_s, 7);
    row("Joined employee insurance on the 1st", employee, joined(u"2026-11-01"_s, false), u"2026-11-02"_s,
        u"2026-11-02"_s, u"202"_s, 7);
    row("Joined employee insurance on the last day of a month", employee, joined(u"2026-10-31"_s, false),
        u"2026-11-01"_s, u"2026-11-01"_s, u"202"_s, 6);
    row("Became a dependant on the last day of a month", employee, joined(u"2026-10-31"_s, true),
        u"2026-11-01"_s, u"2026-11-01"_s, u"202"_s, 6);
    row("Joined employee insurance on 31 March: nothing of the new year", employee,
        joined(u"2026-03-31"_s, false), u"2026-04-01"_s, u"2026-04-01"_s, u"202"_s, 0);
    row("Death on the last day of a month", u"lose_death"_s,
        {{u"deceased"_s, u"A"_s}, {u"died_on"_s, u"2026-10-31"_s}}, u"2026-11-01"_s, u"2026-11-01"_s,
        u"204"_s, 7);
    row("Death", u"lose_death"_s, {{u"deceased"_s, u"A"_s}, {u"died_on"_s, u"2026-11-05"_s}}, u"2026-11-06"_s,
        u"2026-11-06"_s, u"204"_s, 7);
}

void TestDatesOfProcedures::loss() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, reason);
    QFETCH(int, taxed);
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(aloneInsured().build(), procedure, answers);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    compareDates(*result, u"A/01"_s, el::application_end_date, el::qualification_lost_date);
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->text(el::application_end_reason), reason);
    QCOMPARE(coverage->text(el::qualification_lost_reason),
             coverage->isNull(el::qualification_lost_date) ? QString() : reason);
    QCOMPARE(months(*result), taxed);
}

void TestDatesOfProcedures::internalChanges_data() {
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QJsonObject>("answers");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("endReason");
    QTest::addColumn<QString>("startReason");
    QTest::newRow("Head change") << u"change_head"_s
                                 << QJsonObject{{u"new_head"_s, u"B"_s}, {u"changed_on"_s, u"2026-11-10"_s}}
                                 << u"B"_s << u"210"_s << u"110"_s;
    QTest::newRow("Household split") << u"change_household"_s
                                     << QJsonObject{{u"kind"_s, u"split"_s},
                                                    {u"persons"_s, people(u"B"_s)},
                                                    {u"changed_on"_s, u"2026-11-10"_s}}
                                     << u"B"_s << u"209"_s << u"109"_s;
}

/// The application ends under one number and begins under the other on the same day; the qualification goes
/// on.
void TestDatesOfProcedures::internalChanges() {
    QFETCH(QString, procedure);
    QFETCH(QJsonObject, answers);
    QFETCH(QString, person);
    QFETCH(QString, endReason);
    QFETCH(QString, startReason);
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(HouseholdBuilder::family().build(), procedure, answers);
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    const Record* old = result->after.find(Entity::Eligibility, person + u"/01"_s);
    const Record* next = result->after.find(Entity::Eligibility, person + u"/02"_s);
    QVERIFY(old != nullptr && next != nullptr);
    QCOMPARE(old->text(el::application_end_date), u"2026-11-10"_s);
    QCOMPARE(old->text(el::application_end_reason), endReason);
    QVERIFY(old->isNull(el::qualification_lost_date));
    QCOMPARE(next->text(el::application_start_date), u"2026-11-10"_s);
    QCOMPARE(next->text(el::application_start_reason), startReason);
    QCOMPARE(next->text(el::qualification_acquired_date), u"2024-04-01"_s);
    QVERIFY(next->text(el::certificate_no) != old->text(el::certificate_no));
}

void TestDatesOfProcedures::lateElderlyCannotStart_data() {
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("error");
    QTest::newRow("75 tomorrow") << u"1951-11-21"_s << QString();
    QTest::newRow("75 today") << u"1951-11-20"_s << u"E-PROC-037"_s;
    QTest::newRow("75 since the event") << u"1951-11-05"_s << u"E-PROC-037"_s;
    QTest::newRow("80") << u"1946-01-01"_s << u"E-PROC-037"_s;
}

void TestDatesOfProcedures::lateElderlyCannotStart() {
    QFETCH(QString, birth);
    QFETCH(QString, error);
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, birth, u"世帯主"_s});
    const auto result = m_desk.file(builder.build(), u"acquire_left_employee"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"lost_on"_s, u"2026-11-01"_s}});
    QCOMPARE(result.ok() ? QString() : result.error().code, error);
    if (!result.ok()) QCOMPARE(result.error().field, u"persons"_s);
}

/// 6.3: the prefecture tells the day; what was told at the counter meanwhile has no reason of its own.
void TestDatesOfProcedures::qualificationToldAtTheCounter() {
    m_desk.on(u"2026-11-20"_s);
    const auto result = m_desk.file(alone().build(), u"acquire_move_in"_s,
                                    {{u"persons"_s, people(u"A"_s)},
                                     {u"moved_in_on"_s, u"2026-11-10"_s},
                                     {u"inside_prefecture"_s, true},
                                     {u"qualification_acquired_on"_s, u"2020-04-01"_s}});
    QVERIFY(result.ok());
    const Record* coverage = result->after.find(Entity::Eligibility, u"A/01"_s);
    QCOMPARE(coverage->text(el::qualification_acquired_date), u"2020-04-01"_s);
    QVERIFY(coverage->isNull(el::qualification_acquired_reason));
}

void TestDatesOfProcedures::deniedClaimsStandInNobodysWay_data() {
    QTest::addColumn<int>("fixed");
    QTest::addColumn<bool>("isDuplicate");
    QTest::newRow("not decided yet") << -1 << true;
    QTest::newRow("granted") << 50'000 << true;
    QTest::newRow("denied") << 0 << false;
}

void TestDatesOfProcedures::deniedClaimsStandInNobodysWay() {
    QFETCH(int, fixed);
    QFETCH(bool, isDuplicate);
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.died(u"B"_s, u"2026-11-01"_s).ended(u"B"_s, u"2026-11-02"_s, u"204"_s);
    Record claim(Entity::Benefit, u"K1"_s, 1);
    claim.set(be::notice_no, u"K1"_s);
    claim.set(be::addressee_no, u"A"_s);
    claim.set(be::medical_expense_kind, u"funeral"_s);
    claim.set(be::deceased_addressee_no, u"B"_s);
    if (fixed >= 0) claim.set(be::payment_fixed_amount, qint64{fixed});
    builder.add(claim);
    const auto result =
        m_desk.file(builder.build(), u"claim_funeral"_s,
                    {{u"deceased"_s, u"B"_s}, {u"funeral_on"_s, u"2026-11-05"_s}, {u"host"_s, u"A"_s}});
    QVERIFY(result.ok());
    QCOMPARE(hasFinding(*result, u"duplicate_claim"_s), isDuplicate);
}

void TestDatesOfProcedures::claimLimits_data() {
    QTest::addColumn<QString>("filedOn");
    QTest::addColumn<bool>("granted");
    QTest::newRow("last day of the two years from the day after the funeral") << u"2028-11-05"_s << true;
    QTest::newRow("the day after") << u"2028-11-06"_s << false;
}

void TestDatesOfProcedures::claimLimits() {
    QFETCH(QString, filedOn);
    QFETCH(bool, granted);
    m_desk.on(filedOn);
    HouseholdBuilder builder = HouseholdBuilder::family();
    builder.died(u"B"_s, u"2026-11-01"_s).ended(u"B"_s, u"2026-11-02"_s, u"204"_s);
    const auto result =
        m_desk.file(builder.build(), u"claim_funeral"_s,
                    {{u"deceased"_s, u"B"_s}, {u"funeral_on"_s, u"2026-11-05"_s}, {u"host"_s, u"A"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->benefits.at(0).assessment.claimUntil, QDate(2028, 11, 5));
    QCOMPARE(result->benefits.at(0).assessment.decision == BenefitDecision::Grant, granted);
}

/// 5: the test of 1 August is made anew each year.
void TestDatesOfProcedures::ratioOfAnExpiredPaperIsNotCarriedOn() {
    m_desk.on(u"2026-11-20"_s);
    HouseholdBuilder builder;
    builder.person({u"A"_s, u"試験 甲"_s, u"1954-02-01"_s, u"世帯主"_s})
        .insured(u"A"_s, u"2020-04-01"_s)
        .certificate(u"A"_s, u"2025-07-20"_s, u"2026-07-31"_s, u"1"_s, 30)
        .set(Entity::Certificate, u"A/01"_s, ce::elderly_effective_from, u"2025-08-01"_s)
        .income(u"A"_s, 2025, 0, 1'500'000)
        .set(Entity::Income, u"A/2025"_s, field::income::resident_tax_taxable_income, qint64{0});
    const auto result = m_desk.file(builder.build(), u"apply_eligibility_certificate"_s,
                                    {{u"persons"_s, people(u"A"_s)}, {u"reason"_s, u"no_card"_s}});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().code));
    QCOMPARE(result->after.find(Entity::Certificate, u"A/02"_s)->number(ce::burden_ratio), qint64{20});
}

QTEST_GUILESS_MAIN(TestDatesOfProcedures)
#include "TestDatesOfProcedures.moc"
