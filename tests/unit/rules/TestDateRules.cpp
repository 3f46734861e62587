// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/CertificateRules.h"
#include "core/rules/ClosedDays.h"
#include "core/rules/Deadlines.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/LumpSums.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {
QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
std::optional<QDate> maybe(const char* iso) {
    return *iso ? std::optional<QDate>(day(iso)) : std::nullopt;
}
QString text(const std::optional<QDate>& date) {
    return date ? date->toString(Qt::ISODate) : u"-"_s;
}
}  // namespace

class TestDateRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

 private Q_SLOTS:
    void closedDays_data() {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* date, const QString& name) {
            QTest::newRow(date) << QString::fromLatin1(date) << name;
        };
        row("2026-11-23", u"勤労感謝の日"_s);
        row("2026-11-24", QString());
        row("2026-09-22", u"国民の休日"_s);
        row("2026-05-06", u"振替休日"_s);
        row("2026-03-20", u"春分の日"_s);
        row("2027-03-22", u"振替休日"_s);
        row("2027-09-23", u"秋分の日"_s);
        row("2026-12-29", u"年末年始"_s);
        row("2027-01-01", u"元日"_s);
        row("2026-12-28", QString());
        row("2027-01-04", QString());
        row("2026-08-01", u"土曜日"_s);
        row("2026-08-02", u"日曜日"_s);
        row("2026-08-11", u"山の日"_s);
        row("2019-05-01", u"祝日"_s);
        row("2018-12-24", u"振替休日"_s);
        row("2015-09-22", u"国民の休日"_s);
    }
    void closedDays() {
        QFETCH(QString, date);
        QFETCH(QString, name);
        const ClosedDay closed = closedDay(m_parameters, QDate::fromString(date, Qt::ISODate)).value();
        QCOMPARE(closed.nameJa, name);
        QCOMPARE(closed.closed, !name.isEmpty());
    }
    void filingDeadlines_data() {
        QTest::addColumn<QDate>("event");
        QTest::addColumn<QDate>("filed");
        QTest::addColumn<QDate>("due");
        QTest::addColumn<int>("late");
        QTest::newRow("6.2 example") << day("2026-04-01") << day("2026-04-15") << day("2026-04-15") << 0;
        QTest::newRow("one day late") << day("2026-04-01") << day("2026-04-16") << day("2026-04-15") << 1;
        QTest::newRow("ends on a Saturday") << day("2026-07-18") << QDate() << day("2026-08-03") << 0;
        QTest::newRow("ends at the year end") << day("2026-12-15") << QDate() << day("2027-01-04") << 0;
        QTest::newRow("golden week") << day("2026-04-19") << QDate() << day("2026-05-07") << 0;
    }
    void filingDeadlines() {
        QFETCH(QDate, event);
        QFETCH(QDate, filed);
        QFETCH(QDate, due);
        QFETCH(int, late);
        const Deadline deadline = filingDeadline(m_parameters, event, filed).value();
        QCOMPARE(deadline.dueOn, due);
        QCOMPARE(deadline.lateDays, late);
        QCOMPARE(std::get<QDate>(deadline.explanation.result()), due);
    }
    void deadlineOutsideTheParametersIsRefused() {
        QCOMPARE(filingDeadline(m_parameters, day("1990-04-01")).error().code, u"E-RULE-002"_s);
        QCOMPARE(filingDeadline(m_parameters, QDate()).error().field, u"event_date"_s);
    }
    void claimLimits() {
        const auto until = [&](BenefitKind kind, const char* base) {
            return claimLimit(m_parameters, kind, day(base))->dueOn;
        };
        QCOMPARE(until(BenefitKind::Childbirth, "2026-05-10"), day("2028-05-10"));
        QCOMPARE(until(BenefitKind::Funeral, "2027-02-28"), day("2029-02-28"));
        QCOMPARE(until(BenefitKind::MedicalExpense, "2028-02-28"), day("2030-02-28"));
        QCOMPARE(
            claimLimit(m_parameters, BenefitKind::Funeral, day("2024-01-10"), day("2026-01-12"))->lateDays,
            2);
    }
    void levyLimitsCountFromTheDueDate() {
        const LevyLimits limits = levyLimits(m_parameters, day("2026-07-31")).value();
        QCOMPARE(limits.raiseUntil, day("2029-07-31"));
        QCOMPARE(limits.lowerUntil, day("2031-07-31"));
        QCOMPARE(limits.collectUntil, day("2031-07-31"));
    }
    void eligibility_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("sameDay");
        QTest::addColumn<QString>("qualification");
        QTest::addColumn<QString>("application");
        const auto row = [](const char* code, const QString& qualification, const QString& application,
                            bool sameDay = false) {
            QTest::addRow("%s%s", code, sameDay ? " same day" : "")
                << QString::fromLatin1(code) << sameDay << qualification << application;
        };
        const QString on = u"2026-11-10"_s;
        const QString after = u"2026-11-11"_s;
        const QString none = u"-"_s;
        row("move_in_other_prefecture", on, on);
        row("move_in_same_prefecture", none, on);
        row("left_employee_insurance", on, on);
        row("lost_dependant_status", on, on);
        row("left_association", on, on);
        row("birth", on, on);
        row("assistance_ended", on, on);
        row("foreign_resident_eligible", on, on);
        row("other_exclusion_ended", on, on);
        row("move_out_other_prefecture", after, after);
        row("move_out_other_prefecture", on, on, true);
        row("move_out_same_prefecture", none, after);
        row("move_out_same_prefecture", none, on, true);
        row("joined_employee_insurance", after, after);
        row("became_dependant", after, after);
        row("joined_association", on, on);
        row("assistance_started", on, on);
        row("late_elderly_by_age", after, after);
        row("late_elderly_by_disability", after, after);
        row("death", after, after);
        row("foreign_status_ended", after, after);
    }
    void eligibility() {
        QFETCH(QString, code);
        QFETCH(bool, sameDay);
        QFETCH(QString, qualification);
        QFETCH(QString, application);
        EligibilityFacts facts;
        facts.event = eligibilityEventFromCode(code).value();
        QCOMPARE(eligibilityEventCode(facts.event), code);
        facts.date = day("2026-11-10");
        facts.birth = facts.event == EligibilityEvent::Birth              ? facts.date
                      : facts.event == EligibilityEvent::LateElderlyByAge ? day("1951-11-10")
                                                                          : day("1955-01-01");
        facts.registeredElsewhereSameDay = sameDay;
        const EligibilityDates dates = eligibilityDates(m_parameters, facts).value();
        QCOMPARE(text(dates.qualification), qualification);
        QCOMPARE(text(dates.application), application);
        QVERIFY(!dates.explanation.isEmpty());
        QVERIFY(dates.application.has_value());
        QCOMPARE(std::get<QDate>(dates.explanation.result()), *dates.application);
    }
    void eligibilityRefusals() {
        EligibilityFacts facts{EligibilityEvent::Death, day("2026-01-01"), day("2026-01-02"), false};
        QCOMPARE(eligibilityDates(m_parameters, facts).error().code, u"E-RULE-013"_s);
        facts = {EligibilityEvent::Birth, day("2026-01-03"), day("2026-01-02"), false};
        QCOMPARE(eligibilityDates(m_parameters, facts).error().code, u"E-RULE-016"_s);
        facts = {EligibilityEvent::LateElderlyByAge, day("2026-01-03"), day("1951-01-02"), false};
        QCOMPARE(eligibilityDates(m_parameters, facts).error().field, u"event_date"_s);
        facts = {EligibilityEvent::Death, day("1990-01-01"), day("1951-01-02"), false};
        QCOMPARE(eligibilityDates(m_parameters, facts).error().code, u"E-RULE-002"_s);
    }
    void ageDatesOfExamples_data() {
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QDate>("careFrom");
        QTest::addColumn<QDate>("careUntil");
        QTest::addColumn<QDate>("ratio");
        QTest::addColumn<QDate>("late");
        QTest::newRow("R5 on the 1st") << day("1956-09-01") << day("1996-08-01") << day("2021-07-31")
                                       << day("2026-09-01") << day("2031-09-01");
        QTest::newRow("R5 on the 2nd") << day("1956-09-02") << day("1996-09-01") << day("2021-08-31")
                                       << day("2026-10-01") << day("2031-09-02");
        QTest::newRow("29 February") << day("1952-02-29") << day("1992-02-01") << day("2017-01-31")
                                     << day("2022-03-01") << day("2027-03-01");
    }
    void ageDatesOfExamples() {
        QFETCH(QDate, birth);
        const AgeDates dates = ageDates(m_parameters, birth, day("2026-11-22")).value();
        QTEST(dates.careFrom, "careFrom");
        QTEST(dates.careUntil, "careUntil");
        QTEST(dates.elderlyRatioFrom, "ratio");
        QTEST(dates.lateElderlyFrom, "late");
    }
    void basicRatios() {
        const auto percent = [&](const char* birth, const char* on) {
            return basicRatio(m_parameters, day(birth), day(on))->percent;
        };
        QCOMPARE(percent("2020-04-01", "2026-03-31"), 20);
        QCOMPARE(percent("2020-04-01", "2026-04-01"), 30);
        QCOMPARE(percent("2020-04-02", "2026-04-01"), 20);
        QCOMPARE(percent("1956-09-02", "2026-09-30"), 30);
        QCOMPARE(percent("1956-09-02", "2026-10-01"), 20);
        QCOMPARE(basicRatio(m_parameters, day("2026-10-01"), day("2026-09-01")).error().code,
                 u"E-RULE-013"_s);
    }
    void certificateKinds_data() {
        QTest::addColumn<QString>("card");
        QTest::addColumn<bool>("support");
        QTest::addColumn<bool>("applied");
        QTest::addColumn<bool>("isProtected");
        QTest::addColumn<QString>("form");
        QTest::newRow("usable card") << u"registered"_s << false << false << false << u"F11"_s;
        QTest::newRow("no card") << u"no_card"_s << false << false << false << u"F10"_s;
        QTest::newRow("not registered") << u"not_registered"_s << false << false << false << u"F10"_s;
        QTest::newRow("cancelled") << u"cancelled"_s << false << false << false << u"F10"_s;
        QTest::newRow("expired") << u"expired"_s << false << false << false << u"F10"_s;
        QTest::newRow("returned") << u"returned"_s << false << false << false << u"F10"_s;
        QTest::newRow("support, applied") << u"registered"_s << true << true << false << u"F10"_s;
        QTest::newRow("support, not applied") << u"registered"_s << true << false << false << u"F11"_s;
        QTest::newRow("lost, applied") << u"lost"_s << false << true << false << u"F10"_s;
        QTest::newRow("lost, not applied") << u"lost"_s << false << false << false << u"F11"_s;
        QTest::newRow("protected") << u"registered"_s << false << false << true << u"F10"_s;
    }
    void certificateKinds() {
        QFETCH(QString, card);
        QFETCH(bool, support);
        QFETCH(bool, applied);
        QFETCH(bool, isProtected);
        CertificateFacts facts{healthCardFromCode(card).value(), support, applied, isProtected, false};
        const CertificateChoice choice = certificateFor(m_parameters, facts, day("2026-11-22")).value();
        QTEST(choice.form, "form");
        QCOMPARE(choice.special, false);
        facts.arrearsMeasure = true;
        QCOMPARE(certificateFor(m_parameters, facts, day("2026-11-22"))->special, true);
    }
    void certificateValidities_data() {
        QTest::addColumn<bool>("notice");
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<QString>("stay");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, bool notice, const char* birth, const char* from,
                            const char* stay, const char* until, const char* reason) {
            QTest::newRow(name) << notice << day(birth) << day(from) << QString::fromLatin1(stay)
                                << QString::fromLatin1(until) << QString::fromLatin1(reason);
        };
        row("yearly", false, "1981-05-01", "2026-11-22", "", "2027-07-31", "annual");
        row("on the yearly end", false, "1981-05-01", "2027-07-31", "", "2027-07-31", "annual");
        row("month of 70", false, "1957-03-10", "2026-11-22", "", "2027-03-31", "age70");
        row("70 on the 1st", false, "1957-03-01", "2026-11-22", "", "2027-02-28", "age70");
        row("day before 75", false, "1952-03-10", "2026-11-22", "", "2027-03-09", "age75");
        row("end of stay", false, "1990-03-10", "2026-11-22", "2027-01-15", "2027-01-15", "stay");
        row("notice under 70", true, "1981-05-01", "2026-11-22", "", "-", "none");
        row("notice 70-74", true, "1955-05-01", "2026-11-22", "", "2027-07-31", "annual");
        row("notice before 75", true, "1952-03-10", "2026-11-22", "", "2027-03-09", "age75");
    }
    void certificateValidities() {
        QFETCH(bool, notice);
        QFETCH(QDate, birth);
        QFETCH(QDate, from);
        QFETCH(QString, stay);
        const ValidityFacts facts{
            notice ? CertificateKind::EligibilityNotice : CertificateKind::EligibilityCertificate, birth,
            from, maybe(qPrintable(stay)), std::nullopt};
        const CertificateValidity validity = certificateValidity(m_parameters, facts).value();
        QTEST(text(validity.until), "until");
        QTEST(validity.reason, "reason");
    }
    void validityAfter75IsRefused() {
        const ValidityFacts facts{
            CertificateKind::EligibilityCertificate, day("1951-11-22"), day("2026-11-22"), {}, {}};
        QCOMPARE(certificateValidity(m_parameters, facts).error().code, u"E-RULE-016"_s);
    }
    void childbirth_data() {
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<int>("weeks");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("babies");
        QTest::addColumn<bool>("scheme");
        QTest::addColumn<qint64>("cost");
        QTest::addColumn<qint64>("amount");
        QTest::newRow("500,000") << day("2026-05-10") << 39 << 0 << 1 << true << qint64(-1)
                                 << qint64(500'000);
        QTest::newRow("without the scheme")
            << day("2026-05-10") << 39 << 0 << 1 << false << qint64(-1) << qint64(488'000);
        QTest::newRow("under 22 weeks")
            << day("2026-05-10") << 21 << 6 << 1 << true << qint64(-1) << qint64(488'000);
        QTest::newRow("twins") << day("2026-05-10") << 36 << 0 << 2 << true << qint64(-1)
                               << qint64(1'000'000);
        QTest::newRow("12 weeks and 1 day = 85 days")
            << day("2026-05-10") << 12 << 1 << 1 << true << qint64(-1) << qint64(488'000);
        QTest::newRow("84 days") << day("2026-05-10") << 12 << 0 << 1 << true << qint64(-1) << qint64(0);
        QTest::newRow("difference") << day("2026-05-10") << 39 << 0 << 1 << true << qint64(463'200)
                                    << qint64(36'800);
        QTest::newRow("no difference left")
            << day("2026-05-10") << 39 << 0 << 1 << true << qint64(563'200) << qint64(0);
        QTest::newRow("March 2023") << day("2023-03-31") << 39 << 0 << 1 << true << qint64(-1)
                                    << qint64(420'000);
        QTest::newRow("March 2023 without")
            << day("2023-03-31") << 39 << 0 << 1 << false << qint64(-1) << qint64(408'000);
        QTest::newRow("2021 without")
            << day("2021-12-31") << 39 << 0 << 1 << false << qint64(-1) << qint64(404'000);
        QTest::newRow("April 2023") << day("2023-04-01") << 39 << 0 << 1 << true << qint64(-1)
                                    << qint64(500'000);
    }
    void childbirth() {
        QFETCH(QDate, birth);
        QFETCH(int, weeks);
        QFETCH(int, days);
        QFETCH(int, babies);
        QFETCH(bool, scheme);
        QFETCH(qint64, cost);
        QFETCH(qint64, amount);
        ChildbirthFacts facts;
        facts.birthDate = birth;
        facts.weeks = weeks;
        facts.days = days;
        facts.babies = babies;
        facts.compensationScheme = scheme;
        facts.directPayment = cost >= 0;
        facts.hospitalCost = cost < 0 ? 0 : cost;
        const BenefitAssessment result = childbirthLumpSum(m_parameters, facts).value();
        QCOMPARE(result.amount, amount);
        QCOMPARE(result.decision == BenefitDecision::Grant, amount > 0);
        QCOMPARE(std::get<qint64>(result.explanation.result()), amount);
    }
    void childbirthIsDeniedForOtherReasons() {
        ChildbirthFacts facts;
        facts.birthDate = day("2024-05-10");
        facts.employeeInsurancePays = true;
        QCOMPARE(childbirthLumpSum(m_parameters, facts)->reason, u"employee_insurance"_s);
        facts.employeeInsurancePays = false;
        facts.claimedOn = day("2026-05-10");
        QCOMPARE(childbirthLumpSum(m_parameters, facts)->amount, 500'000);
        facts.claimedOn = day("2026-05-11");
        QCOMPARE(childbirthLumpSum(m_parameters, facts)->reason, u"limitation"_s);
        facts.babies = 0;
        QCOMPARE(childbirthLumpSum(m_parameters, facts).error().field, u"babies"_s);
    }
    void funeral() {
        FuneralFacts facts;
        facts.deathDate = day("2026-10-01");
        facts.funeralDate = day("2026-10-05");
        const BenefitAssessment granted = funeralExpense(m_parameters, facts).value();
        QCOMPARE(granted.amount, 50'000);
        QCOMPARE(granted.claimUntil, day("2028-10-05"));
        QCOMPARE(granted.explanation.unconfirmed(), QStringList{u"benefit.funeral.amount"_s});
        facts.otherSchemePays = true;
        QCOMPARE(funeralExpense(m_parameters, facts)->reason, u"other_scheme"_s);
        facts.funeralDate = day("2026-09-30");
        QCOMPARE(funeralExpense(m_parameters, facts).error().field, u"funeral_date"_s);
    }
};

QTEST_APPLESS_MAIN(TestDateRules)
#include "TestDateRules.moc"
