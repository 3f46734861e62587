// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ArrearsMeasures.h"
#include "core/rules/CertificateRules.h"
#include "core/rules/Deadlines.h"
#include "core/rules/Exclusions.h"
#include "core/rules/HeadSubstitution.h"
#include "core/rules/LimitCertificate.h"
#include "core/rules/SpecialResidence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QDate day(const char* iso) {
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}
QString iso(QDate date) {
    return date.toString(Qt::ISODate);
}

}  // namespace

/// Who is in the NHI of which municipality, on which documents, and what arrears change about it.
class TestStandingRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();
    const Parameters m_hoshimi = Parameters::load(u"hoshimi"_s).value();

 private Q_SLOTS:
    void arrearsTimeline_data() {
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<QString>("explainBy");
        QTest::addColumn<QString>("stage");
        // Due 2025-07-31: demand by 2025-08-20; a year has passed on 2026-08-01, a year and a half on
        // 2027-02-01.
        const auto row = [](const char* asOf, const char* explainBy, const char* stage) {
            QTest::addRow("%s %s", asOf, explainBy)
                << QString::fromLatin1(asOf) << QString::fromLatin1(explainBy) << QString::fromLatin1(stage);
        };
        row("2025-07-31", "", "none");
        row("2025-08-01", "", "demand");
        row("2026-07-31", "", "demand");
        row("2026-08-01", "", "notice");
        row("2026-08-31", "2026-08-31", "notice");
        row("2026-09-01", "2026-08-31", "special");
        row("2027-01-31", "2026-08-31", "special");
        row("2027-02-01", "2026-08-31", "suspension");
    }
    void arrearsTimeline() {
        QFETCH(QString, asOf);
        QFETCH(QString, explainBy);
        ArrearsMeasureFacts facts;
        facts.dueOn = day("2025-07-31");
        facts.asOf = QDate::fromString(asOf, Qt::ISODate);
        facts.explainBy = QDate::fromString(explainBy, Qt::ISODate);
        const ArrearsMeasures measures = arrearsMeasures(m_parameters, facts).value();
        const QString stage = arrearsStageCode(measures.stage);
        QTEST(stage, "stage");
        QCOMPARE(std::get<QString>(measures.explanation.result()), stage);
        QCOMPARE(iso(measures.demandBy), u"2025-08-20"_s);
        QCOMPARE(iso(measures.specialFrom), u"2026-08-01"_s);
        QCOMPARE(iso(measures.suspensionFrom), u"2027-02-01"_s);
        facts.specialCircumstances = true;
        const QString excused = arrearsStageCode(arrearsMeasures(m_parameters, facts)->stage);
        QCOMPARE(excused, facts.asOf < measures.specialFrom ? stage : u"ended"_s);
    }
    void whoPaysInFull() {
        ArrearsMeasureFacts facts;
        facts.dueOn = day("2025-07-31");
        facts.asOf = day("2027-03-31");
        facts.explainBy = day("2026-08-31");
        facts.persons = {{day("1980-05-01"), false},
                         {day("1980-05-01"), true},    // public cost
                         {day("2008-04-02"), false},   // 18 on 2026-04-02: usual until 2027-03-31
                         {day("2008-04-01"), false}};  // 18 reached on 2026-03-31
        QCOMPARE(arrearsMeasures(m_parameters, facts)->payInFull, (QList<bool>{true, false, false, true}));
        facts.asOf = day("2027-04-01");
        QCOMPARE(arrearsMeasures(m_parameters, facts)->payInFull, (QList<bool>{true, false, true, true}));
        facts.paidOn = day("2027-03-20");
        QCOMPARE(arrearsStageCode(arrearsMeasures(m_parameters, facts)->stage), u"ended"_s);
        QCOMPARE(arrearsMeasures(m_parameters, facts)->payInFull, QList<bool>(4, false));
        facts.paidOn = day("2025-09-20");
        QCOMPARE(arrearsStageCode(arrearsMeasures(m_parameters, facts)->stage), u"none"_s);
        facts.paidOn = day("2027-04-02");
        QCOMPARE(arrearsMeasures(m_parameters, facts).error().field, u"paid_on"_s);
        facts.paidOn = {};
        facts.persons[1].birth = day("2027-04-02");
        QCOMPARE(arrearsMeasures(m_parameters, facts).error().field, u"persons[1].birth_date"_s);
    }
    void withheldBenefits() {
        QCOMPARE(offsetWithheld(50'000, 30'000)->paidOut, 20'000);
        QCOMPARE(offsetWithheld(50'000, 80'000)->paidOut, 0);
        QCOMPARE(offsetWithheld(50'000, 80'000)->stillUnpaid, 30'000);
        QCOMPARE(offsetWithheld(-1, 80'000).error().field, u"benefit"_s);
    }
    void students_data() {
        QTest::addColumn<QString>("ended");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("proven");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* ended, const char* own, const char* proven,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(ended) << QString::fromLatin1(own)
                                << QString::fromLatin1(proven) << QString::fromLatin1(expected);
        };
        // Moved away 2024-04-01, course until 2028-03-31, looked at on 2026-11-22.
        row("proven", "", "", "2027-03-31", "until 2028-03-31, proof 2027-04-30");
        row("proof missing", "", "", "2026-03-31", "until 2028-03-31, proof 2026-04-30 missing");
        row("never proven", "", "", "", "until 2028-03-31, proof 2026-04-30 missing");
        row("left school", "2026-09-30", "", "2027-03-31", "ended");
        row("leaves school next month", "2026-12-20", "", "2027-03-31", "until 2026-12-20, proof -");
        row("own livelihood", "", "2026-11-01", "2027-03-31", "own_livelihood");
        row("own livelihood later", "", "2027-01-01", "2027-03-31", "until 2026-12-31, proof -");
    }
    void students() {
        QFETCH(QString, ended);
        QFETCH(QString, own);
        QFETCH(QString, proven);
        StudentFacts facts;
        facts.from = day("2024-04-01");
        facts.schoolUntil = day("2028-03-31");
        facts.asOf = day("2026-11-22");
        facts.endedOn = QDate::fromString(ended, Qt::ISODate);
        facts.ownLivelihoodOn = QDate::fromString(own, Qt::ISODate);
        facts.provenUntil = QDate::fromString(proven, Qt::ISODate);
        const StudentException result = studentException(m_parameters, facts).value();
        const QString due = result.proofDue.isValid() ? iso(result.proofDue) : u"-"_s;
        const QString text =
            result.applies ? u"until %1, proof %2%3"_s.arg(iso(result.until), due,
                                                           result.proofMissing ? u" missing"_s : QString())
                           : result.reason;
        QTEST(text, "expected");
        facts.supported = false;
        QCOMPARE(studentException(m_parameters, facts)->reason, u"not_supported"_s);
        facts.schoolUntil = day("2024-03-31");
        QCOMPARE(studentException(m_parameters, facts).error().field, u"school_until"_s);
    }
    void facilities_data() {
        QTest::addColumn<QString>("steps");  // municipality:kind, oldest first; - = home
        QTest::addColumn<QString>("responsible");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* steps, const char* responsible,
                            const char* reason) {
            QTest::newRow(name) << QString::fromLatin1(steps) << QString::fromLatin1(responsible)
                                << QString::fromLatin1(reason);
        };
        row("home only", "11203:-", "11203", "no_facility");
        row("care home in another city", "11203:- 11202:care_home", "11203", "");
        row("care home in another prefecture", "11203:- 13101:care_home", "11203", "");
        row("second facility keeps the first home", "11203:- 13101:hospital 14100:care_home", "11203", "");
        row("home in between starts again", "11203:- 13101:hospital 13101:- 14100:care_home", "13101", "");
        row("facility in the same city", "11203:- 11203:disability", "11203", "same_municipality");
        row("back in the first city", "11203:- 13101:child 11203:child", "11203", "same_municipality");
        row("other kind of facility", "11203:- 13101:other", "13101", "facility_kind");
        row("a facility of another kind in between", "11203:- 13101:other 14100:hospital", "13101", "");
        row("nothing known before", "13101:hospital", "13101", "no_home");
    }
    void facilities() {
        QFETCH(QString, steps);
        QList<ResidenceStep> list;
        QDate since = day("2020-01-01");
        for (const QString& step : steps.split(u' ')) {
            list << ResidenceStep{step.section(u':', 0, 0), since,
                                  facilityKindFromCode(step.section(u':', 1, 1))};
            since = since.addYears(1);
        }
        const FacilityRule rule = facilityRule(list).value();
        QTEST(rule.responsible, "responsible");
        QTEST(rule.reason, "reason");
        QCOMPARE(rule.applies, rule.reason.isEmpty());
        QCOMPARE(rule.samePrefecture, rule.responsible.left(2) == list.last().municipality.left(2));
        QCOMPARE(std::get<QString>(rule.explanation.result()), rule.responsible);
    }
    void facilityRefusals() {
        QCOMPARE(facilityRule({}).error().field, u"steps"_s);
        QCOMPARE(facilityRule({{u"1120"_s, day("2020-01-01"), {}}}).error().field,
                 u"steps[0].municipality"_s);
        QCOMPARE(facilityRule({{u"11203"_s, day("2020-01-01"), {}}, {u"11202"_s, day("2020-01-01"), {}}})
                     .error()
                     .field,
                 u"steps[1].since"_s);
    }
    void headSubstitutions() {
        HeadSubstitutionFacts facts;
        facts.date = day("2026-11-22");
        QVERIFY(headSubstitution(facts)->granted);
        QCOMPARE(headSubstitution(facts)->taxFrom, YearMonth(2026, 11));
        const auto reason = [&] { return headSubstitution(facts)->reason; };
        facts.canFulfilDuties = false;
        QCOMPARE(reason(), u"duties"_s);
        facts.arrears = true;
        QCOMPARE(reason(), u"arrears"_s);
        facts.headConsents = false;
        QCOMPARE(reason(), u"no_consent"_s);
        facts.applicantInsured = false;
        QCOMPARE(reason(), u"not_insured"_s);
        facts.headIsNominal = false;
        QCOMPARE(reason(), u"head_insured"_s);
        QVERIFY(!headSubstitution(facts)->granted);
        facts.date = {};
        QCOMPARE(headSubstitution(facts).error().field, u"date"_s);
    }
    void exclusions() {
        ExclusionFacts facts;
        facts.day = day("2026-11-22");
        QVERIFY(!nhiExclusion(m_parameters, facts)->excluded);
        for (const QString& ground : exclusionGrounds()) {
            facts.grounds = {ground};
            QCOMPARE(nhiExclusion(m_parameters, facts)->grounds, QStringList{ground});
        }
        facts.grounds = {u"assistance"_s};
        facts.assistanceSuspended = true;
        QVERIFY(!nhiExclusion(m_parameters, facts)->excluded);
        facts.grounds = {};
        facts.foreign = true;
        facts.stayMonths = 3;
        QCOMPARE(nhiExclusion(m_parameters, facts)->grounds, QStringList{u"short_stay"_s});
        facts.stayMonths = 4;
        QVERIFY(!nhiExclusion(m_parameters, facts)->excluded);
        facts.birth = day("1951-11-22");
        QCOMPARE(nhiExclusion(m_parameters, facts)->grounds, QStringList{u"late_elderly"_s});
        facts.birth = day("1951-11-23");
        QVERIFY(!nhiExclusion(m_parameters, facts)->excluded);
        facts.grounds = {u"x"_s};
        QCOMPARE(nhiExclusion(m_parameters, facts).error().field, u"grounds[0]"_s);
    }
    void applicationsForCertificates_data() {
        QTest::addColumn<QString>("card");
        QTest::addColumn<bool>("support");
        QTest::addColumn<bool>("needed");
        QTest::newRow("usable card") << u"registered"_s << false << false;
        QTest::newRow("usable card, needs support") << u"registered"_s << true << true;
        QTest::newRow("lost card") << u"lost"_s << false << true;
        QTest::newRow("no card") << u"no_card"_s << false << false;
        QTest::newRow("no card, needs support") << u"no_card"_s << true << false;
    }
    void applicationsForCertificates() {
        QFETCH(QString, card);
        QFETCH(bool, support);
        CertificateFacts facts;
        facts.card = healthCardFromCode(card).value();
        facts.needsSupport = support;
        const CertificateChoice choice = certificateFor(m_parameters, facts, day("2026-11-22")).value();
        QTEST(choice.needsApplication, "needed");
        facts.protectedPerson = true;
        QVERIFY(!certificateFor(m_parameters, facts, day("2026-11-22"))->needsApplication);
        QCOMPARE(certificateFor(m_parameters, facts, day("2026-11-22"))->form, u"F10"_s);
    }
    void limitCertificatesStartWithTheCoverage() {
        LimitCertificateFacts facts;
        facts.birth = day("1980-01-01");
        facts.appliedOn = day("2026-11-22");
        facts.under70 = LimitCategory::U;
        facts.coveredFrom = day("2026-11-10");
        QCOMPARE(limitCertificate(m_parameters, facts)->from, day("2026-11-10"));
        facts.coveredFrom = day("2026-10-10");
        QCOMPARE(limitCertificate(m_parameters, facts)->from, day("2026-11-01"));
        facts.appliedOn = day("2027-07-31");
        QCOMPARE(limitCertificate(m_parameters, facts)->until, day("2027-07-31"));
        facts.appliedOn = day("2026-08-01");
        facts.coveredFrom = {};
        QCOMPARE(limitCertificate(m_parameters, facts)->until, day("2027-07-31"));
        facts.coveredFrom = day("2026-08-02");
        QCOMPARE(limitCertificate(m_parameters, facts).error().field, u"covered_from"_s);
        facts.coveredFrom = {};
        facts.birth = day("1951-08-01");
        QCOMPARE(limitCertificate(m_parameters, facts).error().field, u"applied_on"_s);
    }
    void diseaseCertificates_data() {
        QTest::addColumn<QString>("disease");
        QTest::addColumn<QString>("birth");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* disease, const char* birth, const char* category,
                            const char* expected) {
            QTest::addRow("%s %s %s", disease, birth, category)
                << QString::fromLatin1(disease) << QString::fromLatin1(birth) << QString::fromLatin1(category)
                << QString::fromLatin1(expected);
        };
        row("dialysis", "1980-01-01", "a", "20000 2026-11-01 2027-07-31");
        row("dialysis", "1980-01-01", "i", "20000 2026-11-01 2027-07-31");
        row("dialysis", "1980-01-01", "u", "10000 2026-11-01 2027-07-31");
        row("dialysis", "1957-03-10", "a", "20000 2026-11-01 2027-03-31");  // 70 in March
        row("dialysis", "1955-01-01", "", "10000 2026-11-01 2029-12-31");
        row("haemophilia", "1980-01-01", "a", "10000 2026-11-01 2054-12-31");
        row("hiv", "1980-01-01", "", "10000 2026-11-01 2054-12-31");
        row("dialysis", "1980-01-01", "", "category_under70");
        row("none", "1980-01-01", "a", "no_disease");
    }
    void diseaseCertificates() {
        QFETCH(QString, disease);
        QFETCH(QString, birth);
        QFETCH(QString, category);
        DiseaseCertificateFacts facts;
        facts.disease = specifiedDiseaseFromCode(disease).value();
        facts.birth = QDate::fromString(birth, Qt::ISODate);
        facts.appliedOn = day("2026-11-22");
        facts.under70 = limitCategoryFromCode(category);
        const auto decision = diseaseCertificate(m_parameters, facts);
        const QString text =
            !decision ? decision.error().field
            : decision->granted
                ? u"%1 %2 %3"_s.arg(decision->limit).arg(iso(decision->from), iso(decision->until))
                : decision->reason;
        QTEST(text, "expected");
        facts.opinion = false;
        if (decision && decision->granted)
            QCOMPARE(diseaseCertificate(m_parameters, facts)->reason, u"papers_missing"_s);
    }
    void highCostClaims() {
        const YearMonth month(2026, 5);
        // This municipality counts from the form: nothing runs before it came.
        QVERIFY(!highCostClaimLimit(m_parameters, month)->running);
        QCOMPARE(highCostClaimLimit(m_parameters, month, day("2026-09-15"))->dueOn, day("2028-09-15"));
        QCOMPARE(highCostClaimLimit(m_parameters, month, day("2026-09-15"), day("2028-09-17"))->lateDays, 2);
        QCOMPARE(highCostClaimLimit(m_parameters, month, day("2026-04-30")).error().field,
                 u"form_received_on"_s);
        // The other counts from the 1st of the month after the treatment.
        QCOMPARE(highCostClaimLimit(m_hoshimi, month)->dueOn, day("2028-05-31"));
        QCOMPARE(highCostClaimLimit(m_hoshimi, YearMonth(2026, 2))->dueOn, day("2028-02-29"));
    }
};

QTEST_APPLESS_MAIN(TestStandingRules)
#include "TestStandingRules.moc"
